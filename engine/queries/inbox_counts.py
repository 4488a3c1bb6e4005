"""How much there is in each list: exact up to a thousand, which is all that a person wants to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import orjson

from engine.persistence.session import Session
from engine.queries.inbox_ways import Person

#: Counted exactly up to here.
EXACT: Final = 1000


@dataclass(frozen=True, slots=True)
class Count:
    """A number; ``is_more`` when there are more than that."""

    value: int
    is_more: bool = False

    def __str__(self) -> str:
        return f"{self.value}+" if self.is_more else str(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxCounts:
    """The numbers beside the names of the lists."""

    todo: Count
    mine: Count
    offered: Count
    done: Count
    started: Count


def inbox_counts(session: Session, person: Person) -> InboxCounts:
    """Count a person's lists; ``started`` are the instances the person started."""
    mine, done, started = _own(session, person)
    found = _offered(session, person)
    return InboxCounts(
        todo=_count(mine + found),
        mine=_count(mine),
        offered=_count(found),
        done=_count(done),
        started=_count(started),
    )


def _count(number: int) -> Count:
    return Count(min(number, EXACT), number > EXACT)


def _own(session: Session, person: Person) -> tuple[int, int, int]:
    tables = (
        "user_task WHERE tenant_id = ? AND assignee = ? AND status = 'open' AND assignee IS NOT NULL",
        "user_task WHERE tenant_id = ? AND completed_by = ? AND status = 'completed'",
        "process_instance WHERE tenant_id = ? AND started_by = ?",
    )
    counts = (f"(SELECT count(*) FROM (SELECT 1 FROM {it} LIMIT {EXACT + 1}) AS few)" for it in tables)
    row = session.one(f"SELECT {', '.join(counts)}", (session.tenant_id, person.user) * len(tables))
    assert row is not None, "counts always have a row"
    return row[0], row[1], row[2]


def _offered(session: Session, person: Person) -> int:
    """Tasks, not offers: one that is offered to several of the groups counts once."""
    if not person.refs:
        return 0
    offers = 2 * (EXACT + 1)
    while True:
        read, tasks = _read_offers(session, person, offers)
        # fewer offers than asked for: that was all of them
        if read < offers or tasks > EXACT:
            return tasks
        offers *= 8


def _read_offers(session: Session, person: Person, limit: int) -> tuple[int, int]:
    """Of the first ``limit`` offers in whatever order: how many there are, and of how many tasks."""
    params: list[Any] = []
    if session.is_sqlite:
        mine = "(SELECT value ->> 0 AS kind, value ->> 1 AS ref FROM json_each(?)) AS m"
        params.append(orjson.dumps(person.refs).decode())
        offers = (
            f"SELECT x.instance_id, x.activity_id FROM {mine} CROSS JOIN user_task_candidate x"
            " WHERE x.kind = m.kind AND x.ref = m.ref AND x.tenant_id = ? AND x.is_claimed = FALSE LIMIT ?"
        )
        params += [session.tenant_id, limit]
    else:
        kinds, refs = zip(*person.refs, strict=True)
        # with the inner limit the planner knows that it need not read what the outer one cuts off
        offers = (
            "SELECT c.* FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS m(kind, ref) CROSS JOIN LATERAL"
            " (SELECT x.instance_id, x.activity_id FROM user_task_candidate x WHERE x.tenant_id = ?"
            " AND x.kind = m.kind AND x.ref = m.ref AND x.is_claimed = FALSE LIMIT ?) AS c LIMIT ?"
        )
        params += [list(kinds), list(refs), session.tenant_id, limit, limit]
    row = session.one(
        "SELECT COALESCE(sum(n), 0), count(*) FROM (SELECT count(*) AS n FROM"
        f" ({offers}) AS offer GROUP BY instance_id, activity_id) AS task",
        params,
    )
    assert row is not None, "aggregates always have a row"
    return int(row[0]), int(row[1])
