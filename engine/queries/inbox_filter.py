"""What a list of user tasks is narrowed to, and what the words of a search stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

import orjson

from engine.persistence.inbox import folded
from engine.persistence.session import Session

ListName = Literal["todo", "mine", "offered", "done", "all"]
SortKey = Literal["created", "due", "priority"]

#: Instances that a search by words looks at; a page says when there are more.
INSTANCES_AT_MOST: Final = 1000
#: Kinds of user tasks that a search by title may mean.
_KINDS_AT_MOST: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """Every part that is given must hold; ``text`` is looked for in titles, summaries and business keys."""

    process_key: str | None = None
    element_id: str | None = None
    #: of the list of all tasks only
    assignee: str | None = None
    due_from: datetime | None = None
    due_before: datetime | None = None
    priority_from: int | None = None
    priority_to: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """A filter looked up: kinds of user tasks, and instances; None is no restriction."""

    #: of the process and element
    kinds: tuple[int, ...] | None
    #: those of them with the text in their title; the same without a text
    titled: tuple[int, ...] | None
    #: whose business key or summary has the text; None without a text
    instances: tuple[int, ...] | None
    #: more than INSTANCES_AT_MOST have it
    is_partial: bool = False


def meaning_of(session: Session, wanted: TaskFilter) -> Meaning:
    """Look a filter up; costs nothing when it names neither process, element nor text."""
    kinds = None
    if wanted.process_key is not None or wanted.element_id is not None:
        kinds = _kinds(session, wanted, None)
    text = folded(wanted.text or "").replace("\0", "")
    if not text:
        return Meaning(kinds, kinds, None)
    found = _instances(session, text, (wanted.text or "").strip())
    listed = tuple(sorted(found))[-INSTANCES_AT_MOST:]
    return Meaning(kinds, _kinds(session, wanted, text), listed, len(found) > INSTANCES_AT_MOST)


def _kinds(session: Session, wanted: TaskFilter, text: str | None) -> tuple[int, ...]:
    sql, params = "SELECT id FROM task_kind WHERE tenant_id = ?", [session.tenant_id]
    for column, value in (("process_key", wanted.process_key), ("element_id", wanted.element_id)):
        if value is not None:
            sql += f" AND {column} = ?"
            params.append(value)
    if text is not None:
        sql += " AND title LIKE ? ESCAPE '!'"
        params.append("%" + "".join("!" + it if it in "!%_" else it for it in text) + "%")
    rows = session.all(f"{sql} ORDER BY id LIMIT {_KINDS_AT_MOST}", params)
    return tuple(row[0] for row in rows)


def _instances(session: Session, text: str, exact: str) -> set[int]:
    """Ids with the text at the beginning of a part of their business key or summary, at most one too many."""
    rows = session.all(
        "SELECT instance_id FROM search_term WHERE tenant_id = ? AND term >= ? AND term < ? LIMIT ?",
        (session.tenant_id, text, text + "\U0010ffff", INSTANCES_AT_MOST + 1),
    )
    # a business key that we made up has no terms: it is found as a whole
    rows += session.all(
        "SELECT id FROM process_instance WHERE tenant_id = ? AND business_key = ? LIMIT ?",
        (session.tenant_id, exact.replace("\0", ""), INSTANCES_AT_MOST),
    )
    return {row[0] for row in rows}


def any_of(session: Session, column: str, values: tuple[int, ...] | tuple[str, ...]) -> tuple[str, object]:
    """``column`` is one of the values, as one parameter: the same statement for any number of them."""
    if session.is_sqlite:
        return f"{column} IN (SELECT value FROM json_each(?))", orjson.dumps(values).decode()
    is_text = bool(values) and isinstance(values[0], str)
    return f"{column} = ANY(CAST(? AS {'text' if is_text else 'bigint'}[]))", list(values)
