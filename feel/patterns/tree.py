"""Patterns as trees: what XPath's `fn:matches` understands (XQuery 1.0 and XPath 2.0 Functions, 7.6.1)."""

from __future__ import annotations

from dataclasses import dataclass

from feel.patterns.blocks import BLOCKS, CATEGORIES
from feel.patterns.charsets import (
    NOT_WORD,
    WORD,
    CharSet,
    Interval,
    Item,
    Unsupported,
    complement_items,
    single,
)

#: RE2 refuses larger counts, since it writes repetitions out.
MAX_REPEAT = 1000
_DEPTH = 50
_SPACE: list[Interval] = [(9, 10), (13, 13), (32, 32)]
_NAME_START: tuple[Item, ...] = ("\\p{L}", (0x3A, 0x3A), (0x5F, 0x5F))
_NAME: tuple[Item, ...] = (*_NAME_START, "\\p{M}", "\\p{Nd}", (0x2D, 0x2E), (0xB7, 0xB7))
_CLASSES: dict[str, CharSet] = {
    "d": CharSet(("\\p{Nd}",)),
    "D": CharSet(("\\P{Nd}",)),
    "s": CharSet(tuple(_SPACE)),
    "S": CharSet(complement_items(_SPACE)),
    "w": CharSet(WORD),
    "W": CharSet(NOT_WORD),
    "i": CharSet(_NAME_START),
    "I": CharSet(_NAME_START, True),
    "c": CharSet(_NAME),
    "C": CharSet(_NAME, True),
}
_CONTROL = {"n": "\n", "r": "\r", "t": "\t"}
_PUNCTUATION = "\\|.?*+(){}-[]^$"


@dataclass(frozen=True, slots=True)
class Set:
    """One character out of a set."""

    characters: CharSet


