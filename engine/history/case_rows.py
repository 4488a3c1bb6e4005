"""Rows and events of a page of cases, read side by side in the order of their ids."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from engine.history.comparing import Row, columns_of
from engine.history.kept import STATE_LIKE, state_told
from engine.persistence.session import Session
from engine.spiff.runner import Contents

BATCH: Final = 200
LOWEST: Final = -(2**63)


class Page(NamedTuple):
    """The cases with ids above ``after`` up to ``upto``, or one of them."""

    after: int
    upto: int
    only: int | None


class Present(NamedTuple):
    """What the state of a case that has not ended holds, and whether the case is suspended."""

    contents: Contents
    is_held: bool


class CaseEvent(NamedTuple):
    """An event of a case; ``at`` as the database has it."""

    at: Any
    actor: str
    on_behalf_of: str | None
    type: str
    element_id: str | None
    activity_id: int | None
    scope_id: int
    data: Mapping[str, Any]


class TellsOfCase:
    """What the chain of a case says of the rows beside it."""

    def __init__(self) -> None:
        self.events: list[CaseEvent] = []
        #: the digest of its state after its last step; None for a case of before states were told
        self.state: str | None = None


def cases_of(session: Session, names: Sequence[str], after: int, only: int | None) -> list[Row]:
    """The next rows of cases."""
    one, values = ("", ()) if only is None else (" AND id = ?", (only,))
    return _rows(
        session,
        names,
        f"SELECT {columns_of(session, names)} FROM process_instance WHERE tenant_id = ? AND id > ?{one}"
        f" ORDER BY id LIMIT {BATCH}",
        (session.tenant_id, after, *values),
    )


def rows_of(
    session: Session, table: str, names: Sequence[str], page: Page, where: str = ""
) -> Mapping[int, list[Row]]:
    """Rows of a table that belong to the cases of a page, by case; ``names`` has ``instance_id`` in it."""
    one, values = ("", ()) if page.only is None else (" AND instance_id = ?", (page.only,))
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in _rows(
        session,
        names,
        f"SELECT {columns_of(session, names)} FROM {table}"
        f" WHERE tenant_id = ? AND instance_id > ? AND instance_id <= ?{one}{where} ORDER BY instance_id",
        (session.tenant_id, page.after, page.upto, *values),
    ):
        found[row["instance_id"]].append(row)
    return found


def told_of(session: Session, page: Page, types: Sequence[str]) -> Mapping[int, TellsOfCase]:
    """The events of some types, and of any type the digest of a state. Altered ones show in the chain."""
    at = "CAST(at AS TEXT)" if session.is_sqlite else "at"
    one, values = ("", ()) if page.only is None else (" AND instance_id = ?", (page.only,))
    found: defaultdict[int, TellsOfCase] = defaultdict(TellsOfCase)
    for instance_id, *rest, data in session.all(
        f"SELECT instance_id, {at}, actor, on_behalf_of, type, element_id, activity_id, scope_id, data"
        f" FROM event WHERE tenant_id = ? AND instance_id > ? AND instance_id <= ?{one}"
        f" AND (type IN ({', '.join('?' * len(types))}) OR data LIKE ?) ORDER BY instance_id, seq",
        (session.tenant_id, page.after, page.upto, *values, *types, STATE_LIKE),
    ):
        try:
            told = found[instance_id]
            told.state = state_told(data) or told.state
            if rest[3] in types:
                told.events.append(CaseEvent._make((*rest, json.loads(data))))
        except (TypeError, ValueError):
            continue
    return found


def _rows(session: Session, names: Sequence[str], sql: str, params: Sequence[Any]) -> list[Row]:
    return [dict(zip(names, row, strict=True)) for row in session.all(sql, params)]
