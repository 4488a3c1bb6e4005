"""Secrets handed out: 256 random bits, of which the database keeps a hash alone."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from typing import Final

#: Begins every API token, so that scanners for leaked secrets recognise one.
PREFIX: Final = "gongzhi_"


def new_token(prefix: str = "") -> str:
    return prefix + secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored and looked up; a fast hash suffices for 256 random bits."""
    return sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def csrf_token(session_token: str) -> str:
    """What our own page sends back beside the cookie; useless without that very session."""
    return hmac.new(session_token.encode("utf-8", "surrogateescape"), b"csrf", sha256).hexdigest()


def is_csrf_token(session_token: str, given: str) -> bool:
    return hmac.compare_digest(csrf_token(session_token).encode(), given.encode("utf-8", "replace"))
