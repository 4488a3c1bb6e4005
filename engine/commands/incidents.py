"""Incidents: a person repairs something, then lets the engine try again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.commands.stepping import checked_variables, host_for, settle
from engine.errors import IncidentAlreadyResolved, IncidentNotFound, ScopeNotFound
from engine.history.chain import Event
from engine.persistence.outcomes import record_events
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, lock_instance
from engine.spiff import runner
from engine.spiff.border import ActivityNotFound

#: Retries a job gets when a person lets it try again.
RETRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RetriedIncident:
    """An incident after a retry: resolved, or (``resolved`` False) raised anew for the same reason."""

    incident_id: int
    resolved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Incident:
    id: int
    instance_id: int | None
    activity_id: int | None
    job_id: int | None
    element_id: str | None
    status: str


_SELECT = (
    "SELECT id, instance_id, activity_id, job_id, element_id, status FROM incident"
    " WHERE tenant_id = ? AND id = ?"
)


def retry_incident(
    session: Session,
    actor: Actor,
    incident_id: int,
    *,
    retries: int = RETRIES,
    idempotency_key: str | None = None,
) -> RetriedIncident:
    """Try again what stands still. Raises IncidentNotFound, IncidentAlreadyResolved,
    ProcessInstanceSuspended, ProcessInstanceEnded."""

    def act() -> RetriedIncident:
        return _retry(session, actor, incident_id, retries)

    arguments = {"incident_id": incident_id, "retries": retries}
    return once(session, actor, idempotency_key, "retry-incident", arguments, RetriedIncident, act)


def resolve_incident(
    session: Session,
    actor: Actor,
    incident_id: int,
    variables: Mapping[str, Any],
    *,
    scope_id: int = 0,
    idempotency_key: str | None = None,
) -> RetriedIncident:
    """Correct variables and try again, in one. Raises what :func:`retry_incident` does, and ScopeNotFound."""
    given = checked_variables(variables)

    def act() -> RetriedIncident:
        incident, instance = _lock(session, incident_id)
        if instance is not None and given:
            host = host_for(session, instance, actor)
            try:
                outcome = runner.modify_variables(instance.state, host, scope_id, given)
            except ActivityNotFound as error:
                raise ScopeNotFound(instance_id=instance.id, scope_id=scope_id) from error
            event = Event("variables-modified", {"names": sorted(given)}, incident.element_id)
            settle(session, host, instance, outcome, actor, [event])
        return _retry(session, actor, incident_id, RETRIES)

    arguments = {"incident_id": incident_id, "variables": given, "scope_id": scope_id}
    return once(session, actor, idempotency_key, "resolve-incident", arguments, RetriedIncident, act)


def _lock(session: Session, incident_id: int) -> tuple[_Incident, StoredInstance | None]:
    incident = _read(session, incident_id)
    instance = None
    if incident.instance_id is not None:
        instance = lock_instance(session, incident.instance_id)
        incident = _read(session, incident_id)
    if incident.status != "open":
        raise IncidentAlreadyResolved(incident_id=incident_id)
    if instance is not None:
        instance.check_running()
    return incident, instance


def _read(session: Session, incident_id: int) -> _Incident:
    row = session.one(_SELECT, (session.tenant_id, incident_id))
    if row is None:
        raise IncidentNotFound(incident_id=incident_id)
    return _Incident(**dict(zip(_Incident.__dataclass_fields__, row, strict=True)))


def _retry(session: Session, actor: Actor, incident_id: int, retries: int) -> RetriedIncident:
    incident, instance = _lock(session, incident_id)
    event = Event(
        "incident-retried", {"incident_id": str(incident_id)}, incident.element_id, incident.activity_id
    )
    if incident.job_id is not None or instance is None or incident.activity_id is None:
        _retry_job(session, actor, incident, retries)
        if instance is not None:
            instance.incident_count -= 1
            record_events(session, instance, actor, [event])
        return RetriedIncident(incident_id=incident_id, resolved=True)
    host = host_for(session, instance, actor)
    outcome = runner.retry_incident(instance.state, host, incident.activity_id)
    settle(session, host, instance, outcome, actor, [event])
    again = any(raised.activity_id == incident.activity_id for raised in outcome.incidents_raised)
    return RetriedIncident(incident_id=incident_id, resolved=not again)


def _retry_job(session: Session, actor: Actor, incident: _Incident, retries: int) -> None:
    session.write(
        "UPDATE incident SET status = 'resolved', resolved_at = ?, resolved_by = ?"
        " WHERE tenant_id = ? AND id = ?",
        (session.now, actor.user_id, session.tenant_id, incident.id),
    )
    session.write(
        "UPDATE job SET retries = ?, due_at = ?, error = NULL, lock_owner = NULL, lock_expires_at = NULL"
        " WHERE tenant_id = ? AND id = ?",
        (retries, session.now, session.tenant_id, incident.job_id),
    )
    session.wake(session.now)
