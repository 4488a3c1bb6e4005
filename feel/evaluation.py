"""The state of one evaluation: its remaining budget and what it has to report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from feel.errors import FeelLimitExceeded, FeelWarning, line_and_column
from feel.limits import DEFAULT_LIMITS, Limits


class Refusal(Exception):
    """Raised by a built-in for input outside its domain; the call becomes null with this warning."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class Evaluation:
    """Budget, warnings and clock; share one between expressions to bound them together."""

    __slots__ = ("clock", "depth", "limits", "moment", "source", "steps", "warnings")

    def __init__(
        self,
        limits: Limits = DEFAULT_LIMITS,
        warnings: list[FeelWarning] | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self.limits = limits
        self.steps = limits.steps
        self.depth = 0
        self.warnings = warnings
        self.clock = clock
        self.moment: datetime | None = None
        self.source = ""

    def tick(self, steps: int) -> None:
        """Charge `steps` to the budget."""
        self.steps -= steps
        if self.steps < 0:
            raise FeelLimitExceeded("steps", self.limits.steps)

    def list_size(self, size: int) -> None:
        """Charge for a list about to be made."""
        if size > self.limits.list_size:
            raise FeelLimitExceeded("list_size", self.limits.list_size)
        self.tick(1 + (size >> 2))

    def string_length(self, length: int) -> None:
        """Charge for a string about to be made."""
        if length > self.limits.string_length:
            raise FeelLimitExceeded("string_length", self.limits.string_length)
        self.tick(1 + length // 100)

    def warn(self, key: str, offset: int, **params: object) -> None:
        """Collect a warning, if anybody listens."""
        warnings = self.warnings
        if warnings is None or len(warnings) >= self.limits.warnings:
            return
        line, column = line_and_column(self.source, offset)
        warnings.append(FeelWarning(key, params, offset, line, column))

    def now(self) -> datetime:
        """The moment of this evaluation; it stands still, so that `now()` is the same everywhere in it."""
        if self.moment is None:
            self.moment = self.clock() if self.clock else datetime.now().astimezone()
        return self.moment
