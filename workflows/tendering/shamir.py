"""Shamir's secret sharing over GF(256), byte by byte (the field of AES: x⁸+x⁴+x³+x+1).

Any ``threshold`` shares give the secret, fewer tell nothing about it.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

_MOST = 255


def _tables() -> tuple[list[int], list[int]]:
    """Powers of the generator 3, and their logarithms."""
    powers, logarithms = [0] * 512, [0] * 256
    value = 1
    for exponent in range(_MOST):
        powers[exponent], logarithms[value] = value, exponent
        doubled = value << 1
        value ^= doubled ^ (0x11B if doubled > _MOST else 0)
    powers[_MOST : 2 * _MOST] = powers[:_MOST]
    return powers, logarithms


_POWERS, _LOGARITHMS = _tables()


def _times(a: int, b: int) -> int:
    return _POWERS[_LOGARITHMS[a] + _LOGARITHMS[b]] if a and b else 0


def _over(a: int, b: int) -> int:
    return _POWERS[_LOGARITHMS[a] - _LOGARITHMS[b] + _MOST] if a else 0


def split(secret: bytes, threshold: int, count: int) -> dict[int, bytes]:
    """``count`` shares by their number (1, 2 …), of which ``threshold`` suffice. Raises ValueError."""
    if not 1 <= threshold <= count <= _MOST:
        raise ValueError(f"{threshold} of {count}")
    polynomials = [bytes([byte]) + secrets.token_bytes(threshold - 1) for byte in secret]
    return {x: bytes(_at(polynomial, x) for polynomial in polynomials) for x in range(1, count + 1)}


def combine(shares: Mapping[int, bytes]) -> bytes:
    """The secret of which these are shares: wrong or too few shares give other bytes, not an error.

    Raises ValueError for shares of unequal length or none."""
    lengths = {len(share) for share in shares.values()}
    if len(lengths) != 1:
        raise ValueError("shares of one secret have one length")
    weights = {x: _weight(x, [other for other in shares if other != x]) for x in shares}
    secret = bytearray(lengths.pop())
    for x, share in shares.items():
        for place, byte in enumerate(share):
            secret[place] ^= _times(byte, weights[x])
    return bytes(secret)


def _at(polynomial: bytes, x: int) -> int:
    value = 0
    for coefficient in reversed(polynomial):
        value = _times(value, x) ^ coefficient
    return value


def _weight(x: int, others: list[int]) -> int:
    """Lagrange's coefficient of a share at zero."""
    weight = 1
    for other in others:
        weight = _times(weight, _over(other, other ^ x))
    return weight
