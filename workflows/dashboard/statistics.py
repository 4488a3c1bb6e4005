"""Statistics by street, category and month, and how much was done in time: each a query and its columns.

Counts of districts and streets only: nothing below a street, so that nobody can be recognised in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.persistence.session import Session
from workflows.dashboard.errors import StatisticUnknown
from workflows.dashboard.figures import Text, catalogue
from workflows.dashboard.query import Query, Reader
from workflows.registries.streets import streets
from workflows.registries.telling import words_of

#: A cell as it is sent: text, a whole number, or a number with decimals as text.
Cell = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name in rows, its label, what its cells are; codes come with their words."""

    name: str
    label: Text
    kind: str
    words: Mapping[str, Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """A table of figures of a day."""

    name: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Cell], ...]
    queries: tuple[Query, ...]


_FILING_COLUMNS: Final = """
    count(*),
    sum(CASE WHEN outcome = 'GRANTED' AND decided_on <= :on THEN 1 ELSE 0 END),
    sum(CASE WHEN outcome IN ('REFUSED', 'NOT_ACCEPTED') AND decided_on <= :on THEN 1 ELSE 0 END),
    sum(CASE WHEN outcome IN ('WITHDRAWN', 'DEEMED_WITHDRAWN') THEN 1 ELSE 0 END),
    sum(CASE WHEN outcome IS NULL OR decided_on > :on THEN 1 ELSE 0 END),
    sum(CASE WHEN correction_count > 0 THEN 1 ELSE 0 END)"""
_FILINGS: Final = "FROM so_filing_as_of WHERE received_on <= :on"
_BOUGHT: Final = """
    FROM purchase_project_as_of p JOIN contract_as_of c ON c.project_id = p.id
    WHERE c.signed_on <= :on AND c.state <> 'TERMINATED'"""
#: What the movements up to the day left in each stage of a line.
_MOVED: Final = """
    SELECT line_id,
    sum(CASE kind WHEN 'RESERVE' THEN amount WHEN 'COMMIT' THEN -amount WHEN 'RELEASE' THEN -amount END)
    AS reserved,
    sum(CASE kind WHEN 'COMMIT' THEN amount WHEN 'PAY' THEN -amount WHEN 'UNCOMMIT' THEN -amount END)
    AS committed,
    sum(CASE kind WHEN 'PAY' THEN amount WHEN 'REFUND' THEN -amount END) AS paid
    FROM budget_movement WHERE tenant_id = :tenant AND booked_on <= :on GROUP BY line_id"""
_IN_TIME: Final = """
    count(*), sum(CASE WHEN t.completed_at <= t.due_at THEN 1 ELSE 0 END),
    sum(CASE WHEN t.completed_at > t.due_at THEN 1 ELSE 0 END)"""
_DONE: Final = """
    JOIN user_task t ON t.tenant_id = i.tenant_id AND t.instance_id = i.id
    WHERE i.tenant_id = :tenant AND t.status = 'completed' AND t.due_at IS NOT NULL
    AND t.completed_at < :until"""

#: Tasks with a deadline that were open at the end of the day; of a stopped case none has one.
_WAITING: Final = """
    JOIN user_task t ON t.tenant_id = i.tenant_id AND t.instance_id = i.id
    WHERE i.tenant_id = :tenant AND t.due_at IS NOT NULL AND t.created_at < :until
    AND (t.status = 'open' OR t.completed_at >= :until)"""
