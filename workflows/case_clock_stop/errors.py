"""What stopping a clock refuses, and why."""

from __future__ import annotations

from engine.errors import Conflict, Invalid, Refused
from workflows.case_clock_stop import messages as _messages  # noqa: F401 - registers the sentences


class ClockStopNotProvided(Conflict):
    """The diagram of the case's process names nobody who may stop its clock."""


class MayNotProposeClockStop(Refused):
    """Only those who handle the case propose to stop its clock."""


class ClockStopReasonUnknown(Invalid):
    """The law lists what stops a clock; nothing else does (T9)."""


class ClockStopUntilPast(Invalid):
    """The day a stop is expected to end lies after today."""


class ClockStopUnderWay(Conflict):
    """The clock of the case stands still already, or somebody has proposed it."""


class ClockStopTooLate(Refused):
    """The case has ended, or is held by an administrator, since the stop was proposed."""


class ClockStandsStill(Conflict):
    """A case whose clock was stopped by two people runs on by the decision of two people, not otherwise."""
