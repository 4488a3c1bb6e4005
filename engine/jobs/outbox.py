"""What an instance sent: published, broadcast and started after its transaction.

The job is removed last, so that the instance that takes a message is locked before the job's row, in the
order every command keeps; a job that somebody else ran meanwhile rolls everything back."""

from __future__ import annotations

from datetime import timedelta

from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.commands.messages import publish_message
from engine.commands.signals import broadcast_signal
from engine.jobs.lease import Job, take
from engine.persistence.database import Database, transaction


def publish(database: Database, job: Job) -> None:
    """A message thrown by an instance goes to whoever waits for it."""
    data = job.data
    with transaction(database, job.tenant_id) as session:
        publish_message(
            session,
            SYSTEM,
            data["name"],
            data["correlation_key"],
            data["variables"],
            time_to_live=timedelta(seconds=float(data["time_to_live"])),
        )
        take(session, job)


def broadcast(database: Database, job: Job) -> None:
    """A signal thrown by an instance goes to all the others that wait for it."""
    data = job.data
    with transaction(database, job.tenant_id) as session:
        broadcast_signal(session, SYSTEM, data["name"], data["variables"], except_instance=job.instance_id)
        take(session, job)


def start_by_signal(database: Database, job: Job) -> None:
    """A signal starts a process."""
    data = job.data
    with transaction(database, job.tenant_id) as session:
        start_process_instance(
            session,
            Actor(user_id=data.get("actor") or SYSTEM.user_id),
            definition_id=int(data["definition_id"]),
            variables=data["variables"],
            start_event=data["element_id"],
        )
        take(session, job)
