"""The standing lists of auditors (DOMAIN.md D.7, 4): what deserves a look, newest first, with the query."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final

from engine.actor import Actor
from engine.history.vocabulary import event_label
from engine.persistence.session import Session
from engine.queries.names import person_names
from workflows.dashboard.errors import StandingListRefused, StandingListUnknown
from workflows.dashboard.figures import Text
from workflows.dashboard.query import Query, Reader
from workflows.registries.reading import inspects

#: Longer lists are cut, and say so.
LONGEST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One case for a look: when, which, what, who; instance 0 is the administrators' own history."""

    at: datetime
    instance_id: int
    business_key: str | None
    process: str | None
    what: str
    who: str | None
    who_name: str | None


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


_CASE: Final = """
    LEFT JOIN process_instance i ON i.tenant_id = x.tenant_id AND i.id = x.instance_id
    LEFT JOIN process_definition d ON d.tenant_id = i.tenant_id AND d.id = i.definition_id"""
_LIMIT: Final = f"LIMIT {LONGEST + 1}"


def _tasks(moment: str, who: str, condition: str) -> str:
    return f"""SELECT x.{moment}, x.instance_id, i.business_key, d.name, x.name, x.{who}
        FROM user_task x {_CASE} WHERE x.tenant_id = :tenant AND x.due_at IS NOT NULL AND {condition}
        ORDER BY x.{moment} DESC {_LIMIT}"""


def _filings(what: str, condition: str) -> str:
    return f"""SELECT x.updated_at, x.instance_id, i.business_key, d.name, {what}, x.applicant
        FROM so_filing x {_CASE} WHERE x.tenant_id = :tenant AND x.received_on <= :on AND {condition}
        ORDER BY x.updated_at DESC {_LIMIT}"""


def _events(condition: str) -> str:
    return f"""SELECT x.at, x.instance_id, i.business_key, d.name, x.type, x.actor
        FROM event x {_CASE} WHERE x.tenant_id = :tenant AND x.at < :until AND {condition}
        ORDER BY x.at DESC, x.instance_id, x.seq DESC {_LIMIT}"""


_REFUSALS: Final = (
    "x.type IN ('command-refused', 'beginning-refused', 'bid-reading-refused', 'personal-data-refused')"
)
#: Name -> query; titles are in ``standing.json``. Those of events give the type of the event.
_QUERIES: Final[Mapping[str, str]] = {
    "overdue": _tasks("due_at", "assignee", "x.status = 'open' AND x.due_at < :until"),
    "late": _tasks(
        "completed_at",
        "completed_by",
        "x.status = 'completed' AND x.completed_at > x.due_at AND x.completed_at < :until",
    ),
    "deemed": _filings("x.org_name", "x.acceptance_mode IS NOT NULL AND x.acceptance_mode <> 'EXPRESS'"),
    "corrections": _filings("x.org_name", "x.correction_count > 1"),
    "delegated": _events("x.on_behalf_of IS NOT NULL"),
    "refusals": _events(_REFUSALS),
    "personal-data": _events("x.type = 'personal-data-read'"),
    "permissions": _events("x.type IN ('role-granted', 'role-revoked', 'post-assigned', 'post-withdrawn')"),
}


def titles(actor: Actor) -> list[tuple[str, Text]]:
    """Name and title of each list. Raises StandingListRefused."""
    _check(actor)
    return [(name, _text(_known()[name]["title"])) for name in _QUERIES]


def standing_list(session: Session, actor: Actor, name: str, on: date, lang: str) -> StandingList:
    """One list as of the end of a day. Raises StandingListRefused, StandingListUnknown."""
    _check(actor)
    if name not in _QUERIES:
        raise StandingListUnknown(name=name, known=", ".join(_QUERIES))
    reader = Reader(session, on)
    rows = reader.rows(_QUERIES[name])
    people = person_names(session, [row[5] for row in rows])
    is_of_events = " FROM event x" in reader.asked[0].sql
    return StandingList(
        name=name,
        title=_text(_known()[name]["title"]),
        note=_text(_known()[name]["note"]),
        on=on,
        lines=tuple(_line(row, people, lang if is_of_events else None) for row in rows[:LONGEST]),
        is_cut=len(rows) > LONGEST,
        queries=tuple(reader.asked),
    )


def _line(row: tuple[Any, ...], people: Mapping[str, str], lang: str | None) -> Line:
    return Line(
        # a plain query gives instants as the driver has them
        at=datetime.fromisoformat(row[0]) if isinstance(row[0], str) else row[0],
        instance_id=row[1],
        business_key=row[2],
        process=row[3],
        what=event_label(row[4], lang) if lang else row[4],
        who=row[5],
        who_name=people.get(row[5] or ""),
    )


def _check(actor: Actor) -> None:
    if not inspects(actor):
        raise StandingListRefused()


def _text(pair: list[str]) -> Text:
    return Text(zh=pair[0], en=pair[1])


@cache
def _known() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("workflows.dashboard") / "standing.json").read_bytes())
    return found
