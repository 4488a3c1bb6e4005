"""The standing lists of auditors (DOMAIN.md D.7, 4): what deserves a look, newest first, with the query."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any, Final

from engine.actor import Actor
from engine.history.vocabulary import event_label
from engine.persistence.session import Session
from engine.queries.names import person_names
from workflows.calendar.deadline import SHANGHAI
from workflows.dashboard.errors import StandingListRefused, StandingListUnknown
from workflows.dashboard.figures import Text
from workflows.dashboard.listed import Listed, Row
from workflows.dashboard.lists import LISTS
from workflows.dashboard.query import Query, Reader
from workflows.errors import RuleNotInForce
from workflows.registries.catalogue import catalogue
from workflows.registries.reading import inspects
from workflows.rules import Rule, current_rules

#: Longer lists are cut, and say so.
LONGEST: Final = 500

_CASE: Final = """SELECT x.at, x.instance_id, x.what, x.who, x.detail, x.register, x.entry,
    i.business_key, d.name FROM ({rows}) x
    LEFT JOIN process_instance i ON i.tenant_id = :tenant AND i.id = x.instance_id
    LEFT JOIN process_definition d ON d.tenant_id = :tenant AND d.id = i.definition_id
    ORDER BY x.at DESC, x.entry DESC"""
#: What the data of an event says to people, in this order.
_TOLD: Final = (
    "title", "filters", "rows", "role", "post", "unit", "group", "person", "person_id", "part", "reason",
    "names", "command", "rule",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One matter for a look: when, which case, what, who; instance 0 is the administrators' own history."""

    at: datetime
    instance_id: int | None
    business_key: str | None
    process: str | None
    what: str
    who: str | None
    who_name: str | None
    #: the numbers that made it stand here; the note of the list says which
    detail: str | None
    register: str | None
    entry_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingList:
    """A list as of the end of a day."""

    name: str
    title: Text
    note: Text
    on: date
    lines: tuple[Line, ...]
    is_cut: bool
    queries: tuple[Query, ...]


def titles(actor: Actor) -> list[tuple[str, Text]]:
    """Name and title of each list. Raises StandingListRefused."""
    _check(actor)
    return [(name, _text(_known()[name]["title"])) for name in LISTS]


def counts(session: Session, actor: Actor, on: date) -> dict[str, int]:
    """How many lines each list has. Raises StandingListRefused."""
    _check(actor)
    found = {}
    for name, listed in LISTS.items():
        reader = Reader(session, on, more=_values(listed, on))
        if listed.judge is not None:
            found[name] = len(listed.judge(reader.rows(listed.sql)))
        else:
            found[name] = reader.number(f"SELECT count(*) FROM ({listed.sql}) x")
    return found


def standing_list(session: Session, actor: Actor, name: str, on: date, lang: str) -> StandingList:
    """One list as of the end of a day. Raises StandingListRefused, StandingListUnknown."""
    _check(actor)
    listed = LISTS.get(name)
    if listed is None:
        raise StandingListUnknown(name=name, known=", ".join(LISTS))
    reader = Reader(session, on, more=_values(listed, on))
    rows = _rows(reader, listed)
    people = person_names(session, [row[3] for row in rows])
    return StandingList(
        name=name,
        title=_text(_known()[name]["title"]),
        note=_text(_known()[name]["note"]),
        on=on,
        lines=tuple(_line(row, people, listed, lang) for row in rows[:LONGEST]),
        is_cut=len(rows) > LONGEST,
        queries=tuple(reader.asked),
    )


def _rows(reader: Reader, listed: Listed) -> list[Row]:
    if listed.judge is None:
        return reader.rows(f"{_CASE.format(rows=listed.sql)} LIMIT {LONGEST + 1}")
    found = listed.judge(reader.rows(listed.sql))
    cases = {
        row[0]: row[1:]
        for row in reader.rows(
            "SELECT i.id, i.business_key, d.name FROM process_instance i JOIN process_definition d"
            " ON d.tenant_id = i.tenant_id AND d.id = i.definition_id WHERE i.tenant_id = :tenant"
        )
    }
    return [(*row, *cases.get(row[1], (None, None))) for row in found]


def _values(listed: Listed, on: date) -> dict[str, int]:
    """What the rules say on the day; amounts in 分, as the tables keep them."""
    values = {}
    for name, key in listed.rules.items():
        rule = _rule(key, on)
        values[name] = int(rule.value) * (100 if rule.unit == "元" else 1)
    return values


def _rule(key: str, on: date) -> Rule:
    """The version in force; of days before the first one, a replayed pilot's say, the first."""
    try:
        return current_rules().rule(key, on)
    except RuleNotInForce:
        return min(
            (rule for rule in current_rules().rules if rule.key == key),
            key=lambda rule: rule.effective_from or date.min,
        )


def _line(row: Row, people: Mapping[str, str], listed: Listed, lang: str) -> Line:
    at, instance_id, what, who, detail, register, entry, business_key, process = row
    entry_register = register
    if listed.is_of_events:
        what, detail = event_label(what, lang), _told(detail, people)
    elif register is None and what in catalogue():
        entry_register, what = what, catalogue()[what].title.text(lang)
    return Line(
        at=_moment(at),
        instance_id=instance_id,
        business_key=business_key,
        process=process,
        what=what,
        who=who,
        who_name=people.get(who or ""),
        detail=detail,
        register=entry_register,
        entry_id=None if listed.is_of_events else entry,
    )


def _moment(at: Any) -> datetime:
    """A plain query gives instants as the driver has them; a day is its beginning."""
    found = datetime.fromisoformat(at) if isinstance(at, str) else at
    if not isinstance(found, datetime):
        return datetime.combine(found, time(), SHANGHAI)
    return found if found.tzinfo else found.replace(tzinfo=SHANGHAI)


def _told(data: str, people: Mapping[str, str]) -> str | None:
    found = json.loads(data)
    told = (found[name] for name in _TOLD if found.get(name) not in (None, "", [], {}))
    return " · ".join(str(people.get(str(each), each)) for each in told) or None


def _check(actor: Actor) -> None:
    if not inspects(actor):
        raise StandingListRefused()


def _text(pair: list[str]) -> Text:
    return Text(zh=pair[0], en=pair[1])


@cache
def _known() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("workflows.dashboard") / "standing.json").read_bytes())
    return found
