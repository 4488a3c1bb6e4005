"""Propose to stop the clock of a case; the rest is decided in the case that this begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.commands.instances import cancel_process_instance, resume_process_instance
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, lock_instance
from workflows.calendar import local_date
from workflows.case_clock_stop.case import swap_state, tell_dates
from workflows.case_clock_stop.errors import (
    ClockStopNotProvided,
    ClockStopUnderWay,
    ClockStopUntilPast,
    MayNotProposeClockStop,
)
from workflows.case_clock_stop.grounds import Ground, ground
from workflows.case_clock_stop.people import Parties, parties
from workflows.registries import clock_stops
from workflows.registries.clock_stops import Proposal
from workflows.two_people import begin_decision, check_explanation

PROCESS_KEY: Final = "case-clock-stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedStop:
    """The stop that was proposed, and the case in which it is decided."""

    clock_stop_id: int
    stop_instance_id: int


def propose_clock_stop(
    session: Session,
    actor: Actor,
    instance_id: int,
    *,
    reason: str,
    explanation: str,
    expected_until: date | None = None,
    idempotency_key: str | None = None,
) -> ProposedStop:
    """A handler proposes to stop the statutory clock on a ground of the closed list (T9).

    Nothing stands still until the approver agrees. Raises ProcessInstanceNotFound, ProcessInstanceEnded,
    ProcessInstanceSuspended, ClockStopNotProvided, MayNotProposeClockStop, ClockStopReasonUnknown,
    ProposalUnexplained, ClockStopUntilPast, ClockStopUnderWay."""
    words = explanation.strip()

    def act() -> ProposedStop:
        instance = lock_instance(session, instance_id)
        instance.check_running()
        found = parties(session, instance)
        _check_proposer(found, actor, instance)
        today = local_date(session.now)
        chosen = ground(reason, rules_day(found, today))
        check_explanation(words)
        if expected_until is not None and expected_until <= today:
            raise ClockStopUntilPast(day=expected_until.isoformat())
        if clock_stops.open_stop(session, instance_id) is not None:
            raise ClockStopUnderWay(case_no=found.number(instance))
        variables = _variables(instance, found, chosen, words, expected_until)
        stop_instance_id = begin_decision(session, actor, PROCESS_KEY, variables)
        proposal = Proposal(
            instance_id=instance_id,
            stop_instance_id=stop_instance_id,
            process_key=instance.process_key,
            case_no=found.number(instance),
            reason=chosen.key,
            legal_basis=chosen.legal_basis,
            explanation=words,
            expected_until=expected_until,
            proposed_by=actor.user_id,
            proposed_on=today,
        )
        stop_id = clock_stops.propose(session, actor, proposal)
        return ProposedStop(clock_stop_id=stop_id, stop_instance_id=stop_instance_id)

    arguments = {
        "instance_id": instance_id, "reason": reason, "explanation": words,
        "expected_until": expected_until.isoformat() if expected_until else None,
    }  # fmt: skip
    return once(session, actor, idempotency_key, "propose-clock-stop", arguments, ProposedStop, act)


def give_up_clock_stop(session: Session, actor: Actor, instance_id: int, reason: str) -> None:
    """The applicant takes a case back whose clock stands still, or is proposed to: it runs on at once.

    To be called by a command that has checked the actor and ends the case in the same transaction."""
    row = clock_stops.open_stop(session, instance_id)
    if row is None:
        return
    # the stop before the case, as whoever decides it locks them
    lock_instance(session, row["stop_instance_id"])
    instance, row = lock_instance(session, instance_id), clock_stops.open_stop(session, instance_id)
    if row is None:
        return
    if row["state"] == clock_stops.PROPOSED:
        clock_stops.advance(session, actor, row, clock_stops.REFUSED, decision_text=reason)
    else:
        paused_to = local_date(session.now)
        clock_stops.advance(
            session, actor, row, clock_stops.ENDED, paused_to=paused_to, resumption_reason=reason
        )
        swap_state(session, actor, instance, row["state_before"])
        tell_dates(session, actor, instance_id)
        resume_process_instance(session, actor, instance_id)
    cancel_process_instance(session, actor, row["stop_instance_id"], reason=reason)


def rules_day(found: Parties, today: date) -> date:
    """The day whose rules bind the case."""
    known = found.variables.get("rules_on")
    return date.fromisoformat(str(known)) if known else today


def _check_proposer(found: Parties, actor: Actor, instance: StoredInstance) -> None:
    if not found.provided:
        raise ClockStopNotProvided(process=found.process_name)
    if not found.may_propose(actor):
        raise MayNotProposeClockStop(groups="、".join(found.proposers), instance_id=instance.id)


def _variables(
    instance: StoredInstance,
    found: Parties,
    chosen: Ground,
    explanation: str,
    expected_until: date | None,
) -> dict[str, Any]:
    """What the approver reads, and whom the steps are offered to."""
    return {
        "case_key": str(instance.id),
        "case_no": found.number(instance),
        "case_name": found.process_name,
        "subject": found.subject or found.process_name,
        "reason_text": chosen.text,
        "legal_basis": chosen.legal_basis,
        "explanation": explanation,
        "expected_until": None if expected_until is None else expected_until.isoformat(),
        "proposer_groups": list(found.proposers),
        "approver_groups": list(found.approvers),
    }
