"""What anybody may see without an account: the frozen copies that were published, and nothing else.

No query here asks a table of cases (DOMAIN.md D.6): an organisation is on the public list because its
publication is, as it was published.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, select

from engine.errors import InvalidCursor
from engine.persistence.session import Session
from engine.queries.paging import Page, checked_limit, page_of, read_cursor
from workflows.calendar import local_date
from workflows.errors import EntryNotFound
from workflows.registries.notices import NOTICES
from workflows.registries.tables.documents import publication

#: Publications that put an organisation on the public list.
ORGANIZATION_KINDS: Final = ("FILED_GROUP", "REGISTERED_ORGANIZATION")

Notice = Mapping[str, Any]


def public_notices(
    session: Session,
    *,
    kinds: Collection[str] = (),
    text: str = "",
    limit: int = 20,
    cursor: str | None = None,
) -> Page[Notice]:
    """Notices that stand, the newest first; ``text`` is sought in their subjects. Raises InvalidCursor."""
    limit = checked_limit(limit)
    statement = _standing(session)
    if kinds:
        statement = statement.where(publication.c.kind.in_(sorted(kinds)))
    if text:
        statement = statement.where(publication.c.subject.icontains(text, autoescape=True))
    if (before := read_cursor(cursor, str, int)) is not None:
        statement = statement.where(_older(before[0], before[1]))
    order = (publication.c.published_on.desc(), publication.c.id.desc())
    rows = session.core.execute(statement.order_by(*order).limit(limit + 1)).mappings().all()
    return page_of(
        [(row,) for row in rows],
        limit,
        lambda row: _notice(row[0]),
        lambda row: (row[0]["published_on"].isoformat(), row[0]["id"]),
    )


def public_notice(session: Session, notice_id: int) -> Notice:
    """One notice that stands. Raises EntryNotFound: also when it was taken down, or is for later."""
    row = session.core.execute(_standing(session).where(publication.c.id == notice_id)).mappings().first()
    if row is None:
        raise EntryNotFound(register=NOTICES.name, id=notice_id)
    return _notice(row)


def notices_naming(session: Session, cases: Collection[int], number: str) -> tuple[Notice, ...]:
    """Notices of these cases that stand and tell a number (of a project, in a row), the newest first."""
    statement = _standing(session).where(publication.c.instance_id.in_(sorted(cases)))
    rows = session.core.execute(statement.order_by(publication.c.id.desc())).mappings()
    return tuple(each for each in map(_notice, rows) if number in _numbers(each["content"]))


def public_organizations(
    session: Session, *, text: str = "", limit: int = 20, cursor: str | None = None
) -> Page[Notice]:
    """The organisations that were published and not taken down since."""
    return public_notices(session, kinds=ORGANIZATION_KINDS, text=text, limit=limit, cursor=cursor)


def _standing(session: Session) -> Select[Any]:
    return select(publication).where(
        publication.c.tenant_id == session.tenant_id,
        publication.c.withdrawn_on.is_(None),
        publication.c.published_on <= local_date(session.now),
    )


def _older(day: str, notice_id: int) -> ColumnElement[bool]:
    try:
        on = date.fromisoformat(day)
    except ValueError as error:
        raise InvalidCursor() from error
    earlier = publication.c.published_on < on
    return earlier | ((publication.c.published_on == on) & (publication.c.id < notice_id))


def _numbers(content: Mapping[str, Any]) -> Iterator[object]:
    """The numbers by which objections name what they are to: rows begin with theirs."""
    yield content.get("project_no")
    for row in content.get("rows") or ():
        if isinstance(row, list) and row:
            yield row[0]


def _notice(row: Mapping[Any, Any]) -> Notice:
    return {**{str(name): value for name, value in row.items()}, "content": json.loads(row["content"])}
