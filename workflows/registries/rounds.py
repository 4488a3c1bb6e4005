"""Rounds of a purchase: one that came to nothing is begun anew under the same project, and counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.registries.fields import one_of
from workflows.registries.register import Register, Row, change, enter, find_by, page
from workflows.registries.tables.purchases import purchase_round

ROUNDS = Register(purchase_round)

#: States of a project whose round came to nothing and may be followed by another.
BROKEN_OFF: Final = frozenset({"FAILED", "ANNULLED"})
NEXT_STEPS: Final = ("RETENDER", "OTHER_METHOD", "END")
_NUMERALS: Final = "一二三四五六七八九十"
_MOST: Final = 200


def shown_name(project: Mapping[str, Any]) -> str:
    """What papers and notices call a project: with the number of its round, from the second on."""
    number = int(project["round"])
    if number == 1:
        return str(project["name"])
    return f"{project['name']}（第{_NUMERALS[number - 1] if number <= len(_NUMERALS) else number}次）"


def rounds(session: Session, project_id: int) -> tuple[Row, ...]:
    """The rounds of a project that came to nothing, oldest first."""
    return page(session, ROUNDS, project_id=project_id, limit=_MOST).rows


def broken_round(session: Session, project: Mapping[str, Any]) -> Row | None:
    """How the round of a project ended; None while it is under way."""
    return find_by(session, ROUNDS, project_id=project["id"], round=project["round"])


def end_round(
    session: Session,
    actor: Actor,
    project: Mapping[str, Any],
    outcome: str,
    reason: str | None,
    *,
    instance_id: int | None = None,
) -> int:
    """Enter that the round of a project came to nothing. Raises EntryIncomplete, EntryExists."""
    one_of(ROUNDS.name, "outcome", outcome, sorted(BROKEN_OFF))
    values = {
        "project_id": project["id"],
        "round": project["round"],
        "method": project["method"],
        "outcome": outcome,
        "reason": reason,
        "ended_on": local_date(session.now),
    }
    return enter(session, actor, ROUNDS, values, instance_id=instance_id)


def deal_with(
    session: Session, actor: Actor, project: Mapping[str, Any], restart_id: int, *, instance_id: int | None
) -> None:
    """What follows is decided in a case of its own. ``project`` is one of :data:`BROKEN_OFF`."""
    held = broken_round(session, project)
    # a project that failed before rounds were registered has no entry
    known = int(held["id"]) if held is not None else None
    if known is None:
        known = end_round(session, actor, project, project["state"], None, instance_id=instance_id)
    change(session, actor, ROUNDS, known, {"restart_id": restart_id}, instance_id=instance_id)


def decide_round(
    session: Session,
    actor: Actor,
    project: Mapping[str, Any],
    next_step: str,
    *,
    instance_id: int | None = None,
) -> None:
    """What follows the round that ended; one that nobody entered (of old) has nothing to say it in."""
    one_of(ROUNDS.name, "next_step", next_step, NEXT_STEPS)
    held = broken_round(session, project)
    if held is not None:
        values = {"next_step": next_step, "decided_on": local_date(session.now)}
        change(session, actor, ROUNDS, held["id"], values, instance_id=instance_id)


def step_between(held: Row | None, project: Mapping[str, Any]) -> str:
    """Whether a project that begins anew does so by the same method."""
    return "RETENDER" if held is None or held["method"] == project["method"] else "OTHER_METHOD"
