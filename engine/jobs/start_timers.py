"""Timer start events: one job per event of the newest version, put off to its next time after each start.

Deployments write the jobs; those of an earlier version find their subscription gone, and end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from engine.actor import SYSTEM
from engine.commands.instances import start_process_instance
from engine.functions import function_registry
from engine.jobs.lease import Job, put_back, take
from engine.persistence.database import Database, transaction
from engine.persistence.jobs import json_text
from engine.persistence.session import Session
from engine.spiff import runner
from engine.spiff.border import Host


@dataclass(frozen=True, slots=True)
class _Calendar:
    """As much of a host as a timer without an instance may ask for."""

    now: datetime
    functions: Any


def start_by_timer(database: Database, job: Job) -> None:
    """Start an instance, and set the next time in the cadence of the first; each time exactly one."""
    data = job.data
    definition_id = int(data["definition_id"])
    with transaction(database, job.tenant_id) as session:
        if not _is_in_force(session, definition_id, job.element_id):
            take(session, job)
            return
        remaining = data.get("remaining")
        following = None
        if remaining is None or remaining > 0:
            calendar = cast("Host", _Calendar(session.now, function_registry()))
            following = runner.next_timer_due(data["timer"], calendar, after=job.due_at)
        if following is None:
            take(session, job)
        else:
            left = None if remaining is None else remaining - 1
            put_back(session, job, due_at=following, payload=json_text(data | {"remaining": left}))
        start_process_instance(session, SYSTEM, definition_id=definition_id, start_event=job.element_id)


def _is_in_force(session: Session, definition_id: int, element_id: str | None) -> bool:
    row = session.one(
        "SELECT 1 FROM start_subscription"
        " WHERE tenant_id = ? AND definition_id = ? AND element_id = ? AND kind = 'timer'",
        (session.tenant_id, definition_id, element_id),
    )
    return row is not None
