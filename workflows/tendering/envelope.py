"""The sealed envelope of a bid: the reference of what a bidder's browser does (docs/adr/0008-sealed-bids.md).

Everything here is a pure function over algorithms that WebCrypto has; the server uses of it only what reads
the head of an envelope and, after the opening, what puts shares together.
"""

from __future__ import annotations

import base64
import json
import os
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from workflows.tendering.shamir import combine, split

MAGIC: Final = b"GZB1"
KEY_BITS: Final = 3072
_WRAPPED: Final = KEY_BITS // 8
_KEY: Final = 32
_NONCE: Final = 12
_TAG: Final = 16
_LENGTH: Final = 4
_ID: Final = 8
_FRONT: Final = struct.Struct(">4sBBQ")  # magic, threshold, keyholders, tender
_HOLDER: Final = _ID + 32 + _WRAPPED  # key id, SHA-256 of the share, the share wrapped
PBKDF2_ROUNDS: Final = 600_000

_OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)


class EnvelopeDamaged(ValueError):
    """Not an envelope of this tender, or it does not open."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands outside on an envelope; ``holders`` in the order of their shares."""

    tender_id: int
    threshold: int
    key_ids: tuple[bytes, ...]
    commitments: tuple[bytes, ...]
    wrapped: tuple[bytes, ...]

    @property
    def size(self) -> int:
        return head_size(len(self.key_ids))


def head_size(holders: int) -> int:
    return _FRONT.size + holders * _HOLDER


def room(envelope_bytes: int, holders: int) -> int:
    """Bytes of content that an envelope of this size takes."""
    return envelope_bytes - head_size(holders) - _NONCE - _LENGTH - _TAG


def key_id(public_key: bytes) -> bytes:
    """The first eight bytes of the SHA-256 of the key as SubjectPublicKeyInfo."""
    return sha256(public_key).digest()[:_ID]


def seal(
    content: Mapping[str, Any],
    *,
    tender_id: int,
    public_keys: Sequence[bytes],
    threshold: int,
    envelope_bytes: int,
) -> bytes:
    """An envelope of exactly ``envelope_bytes``. Raises ValueError when the content does not fit."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str).encode()
    space = room(envelope_bytes, len(public_keys))
    if len(body) > space:
        raise ValueError(f"the bid has {len(body)} bytes, the envelope takes {space}")
    key = os.urandom(_KEY)
    shares = split(key, threshold, len(public_keys))
    head = _FRONT.pack(MAGIC, threshold, len(public_keys), tender_id)
    for number, public_key in enumerate(public_keys, 1):
        share = bytes([number]) + shares[number]
        head += key_id(public_key) + sha256(share).digest() + _public(public_key).encrypt(share, _OAEP)
    nonce = os.urandom(_NONCE)
    padded = struct.pack(">I", len(body)) + body + bytes(space - len(body))
    return head + nonce + AESGCM(key).encrypt(nonce, padded, head)


def read_head(envelope: bytes) -> Head:
    """What stands outside. Raises EnvelopeDamaged."""
    if len(envelope) < _FRONT.size:
        raise EnvelopeDamaged("too short")
    magic, threshold, count, tender_id = _FRONT.unpack_from(envelope)
    if magic != MAGIC or not 1 <= threshold <= count or len(envelope) <= head_size(count):
        raise EnvelopeDamaged("no envelope")
    places = [_FRONT.size + number * _HOLDER for number in range(count)]
    return Head(
        tender_id=tender_id,
        threshold=threshold,
        key_ids=tuple(envelope[at : at + _ID] for at in places),
        commitments=tuple(envelope[at + _ID : at + _ID + 32] for at in places),
        wrapped=tuple(envelope[at + _ID + 32 : at + _HOLDER] for at in places),
    )


def is_share(head: Head, holder: int, share: bytes) -> bool:
    """Whether ``share`` is what the bidder sealed for that keyholder (1, 2 …)."""
    return 0 < holder <= len(head.commitments) and sha256(share).digest() == head.commitments[holder - 1]


def unseal(envelope: bytes, shares: Sequence[bytes]) -> dict[str, Any]:
    """The content, by enough shares. Raises EnvelopeDamaged."""
    head = read_head(envelope)
    key = combine({share[0]: share[1:] for share in shares[: head.threshold]})
    rest = envelope[head.size :]
    try:
        padded = AESGCM(key).decrypt(rest[:_NONCE], rest[_NONCE:], envelope[: head.size])
        (length,) = struct.unpack_from(">I", padded)
        content = json.loads(padded[_LENGTH : _LENGTH + length])
    except (InvalidTag, ValueError, struct.error) as error:
        raise EnvelopeDamaged("it does not open") from error
    if not isinstance(content, dict):
        raise EnvelopeDamaged("no bid in it")
    return content


# -- keyholders --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpeningKey:
    """A pair of keys as its holder's browser makes it: what it sends away is public, or wrapped."""

    public_key: bytes
    wrapped_private_key: str


def make_opening_key(passphrase: str, *, rounds: int = PBKDF2_ROUNDS) -> OpeningKey:
    """A pair for RSA-OAEP; the private key (PKCS #8) is wrapped by AES-GCM under PBKDF2 of the passphrase."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    plain = private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    salt, nonce = os.urandom(16), os.urandom(_NONCE)
    wrapped = AESGCM(_derived(passphrase, salt, rounds)).encrypt(nonce, plain, public)
    parts = {"salt": salt, "iv": nonce, "key": wrapped}
    document = {"kdf": "PBKDF2-SHA256", "iterations": rounds}
    document |= {name: base64.b64encode(value).decode() for name, value in parts.items()}
    return OpeningKey(public, json.dumps(document))


def open_share(wrapped_private_key: str, public_key: bytes, passphrase: str, wrapped: bytes) -> bytes:
    """A keyholder's share of one bid: its number and 32 bytes. Raises EnvelopeDamaged."""
    document = json.loads(wrapped_private_key)
    salt, nonce, key = (base64.b64decode(document[name]) for name in ("salt", "iv", "key"))
    try:
        plain = AESGCM(_derived(passphrase, salt, document["iterations"])).decrypt(nonce, key, public_key)
        # the holder's own passphrase vouches for the pair (GCM, with the public half): its primes were tested
        # when it was made, and testing them once more for each bid takes a quarter of a second
        private = serialization.load_der_private_key(plain, None, unsafe_skip_rsa_key_validation=True)
        assert isinstance(private, rsa.RSAPrivateKey)
        return private.decrypt(wrapped, _OAEP)
    except (InvalidTag, ValueError) as error:
        raise EnvelopeDamaged("the passphrase or the share is wrong") from error


def _derived(passphrase: str, salt: bytes, rounds: int) -> bytes:
    return PBKDF2HMAC(hashes.SHA256(), _KEY, salt, rounds).derive(passphrase.encode())


def check_public_key(public_key: bytes) -> None:
    """Raises EnvelopeDamaged for anything but an RSA key of our size."""
    try:
        found = _public(public_key)
    except ValueError as error:
        raise EnvelopeDamaged("no key") from error
    if found.key_size != KEY_BITS:
        raise EnvelopeDamaged("a key of another size")


def _public(public_key: bytes) -> rsa.RSAPublicKey:
    found = serialization.load_der_public_key(public_key)
    if not isinstance(found, rsa.RSAPublicKey):
        raise EnvelopeDamaged("no RSA key")
    return found
