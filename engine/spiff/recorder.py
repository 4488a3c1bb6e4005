"""What one stimulus did, gathered while the interpreter runs and given away as an Outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from engine.spiff.border import (
    Ending,
    HistoryEvent,
    IncidentRaised,
    InstanceStatus,
    JobOpened,
    MessageSubscriptionOpened,
    MessageThrown,
    Outcome,
    SignalSubscriptionOpened,
    SignalThrown,
    Summary,
    TimerOpened,
    UserTaskOpened,
    VariableStored,
)

T = TypeVar("T")


class _Ledger(Generic[T]):
    """Things opened and closed; what is opened and closed within one stimulus leaves no trace."""

    __slots__ = ("closed", "opened")

    def __init__(self) -> None:
        self.opened: dict[int, T] = {}
        self.closed: list[int] = []

    def open(self, id: int, thing: T) -> None:
        self.opened[id] = thing

    def close(self, id: int) -> None:
        if self.opened.pop(id, None) is None:
            self.closed.append(id)


class Recorder:
    """Collects openings, closings and history of one run of the interpreter."""

    def __init__(self) -> None:
        self.events: list[HistoryEvent] = []
        self.user_tasks: dict[int, UserTaskOpened] = {}
        self.user_tasks_closed: list[tuple[int, Ending]] = []
        self.jobs: _Ledger[JobOpened] = _Ledger()
        self.timers: _Ledger[TimerOpened] = _Ledger()
        self.messages: _Ledger[MessageSubscriptionOpened] = _Ledger()
        self.signals: _Ledger[SignalSubscriptionOpened] = _Ledger()
        self.incidents: _Ledger[IncidentRaised] = _Ledger()
        self.messages_thrown: list[MessageThrown] = []
        self.signals_thrown: list[SignalThrown] = []
        self.stored: dict[tuple[int, str], VariableStored] = {}

    def event(
        self,
        type: str,
        element_id: str | None = None,
        activity_id: int | None = None,
        scope_id: int = 0,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        """Write one line of history."""
        self.events.append(
            HistoryEvent(
                type=type, element_id=element_id, activity_id=activity_id, scope_id=scope_id, data=data or {}
            )
        )

    def close_user_task(self, id: int, ending: Ending) -> None:
        """The user task is over; one that was opened in this same run is simply not opened."""
        if self.user_tasks.pop(id, None) is None:
            self.user_tasks_closed.append((id, ending))

    def outcome(self, status: InstanceStatus, state: bytes, summary: Summary = ()) -> Outcome:
        """Everything gathered."""
        return Outcome(
            status=status,
            state=state,
            user_tasks_opened=tuple(self.user_tasks.values()),
            user_tasks_closed=tuple(self.user_tasks_closed),
            jobs_opened=tuple(self.jobs.opened.values()),
            jobs_closed=tuple(self.jobs.closed),
            timers_opened=tuple(self.timers.opened.values()),
            timers_closed=tuple(self.timers.closed),
            messages_opened=tuple(self.messages.opened.values()),
            messages_closed=tuple(self.messages.closed),
            signals_opened=tuple(self.signals.opened.values()),
            signals_closed=tuple(self.signals.closed),
            messages_thrown=tuple(self.messages_thrown),
            signals_thrown=tuple(self.signals_thrown),
            incidents_raised=tuple(self.incidents.opened.values()),
            incidents_closed=tuple(self.incidents.closed),
            variables_stored=tuple(self.stored.values()),
            summary=summary,
            events=tuple(self.events),
        )
