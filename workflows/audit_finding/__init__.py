"""Findings of auditors and what becomes of them (DOMAIN.md D.7.5): reply, rectification, verification."""
