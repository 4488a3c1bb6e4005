"""Timer start events: one job per event of the newest version, put off to its next time after each start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, cast

from engine.actor import SYSTEM
from engine.commands.instances import start_process_instance
from engine.functions import function_registry
from engine.jobs.lease import Job, put_back, take
from engine.persistence.database import Database, transaction
from engine.persistence.jobs import insert_jobs, job_row, json_text
from engine.persistence.session import Session
from engine.spiff import runner
from engine.spiff.border import Host
from engine.spiff.expressions import Text

KIND: Final = "timer-start"
_COUNTED = re.compile(r"\s*R(\d+)/")


@dataclass(frozen=True, slots=True)
class _Calendar:
    """As much of a host as a timer without an instance may ask for."""

    now: datetime
    functions: Any


def replace_start_timers(
    session: Session, process_key: str, definition_id: int, timers: Mapping[str, str]
) -> None:
    """Let the timer start events ``{element id: text}`` of this version start the process from now on.

    Those of earlier versions end. Raises what :func:`engine.spiff.runner.next_timer_due` raises."""
    session.execute(
        "DELETE FROM job WHERE tenant_id = ? AND instance_id IS NULL AND kind = ? AND type = ?",
        (session.tenant_id, KIND, process_key),
    )
    rows = []
    for element_id, written in timers.items():
        # FEEL is evaluated once, now; the cadence it gave holds until the next deployment.
        timer = Text(written, function_registry()).string({})
        due_at = None if timer is None else _next(session, timer)
        if timer is None or due_at is None:
            continue
        counted = _COUNTED.match(timer)
        payload = {
            "definition_id": str(definition_id),
            "timer": timer,
            "remaining": int(counted[1]) if counted else None,
        }
        rows.append(job_row(session, KIND, due_at, element_id=element_id, type=process_key, payload=payload))
    insert_jobs(session, rows)


def start_by_timer(database: Database, job: Job) -> None:
    """Start an instance, and set the next time in the cadence of the first; each time exactly one."""
    data = job.data
    with transaction(database, job.tenant_id) as session:
        remaining = data.get("remaining")
        left = None if remaining is None else int(remaining) - 1
        following = None if left == 0 else _next(session, data["timer"], after=job.due_at)
        if following is None:
            take(session, job)
        else:
            put_back(session, job, due_at=following, payload=json_text(data | {"remaining": left}))
        start_process_instance(
            session, SYSTEM, definition_id=int(data["definition_id"]), start_event=job.element_id
        )


def _next(session: Session, timer: str, after: datetime | None = None) -> datetime | None:
    calendar = cast("Host", _Calendar(session.now, function_registry()))
    return runner.next_timer_due(timer, calendar, after=after)
