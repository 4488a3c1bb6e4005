"""A consultation over HTTP: who sits in the group is told to nobody of the purchaser before the result (D.6).

The three of the purchaser's office who plan, check and decide look at whatever the interface gives them, at
every address with every key there is; no account and no name of a member is in any answer. After the result
everybody reads the names in the notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database, reading, transaction
from tests.api.looking import leaks, names_of, told_to
from tests.api.test_tender_http import BIDDERS, KEYHOLDERS, House
from tests.conftest import MONDAY
from tests.support.accounts import hash_quickly
from tests.support.arranged import Arrangement
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot.suppliers import supplier
from workflows.pilot.tender_papers import DOCUMENTS as TENDER_DOCUMENTS
from workflows.rules.book import RuleBook, shipped_rules, use_rules

DEADLINE = datetime(2026, 3, 24, 10, 0, tzinfo=SHANGHAI)
QUOTES_DUE = datetime(2026, 3, 24, 16, 0, tzinfo=SHANGHAI)
PURCHASER = ("mz_caigou", "mz_cgshenhe", "mz_cgshenpi")
FINAL = {"so_cl001": "3900000.00", "so_cl002": "3950000.00", "so_cl004": "4120000.00"}
DOCUMENTS: dict[str, Any] = {
    "services": "市民中心运营服务（示例）",
    "source": "NOTICE",
    "recommended": [],
    "deposit": 50_000,
    "isService": True,
    "negotiable": ["SERVICE"],
    "qualification": TENDER_DOCUMENTS["qualification"],
    "scoring": [
        {"factor": "价格", "weight": 10, "levels": "最低有效报价为满分", "isPrice": True},
        {"factor": "服务方案", "weight": 90, "levels": "优80至90，良60至79", "isPrice": False},
    ],
    "contractTerms": "按响应文件签订（示例）",
}
NOTICE = {
    "responseDeadline": DEADLINE.isoformat(timespec="minutes"),
    "documentsUntil": "2026-03-10",
    "obtain": "登录本系统获取",
    "place": "交易中心（示例）",
    "contact": "示例代理机构",
}
CHANGE = {
    "hasChange": True,
    "changes": [{"kind": "SERVICE", "article": "三、频次", "before": "每季度一次", "after": "每两月一次"}],
    "anotherRound": False,
}
SMALL = {
    "procurement-consultation.envelope-size": 16_384,
    "procurement-consultation.quote-envelope-size": 8_192,
    "procurement-consultation.desk-slots": 8,
}


class Consultation(House):
    """The accounts of a consultation, and one project that is ready for it."""

    process, method = "procurement-consultation", "CONSULTATION"
    packages = ("procurement-consultation", "procurement-consultation-group", "procurement-evaluation")

    def begin(self, number: str) -> str:
        """As the plan does; nobody begins a consultation by hand."""
        with transaction(self.database) as session:
            given = {"projectId": self.project, "rules_on": "2026-03-02"}
            planner = Actor(user_id="mz_caigou")
            started = start_process_instance(session, planner, self.process, given, business_key=number)
        return str(started.instance_id)

    def announce(self) -> Consultation:
        self.document(DOCUMENTS)
        self.step("dl_jingli", "publish-notice", NOTICE)
        return self

    def share(self, element: str) -> None:
        for person in KEYHOLDERS[:2]:
            self.give(person, element)

    def drawn(self) -> list[str]:
        """Responses opened, everybody qualified, a group drawn; gives its members."""
        self.announce()
        for person in BIDDERS:
            self.bid(person)
        self.on(DEADLINE)
        self.share("deliver-key-share")
        rows = self.variables("dl_jingli", self.case)["qualification_rows"]
        checks = [{**row, "result": "PASS", "reason": None} for row in rows]
        review = {"checks": checks, "witnesses": "示例监督员", "creditQueriedAt": "2026-03-24 10:20"}
        self.step("dl_jingli", "open-responses", review)
        self.step("dl_jingli", "draw-group", {"expertCount": 2, "repCount": 1})
        with reading(self.database) as session:
            return [row[0] for row in session.all("SELECT user_id FROM committee_seat ORDER BY id")]

    def negotiated(self, members: list[str]) -> None:
        for member in members:
            self.step(member, "declare-interests", {"conflictDeclared": False, "statement": "无利害关系"})
        talk = {"supplierPeople": "示例代表", "minutes": "就服务频次进行磋商（示例）"}
        for _ in BIDDERS:
            self.step(members[0], "negotiate", talk)
        self.step(members[0], "conclude-negotiation", CHANGE)
        self.step(members[2], "confirm-change", {"changeConfirmed": True})

    def quoted(self) -> None:
        due = {"quoteDeadline": QUOTES_DUE.isoformat(timespec="minutes")}
        self.step("dl_jingli", "call-quotes", due)
        for person, price in FINAL.items():
            answer = self.visit(person, "BID", self.envelope(person, price))
            assert answer.status_code == 200, answer.text
        self.on(QUOTES_DUE)
        self.share("deliver-quote-share")

    def judged(self, members: list[str]) -> None:
        case = self["dl_jingli"].read("/v2/user-tasks?list=done&limit=100")["items"]
        group = next(each["processInstanceKey"] for each in case if each["elementId"] == "draw-group")
        for member in members:
            rows = self.variables(member, group)["sheet_rows"]
            scores = [
                {**row, "score": 80.0 + (row["bidder"] == supplier(2).name), "note": None} for row in rows
            ]
            self.step(member, "score", {"scores": scores})
        for member in members:
            self.step(member, "sign-report", {"agrees": "AGREE", "dissent": None})


@pytest.fixture
def small_desks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    hash_quickly(monkeypatch)
    rules = shipped_rules().rules
    use_rules(RuleBook(replace(rule, value=SMALL.get(rule.key, rule.value)) for rule in rules))
    yield
    use_rules(None)


@pytest.fixture
def arrangement(small_desks: None) -> Arrangement:
    return Arrangement("consultation-house", MONDAY, Consultation.prepare)


@pytest.fixture
def house(
    app: Flask, database: Database, clock: Callable[..., Any], arranged: tuple[int, str]
) -> Consultation:
    return Consultation(app, database, arranged)


def test_the_purchaser_learns_who_judged_with_everybody_else(house: Consultation) -> None:
    members = house.drawn()
    people = names_of(house.database, members)
    house.negotiated(members)
    house.quoted()
    house.judged(members)
    # the report lies before the purchaser, and nothing was published yet
    for person in PURCHASER:
        told = told_to(house, house[person])
        assert len(told) > 40, person
        assert f"/v2/process-instances/{house.case}/variables" in told
        assert leaks(told, people) == [], person
    changes = house["so_cl001"].read(house.path("/letters"))["items"]
    assert [each["code"] for each in changes] == ["DOC-407"]
    sheets = house["mz_cgshenpi"].read(house.path("/score-sheets"))["items"]
    assert {each["member"] for each in sheets} == {"评委1", "评委2", "评委3"}
    house.step("mz_cgshenpi", "decide-winner", {"winnerRank": 1, "conflictDeclared": False})
    house.step("dl_jingli", "publish-result", {"resultChecked": True})
    notices = house.app.test_client().get("/public/notices").get_json()["items"]
    result = next(each for each in notices if each["kind"] == "AWARD_RESULT")
    assert all(any(name in said for said in result["content"]["members"]) for name in people.values())
    told = told_to(house, house["mz_caigou"])
    assert {account for _, account in leaks(told, people)} == set(people)


def test_only_members_and_the_agency_see_the_case_of_the_group(house: Consultation) -> None:
    members = house.drawn()
    with reading(house.database) as session:
        row = session.one(
            "SELECT id FROM process_instance WHERE process_key = 'procurement-consultation-group'"
        )
    assert row is not None
    # of the bare case administrators see that it runs, as of any
    group = f"/v2/process-instances/{row[0]}/variables"
    outside = next(each for each in house.accounts if each.startswith("zj") and each not in members)
    seen = {person: house[person].get(group).status_code for person in house.accounts}
    assert {person for person, status in seen.items() if status == 200} == {
        *members, "dl_jingli", "sj_audit",
    }  # fmt: skip
    assert seen[outside] == seen["so_cl001"] == seen["sys_admin"] == 404


def test_before_the_opening_no_account_learns_whether_anybody_responds(house: Consultation) -> None:
    house.announce()
    house.on(DEADLINE - timedelta(hours=2))
    looks = ("/bids", "/score-sheets", "/shares")

    def seen() -> dict[tuple[str, str], int]:
        return {
            (person, rest): account.get(house.path(rest)).status_code
            for person, account in house.accounts.items()
            for rest in looks
        }

    before, variables = seen(), house.variables("mz_caigou", house.case)
    house.bid("so_cl001")
    assert seen() == before and set(before.values()) == {403, 409}
    assert house.variables("mz_caigou", house.case) == variables
    # one supplier is too few, and what it sealed is never opened (T14)
    house.on(DEADLINE)
    end = {"nextStep": "END", "failureText": "市场供应不足，不再采购（示例）"}
    house.step("mz_cgshenpi", "handle-failure", end)
    shown = house["mz_caigou"].read(house.path("/bids"))["items"]
    assert [(each["state"], each["price"]) for each in shown] == [("RETURNED", None)]
    assert house["mz_caigou"].get(house.path(f"/bids/{shown[0]['bidKey']}")).status_code == 409


def test_a_first_price_stays_readable_while_final_quotes_are_sealed(house: Consultation) -> None:
    members = house.drawn()
    house.negotiated(members)
    due = {"quoteDeadline": QUOTES_DUE.isoformat(timespec="minutes")}
    house.step("dl_jingli", "call-quotes", due)
    desk = house["so_cl001"].read(house.path())
    assert (desk["stage"], desk["state"]) == ("QUOTE", "OPEN")
    assert house.visit("so_cl001", "BID", house.envelope("so_cl001", FINAL["so_cl001"])).status_code == 200
    # nobody else is let to this desk
    refused = house.visit("so_cl005", "TAKE", number=5)
    assert (refused.status_code, refused.get_json()["code"]) == (403, "not-invited")
    for person in ("mz_caigou", "dl_jingli", *members):
        prices = {each["price"] for each in house[person].read(house.path("/bids"))["items"]}
        assert Decimal(FINAL["so_cl001"]) not in {Decimal(price) for price in prices}
    own = house["so_cl001"].read(house.path("/bids"))["items"]
    assert [each["price"] for each in own] == [BIDDERS["so_cl001"][1]]


def test_documents_are_clarified_in_time_and_the_purchase_is_called_off(house: Consultation) -> None:
    house.announce()
    later = DEADLINE + timedelta(days=1)
    body = {"rows": [["三、频次", "每季度一次", "每两月一次"]], "affectsBids": True}
    moved = {**body, "deadline": later.isoformat()}
    told = house["dl_jingli"].do(house.path("/clarifications"), moved)
    assert (told["processInstanceKey"], datetime.fromisoformat(told["closesAt"])) == (house.case, later)
    run_due_jobs(house.database)
    kinds = [each["kind"] for each in house.app.test_client().get("/public/notices").get_json()["items"]]
    assert sorted(kinds) == ["CONSULTATION_NOTICE", "CORRECTION_NOTICE"]
    # what was the deadline is none any more; five days are left for what affects responses, or more are given
    house.on(DEADLINE)
    assert house.visit("so_cl001", "TAKE").status_code == 200
    late = house["dl_jingli"].post(house.path("/clarifications"), {**body, "deadline": None})
    assert (late.status_code, late.get_json()["code"]) == (403, "clarification-too-late")
    house["mz_cgshenpi"].do(house.path("/termination"), {"facts": "市民中心建设计划取消（示例）"})
    run_due_jobs(house.database)
    end = {"nextStep": "END", "failureText": "任务取消，不再采购（示例）"}
    house.step("mz_cgshenpi", "handle-failure", end)
    house.step("dl_yuan", "refund-deposits", {"returned": [], "allReturned": True})
    assert house["mz_caigou"].read(f"/v2/process-instances/{house.case}")["status"] == "completed"
