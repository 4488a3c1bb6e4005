"""What the linter knows of the world outside the file, and where the rules put what they find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from typing import Any

from lxml import etree

import feel
from engine.bpmn.catalogue import RULES
from engine.bpmn.limits import DEFAULT_LIMITS, Deadline, Limits
from engine.bpmn.model import Definitions, Element
from engine.bpmn.problem import Phrase, Problem, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class LintContext:
    """What a diagram may refer to; ``None`` means that nothing is known and everything is let through."""

    forms: Collection[str] | None = None
    decisions: Collection[str] | None = None
    #: Registered action types and those declared external.
    actions: Collection[str] | None = None
    #: Keys of the processes that a call activity may start.
    processes: Collection[str] | None = None
    #: Keys by kind that are deployed together with the diagram; ``None`` when it is looked at alone.
    together: Mapping[str, Collection[str]] | None = None
    functions: Any = None
    limits: Limits = DEFAULT_LIMITS
    deadline: Deadline | None = None


#: Comparing words is slow: so many comparisons for one word, so many words in one run.
_COMPARED = 500
_SUGGESTIONS = 20


class TooManyProblems(Exception):
    """The list of problems is full; the rest would help nobody."""


@dataclass(eq=False, slots=True)
class Lint:
    """One run over one file: its model, the context, the problems so far."""

    definitions: Definitions
    context: LintContext
    problems: list[Problem] = field(default_factory=list)
    _suggestions: int = 0
    _counts: Counter[str] = field(default_factory=Counter)
    _compiled: dict[str, feel.Expression | feel.FeelError] = field(default_factory=dict)

    def report(self, rule: str, item: Element | None, *, line: int | None = None, **params: Any) -> None:
        """Note that ``item`` breaks ``rule``; its name and id are parameters of the message too."""
        if not self._has_room(rule):
            return
        if item is not None:
            params = {
                "element_type": phrase(item.kind),
                "id": item.id,
                "name": item.name or item.id,
                **params,
            }
        self.problems.append(
            Problem(
                rule=rule,
                element_id=(item.id or None) if item is not None else None,
                element_type=item.kind if item is not None else None,
                line=line or (item.line if item is not None else None),
                params=_short(params),
            )
        )

    def _has_room(self, rule: str) -> bool:
        """Warnings beyond the limit are dropped; errors beyond it end the run."""
        severity, limit = RULES[rule].severity, self.context.limits.max_problems
        self._counts[severity] += 1
        if severity == "error" and self._counts[severity] > limit:
            raise TooManyProblems
        if severity == "warning" and self._counts[severity] == limit + 1:
            self.problems.append(Problem(rule="too-many-warnings", params={"limit": limit}))
        return self._counts[severity] <= limit

    def compile(self, text: str) -> feel.Expression | feel.FeelError:
        """The compiled expression, or the error; the same text is compiled once."""
        found = self._compiled.get(text)
        if found is None:
            self.check_deadline()
            try:
                found = feel.compile_expression(text, functions=self.context.functions)
            except feel.FeelError as error:
                found = error.with_traceback(None)
            self._compiled[text] = found
        return found

    def nearest(self, wanted: str, known: Iterable[str]) -> Phrase:
        """“Did you mean …”, when something known resembles what was written; a few times in each run."""
        self._suggestions += 1
        if self._suggestions > _SUGGESTIONS:
            return Phrase("", "")
        found = get_close_matches(wanted[:100], islice(known, _COMPARED), n=1, cutoff=0.6)
        return phrase("did-you-mean", found[0]) if found else Phrase("", "")

    def check_deadline(self) -> None:
        """Raise DeadlinePassed when the file has had its time."""
        if self.context.deadline is not None:
            self.context.deadline.check()


def tag_name(element: etree._Element) -> str:
    """The local name of a tag with its usual prefix gone."""
    return etree.QName(element).localname


def _short(params: Mapping[str, Any]) -> dict[str, Any]:
    """What was written, cut to what a message can show."""
    return {
        key: value[:160] + "…" if type(value) is str and len(value) > 160 else value
        for key, value in params.items()
    }
