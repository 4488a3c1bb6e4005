"""Inquiries, challenges (质疑) and complaints (投诉): letters, the pauses they cause, bad conduct."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete
from workflows.registries.fields import needed, one_of
from workflows.registries.purchases import CHALLENGES, PROJECTS, register_challenge
from workflows.registries.register import Register, Row, change, enter, find, find_by, page
from workflows.registries.tables.purchases import challenge
from workflows.registries.tables.purchasing import (
    challenge_letter,
    conduct_record,
    purchase_pause,
    supplier_inquiry,
)

LETTERS = Register(challenge_letter)
PAUSES = Register(purchase_pause)
INQUIRIES = Register(supplier_inquiry)
CONDUCT = Register(conduct_record)

#: What an answer or decision does to the purchase: nothing, documents amended, another winner, begin anew.
EFFECTS = ("NONE", "AMEND", "NEXT_CANDIDATE", "RESTART")
#: ``effect`` of a rejected complaint for which no evidence was found (查无实据).
UNFOUNDED = "UNFOUNDED"
_MOST = 1000


def lodge(
    session: Session,
    actor: Actor,
    *,
    kind: str,
    project_id: int,
    organization_id: int,
    target: str,
    received_on: date,
    due_on: date | None,
    content: Mapping[str, Any],
    earlier_id: int | None = None,
    instance_id: int | None = None,
) -> Row:
    """Enter a challenge or complaint and what its letter says; gives the register's row with its number."""
    challenge_id = register_challenge(
        session,
        actor,
        kind=kind,
        project_id=project_id,
        organization_id=organization_id,
        target=target,
        received_on=received_on,
        due_on=due_on,
        instance_id=instance_id,
    )
    values = {
        "challenge_id": challenge_id,
        "earlier_id": earlier_id,
        "content": json.dumps(content, ensure_ascii=False, default=str),
    }
    enter(session, actor, LETTERS, values, instance_id=instance_id)
    return find(session, CHALLENGES, challenge_id)


def set_period(
    session: Session,
    actor: Actor,
    challenge_id: int,
    known_on: date,
    last_day: date,
    *,
    instance_id: int | None = None,
) -> None:
    """From which day the challenger's period runs, and its last day."""
    held = find_by(session, LETTERS, challenge_id=challenge_id)
    if held is None:
        raise EntryIncomplete(register=LETTERS.name, field="challenge_id")
    values = {"known_on": known_on, "last_day": last_day}
    change(session, actor, LETTERS, held["id"], values, instance_id=instance_id)


def complete_letter(
    session: Session,
    actor: Actor,
    challenge_id: int,
    added: Mapping[str, Any],
    *,
    instance_id: int | None = None,
) -> None:
    """What was asked for and came later, kept beside what the letter said first."""
    held = find_by(session, LETTERS, challenge_id=challenge_id)
    if held is None:
        raise EntryIncomplete(register=LETTERS.name, field="challenge_id")
    content = {**json.loads(held["content"]), "added": dict(added)}
    values = {"content": json.dumps(content, ensure_ascii=False, default=str)}
    change(session, actor, LETTERS, held["id"], values, instance_id=instance_id)


def set_due(
    session: Session, actor: Actor, challenge_id: int, due_on: date, *, instance_id: int | None = None
) -> None:
    """The last day of the answer or decision, after the clock stood still."""
    change(session, actor, CHALLENGES, challenge_id, {"due_on": due_on}, instance_id=instance_id)


def challenge_by_number(session: Session, challenge_no: str) -> Row | None:
    """A challenge or complaint by its number."""
    return find_by(session, CHALLENGES, challenge_no=challenge_no)


def project_by_number(session: Session, project_no: str) -> Row | None:
    """A purchase project by its number."""
    return find_by(session, PROJECTS, project_no=project_no)


def pause(
    session: Session,
    actor: Actor,
    *,
    project_id: int,
    challenge_id: int,
    paused_from: date,
    reason: str,
    paused_until: date | None = None,
    instance_id: int | None = None,
) -> int:
    """From now on nothing of the project is signed, performed or paid (实施条例54, 采购法57)."""
    needed(PAUSES.name, reason=reason)
    values = {
        "project_id": project_id,
        "challenge_id": challenge_id,
        "paused_from": paused_from,
        "paused_until": paused_until,
        "reason": reason,
        "is_settled": False,
    }
    return enter(session, actor, PAUSES, values, instance_id=instance_id, effective_on=paused_from)


