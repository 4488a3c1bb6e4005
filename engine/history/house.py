"""Are diagrams and rights what the administrative chain says of them?

Whoever may write to the database could give themself a post, or change what a diagram does, and every case
would go on as if nothing were. Each version deployed and each right given is told by an event with its hash
or its dates; rows that no event tells, and rows that differ, are found here. Passwords are not: their hashes
are in no event.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, NamedTuple

from engine.history.chain import ADMINISTRATION, instant
from engine.history.walk import Finding, Problem
from engine.persistence.session import Session

_LOWEST: Final = -(2**63)
_BATCH: Final = 1_000
_DEFINITIONS: Final = ("process", "decision", "form")
#: table -> (columns that say what is held, name in events, given by, taken by)
_RIGHTS: Final[Mapping[str, tuple[tuple[str, ...], str, str, str]]] = {
    "post_holding": (("post_key", "unit_key"), "post", "post-assigned", "post-withdrawn"),
    "group_membership": (("group_key",), "group", "group-member-added", "group-member-removed"),
    "role_assignment": (("role",), "role", "role-granted", "role-revoked"),
}
_TYPES: Final = (
    "deployment-created", *(f"{kind}-definition-created" for kind in _DEFINITIONS),
    *(type_ for *_, given, taken in _RIGHTS.values() for type_ in (given, taken)),
    "person-left", "unit-abolished",
)  # fmt: skip


class _Right(NamedTuple):
    """What somebody holds from when; ``kind`` is that of a post."""

    person: str
    held: str
    kind: str | None
    begins: str


class _Told(NamedTuple):
    resources: dict[tuple[int, str], str]
    definitions: dict[tuple[str, int], tuple[Any, ...]]
    rights: dict[str, dict[_Right, str | None]]


def verify_house(session: Session) -> Iterator[Finding]:
    """The first thing that is wrong with each deployed file, definition and right."""
    told = _read(session)
    yield from _resources(session, told.resources)
    for kind in _DEFINITIONS:
        yield from _definitions(session, kind, told.definitions)
    for table in _RIGHTS:
        yield from _rights(session, table, told.rights[table])


def _finding(session: Session, problem: Problem, table: str, row_id: int, detail: str) -> Finding:
    return Finding(session.tenant_id, None, None, problem, detail, table, row_id)


def _read(session: Session) -> _Told:
    told = _Told({}, {}, {table: {} for table in _RIGHTS})
    last = 0
    while rows := session.all(
        "SELECT seq, type, data FROM event WHERE tenant_id = ? AND instance_id = ? AND seq > ?"
        f" AND type IN ({', '.join('?' * len(_TYPES))}) ORDER BY seq LIMIT {_BATCH}",
        (session.tenant_id, ADMINISTRATION, last, *_TYPES),
    ):
        for _, type_, text in rows:
            try:
                _hear(told, type_, json.loads(text))
            except (TypeError, ValueError, KeyError):
                continue  # an altered event, which the chain shows
        last = rows[-1][0]
    return told


def _hear(told: _Told, type_: str, data: Mapping[str, Any]) -> None:
    if type_ == "deployment-created":
        for each in data["resources"]:
            told.resources[data["deployment_id"], each["name"]] = each["sha256"]
    elif type_.endswith("-definition-created"):
        kind = type_.removesuffix("-definition-created")
        said = (data["key"], data["version"], data["resource"], data["sha256"])
        told.definitions[kind, data["definition_id"]] = said
    elif type_ == "person-left":
        for rights in told.rights.values():
            _end(rights, _moment(data["at"]), lambda right: right.person == data["person"])
    elif type_ == "unit-abolished":
        ending = f":{data['unit']}"
        _end(told.rights["post_holding"], _moment(data["at"]), lambda right: right.held.endswith(ending))
    else:
        _hear_right(told, type_, data)


def _hear_right(told: _Told, type_: str, data: Mapping[str, Any]) -> None:
    for table, (_, name, given, taken) in _RIGHTS.items():
        if type_ == given:
            right = _Right(data["person"], data[name], data.get("kind"), _moment(data["valid_from"]) or "")
            told.rights[table][right] = _moment(data["valid_to"])
        elif type_ == taken:
            person, held = data["person"], data[name]
            ends = _moment(data["at"])
            _end(told.rights[table], ends, lambda right: (right.person, right.held) == (person, held))  # noqa: B023


def _end(rights: dict[_Right, str | None], at: str | None, is_meant: Any) -> None:
    """What ends at a moment, unless it had ended before."""
    for right, ends in rights.items():
        if at is not None and is_meant(right) and (ends is None or ends > at):
            rights[right] = at


def _moment(value: Any) -> str | None:
    """One spelling, whose order is that of time."""
    if value is None:
        return None
    return instant(value if isinstance(value, datetime) else datetime.fromisoformat(value))


def _resources(session: Session, told: dict[tuple[int, str], str]) -> Iterator[Finding]:
    expected = dict(told)
    after: tuple[int, str] = (_LOWEST, "")
    # one at a time: a file may have megabytes
    query = (
        "SELECT deployment_id, name, content FROM resource"
        " WHERE tenant_id = ? AND (deployment_id, name) > (?, ?) ORDER BY deployment_id, name LIMIT 1"
    )
    while row := session.one(query, (session.tenant_id, *after)):
        deployment_id, name, content = row
        after = (deployment_id, name)
        hash_ = expected.pop(after, None)
        held = content if isinstance(content, bytes) else str(content).encode()
        if hash_ is None:
            yield _finding(session, "entry-inserted", "resource", deployment_id, name)
        elif sha256(held).hexdigest() != hash_:
            yield _finding(session, "entry-changed", "resource", deployment_id, name)._replace(
                columns=(name,)
            )
    for deployment_id, name in sorted(expected):
        yield _finding(session, "entry-missing", "resource", deployment_id, name)


def _definitions(
    session: Session, kind: str, told: Mapping[tuple[str, int], tuple[Any, ...]]
) -> Iterator[Finding]:
    table = f"{kind}_definition"
    expected = {id_: said for (of, id_), said in told.items() if of == kind}
    for id_, *said in session.all(
        f"SELECT id, key, version, resource_name, content_hash FROM {table} WHERE tenant_id = ? ORDER BY id",
        (session.tenant_id,),
    ):
        meant = expected.pop(id_, None)
        if meant is None:
            yield _finding(session, "entry-inserted", table, id_, "no event tells of it")
        elif meant != tuple(said):
            yield _finding(session, "entry-changed", table, id_, "it is not the version that was deployed")
    for id_ in sorted(expected):
        yield _finding(session, "entry-missing", table, id_, "an event tells of it")


def _rights(session: Session, table: str, told: Mapping[_Right, str | None]) -> Iterator[Finding]:
    columns, *_ = _RIGHTS[table]
    kind = "kind" if table == "post_holding" else "NULL"
    begins, ends = ("valid_from", "valid_to")
    if session.is_sqlite:
        begins, ends = "CAST(valid_from AS TEXT)", "CAST(valid_to AS TEXT)"
    expected = dict(told)
    for id_, person, own, valid_from, valid_to, *held in session.all(
        f"SELECT id, person_id, {kind}, {begins}, {ends}, {', '.join(columns)} FROM {table}"
        " WHERE tenant_id = ? ORDER BY id",
        (session.tenant_id,),
    ):
        try:
            right = _Right(person, ":".join(held), own, _moment(valid_from) or "")
            if right not in expected:
                yield _finding(session, "entry-inserted", table, id_, f"no event gave it to {person}")
            elif expected.pop(right) != _moment(valid_to):
                yield _finding(session, "entry-changed", table, id_, f"it ends otherwise for {person}")
        except (TypeError, ValueError):
            yield _finding(session, "entry-changed", table, id_, "its dates are none")
    for right in sorted(expected, key=str):
        yield _finding(session, "entry-missing", table, 0, f"{right.held} of {right.person}")
