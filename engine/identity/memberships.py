"""What a person holds at an instant: the groups that candidate lists name, roles, supervised units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from engine.persistence.session import Row, Session

#: Holds at an instant, or will: what is over is not read.
_LIVE = "(valid_to IS NULL OR valid_to > ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memberships:
    """Candidate groups (``post:unit`` and groups), roles, and the units a supervising post covers."""

    groups: frozenset[str]
    roles: frozenset[str]
    supervised_units: frozenset[str]
    #: posts held in one's own right, and as somebody's deputy
    principal_of: frozenset[str]
    deputy_of: frozenset[str]
    #: when the next of them begins or ends
    until: datetime | None


def post_group(post_key: str, unit_key: str) -> str:
    """The candidate group of a post: ``street-acceptance:003``."""
    return f"{post_key}:{unit_key}"


def groups_of(session: Session, person_id: str, at: datetime) -> frozenset[str]:
    """The candidate groups a person belongs to at an instant."""
    return memberships_of(session, person_id, at).groups


def memberships_of(session: Session, person_id: str, at: datetime) -> Memberships:
    """Everything a person holds at an instant."""
    of_person = (session.tenant_id, person_id, at)
    posts = session.all(
        "SELECT valid_from, valid_to, post_key, unit_key, kind FROM post_holding"
        f" WHERE tenant_id = ? AND person_id = ? AND {_LIVE}",
        of_person,
    )
    groups = session.all(
        f"SELECT valid_from, valid_to, group_key FROM group_membership"
        f" WHERE tenant_id = ? AND person_id = ? AND {_LIVE}",
        of_person,
    )
    roles = session.all(
        f"SELECT valid_from, valid_to, role FROM role_assignment"
        f" WHERE tenant_id = ? AND person_id = ? AND {_LIVE}",
        of_person,
    )
    held = [(post_group(row[2], row[3]), row[4]) for row in posts if row[0] <= at]
    ends = _boundaries((*posts, *groups, *roles), at)
    units: frozenset[str] = frozenset()
    if held:
        units = supervised_units(session, person_id, at)
        ends += _unit_boundary(session, at) if units else []
    return Memberships(
        groups=frozenset(group for group, _ in held) | {row[2] for row in groups if row[0] <= at},
        roles=frozenset(row[2] for row in roles if row[0] <= at),
        supervised_units=units,
        principal_of=frozenset(group for group, kind in held if kind == "principal"),
        deputy_of=frozenset(group for group, kind in held if kind == "deputy"),
        until=min(ends, default=None),
    )


def _boundaries(rows: Iterable[Row], at: datetime) -> list[datetime]:
    return [edge for row in rows for edge in row[:2] if edge is not None and edge > at]


def _unit_boundary(session: Session, at: datetime) -> list[datetime]:
    row = session.one(
        "SELECT valid_from FROM unit WHERE tenant_id = ? AND valid_from > ? ORDER BY valid_from LIMIT 1",
        (session.tenant_id, at),
    )
    return [row[0]] if row else []


def supervised_units(session: Session, person_id: str, at: datetime) -> frozenset[str]:
    """The units of the supervising posts a person holds, and all below them.

    A unit that was abolished stays below the one it was last below: its cases still need a supervisor.
    """
    rows = session.all(
        "WITH RECURSIVE present AS ("
        " SELECT u.key AS key, u.parent_key AS parent_key FROM unit u"
        " WHERE u.tenant_id = ? AND u.valid_from <= ? AND NOT EXISTS (SELECT 1 FROM unit later"
        " WHERE later.tenant_id = u.tenant_id AND later.key = u.key"
        " AND later.valid_from > u.valid_from AND later.valid_from <= ?)"
        "), below AS ("
        " SELECT h.unit_key AS key FROM post_holding h"
        " JOIN post p ON p.tenant_id = h.tenant_id AND p.unit_key = h.unit_key AND p.key = h.post_key"
        " WHERE h.tenant_id = ? AND h.person_id = ? AND h.valid_from <= ?"
        " AND (h.valid_to IS NULL OR h.valid_to > ?) AND p.supervises = TRUE"
        " UNION SELECT present.key FROM present JOIN below ON present.parent_key = below.key"
        ") SELECT key FROM below",
        (session.tenant_id, at, at, session.tenant_id, person_id, at, at),
    )
    return frozenset(row[0] for row in rows)
