"""Check digits of the codes that organisations and people bear."""

from __future__ import annotations

import re
from datetime import date

from workflows.errors import IdentityNumberInvalid, UnifiedCodeInvalid

#: GB 32100: no I, O, S, V, Z.
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_UNIFIED_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_UNIFIED = re.compile(f"[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}")
#: 民政 (5) with 社会团体, 民办非企业单位, 基金会, 其他.
SOCIAL_ORGANIZATION_PREFIXES = ("51", "52", "53", "59")

#: GB 11714, the nine places of the body within the unified code.
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

#: GB 11643.
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_IDENTITY_CHECK = "10X98765432"
_IDENTITY = re.compile(r"[1-9][0-9]{16}[0-9X]")


def unified_check_character(first17: str) -> str:
    """The last character of a unified social credit code."""
    total = sum(
        _ALPHABET.index(char) * weight for char, weight in zip(first17, _UNIFIED_WEIGHTS, strict=True)
    )
    return _ALPHABET[(31 - total % 31) % 31]


def body_check_character(first8: str) -> str:
    """The last character of an organisation's body code (GB 11714): letters count from A = 10."""
    total = sum(int(char, 36) * weight for char, weight in zip(first8, _BODY_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def check_unified_code(code: str, *, social: bool = True) -> str:
    """The code itself when it is right; ``social`` wants one given by civil affairs.

    Raises UnifiedCodeInvalid, saying which part is wrong."""
    if not _UNIFIED.fullmatch(code):
        raise UnifiedCodeInvalid(code=code, reason="format")
    if social and not code.startswith(SOCIAL_ORGANIZATION_PREFIXES):
        raise UnifiedCodeInvalid(code=code, reason="authority")
    if body_check_character(code[8:16]) != code[16]:
        raise UnifiedCodeInvalid(code=code, reason="body")
    if unified_check_character(code[:17]) != code[17]:
        raise UnifiedCodeInvalid(code=code, reason="check")
    return code


def identity_check_character(first17: str) -> str:
    """The last character of a resident's identity number."""
    total = sum(int(char) * weight for char, weight in zip(first17, _IDENTITY_WEIGHTS, strict=True))
    return _IDENTITY_CHECK[total % 11]


def check_identity_number(number: str, on: date) -> str:
    """The number itself, its X a capital. Raises IdentityNumberInvalid without repeating the number.

    ``on``: today, for nobody is born later."""
    number = number.upper()
    if not _IDENTITY.fullmatch(number):
        raise IdentityNumberInvalid(reason="format")
    try:
        born = birth_date(number)
    except ValueError:
        raise IdentityNumberInvalid(reason="birth") from None
    if not date(1850, 1, 1) <= born <= on:
        raise IdentityNumberInvalid(reason="birth")
    if identity_check_character(number[:17]) != number[17]:
        raise IdentityNumberInvalid(reason="check")
    return number


def birth_date(number: str) -> date:
    """The day of birth in an identity number. Raises ValueError when the calendar has no such day."""
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def gender(number: str) -> str:
    """男 for an odd serial, 女 for an even one (GB 11643), as ``MALE`` and ``FEMALE``."""
    return "MALE" if int(number[16]) % 2 else "FEMALE"
