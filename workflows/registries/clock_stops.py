"""The register of stopped clocks (中止, T9): who proposed it why, who agreed, from when to when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.register import Register, Row, change, enter, find_by
from workflows.registries.tables.followups import clock_stop

STOPS = Register(clock_stop)

PROPOSED, REFUSED, RUNNING, ENDED = "PROPOSED", "REFUSED", "RUNNING", "ENDED"
#: Where each state may lead.
STATES: Final = {PROPOSED: {RUNNING, REFUSED}, RUNNING: {ENDED}, REFUSED: set[str](), ENDED: set[str]()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a handler proposes: the case, the reason of the closed list with its article, and in own words."""

    instance_id: int
    stop_instance_id: int
    process_key: str
    case_no: str | None
    reason: str
    legal_basis: str
    explanation: str
    expected_until: date | None
    proposed_by: str
    proposed_on: date


def propose(session: Session, actor: Actor, proposal: Proposal) -> int:
    """Enter a proposal; gives its id. Raises EntryExists while another one is open for the case."""
    values = {**asdict(proposal), "state": PROPOSED}
    return enter(session, actor, STOPS, values, instance_id=proposal.stop_instance_id)


def advance(session: Session, actor: Actor, stop: Row, state: str, **values: Any) -> Row:
    """Lead a stop to its next state. Raises ValueError for a state it cannot reach."""
    if state not in STATES[stop["state"]]:
        raise ValueError(f"a clock stop that is {stop['state']} does not become {state}")
    return change(
        session, actor, STOPS, stop["id"], {"state": state, **values}, instance_id=stop["stop_instance_id"]
    )


def stop_of(session: Session, stop_instance_id: int) -> Row:
    """The stop that a case of ``case-clock-stop`` decides. Raises LookupError."""
    found = find_by(session, STOPS, stop_instance_id=stop_instance_id)
    if found is None:
        raise LookupError(stop_instance_id)
    return found


def stops_of(session: Session, instance_id: int) -> tuple[Row, ...]:
    """Every stop of a case, in the order they were proposed."""
    statement = (
        select(clock_stop)
        .where(clock_stop.c.tenant_id == session.tenant_id, clock_stop.c.instance_id == instance_id)
        .order_by(clock_stop.c.id)
    )
    return tuple(dict(row) for row in session.core.execute(statement).mappings())


def open_stop(session: Session, instance_id: int) -> Row | None:
    """The stop that is proposed or runs, if there is one."""
    return next((row for row in stops_of(session, instance_id) if row["state"] in (PROPOSED, RUNNING)), None)


def as_variable(stops: tuple[Row, ...]) -> list[Mapping[str, str | None]]:
    """What FEEL's ``deadline`` takes as pauses: intervals that stood still or still do."""
    return [
        {
            "paused_from": row["paused_from"].isoformat(),
            "paused_to": row["paused_to"].isoformat() if row["paused_to"] else None,
            "reason": row["reason"],
            "legal_basis": row["legal_basis"],
        }
        for row in stops
        if row["paused_from"] is not None
    ]
