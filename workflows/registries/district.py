"""The district's own arrangements: streets on trial, and the schemes by which organisations are evaluated."""

from __future__ import annotations

from datetime import date

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.fields import needed, one_of
from workflows.registries.register import Register, enter
from workflows.registries.streets import street as find_street
from workflows.registries.tables.district import evaluation_scheme, pilot_program

PILOTS = Register(pilot_program)
SCHEMES = Register(evaluation_scheme)

#: 两项评估: of the organisation itself, and of a project it was paid for.
SCHEME_KINDS = ("ORGANIZATION", "PROJECT")


def register_pilot(
    session: Session, actor: Actor, street: str, *, starts_on: date, centre: str | None = None
) -> int:
    """Put a street on trial. Raises StreetUnknown, EntryExists for one that is already."""
    find_street(street)
    values = {"street": street, "centre": centre, "starts_on": starts_on}
    return enter(session, actor, PILOTS, values, effective_on=starts_on)


def establish_scheme(
    session: Session, actor: Actor, kind: str, *, name: str, body: str, established_on: date
) -> int:
    """Establish a kind of evaluation and who makes it. Raises EntryIncomplete, EntryExists."""
    one_of(SCHEMES.name, "kind", kind, SCHEME_KINDS)
    needed(SCHEMES.name, name=name, body=body)
    values = {"kind": kind, "name": name, "body": body, "established_on": established_on}
    return enter(session, actor, SCHEMES, values, effective_on=established_on)
