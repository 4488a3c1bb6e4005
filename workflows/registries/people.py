"""The register of natural persons (人员): checked, encrypted at rest, masked wherever they are shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.actor import Actor
from engine.history.chain import Event
from engine.persistence.administration import record_administrative
from engine.persistence.ids import new_id
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.errors import EntryExists, EntryIncomplete, PhoneInvalid, ReasonNeeded
from workflows.registries.codes import birth_date, check_identity_number, gender
from workflows.registries.register import Page, Register, Row, change, enter, find, find_by, page
from workflows.registries.tables.people import natural_person, org_member
from workflows.registries.vault import vault

RESIDENT_CARD = "RESIDENT_ID"
#: 居民身份证, 港澳居民来往内地通行证, 台湾居民来往大陆通行证, 护照, 外国人永久居留身份证.
ID_TYPES = frozenset(
    {RESIDENT_CARD, "HK_MACAO_PERMIT", "TAIWAN_PERMIT", "PASSPORT", "FOREIGN_PERMANENT_RESIDENT"}
)

#: Parts of a person that are read in clear only with a reason, and their columns.
SEALED = {
    "id_no": "id_no_cipher",
    "phone": "phone_cipher",
    "address": "address_cipher",
    "political_status": "political_status_cipher",
}
PEOPLE = Register(
    natural_person,
    # the day of birth is what the mask of an identity number covers
    hidden=frozenset({*SEALED.values(), "id_no_index", "id_no_masked", "phone_masked", "birth_date"}),
)
MEMBERS = Register(org_member)

#: Characters of a reason for reading personal data.
REASON_MINIMUM = 4

_PHONE = re.compile(r"1[3-9][0-9]{9}")


def register_person(
    session: Session,
    actor: Actor,
    *,
    name: str,
    id_no: str,
    id_type: str = RESIDENT_CARD,
    phone: str | None = None,
    address: str | None = None,
    political_status: str | None = None,
    instance_id: int | None = None,
) -> int:
    """The person's id: of the one known by this number, or a new one.

    Raises IdentityNumberInvalid, PhoneInvalid, EntryIncomplete."""
    if id_type not in ID_TYPES or not 2 <= len(name) <= 50:
        raise EntryIncomplete(register=PEOPLE.name, field="id_type" if id_type not in ID_TYPES else "name")
    id_no = _checked(id_type, id_no, local_date(session.now))
    known = person_by_number(session, id_no, id_type)
    if known is not None:
        return int(known["id"])
    row_id = new_id()
    values: dict[str, Any] = {
        "id": row_id,
        "name": name,
        "id_type": id_type,
        "id_no_index": _index(session, id_type, id_no),
        "id_no_masked": mask_number(id_no),
        **_sealed(session, row_id, {"id_no": id_no}),
        **_contact(session, row_id, phone, address, political_status),
    }
    if id_type == RESIDENT_CARD:
        values |= {"gender": gender(id_no), "birth_date": birth_date(id_no)}
    try:
        return enter(session, actor, PEOPLE, values, instance_id=instance_id)
    except EntryExists:
        # somebody entered the same person between our look and our write
        known = person_by_number(session, id_no, id_type)
        if known is None:
            raise
        return int(known["id"])


def change_person(
    session: Session,
    actor: Actor,
    person_id: int,
    *,
    name: str | None = None,
    phone: str | None = None,
    address: str | None = None,
    political_status: str | None = None,
    instance_id: int | None = None,
) -> Row:
    """Change what is given; None leaves as it is. Gives the masked person. Raises EntryNotFound."""
    values = _contact(session, person_id, phone, address, political_status)
    if name is not None:
        values["name"] = name
    return _masked(change(session, actor, PEOPLE, person_id, values, instance_id=instance_id))


def person(session: Session, person_id: int) -> Row:
    """The person as every page may show it: no ciphertext, numbers masked. Raises EntryNotFound."""
    return _masked(find(session, PEOPLE, person_id))


def person_by_number(session: Session, id_no: str, id_type: str = RESIDENT_CARD) -> Row | None:
    """The masked person with this number, by the blind index."""
    index = _index(session, id_type, id_no.upper())
    row = find_by(session, PEOPLE, id_type=id_type, id_no_index=index)
    return None if row is None else _masked(row)


def reveal(session: Session, actor: Actor, person_id: int, part: str, reason: str) -> str | None:
    """A part (:data:`SEALED`) in clear; who looked and why goes into history.

    Raises ReasonNeeded, EntryNotFound, PersonalDataSealed."""
    if len(reason.strip()) < REASON_MINIMUM:
        raise ReasonNeeded(minimum=REASON_MINIMUM)
    row = find(session, PEOPLE, person_id)
    data = {"register": PEOPLE.name, "id": person_id, "part": part, "reason": reason}
    record_administrative(session, actor, [Event("personal-data-read", data)])
    sealed = row[SEALED[part]]
    place = _place(session, person_id, SEALED[part])
    return None if sealed is None else vault(session).decrypt(bytes(sealed), place)


def join_organization(
    session: Session,
    actor: Actor,
    organization_id: int,
    person_id: int,
    role: str,
    valid_from: date,
    *,
    instance_id: int | None = None,
) -> int:
    """A person becomes member or officer (``LEGAL_REP``, ``PERSON_IN_CHARGE``, ``MEMBER`` …)."""
    values = {
        "organization_id": organization_id,
        "person_id": person_id,
        "role": role,
        "valid_from": valid_from,
    }
    return enter(session, actor, MEMBERS, values, instance_id=instance_id, effective_on=valid_from)


def leave_organization(
    session: Session, actor: Actor, membership_id: int, on: date, *, instance_id: int | None = None
) -> Row:
    """The last day of a membership."""
    return change(
        session, actor, MEMBERS, membership_id, {"valid_to": on}, instance_id=instance_id, effective_on=on
    )


def members(session: Session, organization_id: int, *, after: int | None = None, limit: int = 50) -> Page:
    """Everybody who was ever in an organisation."""
    return page(session, MEMBERS, organization_id=organization_id, after=after, limit=limit)


def mask_number(number: str) -> str:
    """``510104********1234``: six in front and four at the end; less of shorter numbers."""
    front, end = (6, 4) if len(number) >= 15 else (1, 2)
    return number[:front] + "*" * max(len(number) - front - end, 1) + number[-end:]


def mask_phone(phone: str) -> str:
    """``138****1234``."""
    return f"{phone[:3]}****{phone[-4:]}"


def mask_name(name: str) -> str:
    """``王*``, ``欧阳**``: names of natural persons on public lists."""
    surname = 2 if len(name) >= 4 or name[:2] in _COMPOUND_SURNAMES else 1
    return name[:surname] + "*" * max(len(name) - surname, 1)


_COMPOUND_SURNAMES = frozenset(
    {"欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯"}
)


def _checked(id_type: str, id_no: str, today: date) -> str:
    if id_type == RESIDENT_CARD:
        return check_identity_number(id_no, today)
    if not id_no.strip():
        raise EntryIncomplete(register=PEOPLE.name, field="id_no")
    return id_no.strip().upper()


def _contact(
    session: Session, row_id: int, phone: str | None, address: str | None, political_status: str | None
) -> dict[str, Any]:
    parts = {"phone": phone, "address": address, "political_status": political_status}
    if phone is not None and not _PHONE.fullmatch(phone):
        raise PhoneInvalid()
    values = _sealed(session, row_id, {name: text for name, text in parts.items() if text is not None})
    return values | ({"phone_masked": mask_phone(phone)} if phone is not None else {})


def _sealed(session: Session, row_id: int, parts: Mapping[str, str]) -> dict[str, Any]:
    keys = vault(session)
    return {
        SEALED[name]: keys.encrypt(text, _place(session, row_id, SEALED[name]))
        for name, text in parts.items()
    }


def _place(session: Session, row_id: int, column: str) -> str:
    return f"{session.tenant_id}/{PEOPLE.name}/{column}/{row_id}"


def _index(session: Session, id_type: str, id_no: str) -> bytes:
    return vault(session).blind_index(id_no, f"{session.tenant_id}/{id_type}")


def _masked(row: Row) -> Row:
    hidden = {*SEALED.values(), "id_no_index"}
    return {name: value for name, value in row.items() if name not in hidden}
