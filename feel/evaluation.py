"""The state of one evaluation: its remaining budget and what it has to report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from time import thread_time

from feel.errors import FeelLimitExceeded, FeelWarning, line_and_column
from feel.limits import DEFAULT_LIMITS, Limits

#: Steps between two looks at the clock.
_INTERVAL = 1000


class Refusal(Exception):
    """Raised by a built-in for input outside its domain; the call becomes null with this warning."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class Evaluation:
    """Budget, warnings and clock; share one between expressions to bound them together."""

    # Defaults of the class, which __init__ leaves alone; see `fresh_evaluations`.
    clock: Callable[[], datetime] | None = None
    depth = 0
    moment: datetime | None = None
    #: Host lists and contexts already converted, by identity; each is looked through once.
    converted: dict[int, tuple[object, object]] | None = None
    #: When processor time runs out, known from the first checkpoint on.
    deadline: float | None = None
    #: The text that offsets of warnings refer to.
    source = ""

    def __init__(
        self,
        limits: Limits = DEFAULT_LIMITS,
        warnings: list[FeelWarning] | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self.limits = limits
        self.steps = limits.steps
        self.checkpoint = limits.steps - _INTERVAL
        self.warnings = warnings
        if clock is not None:
            self.clock = clock

    def tick(self, steps: int) -> None:
        """Charge `steps` to the budget."""
        self.steps -= steps
        if self.steps < self.checkpoint:
            self.check()

    def check(self) -> None:
        """Called when `steps` has passed `checkpoint`: stop here, or look at the clock now and then."""
        if self.steps < 0:
            raise FeelLimitExceeded("steps", self.limits.steps)
        now = thread_time()
        if self.deadline is None:
            self.deadline = now + self.limits.milliseconds / 1000
        elif now > self.deadline:
            raise FeelLimitExceeded("milliseconds", self.limits.milliseconds)
        self.checkpoint = max(0, self.steps - _INTERVAL)

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

    @property
    def is_heard(self) -> bool:
        """Whether a warning would be kept; ask before working out what costs something."""
        warnings = self.warnings
        return warnings is not None and len(warnings) < self.limits.warnings

    def warn(self, key: str, offset: int, **params: object) -> None:
        """Collect a warning, if anybody listens and there are not too many yet."""
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


@lru_cache(maxsize=64)
def fresh_evaluations(limits: Limits) -> Callable[[], Evaluation]:
    """A maker of evaluations without listeners that takes a third of the time of `Evaluation(limits)`.

    A gateway's condition costs little more than the making of its evaluation. These have all
    their attributes from their class until something is charged.
    """

    attributes = {
        "limits": limits,
        "steps": limits.steps,
        "checkpoint": limits.steps - _INTERVAL,
        "warnings": None,
        "__init__": object.__init__,
    }
    return type("FreshEvaluation", (Evaluation,), attributes)
