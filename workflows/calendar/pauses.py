"""A last day that somebody fixed, and the clock that stood still meanwhile (T9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workflows.calendar.calendar import WorkCalendar
from workflows.calendar.deadline import Pause, Unit, deadline


def extended(calendar: WorkCalendar, start: date, last: date, pauses: Sequence[Pause]) -> date | None:
    """``last``, moved by as many working days as pauses took from the days after ``start``.

    The day itself without pauses that matter, never an earlier one; None while the clock stands still."""
    if not any(pause.paused_to is None or pause.paused_to > start for pause in pauses):
        return last
    if any(pause.paused_to is None and pause.paused_from < last for pause in pauses):
        return None
    count = calendar.working_days_between(start, last)
    if count < 1:
        return last
    moved = deadline(calendar, start, count, Unit.WORKING_DAYS, pauses).due_on
    return None if moved is None else max(moved, last)
