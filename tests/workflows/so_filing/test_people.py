"""The persons of an application are in the register, sealed, and members of the group once it is filed."""

from __future__ import annotations

from typing import Any

from engine.persistence.database import reading
from tests.workflows.house import ACCEPTED, AGREE, House
from workflows.registries import people
from workflows.registries.organizations import organizations
from workflows.registries.register import page

HEAD = {"name": "示例甲", "idType": "RESIDENT_ID", "idNo": "11010519491231002X", "phone": "13800001234"}
SECOND = {"name": "示例乙", "idType": "RESIDENT_ID", "idNo": "440524188001010014", "phone": ""}


def _filed(house: House, **form: Any) -> None:
    case = house.submit(**form).opinion().complete("acceptance-review", ACCEPTED)
    case.complete("review", AGREE).complete("approve", AGREE)


def test_who_is_in_charge_and_who_initiates_join_the_filed_group(house: House) -> None:
    _filed(house, personInCharge=HEAD, initiators=[HEAD, SECOND])
    with reading(house.database) as session:
        (group,) = organizations(session).rows
        members = people.members(session, group["id"]).rows
        shown = [(row["role"], people.person(session, row["person_id"])["id_no_masked"]) for row in members]
    assert shown == [
        ("PERSON_IN_CHARGE", "110105********002X"),
        ("INITIATOR", "110105********002X"),
        ("INITIATOR", "440524********0014"),
    ]


def test_a_wrong_number_does_not_lose_the_receipt(house: House) -> None:
    case = house.submit(personInCharge=HEAD | {"idNo": "110105194912310021"}, initiators=[{"name": "示例丙"}])
    assert case.documents == ["DOC-101"]
    with reading(house.database) as session:
        assert page(session, people.PEOPLE).rows == ()
