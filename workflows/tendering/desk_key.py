"""The bid desk's own key: it whitens what the desk keeps and signs its receipts.

The key file lies outside the database, so that the database alone shows random bytes. Receipts are signed by
ECDSA over P-256 with SHA-256, so that a bidder can check one without asking us.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from engine.keyfile import read_keys
from engine.persistence.session import Session
from workflows.tendering.errors import DeskKeyMissing

FILE: Final = "bid-desk.key"
_BYTES: Final = 32
_NONCE: Final = 12
_TAG: Final = 16
#: A whitened row is this much longer than what it holds.
OVERHEAD: Final = _NONCE + _TAG
_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_HALF: Final = 32


class DeskKey:
    """One key of the desk."""

    def __init__(self, secret: bytes) -> None:
        self.id = sha256(b"gongzhi bid desk" + secret).hexdigest()[:16]
        self._secret = secret
        self._aes = AESGCM(self._derived(b"desk", _BYTES))
        scalar = int.from_bytes(self._derived(b"receipts", 48)) % (_ORDER - 1) + 1
        self._signing = ec.derive_private_key(scalar, ec.SECP256R1())

    def whiten(self, plain: bytes, place: str) -> bytes:
        """Bytes that cannot be told from random ones; other ones each time."""
        nonce = os.urandom(_NONCE)
        return nonce + self._aes.encrypt(nonce, plain, place.encode())

    def read(self, white: bytes, place: str) -> bytes | None:
        """What was whitened for this place; None when it was altered, moved, or never ours."""
        try:
            return self._aes.decrypt(white[:_NONCE], white[_NONCE:], place.encode())
        except InvalidTag:
            return None

    def sign(self, statement: Mapping[str, Any]) -> str:
        """Hexadecimal r‖s, as WebCrypto writes signatures."""
        r, s = decode_dss_signature(self._signing.sign(spelled(statement), ec.ECDSA(hashes.SHA256())))
        return (r.to_bytes(_HALF) + s.to_bytes(_HALF)).hex()

    def is_signed(self, statement: Mapping[str, Any], signature: str) -> bool:
        try:
            raw = bytes.fromhex(signature)
            proper = encode_dss_signature(int.from_bytes(raw[:_HALF]), int.from_bytes(raw[_HALF:]))
            self._signing.public_key().verify(proper, spelled(statement), ec.ECDSA(hashes.SHA256()))
        except (InvalidSignature, ValueError):
            return False
        return True

    @property
    def public_key(self) -> bytes:
        """SubjectPublicKeyInfo, to check receipts with."""
        return self._signing.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    def _derived(self, purpose: bytes, length: int) -> bytes:
        return HKDF(hashes.SHA256(), length, None, b"gongzhi " + purpose).derive(self._secret)


def spelled(statement: Mapping[str, Any]) -> bytes:
    """The bytes that are signed: JSON with sorted keys, no spaces, UTF-8."""
    return json.dumps(statement, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def desk_key(session: Session, key_id: str | None = None) -> DeskKey:
    """The key with this id, or the newest; its file is made on first use. Raises DeskKeyMissing."""
    keys = _load(str(Path(session.database.settings.var_directory) / FILE))
    found = keys[-1] if key_id is None else next((key for key in keys if key.id == key_id), None)
    if found is None:
        raise DeskKeyMissing(file=FILE)
    return found


@lru_cache(maxsize=32)
def _load(name: str) -> tuple[DeskKey, ...]:
    return tuple(DeskKey(key) for key in read_keys(Path(name)))
