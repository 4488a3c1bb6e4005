"""Every standing list finds what it is for, and nothing that is sealed (DOMAIN.md D.7.4)."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine import clock
from engine.actor import Actor
from engine.commands.instances import modify_variables
from engine.history.chain import Event
from engine.persistence.administration import record_administrative
from engine.persistence.database import Database, reading, transaction
from engine.persistence.session import Session
from tests.workflows.conftest import START
from tests.workflows.house import ACCEPTED, AGREE, RETURN, House
from workflows.dashboard import standing
from workflows.dashboard.lists import LISTS
from workflows.errors import ConflictDeclared
from workflows.registries.catalogue import catalogue
from workflows.registries.register import Register, change, enter
from workflows.registries.revealing import reveal_sealed_value
from workflows.registries.tables import duty_warning

CLERK = Actor(user_id="clerk")
AUDITOR = Actor(user_id="shen", groups=frozenset(), roles=frozenset({"auditor"}))
LATER = date(2010, 6, 1)
#: Contents of two bids from one machine, and of one from elsewhere.
ALIKE = {"price": "90000", "device": "aa:bb", "contact": "甲"}
APART = {"price": "93000", "device": "cc:dd", "contact": "乙"}


def put(session: Session, register: str, **row: Any) -> int:
    return enter(session, CLERK, catalogue()[register].register, row)


def project(session: Session, number: int, budget: int, **more: Any) -> None:
    given = {
        "id": number, "project_no": f"GM2010-{number:03}", "name": f"项目{number}", "purchaser": "010",
        "catalog_code": f"SG{number:02}", "category": "SG", "year": 2010, "budget": Decimal(budget),
        "method": "COMPARISON", "state": "AWARDED", "budget_line_id": 1, "round": 1,
    }  # fmt: skip
    put(session, "purchase_project", **{**given, **more})


def contract(session: Session, number: int, organization: int, amount: int = 100, **more: Any) -> None:
    given = {
        "id": number, "contract_no": f"HT{number}", "project_id": number, "organization_id": organization,
        "amount": Decimal(amount), "supplements": Decimal(0), "signed_on": date(2010, 3, 10),
        "state": "SIGNED",
    }  # fmt: skip
    put(session, "contract", **{**given, **more})


def bid(session: Session, number: int, on: int, organization: int, content: dict[str, Any]) -> None:
    put(
        session, "bid", id=number, project_id=on, organization_id=organization, received_at=session.now,
        sealed_hash=bytes(32), state="OPENED", round=1,
    )  # fmt: skip
    columns = ("tenant_id", "bid_id", "content")
    session.insert("bid_content", columns, [(session.tenant_id, number, json.dumps(content))])


def committee(session: Session, number: int, on: int, state: str) -> None:
    """Three members, of whom one scores far from the others and belongs to a bidder."""
    put(session, "committee", id=number, kind="TENDER", subject_id=on, state=state)
    for member, total in enumerate((80_000, 82_000, 40_000)):
        seat = number * 10 + member
        put(
            session, "committee_seat", id=seat, committee_id=number, person_id=900 + member, role="EXPERT",
            is_chair=False, state="SEATED", user_id=f"expert-{member}",
            declaration=json.dumps({"conflict": member == 1, "statement": "无"}),
        )  # fmt: skip
        put(
            session, "score", id=seat, committee_id=number, seat_id=seat, candidate_id=on * 10, items="{}",
            total=total, locked_at=session.now, hash=bytes(32),
        )  # fmt: skip


def lists(database: Database, on: date = LATER) -> dict[str, list[tuple[str, str | None]]]:
    """What and detail of every list that has something; counts agree."""
    with reading(database) as session:
        found = {name: standing.standing_list(session, AUDITOR, name, on, "zh-CN") for name in LISTS}
        assert standing.counts(session, AUDITOR, on) == {
            name: len(each.lines) for name, each in found.items()
        }
    for each in found.values():
        assert each.queries and "SELECT" in each.queries[0].sql
    return {name: [(x.what, x.detail) for x in each.lines] for name, each in found.items() if each.lines}


@pytest.fixture
def organizations(registers: Database) -> Database:
    with clock.frozen(START), transaction(registers) as session:
        for number, domicile in ((1, "莲新街1号"), (2, "莲新街1号"), (3, "别处")):
            put(
                session, "organization", id=number, name=f"组织{number}", form="ASSOCIATION",
                status="REGISTERED", street="010", domicile=domicile, party_coverage="NONE",
            )  # fmt: skip
    return registers


def test_an_empty_house_has_empty_lists(registers: Database) -> None:
    assert lists(registers) == {}


def test_purchases_that_deserve_a_look(organizations: Database) -> None:
    with clock.frozen(START), transaction(organizations) as session:
        project(session, 1, 300_000, method="SINGLE_SOURCE")
        project(session, 2, 450_000)
        project(session, 3, 300_000, catalog_code="SG90")
        project(session, 4, 250_000, catalog_code="SG90")
        project(session, 5, 600_000, method="OPEN_TENDER", budget_line_id=None)
        for number in (1, 2, 3):
            contract(session, number, 1)
        contract(session, 4, 2, state="TERMINATED")
        contract(session, 5, 2, amount=200)
        put(
            session, "award", project_id=5, organization_id=2, rank=1, price=Decimal(150), round=1,
            decided_on=date(2010, 3, 5), state="DECIDED",
        )  # fmt: skip
        put(
            session, "service_log", contract_id=1, served_on=date(2010, 3, 9), activity="走访",
            participants=3, spent=Decimal(0),
        )  # fmt: skip
        put(session, "payment", contract_id=1, amount=Decimal(70), paid_on=date(2010, 3, 20))
        put(session, "payment", contract_id=1, amount=Decimal(31), paid_on=date(2010, 5, 20))
        for opinions in (None, '["满意"]'):
            put(
                session, "acceptance", contract_id=2, accepted_on=date(2010, 5, 1), result="PASS", items="[]",
                user_opinions=opinions,
            )  # fmt: skip
        for number, name in ((1, "图书漂流"), (2, "图书漂流"), (3, "口述史")):
            put(
                session, "grant_award", id=number, grant_no=f"ZZ{number}", round_id=number, organization_id=1,
                support_type="PROJECT", project_name=name, requested=Decimal(9), approved=Decimal(9),
                paid=Decimal(0), recovered=Decimal(0), state="APPROVED",
            )  # fmt: skip
    found = lists(organizations)
    assert sorted(found) == sorted(
        ["single-source", "splitting", "concentration", "methods", "contract-unlike-award", "service-first",
         "overpaid", "no-opinions", "double-funding", "same-place", "no-budget"]
    )  # fmt: skip
    assert found["single-source"] == [("项目1", "300000")]
    assert {what for what, _ in found["splitting"]} == {"项目2", "项目3", "项目4"}
    assert found["concentration"] == [("组织1 / 010", "3/4 (75 %)")]
    assert found["methods"] == [("010", "3/4 (75 %)")]
    assert found["contract-unlike-award"] == [("项目5", "200 / 150")]
    assert found["service-first"] == [("项目1", "2010-03-10")]
    assert found["overpaid"] == [("项目1", "101 / 100")]
    assert found["no-opinions"] == [("项目2", "PASS")]
    assert [detail for _, detail in found["double-funding"]] == ["图书漂流"] * 2
    assert {what for what, _ in found["same-place"]} == {"组织1", "组织2"}
    assert found["no-budget"] == [("项目5", "600000")]
    assert "overpaid" not in lists(organizations, date(2010, 4, 1)), "paid too much in May only"


def test_what_is_sealed_is_in_no_list_before_its_time(organizations: Database) -> None:
    with clock.frozen(START), transaction(organizations) as session:
        project(session, 1, 900_000, method="OPEN_TENDER", state="NOTICED")
        bid(session, 10, 1, 1, ALIKE)
        bid(session, 11, 1, 2, ALIKE)
        put(session, "org_member", organization_id=1, person_id=902, role="OFFICER", valid_from=LATER)
        committee(session, 5, 1, "SCORING")
        warning = {
            "rule": "SoD-20", "ground": "COUNT", "warned_on": START.date(), "user_id": "expert-2",
            "unit_key": "010", "pool": "TENDER", "seat_id": 52, "found": 3, "allowed": 2,
        }  # fmt: skip
        enter(session, CLERK, Register(duty_warning), warning)
    sealed = {"few-bidders", "similar-bids", "outlying-scores", "conflicts", "expert-draws", "opened"}
    assert sealed.isdisjoint(lists(organizations))
    with clock.frozen(START), transaction(organizations) as session:
        put(session, "bid_opening", project_id=1, opened_at=session.now, record="{}", round=1)
    found = lists(organizations)
    assert found["few-bidders"] == [("项目1", "2")]
    assert found["similar-bids"] == [("项目1", "组织1、组织2: same_contact, same_device")]
    assert found["opened"] == [("项目1", None)]
    assert {"outlying-scores", "conflicts", "expert-draws"}.isdisjoint(found), "the committee is at work"
    with clock.frozen(START), transaction(organizations) as session:
        change(session, CLERK, catalogue()["committee"].register, 5, {"state": "CLOSED"})
    found = lists(organizations)
    assert found["outlying-scores"] == [("组织1", "40 / 67")]
    assert sorted(found["conflicts"], key=str) == [("项目1", "组织1"), ("项目1", None)]
    assert found["expert-draws"] == [("SoD-20 010 TENDER", "3 / 2")]


def test_bids_that_share_nothing_are_not_listed(organizations: Database) -> None:
    with clock.frozen(START), transaction(organizations) as session:
        project(session, 1, 900_000, method="OPEN_TENDER")
        for number, content in enumerate(
            (ALIKE, APART, {**APART, "price": "99999", "device": "", "contact": ""})
        ):
            bid(session, 10 + number, 1, 1 + number, content)
        put(session, "bid_opening", project_id=1, opened_at=session.now, record="{}", round=1)
    found = lists(organizations)
    assert "similar-bids" not in found and "few-bidders" not in found


def test_data_changed_afterwards_and_data_taken_out_are_told(organizations: Database) -> None:
    with clock.frozen(START), transaction(organizations) as session:
        put(
            session, "so_filing", instance_id=7, receipt_no="SJ2010-0007", applicant="zhao", org_name="示例",
            filed_class="LIFE", street="010", community="示例社区", received_on=START.date(), state="CLOSED",
            correction_count=2, outcome="GRANTED", decided_on=START.date(), acceptance_mode="DEEMED",
        )  # fmt: skip
        export = {"what": "register:so_filing", "title": "备案台账", "filters": "street=010", "rows": 57}
        events = [
            Event("data-exported", export),
            Event("role-granted", {"person": "zhao", "role": "auditor"}),
        ]
        record_administrative(session, CLERK, events)
    with clock.frozen(START.replace(day=9)), transaction(organizations) as session:
        register = catalogue()["so_filing"].register
        change(session, CLERK, register, 7, {"org_name": "示例（改）"}, reason="误填")
        organization = catalogue()["organization"].register
        change(session, CLERK, organization, 3, {"domicile": "新址"}, effective_on=date(2010, 3, 2))
    found = lists(organizations)
    assert found["after-decision"] == [("示例（改）", "误填")]
    assert found["back-dated"] == [("社会组织台账", "2010-03-02")]
    assert found["exports"] == [("导出数据", "备案台账 · street=010 · 57")]
    assert found["permissions"] == [("授予角色", "auditor · zhao")]
    assert {"deemed", "corrections"} <= set(found)


def test_every_list_has_a_title_and_a_note_in_both_languages() -> None:
    for name, title in standing.titles(AUDITOR):
        assert title.zh and title.en and name in LISTS


def test_what_people_did_in_a_case_is_listed_as_what_it_was(house: House) -> None:
    number = "11010519491231002X"
    head = {"name": "示例甲", "idType": "RESIDENT_ID", "idNo": number, "phone": "13800000001"}
    case = house.submit(personInCharge=head, initiators=[]).opinion()
    case.complete("acceptance-review", ACCEPTED, by="deputy", on_behalf_of="officer")
    with pytest.raises(ConflictDeclared):
        case.complete("review", {**AGREE, "conflictDeclared": True}, by="cousin")
    case.complete("review", RETURN, by="chief")
    sealed = int(case.variables["personInCharge"]["idNo"]["sealed"])
    with transaction(house.database) as session:
        modify_variables(session, CLERK, case.instance_id, {"name_taken": False})
        assert reveal_sealed_value(session, Actor(user_id="handler"), sealed, "核对负责人身份") == number
    with reading(house.database) as session:
        found = {
            name: [
                (line.what, line.who, line.instance_id)
                for line in standing.standing_list(session, AUDITOR, name, LATER, "zh-CN").lines
            ]
            for name in ("returned", "delegated", "variables", "declarations", "refusals", "personal-data")
        }
    here = case.instance_id
    assert found.pop("personal-data")[0] == ("查看个人信息", "handler", here)
    refused = ("操作被规则拒绝", "cousin", here)
    assert found == {
        "returned": [("任务提交", "chief", here)],
        "delegated": [("任务提交", "deputy", here)],
        "variables": [("人工修改变量", "clerk", here)],
        "declarations": [refused],
        "refusals": [refused],
    }
