"""What a case page shows of a clock: the stops there were, and what somebody may do now."""

from __future__ import annotations

from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from engine.persistence.store import candidates, read_instance, task_id_of
from engine.queries.names import person_names
from workflows.calendar import local_date
from workflows.case_clock_stop.commands import rules_day
from workflows.case_clock_stop.grounds import grounds
from workflows.case_clock_stop.people import parties
from workflows.registries import clock_stops
from workflows.registries.register import Row


def clock_of(session: Session, actor: Actor, instance_id: int) -> dict[str, Any]:
    """``may_propose``, the ``grounds`` then, and the stops as ``items``. Raises ProcessInstanceNotFound."""
    instance = read_instance(session, instance_id)
    rows = clock_stops.stops_of(session, instance_id)
    may_propose = False
    on = local_date(session.now)
    if instance.status in ("active", "suspended"):
        found = parties(session, instance)
        on = rules_day(found, on)
        is_open = any(row["state"] in (clock_stops.PROPOSED, clock_stops.RUNNING) for row in rows)
        may_propose = (
            instance.status == "active" and not is_open and found.provided and found.may_propose(actor)
        )
    known = {each.key: each for each in grounds(on)}
    names = person_names(
        session,
        {row[name] for row in rows for name in ("proposed_by", "decided_by", "resumed_by") if row[name]},
    )
    return {
        "may_propose": may_propose,
        "grounds": list(known.values()),
        "items": [
            {
                **row,
                "reason_text": known[row["reason"]].text if row["reason"] in known else row["reason"],
                "proposed_by_name": names.get(row["proposed_by"]),
                "decided_by_name": names.get(row["decided_by"]),
                "resumed_by_name": names.get(row["resumed_by"]),
                "task_key": _task(session, actor, row),
            }
            for row in rows
        ],
    }


def _task(session: Session, actor: Actor, stop: Row) -> str | None:
    """The open task of the stop, for whoever may do it: its holder, or a candidate while nobody holds it."""
    row = session.one(
        "SELECT activity_id, assignee FROM user_task"
        " WHERE tenant_id = ? AND instance_id = ? AND status = 'open'",
        (session.tenant_id, stop["stop_instance_id"]),
    )
    if row is None:
        return None
    activity_id, assignee = row
    if assignee is None:
        offered = candidates(session, stop["stop_instance_id"], activity_id)["group"]
        may = actor.is_trusted or not offered.isdisjoint(actor.groups or ())
    else:
        may = assignee in (actor.user_id, actor.on_behalf_of)
    return task_id_of(stop["stop_instance_id"], activity_id) if may else None
