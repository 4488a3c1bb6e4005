"""Propose to change an entry of a register; the rest is decided in the case that this begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.calendar.months import months_after
from workflows.errors import AmountInvalid, BudgetExceeded
from workflows.posts import posts
from workflows.register_change.entries import name_of, shown, value_text, word
from workflows.register_change.errors import (
    MayNotProposeRegisterChange,
    RegisterChangeEmpty,
    RegisterChangeGroundUnknown,
    RegisterChangeTooEarly,
    RegisterChangeUnderWay,
    RegisterChangeUnknown,
)
from workflows.register_change.kinds import REGISTERS, Ground, Kind, kinds
from workflows.registries.budgets import bound_on
from workflows.registries.committees import EXPERT_STATES
from workflows.registries.fields import reachable
from workflows.registries.register import Row, find
from workflows.registries.supervision import is_open
from workflows.rules import current_rules
from workflows.two_people import begin_decision, check_explanation

PROCESS_KEY: Final = "register-change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A change the caller may propose, on which grounds, and what must be said with it."""

    change: str
    title: str
    asks: str | None
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """The case in which a change is decided."""

    instance_id: int


def choices(session: Session, actor: Actor, register: str, entry_id: int) -> list[Choice]:
    """The changes of an entry that an actor may propose today; none while one is under way."""
    found = [kind for kind in kinds().values() if kind.register == register]
    if not found or under_way(session, register, entry_id) is not None:
        return []
    row, today = find(session, REGISTERS[register], entry_id), local_date(session.now)
    return [
        Choice(change=kind.key, title=word(kind.key), asks=kind.asks, grounds=grounds)
        for kind in found
        if _holds(actor, kind, row) and (grounds := _open_grounds(kind, row, today))
    ]


def under_way(session: Session, register: str, entry_id: int) -> int | None:
    """The case in which a change of an entry waits for its approval."""
    row = session.one(
        "SELECT id FROM process_instance WHERE tenant_id = ? AND process_key = ? AND business_key = ?"
        " AND status IN ('active', 'suspended')",
        (session.tenant_id, PROCESS_KEY, _business_key(register, entry_id)),
    )
    return None if row is None else int(row[0])


def propose_register_change(
    session: Session,
    actor: Actor,
    register: str,
    entry_id: int,
    *,
    change: str,
    ground: str,
    explanation: str,
    amount: Decimal | None = None,
    idempotency_key: str | None = None,
) -> Proposed:
    """Whoever keeps an entry proposes to change it; the register stays as it is until another agrees.

    Raises RegisterChangeUnknown, EntryNotFound, MayNotProposeRegisterChange, RegisterChangeGroundUnknown,
    ProposalUnexplained, RegisterChangeUnderWay, RegisterChangeEmpty, RegisterChangeTooEarly,
    AmountInvalid, BudgetExceeded, StatusNotReachable."""
    words = explanation.strip()

    def act() -> Proposed:
        kind = kinds().get(change)
        if kind is None or kind.register != register:
            raise RegisterChangeUnknown(register=register, change=change)
        # of two proposals at once the second waits here, and finds the case of the first
        row = find(session, REGISTERS[register], entry_id, lock=True)
        if not _holds(actor, kind, row):
            raise MayNotProposeRegisterChange(post=posts()[kind.proposer].name)
        check_explanation(words)
        name = name_of(session, kind, row)
        if under_way(session, register, entry_id) is not None:
            raise RegisterChangeUnderWay(entry=name)
        today = local_date(session.now)
        chosen = _ground(kind, row, ground, today)
        value = _new_value(kind, row, chosen, amount, name, today)
        variables = {
            **_told(kind, row, chosen, value, name, today),
            "explanation": words,
            "register_approvers": [kind.group(kind.approver, row)],
        }
        number = _business_key(register, entry_id)
        return Proposed(
            instance_id=begin_decision(session, actor, PROCESS_KEY, variables, business_key=number)
        )

    arguments = {
        "register": register, "entry_id": entry_id, "change": change, "ground": ground, "explanation": words,
        "amount": None if amount is None else str(amount),
    }  # fmt: skip
    return once(session, actor, idempotency_key, "propose-register-change", arguments, Proposed, act)


def _holds(actor: Actor, kind: Kind, row: Row) -> bool:
    return actor.is_trusted or kind.group(kind.proposer, row) in (actor.groups or ())


def _open_grounds(kind: Kind, row: Row, today: date) -> tuple[Ground, ...]:
    """The grounds that lead anywhere from what the entry is now."""
    if kind.key == "end-supervision" and not is_open(row, today):
        return ()
    reached = EXPERT_STATES.get(row["status"], set()) if kind.field == "status" else set()
    return tuple(each for each in kind.grounds(row, today) if each.to is None or each.to in reached)


def _ground(kind: Kind, row: Row, key: str, today: date) -> Ground:
    known = kind.grounds(row, today)
    for each in known:
        if each.key == key:
            return each
    raise RegisterChangeGroundUnknown(ground=key, known="、".join(each.text for each in known))


def _new_value(
    kind: Kind, row: Row, chosen: Ground, amount: Decimal | None, name: str, today: date
) -> str | None:
    """What the field becomes; None ends a record. Refuses what can be told to fail already."""
    if kind.key == "end-supervision":
        if not is_open(row, today):
            raise RegisterChangeEmpty(entry=name, value=row["ends_on"])
        _check_term(row, chosen, name, today)
        return None
    if kind.key == "change-expert-status":
        reachable(row["specialty"], EXPERT_STATES, row["status"], str(chosen.to))
        return chosen.to
    if amount is None or amount <= 0 or amount != amount.quantize(Decimal("0.01")):
        raise AmountInvalid(amount=amount)
    if amount == row["amount"] or chosen.sign * (amount - row["amount"]) < 0:
        raise RegisterChangeEmpty(entry=name, value=shown(kind, row["amount"]))
    check_bound(row, amount)
    return str(amount)


def check_bound(line: Row, amount: Decimal) -> None:
    """A line is never less than what is reserved, committed and paid of it. Raises BudgetExceeded."""
    if amount < bound_on(line):
        left = line["amount"] - bound_on(line)
        raise BudgetExceeded(line=line["name"], left=left, amount=line["amount"] - amount)


def _check_term(row: Row, chosen: Ground, name: str, today: date) -> None:
    if chosen.after is None:
        return
    years = int(current_rules().rule(chosen.after, today).value)
    earliest = months_after(row["starts_on"], 12 * years)
    if today < earliest:
        raise RegisterChangeTooEarly(entry=name, years=years, earliest=earliest)


def _told(
    kind: Kind, row: Row, chosen: Ground, value: str | None, name: str, today: date
) -> Mapping[str, Any]:
    """What the approver reads, and what is written when they agree."""
    return {
        "change": kind.key,
        "change_title": word(kind.key),
        "register_title": word(kind.register),
        "entry_key": str(row["id"]),
        "entry_version": int(row["version"]),
        "entry_name": name,
        "new_value": value,
        "before_text": value_text(kind, row, today),
        "after_text": shown(kind, value),
        "ground_text": chosen.text,
        "legal_basis": chosen.legal_basis,
    }


def _business_key(register: str, entry_id: int) -> str:
    return f"{register}-{entry_id}"
