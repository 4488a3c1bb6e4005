"""How much an upload may cost: bytes, elements, depth and time."""

from __future__ import annotations

from dataclasses import dataclass
from time import thread_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on one resource. The defaults leave room for diagrams twenty times the largest we draw."""

    max_bytes: int = 4 * 1024 * 1024
    max_elements: int = 50_000
    max_attributes: int = 200_000
    max_depth: int = 100
    max_nodes: int = 2_000
    max_flows: int = 6_000
    #: Flows into inclusive joins times nodes of their scope: each flow knows from where it can be reached.
    max_inclusive: int = 250_000
    #: Characters of one FEEL text; compiling is quick but not free.
    max_expression: int = 4_000
    max_nesting: int = 16
    max_problems: int = 200
    #: Processor time of the checking thread: a busy machine must not refuse a good diagram. Ours take a tenth
    #: of a second at most; a full collection of garbage in a large process, which counts, may take more.
    max_seconds: float = 3.0


DEFAULT_LIMITS = Limits()


class DeadlinePassed(Exception):
    """Checking used up its time; caught where the check began and turned into a problem."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"time limit of {seconds} s passed")
        self.seconds = seconds


class Deadline:
    """A cooperative time limit: loops over elements call :meth:`check`."""

    __slots__ = ("_ends", "seconds")

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = thread_time() + seconds

    def check(self) -> None:
        """Raise :class:`DeadlinePassed` when the time is used up (about 0.3 µs)."""
        if thread_time() > self._ends:
            raise DeadlinePassed(self.seconds)
