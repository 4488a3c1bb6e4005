"""Texts as a browser sees them: lengths in UTF-16, JavaScript's white space, patterns in its spelling."""

from __future__ import annotations

import re
from typing import Any

import re2

#: What String.prototype.trim takes away (ECMA-262, WhiteSpace and LineTerminator).
_SPACE = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_UNICODE_ESCAPE = re.compile(r"(\\\\)|\\u([0-9a-fA-F]{4})|\\u\{([0-9a-fA-F]{1,6})\}")
_UNSAFE = re.compile("[\0\ud800-\udfff]")

#: The "valid e-mail address" of the HTML standard.
EMAIL = re2.compile(
    r"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$"
)

#: Dialling codes of countries and territories.
_COUNTRIES = """
1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63
64 65 66 76 77 81 82 84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 224 225 226
227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 246 248 249 250 251
252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 291 297 298 299 350 351 352
353 354 355 356 357 358 359 370 371 372 373 374 375 376 377 378 379 380 381 382 383 385 386 387
389 420 421 423 500 501 502 503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 670
672 673 674 675 676 677 678 679 680 681 682 683 685 686 687 688 689 690 691 692 850 852 853 855
856 880 886 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 992 993 994 995
996 998 1242 1246 1264 1268 1284 1340 1345 1441 1473 1649 1664 1670 1671 1684 1721 1758 1767
1784 1787 1809 1829 1849 1868 1869 1876 1939 4779 5999 3906698
"""
#: How a national number may go on; ``#`` is any digit.
_FOLLOWED_BY = """
1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63
64 65 66 81 82 84 86 90 91 92 93 94 95 98 21# 22# 23# 24# 25# 26# 28# 29# 35# 37# 38# 42# 50#
59# 67# 68# 69# 80# 83# 85# 87# 88# 89# 96# 97# 99#
"""


def _alternatives(codes: str) -> str:
    return "|".join(codes.split()).replace("#", r"\d")


#: The international numbers that form-js lets in.
PHONE = re2.compile(rf"(\+|00)({_alternatives(_COUNTRIES)})({_alternatives(_FOLLOWED_BY)})\d{{4,20}}$")


def compile_pattern(pattern: str) -> Any:
    """A form's pattern, in linear time; raises re2.error. ``\\u4e00`` is written ``\\x{4e00}`` in RE2."""

    def respell(found: re.Match[str]) -> str:
        return found[1] or rf"\x{{{found[2] or found[3]}}}"

    return re2.compile(_UNICODE_ESCAPE.sub(respell, pattern))


def trimmed_length(text: str) -> int:
    """What ``text.trim().length`` is in a browser: UTF-16 units, so that most emoji count twice."""
    text = text.strip(_SPACE)
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_storable(text: str) -> bool:
    """No NUL, which databases cannot store, and no half characters, which nobody can read."""
    return (text.isascii() and "\0" not in text) or _UNSAFE.search(text) is None


def js_text(value: object) -> str:
    """``String(value)`` of a text, number or boolean."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    return str(value)
