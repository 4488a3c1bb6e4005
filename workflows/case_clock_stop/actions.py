"""The service tasks of a clock stop: stop the case, refuse, let it run on with its dates computed anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.actions import ActionContext, action
from engine.commands.instances import resume_process_instance, suspend_process_instance
from engine.messages import message
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, lock_instance
from workflows.calendar import local_date
from workflows.case_clock_stop import schemas
from workflows.case_clock_stop.case import SUSPENDED, swap_state, tell_dates
from workflows.case_clock_stop.errors import ClockStopTooLate
from workflows.case_clock_stop.grounds import grounds
from workflows.case_clock_stop.people import Parties, parties
from workflows.documents import issue
from workflows.registries import clock_stops
from workflows.registries.register import Row
from workflows.registries.streets import street as find_street


@action("case-clock-stop.stop", input=schemas.DecisionInput, output=schemas.StoppedOutput)
def stop(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """From the end of today the clock stands still: no task is completed, no timer fires (DOC-113)."""
    session, actor, today = _session(context), context.actor, local_date(context.now)
    row = clock_stops.stop_of(session, context.instance_id)
    instance = lock_instance(session, row["instance_id"])
    if instance.status != "active":
        raise ClockStopTooLate(case_no=row["case_no"] or instance.id)
    running = clock_stops.advance(
        session,
        actor,
        row,
        clock_stops.RUNNING,
        paused_from=today,
        decided_by=actor.user_id,
        decision_text=given["decision"]["text"],
        state_before=swap_state(session, actor, instance, SUSPENDED),
    )
    found = parties(session, instance)
    _issue(context, instance, found, "DOC-113", {**_told(running), "paused_from": today})
    tell_dates(session, actor, instance.id)
    reason = message("clock-stop-word.suspension", reason=_text(running), basis=running["legal_basis"])
    suspend_process_instance(session, actor, instance.id, reason=reason)
    return {"paused_from": today}


@action("case-clock-stop.refuse", input=schemas.DecisionInput)
def refuse(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The approver does not agree; the clock has never stood still."""
    clock_stops.advance(
        _session(context),
        context.actor,
        clock_stops.stop_of(_session(context), context.instance_id),
        clock_stops.REFUSED,
        decided_by=context.actor.user_id,
        decision_text=given["decision"]["text"],
    )


@action("case-clock-stop.resume", input=schemas.ResumptionInput, output=schemas.ResumedOutput)
def resume(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Today is the last day that does not count; every open date moves by the pause (DOC-114, T10)."""
    session, actor, today = _session(context), context.actor, local_date(context.now)
    row = clock_stops.stop_of(session, context.instance_id)
    instance = lock_instance(session, row["instance_id"])
    ended = clock_stops.advance(
        session,
        actor,
        row,
        clock_stops.ENDED,
        paused_to=today,
        resumed_by=actor.user_id,
        resumption_proposed_by=_proposer_of_resumption(session, context.instance_id),
        resumption_reason=given["resumption"]["reason"],
    )
    if instance.status in ("active", "suspended"):
        swap_state(session, actor, instance, row["state_before"])
        content = {**_told(ended), "paused_from": row["paused_from"], "paused_to": today}
        content["resumption_reason"] = ended["resumption_reason"]
        _issue(context, instance, parties(session, instance), "DOC-114", content)
        # before it runs on, so that nothing fires by a date of before
        tell_dates(session, actor, instance.id)
        if instance.status == "suspended":
            resume_process_instance(session, actor, instance.id)
    return {"paused_to": today}


def _proposer_of_resumption(session: Session, stop_instance_id: int) -> str | None:
    """Who did the task last: the approver may have sent it back."""
    row = session.one(
        "SELECT completed_by FROM user_task WHERE tenant_id = ? AND instance_id = ?"
        " AND element_id = 'propose-resumption' AND status = 'completed' ORDER BY activity_id DESC",
        (session.tenant_id, stop_instance_id),
    )
    return None if row is None else str(row[0])


def _told(row: Row) -> dict[str, Any]:
    names = ("case_no", "legal_basis", "explanation", "expected_until")
    return {**{name: row[name] for name in names}, "reason_text": _text(row)}


def _text(row: Row) -> str:
    known = {each.key: each.text for each in grounds(row["proposed_on"])}
    return known.get(row["reason"]) or str(row["reason"])


def _issue(
    context: ActionContext, instance: StoredInstance, found: Parties, code: str, content: Mapping[str, Any]
) -> None:
    issue(
        _session(context),
        context.actor,
        code,
        instance_id=instance.id,
        addressee=found.subject or found.number(instance),
        content={**content, "case_name": found.process_name},
        issued_on=_day(context),
        issuing_unit=_unit(found.variables),
    )


def _unit(variables: Mapping[str, Any]) -> str:
    street = variables.get("street")
    return f"{find_street(str(street))}办事处" if street else message("clock-stop-word.district")


def _day(context: ActionContext) -> date:
    return local_date(context.now)


def _session(context: ActionContext) -> Session:
    assert context.session is not None, "the actions of a clock stop run inline"
    return context.session
