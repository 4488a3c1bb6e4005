"""Is everything a case waits for still there: the timers, messages and signals its state names?

Whoever deletes the timer of a statutory period, holds it back or lets it run longer stops what the law says
happens then; whoever gives a message another key lets it pass the case by.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from engine.history.case_rows import Page, Present, rows_of
from engine.history.comparing import Row, about, differing, moment
from engine.history.walk import Finding
from engine.persistence.session import Session
from engine.spiff.runner import Waiting

_COMMON: Final = ("instance_id", "subscription_id", "activity_id", "element_id")
#: kind in a state -> (table, its columns, which rows)
_TABLES: Final[Mapping[str, tuple[str, tuple[str, ...], str]]] = {
    "t": (
        "job", (*_COMMON, "id", "due_at", "error", "retries", "held", "lock_expires_at"),
        " AND kind = 'timer'",
    ),
    "m": ("message_subscription", (*_COMMON, "name", "correlation_key"), ""),
    "s": ("signal_subscription", (*_COMMON, "name"), ""),
}  # fmt: skip
_DETAIL: Final = "the state of its case says otherwise"
#: Leases of a worker that a timer may be locked for: one is given, and made longer once.
_LEASES: Final = 2


def verify_waiting(session: Session, page: Page, states: Mapping[int, Present]) -> Iterator[Finding]:
    """What a case waits for without a row, with another one, and rows no case waits for."""
    for kind, (table, names, where) in _TABLES.items():
        rows = rows_of(session, table, names, page, where)
        for instance_id in sorted(rows.keys() | states.keys()):
            case = states.get(instance_id)
            awaited = [] if case is None else [each for each in case.contents.waiting if each.kind == kind]
            here = {row["subscription_id"]: row for row in rows.get(instance_id, [])}
            for each in awaited:
                assert case is not None
                yield from _compare(
                    session, table, instance_id, case, each, here.pop(each.subscription_id, None)
                )
            for id_ in sorted(here, key=str):
                yield about(session, "entry-inserted", table, id_, _DETAIL, instance_id=instance_id)


def _compare(
    session: Session, table: str, instance_id: int, case: Present, each: Waiting, row: Row | None
) -> Iterator[Finding]:
    id_ = each.subscription_id
    if row is None:
        yield about(session, "entry-missing", table, id_, _DETAIL, instance_id=instance_id)
        return
    wrong = differing(row, _expected(each, case, row))
    if each.kind == "t":
        wrong |= _stopped(session, row)
    if wrong:
        yield about(session, "entry-changed", table, id_, _DETAIL, instance_id=instance_id, wrong=wrong)


def _expected(each: Waiting, case: Present, row: Row) -> dict[str, Any]:
    values: dict[str, Any] = {"activity_id": each.activity_id, "element_id": each.element_id}
    if each.kind == "t":
        # one that failed is tried again later
        later = {} if row["error"] is not None else {"due_at": each.name}
        return values | {"held": case.is_held} | later
    keyed = {} if each.correlation_key is None else {"correlation_key": each.correlation_key}
    return values | {"name": each.name} | keyed


def _stopped(session: Session, row: Row) -> dict[str, tuple[Any, Any]]:
    """A timer without retries that nobody is told of, or locked for longer than any worker locks one."""
    if row["retries"] <= 0:
        incident = session.one(
            "SELECT 1 FROM incident WHERE tenant_id = ? AND job_id = ? AND status = 'open'",
            (session.tenant_id, row["id"]),
        )
        return {} if incident else {"retries": ("an open incident", row["retries"])}
    latest = session.now + _LEASES * session.database.settings.job_lease
    try:
        locked = moment(row["lock_expires_at"])
    except (TypeError, ValueError):
        locked = "?"
    if locked is not None and locked > (moment(latest) or ""):
        return {"lock_expires_at": (None, row["lock_expires_at"])}
    return {}
