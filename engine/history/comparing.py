"""Rows beside the chains and what history says of them, column by column."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from engine.history.chain import ADMINISTRATION, instant
from engine.history.walk import Finding, Problem
from engine.persistence.session import Session

Row = Mapping[str, Any]
#: By column: what history leaves it with, and what it holds.
Differences = Mapping[str, tuple[Any, Any]]

BATCH: Final = 1_000
#: Characters of a value in a finding.
LENGTH: Final = 200
_MOMENTS: Final = ("_at", "valid_from", "valid_to")


class Told(NamedTuple):
    """An administrative event; ``at`` in the chain's spelling."""

    at: str
    actor: str
    type: str
    data: Mapping[str, Any]


def administrative(session: Session, types: Sequence[str]) -> Iterator[Told]:
    """The administrative events of some types. Altered ones that are no JSON are the chain's own finding."""
    at = "CAST(at AS TEXT)" if session.is_sqlite else "at"
    last = 0
    while rows := session.all(
        f"SELECT seq, {at}, actor, type, data FROM event WHERE tenant_id = ? AND instance_id = ? AND seq > ?"
        f" AND type IN ({', '.join('?' * len(types))}) ORDER BY seq LIMIT {BATCH}",
        (session.tenant_id, ADMINISTRATION, last, *types),
    ):
        for _, when, actor, type_, text in rows:
            try:
                data = json.loads(text)
                if isinstance(data, dict):
                    yield Told(moment(when) or "", actor, type_, data)
            except (TypeError, ValueError):
                continue
        last = rows[-1][0]


def moment(value: Any) -> str | None:
    """One spelling, whose order is that of time. Raises TypeError or ValueError for what is no moment."""
    if value is None:
        return None
    return instant(value if isinstance(value, datetime) else datetime.fromisoformat(value))


def columns_of(session: Session, names: Sequence[str]) -> str:
    """For a SELECT: moments as SQLite holds them, since in a tampered row they may be anything."""
    return ", ".join(
        f"CAST({name} AS TEXT)" if session.is_sqlite and name.endswith(_MOMENTS) else name for name in names
    )


def differing(row: Row, expected: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The columns that are not what is expected of them."""
    return {
        name: (value, row[name])
        for name, value in expected.items()
        if _spelled(name, row[name]) != _spelled(name, value)
    }


def _spelled(name: str, value: Any) -> Any:
    if not name.endswith(_MOMENTS):
        return value
    try:
        return moment(value)
    except (TypeError, ValueError):
        return value


def about(
    session: Session,
    problem: Problem,
    table: str,
    row_id: int | str,
    detail: str,
    *,
    instance_id: int | None = None,
    wrong: Differences | None = None,
) -> Finding:
    """A finding about one row; ``wrong`` are its columns, where that is known."""
    wrong = wrong or {}
    return Finding(
        session.tenant_id, instance_id, None, problem, detail, table, row_id, tuple(wrong),
        {name: shown(pair[0]) for name, pair in wrong.items()},
        {name: shown(pair[1]) for name, pair in wrong.items()},
    )  # fmt: skip


def shown(value: Any) -> Any:
    """A value as a finding shows it: JSON, and not a page long."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, bytes):
        text = value.hex()
    else:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = text.encode(errors="replace").decode()
    return text if len(text) <= LENGTH else f"{text[: LENGTH - 1]}…"
