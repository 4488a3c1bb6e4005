"""Encryption of personal data at rest, with a key file that lies outside the database.

AES-256-GCM; what is encrypted is bound to its tenant, column and row, so that a ciphertext copied to another
row does not open there. Equality is sought by a keyed hash (blind index), useless without the key.
"""

from __future__ import annotations

import hmac
import os
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engine.keyfile import KEY_BYTES, read_keys
from engine.persistence.session import Session
from workflows.errors import PersonalDataSealed

FILE: Final = "personal-data.key"
_ID_BYTES: Final = 8
_NONCE_BYTES: Final = 12


class Vault:
    """The keys of one installation: the last one encrypts, every one decrypts, the first makes the index."""

    def __init__(self, keys: list[bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise ValueError(f"personal data needs keys of {KEY_BYTES} bytes")
        self._keys = {_key_id(key): key for key in keys}
        self._newest = keys[-1]
        # of the first key for ever: a new one must not make known people unknown
        self._index_key = hmac.digest(keys[0], b"gongzhi blind index", "sha256")
        self._proof_key = hmac.digest(keys[0], b"gongzhi proof of a row", "sha256")
        self._proof_name = _key_id(keys[0]).hex()[:8]

    def encrypt(self, text: str, place: str) -> bytes:
        """``place`` names tenant, column and row; the same is needed to decrypt."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = AESGCM(self._newest).encrypt(nonce, text.encode(), place.encode())
        return _key_id(self._newest) + nonce + sealed

    def decrypt(self, sealed: bytes, place: str) -> str:
        """Raises PersonalDataSealed when no key here opens it, or it was moved or altered."""
        key = self._keys.get(sealed[:_ID_BYTES])
        nonce, rest = sealed[_ID_BYTES:][:_NONCE_BYTES], sealed[_ID_BYTES + _NONCE_BYTES :]
        try:
            if key is None:
                raise PersonalDataSealed(file=FILE)
            return AESGCM(key).decrypt(nonce, rest, place.encode()).decode()
        except InvalidTag as error:
            raise PersonalDataSealed(file=FILE) from error

    def blind_index(self, text: str, purpose: str) -> bytes:
        """The same bytes for the same text and purpose, and for nothing else."""
        return hmac.digest(self._index_key, f"{purpose}\0{text}".encode(), "sha256")

    def proof(self, text: str) -> str:
        """What nobody without the key can make for another text, behind the name of the key."""
        made = hmac.digest(self._proof_key, text.encode(errors="surrogatepass"), "sha256")
        return f"{self._proof_name}:{made.hex()}"

    def made(self, proof: str) -> bool:
        """Whether a proof says that it was made with this installation's key."""
        return proof.startswith(f"{self._proof_name}:")


def vault(session: Session) -> Vault:
    """The vault of the installation, its key file made on first use."""
    return _load(_place(session))


def has_key(session: Session) -> bool:
    """Whether the key file is there; asking for the vault would make one."""
    return os.path.exists(_place(session))


def _place(session: Session) -> str:
    """Asked for with every step of every case: as a text, which costs a tenth of what a path does."""
    return os.path.join(session.database.settings.var_directory, FILE)


@lru_cache(maxsize=32)
def _load(name: str) -> Vault:
    return Vault(read_keys(Path(name)))


def _key_id(key: bytes) -> bytes:
    return sha256(b"gongzhi personal data key" + key).digest()[:_ID_BYTES]
