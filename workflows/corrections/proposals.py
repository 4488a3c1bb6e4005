"""One proposes other values, another approves or rejects them; only then they are written, the old ones kept.

Both steps are entries of a register and thereby events of the case. Who proposes runs the house and does not
look into cases: the old values are for whoever decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from engine.actor import Actor
from engine.commands.incidents import retry_incident
from engine.commands.instances import modify_variables
from engine.commands.stepping import checked_variables, host_for
from engine.errors import IncidentAlreadyResolved, RevisionChanged, ScopeNotFound
from engine.history.chain import Event
from engine.persistence.case_events import note
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, lock_instance, read_instance
from engine.queries.incidents import incident
from engine.spiff import runner
from engine.spiff.border import ActivityNotFound
from engine.spiff.values import decode, encode, normalise
from workflows.calendar import current_calendar, local_date
from workflows.corrections.errors import (
    CorrectionDecided,
    CorrectionEmpty,
    CorrectionExpired,
    CorrectionOwn,
    CorrectionSealed,
    CorrectionStale,
)
from workflows.registries.fields import needed
from workflows.registries.register import Register, Row, change, enter, find
from workflows.registries.tables.corrections import correction
from workflows.rules import current_rules

CORRECTIONS = Register(correction)

PROPOSED, APPROVED, REJECTED = "PROPOSED", "APPROVED", "REJECTED"
_EXPIRY: Final = "house.correction-expiry"


def propose_correction(
    session: Session,
    actor: Actor,
    instance_id: int,
    variables: Mapping[str, Any],
    reason: str,
    *,
    scope_id: int = 0,
    incident_id: int | None = None,
    revision: int | None = None,
) -> int:
    """Let other values wait for approval; gives the correction's id.

    ``revision`` is that of the case the caller has seen; ``incident_id`` what is tried again with the new
    values. Raises EntryIncomplete without a reason, CorrectionEmpty, CorrectionSealed, RevisionChanged,
    ProcessInstanceEnded, ScopeNotFound, InvalidVariables, and what looking for the incident does."""
    needed(CORRECTIONS.name, reason=reason)
    given = checked_variables(variables)
    instance = lock_instance(session, instance_id)
    instance.check_not_ended()
    if revision is not None and revision != instance.revision:
        raise RevisionChanged(instance_id=instance_id)
    if incident_id is not None:
        _check_incident(session, incident_id, instance_id)
    before = _held(session, instance, scope_id, given)
    after = {name: value for name, value in given.items() if name not in before or before[name] != value}
    if not after:
        raise CorrectionEmpty()
    before = {name: before[name] for name in after if name in before}
    for name, value in (*before.items(), *after.items()):
        if _is_sealed(value):
            raise CorrectionSealed(name=name)
    today = local_date(session.now)
    values = {
        "instance_id": instance_id,
        "scope_id": scope_id,
        "incident_id": incident_id,
        "before": _text(before),
        "after": _text(after),
        "reason": reason,
        "state": PROPOSED,
        "expires_on": current_rules().deadline(_EXPIRY, today, current_calendar()).due_on,
    }
    id_ = enter(session, actor, CORRECTIONS, values, instance_id=instance_id)
    data = {"correction": str(id_), "before": before, "after": after, "reason": reason}
    note(session, actor, instance_id, Event("correction-proposed", data, scope_id=scope_id))
    return id_


def approve_correction(session: Session, actor: Actor, correction_id: int) -> Row:
    """Write the new values, and try again what stood still for them.

    Raises EntryNotFound, CorrectionDecided, CorrectionOwn, CorrectionExpired, CorrectionStale,
    ProcessInstanceEnded."""
    instance, row = _open_correction(session, actor, correction_id)
    instance.check_not_ended()
    if local_date(session.now) > row["expires_on"]:
        raise CorrectionExpired(expired_on=row["expires_on"].isoformat())
    if changed := _changed(session, instance, row):
        raise CorrectionStale(names="、".join(changed))
    decided = _decide(session, actor, row, APPROVED, None)
    kept = {"correction": str(row["id"]), "proposed_by": row["created_by"], "reason": row["reason"]}
    after = _read(row["after"])
    modify_variables(session, actor, instance.id, after, scope_id=row["scope_id"], note=kept)
    if row["incident_id"] is not None and instance.status == "active":
        try:
            retry_incident(session, actor, row["incident_id"])
        except IncidentAlreadyResolved:
            pass  # the values were wanted all the same
    return decided


def reject_correction(session: Session, actor: Actor, correction_id: int, opinion: str) -> Row:
    """Decide against it, whatever became of the case. Raises EntryIncomplete without an opinion,
    EntryNotFound, CorrectionDecided, CorrectionOwn."""
    needed(CORRECTIONS.name, opinion=opinion)
    instance, row = _open_correction(session, actor, correction_id)
    data = {"correction": str(row["id"]), "proposed_by": row["created_by"], "reason": opinion}
    note(session, actor, instance.id, Event("correction-rejected", data, scope_id=row["scope_id"]))
    return _decide(session, actor, row, REJECTED, opinion)


def corrections(
    session: Session, *, state: str | None = None, instance_id: int | None = None, limit: int = 200
) -> list[Row]:
    """What was proposed, newest first; ``stale`` names what changed since, of those not decided."""
    statement = select(correction).where(correction.c.tenant_id == session.tenant_id)
    if state is not None:
        statement = statement.where(correction.c.state == state)
    if instance_id is not None:
        statement = statement.where(correction.c.instance_id == instance_id)
    found = session.core.execute(statement.order_by(correction.c.id.desc()).limit(limit)).mappings().all()
    return [told(session, row) for row in found]


def told(session: Session, row: Mapping[Any, Any]) -> Row:
    """A correction with its values read, the case it is about, and whether it can still be approved."""
    instance = read_instance(session, row["instance_id"])
    is_open, is_running = row["state"] == PROPOSED, instance.status in ("active", "suspended")
    return {
        **row,
        "before": _read(row["before"]),
        "after": _read(row["after"]),
        "process_key": instance.process_key,
        "business_key": instance.business_key,
        "stale": _changed(session, instance, row) if is_open and is_running else [],
        "is_expired": is_open and local_date(session.now) > row["expires_on"],
        "is_ended": is_open and not is_running,
    }


def _open_correction(session: Session, actor: Actor, correction_id: int) -> tuple[StoredInstance, Row]:
    """The case first, as every command locks it, then the entry."""
    instance = lock_instance(session, find(session, CORRECTIONS, correction_id)["instance_id"])
    row = find(session, CORRECTIONS, correction_id, lock=True)
    if row["state"] != PROPOSED:
        raise CorrectionDecided(state=row["state"])
    if row["created_by"] in (actor.user_id, actor.on_behalf_of):
        raise CorrectionOwn(user=row["created_by"])
    return instance, row


def _decide(session: Session, actor: Actor, row: Row, state: str, opinion: str | None) -> Row:
    today: date = local_date(session.now)
    values = {"state": state, "decided_by": actor.user_id, "decided_on": today, "opinion": opinion}
    return change(
        session, actor, CORRECTIONS, row["id"], values, reason=opinion, instance_id=row["instance_id"]
    )


def _check_incident(session: Session, incident_id: int, instance_id: int) -> None:
    found = incident(session, incident_id)
    if found.instance_id != instance_id or found.status != "open":
        raise IncidentAlreadyResolved(incident_id=incident_id)


def _changed(session: Session, instance: StoredInstance, row: Mapping[Any, Any]) -> list[str]:
    """Names whose value is no longer that of the proposal; all of them where their activity is over."""
    before, names = _read(row["before"]), _read(row["after"])
    try:
        now = _held(session, instance, row["scope_id"], names)
    except ScopeNotFound:
        return sorted(names)
    return sorted(
        name for name in names if (name in now) != (name in before) or now.get(name) != before.get(name)
    )


def _held(
    session: Session, instance: StoredInstance, scope_id: int, names: Mapping[str, Any]
) -> dict[str, Any]:
    """What some variables hold now; missing ones are left out."""
    try:
        found = runner.variables(instance.state, host_for(session, instance), scope_id or None)
    except ActivityNotFound as error:
        raise ScopeNotFound(instance_id=instance.id, scope_id=scope_id) from error
    return {name: normalise(found[name]) for name in names if name in found}


def _is_sealed(value: Any) -> bool:
    if isinstance(value, Mapping):
        return {"sealed", "masked"} <= value.keys() or any(_is_sealed(each) for each in value.values())
    return isinstance(value, list) and any(_is_sealed(each) for each in value)


def _text(values: Mapping[str, Any]) -> str:
    """Values as variables are kept: exact."""
    return encode(dict(values)).decode()


def _read(text: str) -> dict[str, Any]:
    values: dict[str, Any] = decode(text.encode())
    return values
