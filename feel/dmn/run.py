"""The state of one evaluation of a model: budget, warnings with their place, and the trace."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from feel.dmn.errors import Problem
from feel.evaluation import Evaluation
from feel.limits import DEFAULT_LIMITS, Limits

MAX_PROBLEMS = 200


@dataclass(slots=True)
class RuleHit:
    """A rule that matched; `chosen` when its outputs are part of the result."""

    index: int
    id: str
    outputs: tuple[Any, ...]
    annotations: tuple[str, ...] = ()
    chosen: bool = True


@dataclass(slots=True)
class TableTrace:
    """How a decision table came to its result."""

    id: str
    hit_policy: str
    inputs: tuple[tuple[str, Any], ...] = ()
    rules: list[RuleHit] = field(default_factory=list)
    used_default: bool = False


@dataclass(slots=True)
class DecisionTrace:
    """One decision that was evaluated, in the order of evaluation."""

    id: str
    name: str
    namespace: str
    result: Any = None
    tables: list[TableTrace] = field(default_factory=list)


class Run(Evaluation):
    """One evaluation; FEEL charges its steps here, so a whole graph has one budget."""

    __slots__ = ("problems", "tables", "trace")

    def __init__(self, limits: Limits = DEFAULT_LIMITS, clock: Callable[[], datetime] | None = None) -> None:
        super().__init__(limits, [], clock)
        self.problems: list[Problem] = []
        self.trace: list[DecisionTrace] = []
        # The tables of the decision under evaluation, those of its functions included.
        self.tables: list[TableTrace] = []

    def report(self, key: str, element_id: str, line: int = 0, **params: object) -> None:
        """Note why something is null."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(key, element_id, line, params))

    def adopt(self, element_id: str, line: int) -> None:
        """Give FEEL's warnings since the last call the place of the expression they came from."""
        warnings = self.warnings
        if warnings:
            room = MAX_PROBLEMS - len(self.problems)
            for warning in warnings[:room]:
                self.problems.append(Problem("feel-warning", element_id, line, {}, warning))
            warnings.clear()


CURRENT: ContextVar[Run | None] = ContextVar("dmn_run", default=None)


def current_run() -> Run:
    """The run under way; type checks deep inside FEEL share its budget through this."""
    return CURRENT.get() or Run()


Scope = dict[str, Any]
Evaluator = Callable[[Scope, Run], Any]


def shorten(value: object, render: Callable[[object], str]) -> str:
    """A value as a message shows it."""
    text = render(value)
    return text if len(text) <= 80 else f"{text[:77]}…"
