"""Rules of a clock stop that hold whatever page or program completes its tasks."""

from __future__ import annotations

from engine.actor import Actor
from engine.guards import Attempt, guard, resumption_guard
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, lock_instance
from workflows.case_clock_stop.commands import PROCESS_KEY
from workflows.case_clock_stop.errors import ClockStandsStill, ClockStopTooLate
from workflows.opinions import check_opinion
from workflows.registries import clock_stops
from workflows.two_people import another_agrees


@guard("case-clock-stop: another person agrees", "claim", "complete", at={PROCESS_KEY: ("approve-stop",)})
def another_person_agrees(attempt: Attempt) -> None:
    another_agrees(attempt)


@guard("case-clock-stop: the case still runs", "complete", at={PROCESS_KEY: ("approve-stop",)})
def case_still_runs(attempt: Attempt) -> None:
    """Meanwhile it may have been decided, or accepted by silence and closed."""
    if attempt.variables.get("opinion") != "AGREE":
        return
    row = clock_stops.stop_of(attempt.session, attempt.instance.id)
    if lock_instance(attempt.session, row["instance_id"]).status != "active":
        raise ClockStopTooLate(case_no=row["case_no"] or row["instance_id"])


@guard(
    "case-clock-stop: who does not agree says why",
    "complete",
    at={PROCESS_KEY: ("approve-stop", "approve-resumption")},
)
def disagreement_has_a_reason(attempt: Attempt) -> None:
    check_opinion(attempt)


@resumption_guard("case-clock-stop: what two people stopped two people let go on")
def two_people_resume(session: Session, _: Actor, instance: StoredInstance) -> None:
    """Nobody goes round the decision, not an administrator either: the days would not be accounted for."""
    running = clock_stops.open_stop(session, instance.id)
    if running is not None and running["state"] == clock_stops.RUNNING:
        raise ClockStandsStill(case_no=instance.business_key or instance.id, reason=running["explanation"])
