"""Compiled patterns: parse, translate for RE2, and search."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import re2

from feel.evaluation import Evaluation
from feel.patterns.backtrack import Backtracker, Spans
from feel.patterns.charsets import Unsupported
from feel.patterns.tree import (
    EVERYTHING,
    Anchor,
    Choice,
    Group,
    PatternNode,
    PatternParser,
    Reference,
    Repeat,
    Sequence,
    Set,
)

#: What RE2 may spend on its automata for one pattern, in bytes.
_MEMORY = 4 << 20


class Pattern:
    """A pattern with its flags; `groups` is how many it captures."""

    def __init__(self, pattern: str, flags: str) -> None:
        parser = PatternParser(pattern, flags)
        self.tree = parser.parse()
        self.groups = parser.groups
        self.flags = flags
        self._compiled: Any = None
        if not parser.has_references:
            options = re2.Options()
            options.case_sensitive = "i" not in flags
            options.log_errors = False
            options.max_mem = _MEMORY
            try:
                self._compiled = re2.compile(_translate(self.tree, "m" in flags), options)
            except re2.error as failure:
                raise Unsupported(str(failure)[:80]) from None

    def found_in(self, text: str, evaluation: Evaluation) -> bool:
        """Whether the pattern matches anywhere in the text."""
        if self._compiled is None:
            return Backtracker(text, self.flags, evaluation).search(self.tree, 0) is not None
        evaluation.tick(2 + len(text) // 200)
        return self._compiled.search(text) is not None

    def matches(self, text: str, evaluation: Evaluation) -> Iterator[Spans]:
        """All matches from left to right, none overlapping."""
        if self._compiled is None:
            yield from self._backtracked(text, evaluation)
            return
        evaluation.tick(2 + len(text) // 100)
        for match in self._compiled.finditer(text):
            evaluation.tick(4)
            yield {group: match.span(group) for group in range(self.groups + 1)}

    def _backtracked(self, text: str, evaluation: Evaluation) -> Iterator[Spans]:
        start = 0
        while start <= len(text):
            spans = Backtracker(text, self.flags, evaluation).search(self.tree, start)
            if spans is None:
                return
            yield spans
            begin, end = spans[0]
            start = end if end > begin else end + 1


@lru_cache(maxsize=512)
def compile_pattern(pattern: str, flags: str) -> Pattern | Unsupported:
    """The compiled pattern, or why there is none; both are worth remembering."""
    try:
        return Pattern(pattern, flags)
    except Unsupported as reason:
        return reason


def _translate(node: PatternNode, lines: bool) -> str:
    """The tree in RE2's syntax."""
    if isinstance(node, Set):
        return "(?s:.)" if node.characters is EVERYTHING else node.characters.re2()
    if isinstance(node, Anchor):
        return f"(?m:{node.sign})" if lines else node.sign
    if isinstance(node, Group):
        return f"({'' if node.number is not None else '?:'}{_translate(node.inner, lines)})"
    if isinstance(node, Repeat):
        most = "" if node.most is None else str(node.most)
        lazy = "?" if node.lazy else ""
        return f"(?:{_translate(node.inner, lines)}){{{node.least},{most}}}{lazy}"
    if isinstance(node, Sequence):
        return "".join(_translate(item, lines) for item in node.items)
    if isinstance(node, Choice):
        return f"(?:{'|'.join(_translate(option, lines) for option in node.options)})"
    assert isinstance(node, Reference)
    raise Unsupported(f"\\{node.group}")
