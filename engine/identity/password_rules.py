"""What a password must be, and how it is hashed: argon2id, at most two at a time for each process."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from itertools import pairwise
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher, Type
from argon2.exceptions import Argon2Error, InvalidHashError

from engine.identity.errors import PasswordTooEasy, PasswordTooShort
from engine.persistence.store import checked_text

LENGTH: Final = 12
LONGEST: Final = 255
#: Different characters at least; ``aaaaaaaaaaaa`` is long and nothing else.
VARIETY: Final = 5
#: How many of the last passwords are not taken again.
REMEMBERED: Final = 5

#: OWASP's recommendation of 46 MiB, one pass more. Verified hashes carry their own parameters.
_hasher = PasswordHasher(time_cost=2, memory_cost=47_104, parallelism=1, type=Type.ID)
#: A flood of sign-ins must not take all memory and processors.
_slots = BoundedSemaphore(2)

#: Verified when there is no such account, so that the answer takes as long: the hash of a text nobody kept.
_NOBODY: Final = (
    "$argon2id$v=19$m=47104,t=2,p=1$HIdOJo7rn1sI03u+gAhCCA$S9l8pDajgt0cQhBMp9QkBS0icfL+3f9q5T/r1Q2IiJM"
)

#: What is left of the usual first guesses when digits and signs around them are taken off.
_COMMON: Final = frozenset(
    "password passwort passw admin administrator root user guest test qwerty qwertyuiop qwertyuiopasdf "
    "qwertyuiopasdfghjkl qazwsx qazwsxedc qazwsxedcrfv asdfghjkl asdfghjklzxcvbnm zxcvbnm "
    "qwertyuiopasdfghjklzxcvbnm letmein welcome iloveyou dragon monkey football baseball sunshine princess "
    "master hello freedom whatever abc abcdef abcdefgh abcdefghijkl abcd changeme default secret gongzhi "
    "woaini woaiwojia zhongguo beijing chengdu jinjiang sichuan minzheng shehui mima woaizhongguo tianfu "
    "passwordpassword adminadmin qweasdzxc qweasd aptx nihao nihaonihao wangwang a aa".split()
)
_LEET: Final = str.maketrans("@4310$57!", "aaeiosst" + "i")


def normalised(password: str) -> str:
    """One spelling of what looks the same: input methods differ."""
    return unicodedata.normalize("NFKC", password)


def check_rules(password: str, person_id: str) -> None:
    """Raises PasswordTooShort, PasswordTooEasy, TextTooLong."""
    checked_text("password", password)
    text = normalised(password)
    if len(text) < LENGTH:
        raise PasswordTooShort(length=LENGTH)
    small = text.casefold()
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", small)
    words = {re.sub(r"[\W\d_]+", "", text) for text in (small, core.translate(_LEET))}
    own = person_id.casefold()
    if (
        len(set(small)) < VARIETY
        or (words & _COMMON)
        or (len(own) >= 4 and own in small)
        or _is_sequence(small)
    ):
        raise PasswordTooEasy()


def _is_sequence(text: str) -> bool:
    """``123456789012``, ``abcdefghijkl``: nearly every character follows the one before it."""
    steps = [ord(b) - ord(a) for a, b in pairwise(text)]
    return max(steps.count(step) for step in (1, -1, 0)) > 0.7 * len(steps)


def hash_password(password: str) -> str:
    with _slots:
        return _hasher.hash(normalised(password))


def digest_of(password_hash: str) -> str:
    """What history says of a stored hash; without the salt in that, nobody tries passwords on it."""
    return sha256(password_hash.encode(errors="replace")).hexdigest()


def verify_password(stored: str | None, password: str) -> bool:
    """Whether the password is the stored one; takes as long when nothing is stored."""
    if len(password) > LONGEST:
        password = ""
    with _slots:
        try:
            _hasher.verify(stored or _NOBODY, normalised(password))
        except (Argon2Error, InvalidHashError):
            return False
    return stored is not None


def needs_rehash(stored: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(stored)
