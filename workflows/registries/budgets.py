"""Budget lines: money is reserved for a project, committed by a contract, paid; never more than the line has.

Every movement is one conditional UPDATE in the caller's transaction: of two approvals at once the second sees
what the first left, and a check constraint of the table has the last word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select

from engine.actor import Actor
from engine.persistence.ids import new_id
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.errors import AmountInvalid, BudgetClaimExceeded, BudgetExceeded, EntryNotFound, ReasonNeeded
from workflows.registries.proof import attest, attested
from workflows.registries.register import Page, Register, Row, change, enter, find, page
from workflows.registries.tables.base import from_cents, to_cents
from workflows.registries.tables.money import budget_line, budget_movement

#: The stages are proved by ``budget_movement``.
LINES = Register(budget_line, moved=frozenset({"reserved", "committed", "paid"}))

attested(budget_movement)

#: kind -> (stage the money leaves, stage it reaches); None is the free part of the line.
MOVES: Final[Mapping[str, tuple[str | None, str | None]]] = {
    "RESERVE": (None, "reserved"),
    "COMMIT": ("reserved", "committed"),
    "PAY": ("committed", "paid"),
    "RELEASE": ("reserved", None),
    "UNCOMMIT": ("committed", None),
    "REFUND": ("paid", None),
}
_NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a reference (project, contract, grant) holds of a line, in 元."""

    reserved: Decimal
    committed: Decimal
    paid: Decimal


def register_line(
    session: Session,
    actor: Actor,
    *,
    unit_key: str,
    year: int,
    code: str,
    name: str,
    amount: Decimal,
    instance_id: int | None = None,
) -> int:
    """A line of a unit's yearly budget. Raises AmountInvalid, EntryExists."""
    _cents(amount)
    values = {
        "unit_key": unit_key,
        "year": year,
        "code": code,
        "name": name,
        "amount": amount,
        "reserved": _NOTHING,
        "committed": _NOTHING,
        "paid": _NOTHING,
    }
    return enter(session, actor, LINES, values, instance_id=instance_id)


def adjust_line(
    session: Session,
    actor: Actor,
    line_id: int,
    amount: Decimal,
    reason: str,
    *,
    instance_id: int | None = None,
) -> Row:
    """Another total (追加, 调减), never below what is bound already. Raises BudgetExceeded."""
    if not reason.strip():
        raise ReasonNeeded(minimum=1)
    _cents(amount)
    line = find(session, LINES, line_id, lock=True)
    bound = bound_on(line)
    if amount < bound:
        raise BudgetExceeded(line=line["name"], left=line["amount"] - bound, amount=line["amount"] - amount)
    return change(session, actor, LINES, line_id, {"amount": amount}, instance_id=instance_id, reason=reason)


def bound_on(line: Row) -> Decimal:
    """What of a line is reserved, committed or paid, in 元."""
    return Decimal(line["reserved"] + line["committed"] + line["paid"])


def reserve(
    session: Session, actor: Actor, line_id: int, reference: str, amount: Decimal, *, instance_id: int | None
) -> None:
    """Hold money for a project. Raises BudgetExceeded."""
    _move(session, actor, "RESERVE", line_id, reference, amount, instance_id)


def commit_funds(
    session: Session, actor: Actor, line_id: int, reference: str, amount: Decimal, *, instance_id: int | None
) -> None:
    """A contract binds what was reserved. Raises BudgetClaimExceeded."""
    _move(session, actor, "COMMIT", line_id, reference, amount, instance_id)


def pay(
    session: Session, actor: Actor, line_id: int, reference: str, amount: Decimal, *, instance_id: int | None
) -> None:
    """Pay what a contract bound. Raises BudgetClaimExceeded."""
    _move(session, actor, "PAY", line_id, reference, amount, instance_id)


def release(
    session: Session, actor: Actor, line_id: int, reference: str, amount: Decimal, *, instance_id: int | None
) -> None:
    """Give back what was reserved and is not needed. Raises BudgetClaimExceeded."""
    _move(session, actor, "RELEASE", line_id, reference, amount, instance_id)


def uncommit(
    session: Session, actor: Actor, line_id: int, reference: str, amount: Decimal, *, instance_id: int | None
) -> None:
    """Give back what a contract bound and will not be paid (扣减, 解除). Raises BudgetClaimExceeded."""
    _move(session, actor, "UNCOMMIT", line_id, reference, amount, instance_id)


def refund(
    session: Session, actor: Actor, line_id: int, reference: str, amount: Decimal, *, instance_id: int | None
) -> None:
    """Money that was paid came back (追回). Raises BudgetClaimExceeded."""
    _move(session, actor, "REFUND", line_id, reference, amount, instance_id)