@dataclass(frozen=True, slots=True)
class Anchor:
    """“^” or “$”."""

    sign: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What a group has matched, once more."""

    group: int


@dataclass(frozen=True, slots=True)
class Group:
    """`number` is None for “(?:…)”."""

    number: int | None
    inner: PatternNode


@dataclass(frozen=True, slots=True)
class Repeat:
    inner: PatternNode
    least: int
    most: int | None
    lazy: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[PatternNode, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    options: tuple[PatternNode, ...]


PatternNode = Set | Anchor | Reference | Group | Repeat | Sequence | Choice

#: “.” without the flag “s”: neither line feed nor carriage return.
_DOT = CharSet(((10, 10), (13, 13)), True)
EVERYTHING = CharSet(((0, 0x10FFFF),))


class PatternParser:
    """Reads one pattern; `groups` counts what it captures, `has_references` asks for backtracking."""

    def __init__(self, pattern: str, flags: str) -> None:
        self.text = _without_space(pattern) if "x" in flags else pattern
        self.dot = EVERYTHING if "s" in flags else _DOT
        self.at = 0
        self.groups = 0
        self.closed: set[int] = set()
        self.depth = 0
        self.has_references = False

    def parse(self) -> PatternNode:
        node = self.choice()
        if self.at < len(self.text):
            raise Unsupported(self.text[self.at])
        return node

    def peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def next(self) -> str:
        character = self.peek()
        if not character:
            raise Unsupported("…")
        self.at += 1
        return character

    def choice(self) -> PatternNode:
        self.depth += 1
        if self.depth > _DEPTH:
            raise Unsupported("((…")
        options = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            options.append(self.sequence())
        self.depth -= 1
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def sequence(self) -> PatternNode:
        items: list[PatternNode] = []
        while self.peek() not in ("", "|", ")"):
            items.append(self.quantified(self.atom()))
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def quantified(self, atom: PatternNode) -> PatternNode:
        sign = self.peek()
        if sign == "" or sign not in "?*+{":
            return atom
        self.at += 1
        if sign == "{":
            least, most = self.counts()
        else:
            least, most = {"?": (0, 1), "*": (0, None), "+": (1, None)}[sign]
        lazy = self.peek() == "?"
        self.at += lazy
        return Repeat(atom, least, most, lazy)

    def counts(self) -> tuple[int, int | None]:
        """“n}”, “n,}” or “n,m}”."""
        end = self.text.find("}", self.at)
        low, comma, high = self.text[self.at : max(end, self.at)].partition(",")
        self.at = end + 1
        bounds = [part for part in (low, high) if part]
        if (
            end < 0
            or not low
            or not all(part.isascii() and part.isdigit() and len(part) < 6 for part in bounds)
        ):
            raise Unsupported("{")
        least = int(low)
        most = (int(high) if high else None) if comma else least
        if least > MAX_REPEAT or (most is not None and not least <= most <= MAX_REPEAT):
            raise Unsupported("{" + f"{low}{comma}{high}" + "}")
        return least, most

    def atom(self) -> PatternNode:
        character = self.next()
        if character == "(":
            return self.group()
        if character == "[":
            return Set(self.char_class())
        if character == ".":
            return Set(self.dot)
        if character in "^$":
            return Anchor(character)
        if character == "\\":
            return self.escape()
        if character in "?*+{}])":
            raise Unsupported(character)
        return Set(single(character))

    def group(self) -> PatternNode:
        number: int | None = None
        if self.text.startswith("?:", self.at):
            self.at += 2
        elif self.peek() == "?":
            raise Unsupported("(?")
        else:
            self.groups += 1
            number = self.groups
        inner = self.choice()
        if self.next() != ")":
            raise Unsupported("(")
        if number is not None:
            self.closed.add(number)
        return Group(number, inner)

    def escape(self) -> PatternNode:
        character = self.peek()
        if character.isascii() and character.isdigit():
            return self.reference()
        return Set(self.char_escape())

    def reference(self) -> PatternNode:
        """The longest number of a group that is complete here."""
        digits = self.next()
        while self.peek().isascii() and self.peek().isdigit() and int(digits + self.peek()) <= self.groups:
            digits += self.next()
        if int(digits) not in self.closed:
            raise Unsupported(f"\\{digits}")
        self.has_references = True
        return Reference(int(digits))

    def char_escape(self) -> CharSet:
        character = self.next()
        if character in _CLASSES:
            return _CLASSES[character]
        if character in "pP":
            return self.category(character)
        if character in _CONTROL:
            return single(_CONTROL[character])
        if character in _PUNCTUATION:
            return single(character)
        raise Unsupported(f"\\{character}")

    def category(self, sign: str) -> CharSet:
        end = self.text.find("}", self.at)
        if self.peek() != "{" or end < 0:
            raise Unsupported(f"\\{sign}")
        name = self.text[self.at + 1 : end]
        self.at = end + 1
        if name in CATEGORIES:
            return CharSet((f"\\{sign}{{{name}}}",))
        if name.startswith("Is") and name[2:] in BLOCKS:
            block = BLOCKS[name[2:]]
            return CharSet((block,)) if sign == "p" else CharSet(complement_items([block]))
        raise Unsupported(f"\\{sign}{{{name}}}")

    def char_class(self) -> CharSet:
        """What stands between brackets, after the opening one."""
        negated = self.peek() == "^"
        self.at += negated
        items: list[Item] = []
        while True:
            character = self.next()
            if character == "]" and items:
                return CharSet(tuple(items), negated)
            if character == "-" and self.peek() == "[" and items:
                self.at += 1
                self.depth += 1
                if self.depth > _DEPTH:
                    raise Unsupported("[[…")
                result = CharSet(tuple(items), negated).minus(self.char_class())
                self.depth -= 1
                if self.next() != "]":
                    raise Unsupported("-[")
                return result
            items.extend(self.class_item(character))

    def class_item(self, character: str) -> tuple[Item, ...]:
        if character in "[]":
            raise Unsupported(character)
        start = self.char_escape() if character == "\\" else single(character)
        if start.negated:
            raise Unsupported(f"[\\{character}")
        following = self.text[self.at + 1 : self.at + 2]
        if self.peek() != "-" or following in ("]", "[", "") or len(start.items) != 1:
            return start.items
        low = start.items[0]
        if isinstance(low, str) or low[0] != low[1]:
            return start.items
        self.at += 1
        character = self.next()
        end = self.char_escape() if character == "\\" else single(character)
        high = end.items[0]
        if len(end.items) != 1 or isinstance(high, str) or high[0] != high[1] or high[0] < low[0]:
            raise Unsupported("-")
        return ((low[0], high[0]),)


def _without_space(pattern: str) -> str:
    """The flag “x”: white space is dropped, but not inside a character class."""
    kept: list[str] = []
    depth = 0
    escaped = False
    for character in pattern:
        if character in " \t\n\r" and depth == 0:
            continue
        kept.append(character)
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == "[":
            depth += 1
        elif character == "]":
            depth = max(0, depth - 1)
    return "".join(kept)
