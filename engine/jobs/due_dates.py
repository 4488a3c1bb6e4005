"""Due dates of every running case, computed again: the calendar of working days changed.

A sweep over the instances in the order of their ids, a chunk each time the job runs and each instance in a
transaction of its own, so that nobody waits for it and a dead worker's successor goes on where it was. An
instance that cannot be computed gets a job, and in the end an incident, of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Final

from engine.actor import Actor
from engine.commands.instances import recompute_due_dates
from engine.errors import DatabaseBusy, ProcessInstanceEnded, ProcessInstanceNotFound
from engine.jobs.lease import Job, put_back, take
from engine.observability.logging import logger
from engine.persistence.database import Database, reading, transaction
from engine.persistence.jobs import insert_jobs, job_row, json_text
from engine.persistence.session import Session

KIND: Final = "due-dates"
#: By then every process has noticed the new calendar: none computes a date by the old one behind the sweep.
NOTICED_AFTER: Final = timedelta(seconds=15)
_CHUNK: Final = 100

_log = logger(__name__)
_preparations: list[Callable[[Database], object]] = []


def before_due_dates(prepare: Callable[[Database], object]) -> Callable[[Database], object]:
    """Register what brings this process up to date before it computes: whoever keeps calendars."""
    if prepare not in _preparations:
        _preparations.append(prepare)
    return prepare


def recompute_all_due_dates(session: Session, actor: Actor) -> None:
    """Have every running instance computed again, in the name of who changed the calendar."""
    payload = {"actor": actor.user_id, "after": 0}
    insert_jobs(session, [job_row(session, KIND, session.now + NOTICED_AFTER, payload=payload)])


def sweep(database: Database, job: Job) -> None:
    """Compute the next chunk of instances, or the one that could not be computed before."""
    for prepare in _preparations:
        prepare(database)
    actor, only = Actor(user_id=job.data["actor"]), job.data.get("only")
    if only is not None:
        _recompute(database, job.tenant_id, actor, int(only))
        with transaction(database, job.tenant_id) as session:
            take(session, job)
        return
    ids = _next(database, job)
    failed = []
    for instance_id in ids:
        try:
            _recompute(database, job.tenant_id, actor, instance_id)
        except DatabaseBusy:
            raise  # the worker gives the job back; what is done is done again, to the same end
        except Exception as problem:
            _log.warning("due dates not computed", instance_id=instance_id, error=str(problem))
            failed.append(instance_id)
    with transaction(database, job.tenant_id) as session:
        again = [{"actor": actor.user_id, "only": str(instance_id)} for instance_id in failed]
        insert_jobs(session, [job_row(session, KIND, session.now, payload=each) for each in again])
        if len(ids) < _CHUNK:
            take(session, job)
        else:
            payload = {"actor": actor.user_id, "after": str(ids[-1])}
            put_back(session, job, due_at=session.now, payload=json_text(payload))


def _next(database: Database, job: Job) -> list[int]:
    with reading(database, job.tenant_id) as session:
        rows = session.all(
            "SELECT id FROM process_instance WHERE tenant_id = ? AND id > ?"
            " AND status IN ('active', 'suspended') ORDER BY id LIMIT ?",
            (job.tenant_id, int(job.data["after"]), _CHUNK),
        )
    return [row[0] for row in rows]


def _recompute(database: Database, tenant_id: str, actor: Actor, instance_id: int) -> None:
    # it ended since we looked: nothing is due any more
    with (
        suppress(ProcessInstanceEnded, ProcessInstanceNotFound),
        transaction(database, tenant_id) as session,
    ):
        recompute_due_dates(session, actor, instance_id)
