"""An entry that is to be changed: what it is called, what it holds, and how the change is written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from engine.actor import Actor
from engine.messages import message
from engine.persistence.session import Session
from workflows.documents.words import yuan
from workflows.register_change.kinds import Kind
from workflows.registries.budgets import adjust_line
from workflows.registries.committees import change_expert_status
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.people import PEOPLE
from workflows.registries.register import Row, find
from workflows.registries.supervision import end_supervision, is_open


def word(name: str) -> str:
    return message(f"register-change-word.{name}")


def name_of(session: Session, kind: Kind, row: Row) -> str:
    """What people call an entry."""
    if kind.key == "end-supervision":
        return f"{find(session, ORGANIZATIONS, row['organization_id'])['name']}（{row['result']}）"
    if kind.key == "adjust-budget":
        return f"{row['name']}（{row['code']}）"
    return f"{find(session, PEOPLE, row['person_id'])['name']}（{row['specialty']}）"


def value_text(kind: Kind, row: Row, today: date) -> str:
    """What the field holds now, in words."""
    if kind.key == "end-supervision":
        return word("open") if is_open(row, today) else str(row["ends_on"])
    return shown(kind, row[kind.field])


def shown(kind: Kind, value: Any) -> str:
    """A value of the field, in words; no value is the end of a record."""
    if value is None:
        return word("ended")
    return yuan(value) if kind.key == "adjust-budget" else word(str(value))


def write(
    session: Session,
    actor: Actor,
    kind: Kind,
    entry_id: int,
    value: str | None,
    *,
    on: date,
    reason: str,
    instance_id: int,
) -> None:
    """Change the entry. Raises BudgetExceeded and StatusNotReachable, as things stand now."""
    if kind.key == "end-supervision":
        end_supervision(session, actor, entry_id, on, reason, instance_id=instance_id)
    elif kind.key == "adjust-budget":
        adjust_line(session, actor, entry_id, Decimal(str(value)), reason, instance_id=instance_id)
    else:
        change_expert_status(session, actor, entry_id, str(value), reason, instance_id=instance_id)