#: The units to whose posts a task is offered; of one that was done since, as its history says.
_OFFERED: Final = """
    SELECT t.instance_id, t.activity_id, t.due_at, u.name FROM user_task t
    LEFT JOIN user_task_candidate c ON c.tenant_id = t.tenant_id AND c.instance_id = t.instance_id
    AND c.activity_id = t.activity_id AND c.kind = 'group'
    LEFT JOIN unit u ON u.tenant_id = :tenant AND u.valid_to IS NULL
    AND substr(c.ref, length(c.ref) - length(u.key)) = ':' || u.key
    WHERE t.tenant_id = :tenant AND t.status = 'open' AND t.due_at IS NOT NULL AND t.created_at < :until
    UNION SELECT t.instance_id, t.activity_id, t.due_at, u.name FROM user_task t
    JOIN event e ON e.tenant_id = t.tenant_id AND e.instance_id = t.instance_id
    AND e.activity_id = t.activity_id AND e.type = 'user-task-created'
    LEFT JOIN unit u ON u.tenant_id = :tenant AND u.valid_to IS NULL
    AND replace(e.data, ':' || u.key || '"', '') <> e.data
    WHERE t.tenant_id = :tenant AND t.status <> 'open' AND t.due_at IS NOT NULL AND t.created_at < :until
    AND t.completed_at >= :until"""
_LATE_OPEN: Final = """
    sum(CASE WHEN x.due_at < :until THEN 1 ELSE 0 END), count(*),
    substr(CAST(min(CASE WHEN x.due_at < :until THEN x.due_at END) AS VARCHAR(32)), 1, 10)"""

#: Name -> query. What stands first in a row is what it is grouped by; titles and columns are in figures.json.
_QUERIES: Final[Mapping[str, str]] = {
    "filings-by-street": f"SELECT street, {_FILING_COLUMNS} {_FILINGS} GROUP BY street ORDER BY street",
    "filings-by-class": f"SELECT filed_class, {_FILING_COLUMNS} {_FILINGS}"
    " GROUP BY filed_class ORDER BY filed_class",
    "filings-by-month": f"SELECT substr(CAST(received_on AS VARCHAR(10)), 1, 7) AS month, {_FILING_COLUMNS}"
    f" {_FILINGS} GROUP BY 1 ORDER BY 1",
    "filed-by-month": "SELECT substr(CAST(decided_on AS VARCHAR(10)), 1, 7) AS month, count(*)"
    f" {_FILINGS} AND outcome = 'GRANTED' AND decided_on <= :on GROUP BY 1 ORDER BY 1",
    "registered-by-street": "SELECT street, count(*) FROM organization_as_of"
    " WHERE status = 'REGISTERED' AND founded_on <= :on GROUP BY street ORDER BY street",
    "purchases-by-category": f"SELECT p.category, count(DISTINCT p.id), sum(c.amount) {_BOUGHT}"
    " GROUP BY p.category ORDER BY p.category",
    "purchases-by-method": f"SELECT p.method, count(DISTINCT p.id), sum(c.amount) {_BOUGHT}"
    " GROUP BY p.method ORDER BY p.method",
    "purchases-by-buyer": "SELECT coalesce(u.name, p.purchaser), count(DISTINCT p.id), sum(c.amount)"
    " FROM purchase_project_as_of p JOIN contract_as_of c ON c.project_id = p.id"
    " LEFT JOIN unit u ON u.tenant_id = :tenant AND u.key = p.purchaser AND u.valid_to IS NULL"
    " WHERE c.signed_on <= :on AND c.state <> 'TERMINATED'"
    " GROUP BY coalesce(u.name, p.purchaser) ORDER BY 3 DESC, 1",
    "purchases-by-month": "SELECT substr(CAST(c.signed_on AS VARCHAR(10)), 1, 7) AS month,"
    f" count(DISTINCT p.id), sum(c.amount) {_BOUGHT} GROUP BY 1 ORDER BY 1",
    "budgets-by-unit": "SELECT coalesce(u.name, l.unit_key), sum(l.amount), sum(m.reserved),"
    f" sum(m.committed), sum(m.paid) FROM budget_line_as_of l LEFT JOIN ({_MOVED}) m ON m.line_id = l.id"
    " LEFT JOIN unit u ON u.tenant_id = :tenant AND u.key = l.unit_key AND u.valid_to IS NULL"
    " GROUP BY coalesce(u.name, l.unit_key) ORDER BY 2 DESC, 1",
    "party-by-street": "SELECT g.street, g.form, count(DISTINCT g.id), count(l.organization_id)"
    " FROM party_org_as_of g JOIN party_link_as_of l ON l.party_org_id = g.id"
    " WHERE g.formed_on <= :on AND (g.dissolved_on IS NULL OR g.dissolved_on > :on)"
    " AND l.valid_from <= :on AND (l.valid_to IS NULL OR l.valid_to > :on)"
    " GROUP BY g.street, g.form ORDER BY g.street, g.form",
    "on-time-by-process": f"SELECT d.name, {_IN_TIME} FROM process_instance i"
    " JOIN process_definition d ON d.tenant_id = i.tenant_id AND d.id = i.definition_id"
    f" {_DONE} GROUP BY d.name ORDER BY d.name",
    "late-open-by-process": f"SELECT x.name, {_LATE_OPEN} FROM (SELECT d.name, t.due_at"
    " FROM process_instance i JOIN process_definition d ON d.tenant_id = i.tenant_id"
    f" AND d.id = i.definition_id {_WAITING}) x GROUP BY x.name ORDER BY 2 DESC, x.name",
    "late-open-by-unit": f"SELECT x.name, {_LATE_OPEN} FROM ({_OFFERED}) x"
    " GROUP BY x.name ORDER BY 2 DESC, x.name",
    "filings-on-time-by-street": f"SELECT f.street, {_IN_TIME} FROM so_filing f"
    " JOIN process_instance i ON i.tenant_id = f.tenant_id AND i.id = f.instance_id"
    f" {_DONE} GROUP BY f.street ORDER BY f.street",
}


