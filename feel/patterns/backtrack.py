"""A backtracking matcher for patterns with back references; every step is charged.

Matching is written with generators: each yields the positions at which its node may end, best first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import re2

from feel.evaluation import Evaluation
from feel.patterns.tree import Anchor, Choice, Group, PatternNode, Reference, Repeat, Sequence, Set

#: start and end per group; group 0 is the whole match
Spans = dict[int, tuple[int, int]]


class Backtracker:
    """One search of one text."""

    def __init__(self, text: str, flags: str, evaluation: Evaluation) -> None:
        self.text = text
        self.fold = "i" in flags
        self.lines = "m" in flags
        self.evaluation = evaluation
        self.spans: Spans = {}
        self.tests: dict[int, Callable[[str], object]] = {}

    def search(self, node: PatternNode, start: int) -> Spans | None:
        """The first match at or after a position."""
        for begin in range(start, len(self.text) + 1):
            self.spans = {}
            for end in self.ends(node, begin):
                return {**self.spans, 0: (begin, end)}
        return None

    def ends(self, node: PatternNode, at: int) -> Iterator[int]:
        self.evaluation.tick(3)
        if isinstance(node, Set):
            if at < len(self.text) and self.accepts(node, self.text[at]):
                yield at + 1
        elif isinstance(node, Sequence):
            yield from self.sequence(node.items, 0, at)
        elif isinstance(node, Choice):
            for option in node.options:
                yield from self.ends(option, at)
        elif isinstance(node, Group):
            yield from self.group(node, at)
        elif isinstance(node, Repeat):
            yield from self.repeat(node, at, 0)
        elif isinstance(node, Reference):
            yield from self.reference(node, at)
        elif isinstance(node, Anchor) and self.anchored(node.sign, at):
            yield at

    def accepts(self, node: Set, character: str) -> bool:
        test = self.tests.get(id(node))
        if test is None:
            options = re2.Options()
            options.case_sensitive = not self.fold
            options.log_errors = False
            test = self.tests[id(node)] = re2.compile(node.characters.re2(), options).fullmatch
        return test(character) is not None

    def sequence(self, items: tuple[PatternNode, ...], index: int, at: int) -> Iterator[int]:
        if index == len(items):
            yield at
            return
        for end in self.ends(items[index], at):
            yield from self.sequence(items, index + 1, end)

    def group(self, node: Group, at: int) -> Iterator[int]:
        if node.number is None:
            yield from self.ends(node.inner, at)
            return
        before = self.spans.get(node.number)
        for end in self.ends(node.inner, at):
            self.spans[node.number] = (at, end)
            yield end
        if before is None:
            self.spans.pop(node.number, None)
        else:
            self.spans[node.number] = before

    def repeat(self, node: Repeat, at: int, done: int) -> Iterator[int]:
        if node.lazy and done >= node.least:
            yield at
        if node.most is None or done < node.most:
            for end in self.ends(node.inner, at):
                # An empty turn would repeat for ever.
                if end > at or done < node.least:
                    yield from self.repeat(node, end, done + 1)
        if not node.lazy and done >= node.least:
            yield at

    def reference(self, node: Reference, at: int) -> Iterator[int]:
        start, end = self.spans.get(node.group, (0, 0))
        wanted = self.text[start:end]
        found = self.text[at : at + len(wanted)]
        self.evaluation.tick(len(wanted) // 50)
        if found == wanted or (self.fold and found.casefold() == wanted.casefold()):
            yield at + len(wanted)

    def anchored(self, sign: str, at: int) -> bool:
        if sign == "^":
            return at == 0 or (self.lines and self.text[at - 1] == "\n")
        return at == len(self.text) or (self.lines and self.text[at] == "\n")
