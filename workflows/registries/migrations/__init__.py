"""Revisions of the registers' tables (branch ``registries``)."""
