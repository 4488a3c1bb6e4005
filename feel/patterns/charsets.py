"""Sets of characters: unions of code point ranges and Unicode categories, possibly negated."""

from __future__ import annotations

from dataclasses import dataclass

import re2

MAX_CODE = 0x10FFFF
#: How many characters a set may have when it must be sifted one by one.
_SIFTED = 10_000

Interval = tuple[int, int]
#: A range of code points, or a category as RE2 writes it, such as “\\p{Lu}”.
Item = Interval | str


#: “\\w” is every character but punctuation, separators and the others (XML Schema part 2, F.1.1).
WORD: tuple[Item, ...] = ("\\p{L}", "\\p{M}", "\\p{N}", "\\p{S}")
NOT_WORD: tuple[Item, ...] = ("\\p{P}", "\\p{Z}", "\\p{C}")


class Unsupported(Exception):
    """The pattern is wrong, or right but beyond what is supported; the text says which part."""


@dataclass(frozen=True, slots=True)
class CharSet:
    items: tuple[Item, ...]
    negated: bool = False

    def re2(self) -> str:
        """The set as a class of RE2."""
        inner = "".join(item if isinstance(item, str) else _interval(item) for item in self.items)
        return f"[{'^' if self.negated else ''}{inner}]"

    def inverted(self) -> CharSet:
        return CharSet(self.items, not self.negated)

    @property
    def intervals(self) -> list[Interval] | None:
        """The code points as sorted ranges, if no category is involved."""
        plain = [item for item in self.items if not isinstance(item, str)]
        if len(plain) != len(self.items):
            return None
        merged = _merged(plain)
        return _complement(merged) if self.negated else merged

    def minus(self, other: CharSet) -> CharSet:
        """Class subtraction, `[A-[B]]`, of XML Schema part 2, F.1."""
        if not other.negated:
            if self.negated:
                return CharSet(self.items + other.items, True)
            if self.items == WORD:
                return CharSet(NOT_WORD + other.items, True)
            if len(self.items) == 1 and isinstance(self.items[0], str):
                return CharSet((_opposite(self.items[0]), *other.items), True)
        mine, theirs = self.intervals, other.intervals
        if mine is not None and theirs is not None:
            return CharSet(tuple(_intersection(mine, _complement(theirs))))
        if mine is not None and sum(high - low + 1 for low, high in mine) <= _SIFTED:
            characters = "".join(chr(code) for low, high in mine for code in range(low, high + 1))
            kept = re2.findall(other.inverted().re2(), characters)
            return CharSet(tuple((ord(character), ord(character)) for character in kept))
        raise Unsupported("-[")


def single(character: str) -> CharSet:
    return CharSet(((ord(character), ord(character)),))


def complement_items(intervals: list[Interval]) -> tuple[Item, ...]:
    return tuple(_complement(_merged(intervals)))


def _interval(item: Interval) -> str:
    low, high = item
    return f"\\x{{{low:x}}}" if low == high else f"\\x{{{low:x}}}-\\x{{{high:x}}}"


def _opposite(category: str) -> str:
    return ("\\P" if category[1] == "p" else "\\p") + category[2:]


def _merged(intervals: list[Interval]) -> list[Interval]:
    result: list[Interval] = []
    for low, high in sorted(intervals):
        if result and low <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(high, result[-1][1]))
        else:
            result.append((low, high))
    return result


def _complement(intervals: list[Interval]) -> list[Interval]:
    result: list[Interval] = []
    start = 0
    for low, high in intervals:
        if low > start:
            result.append((start, low - 1))
        start = high + 1
    if start <= MAX_CODE:
        result.append((start, MAX_CODE))
    return result


def _intersection(one: list[Interval], other: list[Interval]) -> list[Interval]:
    result = []
    for low, high in one:
        for from_, to in other:
            if from_ <= high and to >= low:
                result.append((max(low, from_), min(high, to)))
    return result
