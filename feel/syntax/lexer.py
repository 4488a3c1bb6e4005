"""Text to tokens, by one regular expression (10.3.1.2, rules 25 to 37 and 60 to 65)."""

from __future__ import annotations

import re
from typing import NamedTuple

from feel.errors import FeelSyntaxError

_SPACE = "\\s\u0085\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
# Rule 28 counts full-width punctuation among the letters of names. Left out here, it is a sign of its
# own: it may stand in a declared name such as “金额（元）”, and elsewhere the reader is told which
# half-width sign was meant.
_FULL_WIDTH = "\u3001\u3002\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_START = (
    "?A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u167f\u1681-\u180d\u180f-\u1fff"
    "\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3003-\u3007\u3012-\u3013\u3020-\ud7ff\uf900-\ufdcf"
    "\ufdf0-\ufefe\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\ufffd\U00010000-\U000effff"
)
_PART = _START + "0-9\u00b7\u0300-\u036f\u203f-\u2040"

_TOKEN = re.compile(
    rf"(?P<space>[{_SPACE}]+|//[^\n]*|/\*.*?\*/)"
    rf"|(?P<name>[{_START}][{_PART}]*)"
    r"|(?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r'|(?P<string>"(?:[^"\\]|\\.)*")'
    r"|(?P<op>\*\*|\.\.|!=|<=|>=|->|[-+*/=<>()\[\]{},.:@'’])"
    rf"|(?P<wide>[{_FULL_WIDTH}“”‘])",
    re.DOTALL,
)

#: The half-width signs meant by what a Chinese keyboard puts in.
HALF_WIDTH = dict(
    zip("（），：；。《》【】“”＝＋－＊／＜＞！｛｝、‘’", "(),:;.<>[]\"\"=+-*/<>!{},''", strict=True)
)

KEYWORDS = frozenset(
    "for return if then else some every satisfies in and or between instance of function external "
    "true false null".split()
)


class Token(NamedTuple):
    """`kind` is name, number, string, op, wide or end; keywords are names until the parser asks."""

    kind: str
    text: str
    offset: int


def tokenize(source: str) -> list[Token]:
    """All tokens of the text, closed by one of kind “end”."""
    tokens: list[Token] = []
    offset = 0
    match = _TOKEN.match
    end = len(source)
    while offset < end:
        found = match(source, offset)
        if found is None:
            raise _unreadable(source, offset)
        kind = found.lastgroup
        if kind != "space":
            tokens.append(Token(kind or "", found.group(), offset))
            if kind == "op" and found.group() == "/" and source.startswith("/*", offset):
                raise FeelSyntaxError("syntax.comment_end", source, offset)
        offset = found.end()
    tokens.append(Token("end", "", end))
    return tokens


def _unreadable(source: str, offset: int) -> FeelSyntaxError:
    if source[offset] == '"':
        return FeelSyntaxError("syntax.string_end", source, offset)
    return FeelSyntaxError("syntax.character", source, offset, found=source[offset])


_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{6}|.)", re.DOTALL)
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}


def string_value(source: str, token: Token) -> str:
    """The characters a string literal stands for (rule 64)."""
    inner = token.text[1:-1]
    if "\\" not in inner:
        return inner

    def replace(match: re.Match[str]) -> str:
        escape = match.group(1)
        if len(escape) > 1:
            code = int(escape[1:], 16)
            if code <= 0x10FFFF:
                return chr(code)
        elif escape in _SIMPLE:
            return _SIMPLE[escape]
        else:
            # Regular expressions in models are full of “\s” and “\d”: unknown escapes stay as written.
            return match.group()
        raise FeelSyntaxError("syntax.escape", source, token.offset + 1 + match.start(), found=match.group())

    return _joined_surrogates(_ESCAPE.sub(replace, inner))


def _joined_surrogates(text: str) -> str:
    """“\\uD83D\\uDC0E” is one character; a lone surrogate is none and becomes U+FFFD."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