def claim(session: Session, line_id: int, reference: str) -> Claim:
    """What a reference holds; nothing when it never took any."""
    row = session.one(
        "SELECT reserved, committed, paid FROM budget_claim"
        " WHERE tenant_id = ? AND line_id = ? AND reference = ?",
        (session.tenant_id, line_id, reference),
    )
    return Claim(*(from_cents(cents) for cents in row or (0, 0, 0)))


def lines(session: Session, *, after: int | None = None, limit: int = 50, **columns: Any) -> Page:
    """Lines by unit_key, year, code."""
    return page(session, LINES, after=after, limit=limit, **columns)


def movements(session: Session, line_id: int) -> list[Row]:
    """Every movement on a line, oldest first."""
    table = budget_movement
    statement = (
        select(table)
        .where(table.c.tenant_id == session.tenant_id, table.c.line_id == line_id)
        .order_by(table.c.id)
    )
    return [dict(row) for row in session.core.execute(statement).mappings()]


def _move(
    session: Session,
    actor: Actor,
    kind: str,
    line_id: int,
    reference: str,
    amount: Decimal,
    instance_id: int | None,
) -> None:
    cents = _cents(amount)
    source, target = MOVES[kind]
    # the line first, always: whoever holds it may move money, and nobody waits in a circle
    with session.savepoint():
        if not _shift(session, "budget_line", "id = ?", (line_id,), source, target, cents):
            _refuse(session, line_id, reference, amount, source)
        if source is None:
            session.execute(
                "INSERT INTO budget_claim (tenant_id, line_id, reference, reserved, committed, paid)"
                " VALUES (?, ?, ?, 0, 0, 0) ON CONFLICT (tenant_id, line_id, reference) DO NOTHING",
                (session.tenant_id, line_id, reference),
            )
        where = ("line_id = ? AND reference = ?", (line_id, reference))
        if not _shift(session, "budget_claim", *where, source, target, cents):
            _refuse(session, line_id, reference, amount, source)
    _book(session, actor, kind, line_id, reference, cents, instance_id)


def _book(
    session: Session,
    actor: Actor,
    kind: str,
    line_id: int,
    reference: str,
    cents: int,
    instance_id: int | None,
) -> None:
    """The movement in the ledger, and the event that vouches for it."""
    today = local_date(session.now)
    values: dict[str, Any] = {
        "id": new_id(),
        "line_id": line_id,
        "reference": reference,
        "kind": kind,
        "amount": cents,
        "instance_id": instance_id,
        "booked_on": today.isoformat() if session.is_sqlite else today,
        "at": session.now,
        "actor": actor.user_id,
    }
    columns = ("tenant_id", *values)
    session.insert(budget_movement.name, columns, [(session.tenant_id, *values.values())])
    given = {**values, "amount": from_cents(cents)}
    data = {"kind": kind, "reference": reference, "amount": given["amount"], "line": str(line_id)}
    attest(session, actor, budget_movement, given, instance_id, **data)


def _shift(
    session: Session,
    table: str,
    where: str,
    key: tuple[Any, ...],
    source: str | None,
    target: str | None,
    cents: int,
) -> bool:
    """Move cents between two stages of a row, if it has them."""
    stages = [(stage, sign) for stage, sign in ((source, "-"), (target, "+")) if stage is not None]
    changed = ", ".join(f"{stage} = {stage} {sign} ?" for stage, sign in stages)
    enough = f"{source} >= ?"
    if source is None:
        enough = "reserved + committed + paid + ? <= amount" if table == "budget_line" else "? > 0"
    sql = f"UPDATE {table} SET {changed} WHERE tenant_id = ? AND {where} AND {enough}"
    return session.execute(sql, (*([cents] * len(stages)), session.tenant_id, *key, cents)) == 1


def _refuse(session: Session, line_id: int, reference: str, amount: Decimal, source: str | None) -> None:
    """Say why a movement is impossible; the transaction is for the caller to end."""
    found = page(session, LINES, id=line_id).rows
    if not found:
        raise EntryNotFound(register=LINES.name, id=line_id)
    line = found[0]
    if source is not None:
        raise BudgetClaimExceeded(reference=reference, line=line["name"], amount=amount)
    left = line["amount"] - line["reserved"] - line["committed"] - line["paid"]
    raise BudgetExceeded(line=line["name"], left=left, amount=amount)


def _cents(amount: Decimal) -> int:
    try:
        cents = to_cents(amount)
    except (ValueError, ArithmeticError) as error:
        raise AmountInvalid(amount=amount) from error
    if cents <= 0:
        raise AmountInvalid(amount=amount)
    return cents