def names() -> tuple[str, ...]:
    """The statistics there are."""
    return tuple(_QUERIES)


def titles() -> list[tuple[str, Text]]:
    """Name and title of each statistic."""
    return [(name, _text(catalogue()["statistics"][name]["title"])) for name in _QUERIES]


def statistic(session: Session, name: str, on: date) -> Statistic:
    """One statistic as of a day. Raises StatisticUnknown."""
    if name not in _QUERIES:
        raise StatisticUnknown(name=name, known=", ".join(_QUERIES))
    known, reader = catalogue()["statistics"][name], Reader(session, on)
    shown = [_column(column) for column in known["columns"]]
    rows = [_row(shown, row) for row in reader.rows(_QUERIES[name])]
    if "in_time" in known["columns"]:
        shown.append(_column("rate"))
        rows = [row | {"rate": _rate(row)} for row in rows]
    return Statistic(
        name=name,
        title=_text(known["title"]),
        columns=tuple(shown),
        rows=tuple(rows),
        queries=tuple(reader.asked),
    )


def _column(name: str) -> Column:
    zh, en, kind = catalogue()["columns"][name]
    words = {code: _text(pair) for code, pair in words_of(name).items()} if kind == "code" else {}
    return Column(name=name, label=Text(zh=zh, en=en), kind=kind, words=words)


def _row(columns: list[Column], row: tuple[Any, ...]) -> dict[str, Cell]:
    return {column.name: _READ[column.kind](value) for column, value in zip(columns, row, strict=True)}


def _rate(row: Mapping[str, Cell]) -> str:
    done, in_time = int(row["done"] or 0), int(row["in_time"] or 0)
    return f"{Decimal(in_time) * 100 / done:.1f}" if done else "—"


def _text(pair: list[str]) -> Text:
    return Text(zh=pair[0], en=pair[1])


def _street(code: Any) -> str:
    found = streets().get(code)
    return found.name if found is not None else str(code)


_READ: Final[Mapping[str, Callable[[Any], Cell]]] = {
    "text": lambda value: None if value is None else str(value),
    "code": lambda value: None if value is None else str(value),
    "day": lambda value: None if value is None else str(value),
    "street": _street,
    "number": lambda value: int(value or 0),
    "money": lambda value: f"{Decimal(int(value or 0)) / 100:.2f}",
}
