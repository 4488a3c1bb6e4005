"""Are posts, memberships and roles what the administrative chain gave and took?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from engine.history.comparing import about, administrative, columns_of, moment
from engine.history.walk import Finding
from engine.persistence.session import Session

#: table -> (columns that say what is held, name in events, given by, taken by)
_RIGHTS: Final[Mapping[str, tuple[tuple[str, ...], str, str, str]]] = {
    "post_holding": (("post_key", "unit_key"), "post", "post-assigned", "post-withdrawn"),
    "group_membership": (("group_key",), "group", "group-member-added", "group-member-removed"),
    "role_assignment": (("role",), "role", "role-granted", "role-revoked"),
}
_TYPES: Final = (
    *(type_ for *_, given, taken in _RIGHTS.values() for type_ in (given, taken)),
    "person-left", "unit-abolished",
)  # fmt: skip


class _Right(NamedTuple):
    """What somebody holds from when; ``kind`` is that of a post."""

    person: str
    held: str
    kind: str | None
    begins: str


#: By table, when each right ends.
Rights = dict[str, dict[_Right, str | None]]


def verify_rights(session: Session) -> Iterator[Finding]:
    """The first thing that is wrong with each right."""
    told: Rights = {table: {} for table in _RIGHTS}
    for event in administrative(session, _TYPES):
        try:
            _hear(told, event.type, event.data)
        except (TypeError, ValueError, KeyError):
            continue  # an altered event, which the chain shows
    for table in _RIGHTS:
        yield from _compare(session, table, told[table])


def _hear(told: Rights, type_: str, data: Mapping[str, Any]) -> None:
    if type_ == "person-left":
        for rights in told.values():
            _end(rights, moment(data["at"]), lambda right: right.person == data["person"])
    elif type_ == "unit-abolished":
        ending = f":{data['unit']}"
        _end(told["post_holding"], moment(data["at"]), lambda right: right.held.endswith(ending))
    else:
        _hear_right(told, type_, data)


def _hear_right(told: Rights, type_: str, data: Mapping[str, Any]) -> None:
    for table, (_, name, given, taken) in _RIGHTS.items():
        if type_ == given:
            right = _Right(data["person"], data[name], data.get("kind"), moment(data["valid_from"]) or "")
            told[table][right] = moment(data["valid_to"])
        elif type_ == taken:
            _end(told[table], moment(data["at"]), _which(data["person"], data[name]))


def _which(person: str, held: str) -> Callable[[_Right], bool]:
    return lambda right: (right.person, right.held) == (person, held)


def _end(rights: dict[_Right, str | None], at: str | None, is_meant: Callable[[_Right], bool]) -> None:
    """What ends at a moment, unless it had ended before."""
    for right, ends in rights.items():
        if at is not None and is_meant(right) and (ends is None or ends > at):
            rights[right] = at


def _compare(session: Session, table: str, told: Mapping[_Right, str | None]) -> Iterator[Finding]:
    columns, *_ = _RIGHTS[table]
    kind = "kind" if table == "post_holding" else "NULL"
    names = columns_of(session, ("valid_from", "valid_to", *columns))
    expected = dict(told)
    for id_, person, own, valid_from, valid_to, *held in session.all(
        f"SELECT id, person_id, {kind}, {names} FROM {table} WHERE tenant_id = ? ORDER BY id",
        (session.tenant_id,),
    ):
        try:
            right = _Right(person, ":".join(held), own, moment(valid_from) or "")
            ends = moment(valid_to)
        except (TypeError, ValueError):
            yield about(session, "entry-changed", table, id_, "its dates are none")
            continue
        if right not in expected:
            given = {name: (None, value) for name, value in zip(columns, held, strict=True)}
            wrong = {"person_id": (None, person), **given}
            yield about(session, "entry-inserted", table, id_, f"no event gave it to {person}", wrong=wrong)
        elif (told_end := expected.pop(right)) != ends:
            detail = f"it ends otherwise for {person}"
            yield about(session, "entry-changed", table, id_, detail, wrong={"valid_to": (told_end, ends)})
    for right in sorted(expected, key=str):
        detail = "an event tells of it"
        yield about(session, "entry-missing", table, f"{right.person} {right.held}", detail)