def resume(
    session: Session,
    actor: Actor,
    challenge_id: int,
    resumed_on: date,
    effect: str = "NONE",
    *,
    instance_id: int | None = None,
) -> Row | None:
    """The pause of a challenge ends, or ended before and now has its effect.

    What held nothing up and yet changes the result is entered as a pause of that day; None when neither."""
    one_of(PAUSES.name, "effect", effect, EFFECTS)
    held = find_by(session, PAUSES, challenge_id=challenge_id)
    if held is None and effect == "NONE":
        return None
    if held is None:
        found = find(session, CHALLENGES, challenge_id)
        entered = pause(
            session,
            actor,
            project_id=found["project_id"],
            challenge_id=challenge_id,
            paused_from=resumed_on,
            reason=found["challenge_no"],
            instance_id=instance_id,
        )
        held = find(session, PAUSES, entered)
    values = {
        "resumed_on": held["resumed_on"] or resumed_on,
        "effect": effect,
        # a suspension that ran out was settled as none; a decision after it has its consequence still
        "is_settled": held["is_settled"] and effect in (held["effect"], "NONE"),
    }
    return change(session, actor, PAUSES, held["id"], values, instance_id=instance_id)


def is_paused(session: Session, project_id: int) -> bool:
    """Whether a challenge or complaint holds the project up."""
    return any(row["resumed_on"] is None for row in _pauses(session, project_id))


def unsettled_effect(session: Session, project_id: int) -> Row | None:
    """The newest pause that has ended and whose consequence nobody has drawn yet."""
    ended = [row for row in _pauses(session, project_id) if row["effect"] and not row["is_settled"]]
    return ended[-1] if ended else None


def settle(session: Session, actor: Actor, project_id: int, *, instance_id: int | None = None) -> str:
    """Draw the consequence of the pauses that have ended; gives the newest one's effect, NONE without any."""
    effect = "NONE"
    for row in _pauses(session, project_id):
        if row["effect"] and not row["is_settled"]:
            change(session, actor, PAUSES, row["id"], {"is_settled": True}, instance_id=instance_id)
            effect = str(row["effect"])
    return effect


def register_inquiry(
    session: Session,
    actor: Actor,
    *,
    project_id: int,
    organization_id: int,
    question: str,
    received_on: date,
    due_on: date,
    instance_id: int | None = None,
) -> int:
    """A supplier's question (询问). Raises EntryIncomplete."""
    needed(INQUIRIES.name, question=question)
    values = {
        "project_id": project_id,
        "organization_id": organization_id,
        "question": question,
        "received_on": received_on,
        "due_on": due_on,
    }
    return enter(session, actor, INQUIRIES, values, instance_id=instance_id, effective_on=received_on)


def answer_inquiry(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    answer: str,
    answered_on: date,
    *,
    instance_id: int | None = None,
) -> Row:
    """Raises EntryIncomplete."""
    needed(INQUIRIES.name, answer=answer)
    values = {"answer": answer, "answered_on": answered_on}
    return change(session, actor, INQUIRIES, inquiry_id, values, instance_id=instance_id)


def unfounded_complaints(session: Session, organization_id: int, after: date, until: date) -> int:
    """How many complaints of an organisation, received after a day, were found to be without ground."""
    table = challenge
    statement = select(func.count()).where(
        table.c.tenant_id == session.tenant_id,
        table.c.kind == "COMPLAINT",
        table.c.organization_id == organization_id,
        table.c.effect == UNFOUNDED,
        table.c.received_on > after,
        table.c.received_on <= until,
    )
    return int(session.core.execute(statement).scalar_one())


def record_conduct(
    session: Session,
    actor: Actor,
    organization_id: int,
    reason: str,
    recorded_on: date,
    barred_to: date,
    *,
    instance_id: int | None = None,
) -> int:
    """不良行为记录: the organisation takes no part in purchases until a day."""
    needed(CONDUCT.name, reason=reason)
    values = {
        "organization_id": organization_id,
        "reason": reason,
        "recorded_on": recorded_on,
        "barred_to": barred_to,
    }
    return enter(session, actor, CONDUCT, values, instance_id=instance_id, effective_on=recorded_on)


def barred_to(session: Session, organization_id: int, on: date) -> date | None:
    """Until when an organisation is barred on a day; None when it is not."""
    rows = page(session, CONDUCT, organization_id=organization_id, limit=_MOST).rows
    days = [row["barred_to"] for row in rows if row["recorded_on"] <= on <= row["barred_to"]]
    return max(days, default=None)


def _pauses(session: Session, project_id: int) -> tuple[Row, ...]:
    return page(session, PAUSES, project_id=project_id, limit=_MOST).rows
