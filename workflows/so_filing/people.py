"""The persons of an application: into the register when it arrives, into the group when it is filed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete, IdentityNumberInvalid, PhoneInvalid
from workflows.registries.people import RESIDENT_CARD, join_organization, register_person
from workflows.registries.sealing import opened

#: Why the register opens what the form sealed; a word for programs, kept with the case.
REGISTRATION = "natural_person"
#: The part in a filed group of whoever is in charge of it (负责人).
HEAD = "PERSON_IN_CHARGE"


def register_people(
    session: Session, actor: Actor, instance_id: int, application: Mapping[str, Any]
) -> list[dict[str, str]]:
    """Enter who is in charge and who initiates; ids as text, since programs of others read them as floats.

    Whoever gave no number, or a wrong one, is left to the acceptance review: no reason to lose a receipt.
    """
    named = [[HEAD, application["personInCharge"]]]
    named += [["INITIATOR", person] for person in application["initiators"] or []]
    found = []
    for role, person in opened(session, actor, instance_id, named, REGISTRATION):
        if not person or not person["idNo"]:
            continue
        try:
            person_id = register_person(
                session,
                actor,
                name=person["name"] or "",
                id_type=person["idType"] or RESIDENT_CARD,
                id_no=person["idNo"],
                phone=person["phone"] or None,
                address=None if not person["address"] else str(person["address"]),
                instance_id=instance_id,
            )
        except (IdentityNumberInvalid, PhoneInvalid, EntryIncomplete):
            continue
        found.append({"role": role, "person_id": str(person_id)})
    return found


def join_people(
    session: Session,
    actor: Actor,
    instance_id: int,
    organization_id: int,
    people: Iterable[Mapping[str, str]],
    on: date,
) -> None:
    """Make them members of the group that was filed."""
    for person in people:
        join_organization(
            session,
            actor,
            organization_id,
            int(person["person_id"]),
            person["role"],
            on,
            instance_id=instance_id,
        )
