"""A live tender over HTTP: purchaser, agency, monitor, bidders, experts, each by an account of their own.

Before the opening nobody gets anything out of the house, whatever they ask for; after it each what is theirs.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from flask import Flask
from prometheus_client import generate_latest
from structlog.testing import capture_logs

from api.runtime import runtime_of
from engine import clock
from engine.actor import SYSTEM
from engine.identity.bootstrap import store_passwords
from engine.identity.password_rules import hash_password
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database, reading, transaction
from tests.api.looking import leaks, names_of, told_to
from tests.api.office import Account
from tests.conftest import MONDAY
from tests.support.accounts import PASSWORD, hash_quickly
from tests.support.arranged import Arrangement
from tests.workflows.procurement_open_tender.hall import EXPERTS, PACKAGES, deploy_tender, furnish
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot.suppliers import supplier
from workflows.pilot.tender_papers import DOCUMENTS, OPENING, sheet
from workflows.registries.purchases import (
    advance_project,
    bids,
    change_project,
    projects,
    register_project,
)
from workflows.registries.register import enter
from workflows.rules.book import RuleBook, shipped_rules, use_rules
from workflows.tendering.answers import QUESTIONS
from workflows.tendering.envelope import OpeningKey, make_opening_key, open_share, seal

DEADLINE = datetime(2026, 3, 24, 10, 0, tzinfo=SHANGHAI)
KEYHOLDERS = ("dl_jingli", "mz_caigou", "jj_jiandu")
BIDDERS = {"so_cl001": (1, "3980000.00"), "so_cl002": (2, "4050000.00"), "so_cl004": (4, "4150000.00")}
STAFF = ("mz_caigou", "mz_cgshenhe", "mz_cgshenpi", "dl_jingli", "dl_yuan", "jj_jiandu")
OTHERS = ("sys_admin", "sec_admin", "log_admin", "sj_audit", "so_cl005", "cz_jianguan")
PEOPLE = (*STAFF, *OTHERS, *BIDDERS, *EXPERTS, "mz_daibiao", "mz_daibiao2")
AGREE = {"opinion": "AGREE", "conflictDeclared": False}


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)


@cache
def opening_key(person: str) -> OpeningKey:
    """Made once for all tests: three thousand bits take a while."""
    return make_opening_key(f"口令{person}", rounds=1000)


@pytest.fixture(autouse=True)
def small_envelopes() -> Iterator[None]:
    """Eight megabytes are written anew by each visit; a sixteenth shows the same."""
    small = {"procurement-open-tender.envelope-size": 16_384}
    use_rules(
        RuleBook(
            replace(rule, value=small[rule.key]) if rule.key in small else rule
            for rule in shipped_rules().rules
        )
    )
    yield
    use_rules(None)


class House:
    """The accounts of a tender, and one project that is ready for it."""

    process, method, budget = "procurement-open-tender", "OPEN_TENDER", Decimal(4_200_000)
    packages: tuple[str, ...] = PACKAGES

    @classmethod
    def prepare(cls, database: Database) -> tuple[int, str]:
        """People, organisations, experts; gives the project, by id and by number."""
        deploy_tender(database, cls.packages)
        with transaction(database) as session:
            furnish(session)
            store_passwords(
                session, SYSTEM, dict.fromkeys(PEOPLE, hash_password(PASSWORD)), must_change=False
            )
            project = register_project(
                session, SYSTEM, name="市民中心运营服务（示例）", purchaser="civil-affairs",
                catalog_code="QT01", category="QT", year=2026,
                budget=cls.budget, max_price=cls.budget,
            )  # fmt: skip
            change_project(session, SYSTEM, project, method=cls.method)
            advance_project(session, SYSTEM, project, "DOCUMENTING")
            return project, projects(session).rows[0]["project_no"]

    def __init__(self, app: Flask, database: Database, prepared: tuple[int, str]) -> None:
        self.app, self.database = app, database
        self.project, number = prepared
        self.accounts = {person: Account(app, person) for person in PEOPLE}
        self.keys: dict[str, OpeningKey] = {}
        self.case = self.begin(number)

    def begin(self, number: str) -> str:
        body = {
            "processDefinitionId": self.process,
            "businessKey": number,
            "variables": {"projectId": self.project},
        }
        return str(self["mz_caigou"].do("/v2/process-instances", body)["processInstanceKey"])

    def __getitem__(self, person: str) -> Account:
        return self.accounts[person]

    def path(self, rest: str = "") -> str:
        return f"/v2/tenders/{self.project}{rest}"

    def step(self, person: str, element: str, body: Mapping[str, Any]) -> None:
        """The person finds the task in the own inbox and completes it."""
        account = self[person]
        task = self.task(person, element)
        if account.read(f"/v2/user-tasks/{task}")["assignee"] is None:
            account.do(f"/v2/user-tasks/{task}/claim")
        account.do(f"/v2/user-tasks/{task}/completion", {"variables": body})
        run_due_jobs(self.database)

    def task(self, person: str, element: str) -> str:
        items = self[person].read("/v2/user-tasks?list=todo&limit=100")["items"]
        found = [each["userTaskKey"] for each in items if each["elementId"] == element]
        assert found, (person, element, [each["elementId"] for each in items])
        return str(found[0])

    def on(self, moment: datetime) -> None:
        clock.freeze(moment)
        run_due_jobs(self.database)

    def variables(self, person: str, case: str) -> dict[str, Any]:
        found: dict[str, Any] = self[person].read(f"/v2/process-instances/{case}/variables")["variables"]
        return found

    # -- the steps -------------------------------------------------------------------------------------------

    def announce(self) -> House:
        self.document(DOCUMENTS)
        self.step("dl_jingli", "publish-notice", NOTICE)
        return self

    def document(self, documents: Mapping[str, Any]) -> None:
        """Documents drafted, reviewed, approved; three keys made and taken on."""
        self.step("mz_caigou", "draft-documents", documents)
        self.step("mz_cgshenhe", "review-documents", AGREE)
        self.step("mz_cgshenpi", "approve-documents", AGREE)
        for person in KEYHOLDERS:
            self.keys[person] = opening_key(person)
            body = {
                "publicKey": base64.b64encode(self.keys[person].public_key).decode(),
                "wrappedPrivateKey": self.keys[person].wrapped_private_key,
            }
            assert self[person].get("/v2/opening-key").get_json()["code"] == "no-opening-key"
            answer = self[person].client.put("/v2/opening-key", json=body)
            assert answer.status_code == 200, answer.text
            self.step(person, "hold-key", {"keyRegistered": True})

    def visit(
        self, person: str, action: str, envelope: bytes | None = None, number: int | None = None
    ) -> Any:
        body = {"action": action, "organizationKey": str(supplier(number or BIDDERS[person][0]).id)}
        if envelope is not None:
            body["envelope"] = base64.b64encode(envelope).decode()
        return self[person].post(self.path("/desk"), body)

    def envelope(self, person: str, price: str | None = None) -> bytes:
        """What the bidder's page makes: all it needs is what the tender says of itself."""
        tender = self[person].read(self.path())
        number, usual = BIDDERS[person]
        content = {
            "price": price or usual, "period": "12个月", "contact": f"联系人{number}",
            "phone": f"1390000000{number}", "manager": f"负责人{number}", "depositAccount": f"账户{number}",
        }  # fmt: skip
        return seal(
            content,
            tender_id=int(tender["tenderKey"]),
            public_keys=[base64.b64decode(each["publicKey"]) for each in tender["keyholders"]],
            threshold=tender["threshold"],
            envelope_bytes=tender["envelopeBytes"],
        )

    def bid(self, person: str) -> dict[str, Any]:
        assert self.visit(person, "TAKE").status_code == 200
        answer = self.visit(person, "BID", self.envelope(person))
        assert answer.status_code == 200, answer.text
        receipt: dict[str, Any] = answer.get_json()["receipt"]
        return receipt

    def unwrapped(self, person: str) -> list[dict[str, Any]]:
        """What the keyholder's browser makes of the shares and the passphrase."""
        found = self[person].read(self.path("/shares"))
        key = self.keys[person]
        return [
            {
                "slot": each["slot"],
                "share": base64.b64encode(
                    open_share(
                        found["wrappedPrivateKey"], key.public_key, f"口令{person}",
                        base64.b64decode(each["wrapped"]),
                    )
                ).decode(),
            }
            for each in found["shares"]
        ]  # fmt: skip

    def give(self, person: str, element: str = "deliver-key-share") -> None:
        self[person].do(self.path("/shares"), {"shares": self.unwrapped(person)})
        self.step(person, element, {"sharesGiven": True})

    def open(self) -> House:
        self.on(DEADLINE)
        for person in KEYHOLDERS[:2]:
            self.give(person)
        self.step("dl_yuan", "record-opening", OPENING)
        rows = self.variables("mz_caigou", self.case)["qualification_rows"]
        checks = [{**row, "result": "PASS", "reason": None} for row in rows]
        entered = {"checks": checks, "creditQueriedAt": "2026-03-24 10:30"}
        self.step("mz_caigou", "qualification-review", entered)
        return self


NOTICE = {
    "bidDeadline": DEADLINE.isoformat(timespec="minutes"),
    "documentsUntil": "2026-03-10",
    "obtain": "登录本系统获取",
    "openingPlace": "交易中心（示例）",
    "contact": "示例代理机构",
}


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement("tender-house", MONDAY, House.prepare)


@pytest.fixture
def house(app: Flask, database: Database, clock: Callable[..., Any], arranged: tuple[int, str]) -> House:
    return House(app, database, arranged)


#: What one might try in order to learn something of bids.
LOOKS = ("/bids", "/bids/4503599627370497", "/score-sheets", "/shares", "/questions")


def looks(house: House) -> dict[tuple[str, str], tuple[int, str]]:
    """What every account is told at every place."""
    found = {}
    for person, account in house.accounts.items():
        for rest in LOOKS:
            answer = account.get(house.path(rest))
            found[person, rest] = (answer.status_code, str((answer.get_json(silent=True) or {}).get("code")))
    return found


def test_before_the_opening_no_account_learns_whether_anybody_bids(house: House) -> None:
    house.announce()
    house.on(DEADLINE - timedelta(hours=2))
    empty = looks(house)
    variables = house.variables("mz_caigou", house.case)
    events = house["mz_caigou"].read(f"/v2/history/{house.case}?limit=1000")["items"]
    for person in BIDDERS:
        house.bid(person)
    assert looks(house) == empty
    assert {status for status, _ in empty.values()} == {403, 409}
    assert house.variables("mz_caigou", house.case) == variables
    assert house["mz_caigou"].read(f"/v2/history/{house.case}?limit=1000")["items"] == events
    with reading(house.database) as session:
        assert bids(session, house.project).rows == ()


def test_a_bid_leaves_no_line_in_the_log_and_no_figure_in_the_metrics(house: House) -> None:
    house.announce()
    house["so_cl001"].sign_in()
    registry = runtime_of(house.app).registry

    def figures() -> list[str]:
        lines = generate_latest(registry).decode().splitlines()
        return [line for line in lines if line.startswith("gongzhi_command")]

    before = figures()
    envelope = house.envelope("so_cl001")
    with capture_logs() as lines:
        assert house.visit("so_cl001", "TAKE").status_code == 200
        assert house.visit("so_cl001", "BID", envelope).status_code == 200
        assert house.visit("so_cl001", "WITHDRAW").status_code == 200
        assert house.visit("so_cl001", "LOOK").get_json()["receipt"] is None
    assert lines == []
    assert figures() == before


def test_a_receipt_is_recognised_and_a_changed_one_is_not(house: House) -> None:
    house.announce()
    receipt = house.bid("so_cl001")
    assert house["so_cl002"].do("/v2/receipts/check", receipt) == {"isValid": True}
    changed = {**receipt, "statement": {**receipt["statement"], "hash": "0" * 64}}
    assert house["so_cl002"].do("/v2/receipts/check", changed) == {"isValid": False}


def test_t39_a_late_bid_is_refused_with_a_receipt(house: House) -> None:
    house.announce()
    house.bid("so_cl001")
    envelope = house.envelope("so_cl001", "3000000.00")
    clock.freeze(DEADLINE + timedelta(seconds=1))
    answer = house.visit("so_cl001", "BID", envelope)
    assert (answer.status_code, answer.get_json()["code"]) == (403, "bid-late")
    assert answer.get_json()["detail"].startswith("逾期")
    assert answer.get_json()["params"]["received_at"] == "2026-03-24T10:00:01.000+08:00"


@pytest.mark.parametrize("person", ["sys_admin", "mz_caigou", "dl_jingli", "zj01", "so_cl002"])
def test_nobody_but_its_operator_comes_to_the_desk_for_an_organisation(house: House, person: str) -> None:
    house.announce()
    for action in ("TAKE", "LOOK", "WITHDRAW"):
        answer = house.visit(person, action, number=1)
        assert (answer.status_code, answer.get_json()["code"]) == (403, "not-a-bidder")


def test_t12_with_two_bids_nothing_is_opened(house: House) -> None:
    house.announce()
    for person in ("so_cl001", "so_cl002"):
        house.bid(person)
    house.on(DEADLINE)
    assert house["dl_jingli"].read("/v2/user-tasks?list=todo")["items"][0]["elementId"] == "record-failure"
    house.step(
        "dl_jingli",
        "record-failure",
        {"failureReason": "TOO_FEW", "failureFacts": "投标人不足三家，依法不得开标", "nextStep": "CANCEL"},
    )
    house.step("mz_cgshenpi", "confirm-failure", AGREE)
    house.step("dl_yuan", "return-fees", {"returned": [], "allReturned": True})
    shown = house["mz_caigou"].read(house.path("/bids"))["items"]
    assert [(each["state"], each["price"]) for each in shown] == [("RETURNED", None)] * 2
    answer = house["mz_caigou"].get(house.path(f"/bids/{shown[0]['bidKey']}"))
    assert (answer.status_code, answer.get_json()["code"]) == (409, "not-opened-yet")
    assert house["mz_caigou"].read(f"/v2/process-instances/{house.case}")["status"] == "completed"


def test_t35_an_administrator_who_opens_a_bid_is_refused_and_recorded(house: House) -> None:
    house.announce()
    for person in BIDDERS:
        house.bid(person)
    house.open()
    shown = house["mz_caigou"].read(house.path("/bids"))["items"]
    for person in ("sys_admin", "sec_admin", "log_admin", "cz_jianguan"):
        for rest in ("/bids", f"/bids/{shown[0]['bidKey']}"):
            answer = house[person].get(house.path(rest))
            assert (answer.status_code, answer.get_json()["code"]) == (403, "bids-closed"), person
    with reading(house.database) as session:
        actors = session.all("SELECT DISTINCT actor FROM event WHERE type = 'bid-reading-refused'")
    assert {row[0] for row in actors} == {"sys_admin", "sec_admin", "log_admin", "cz_jianguan"}


def test_a_tender_from_notice_to_award_by_those_who_may_and_nobody_else(house: House) -> None:
    house.announce()
    receipts = {person: house.bid(person) for person in BIDDERS}
    house.on(DEADLINE - timedelta(days=1))
    house.step("dl_jingli", "draw-experts", {"expertCount": 5, "repCount": 2})
    house.open()
    shown = {each["bidder"]: each for each in house["dl_yuan"].read(house.path("/bids"))["items"]}
    for person, (number, price) in BIDDERS.items():
        mine = shown[supplier(number).name]
        assert mine["sealedHash"] == receipts[person]["statement"]["hash"]
        assert mine["price"] == price
        own = house[person].read(house.path("/bids"))["items"]
        assert [each["bidKey"] for each in own] == [mine["bidKey"]]
        assert house[person].read(house.path(f"/bids/{mine['bidKey']}"))["content"]["price"] == price
        foreign = next(each["bidKey"] for each in shown.values() if each["bidKey"] != mine["bidKey"])
        assert house[person].get(house.path(f"/bids/{foreign}")).status_code == 403
    _judge(house)
    sheets = house["mz_cgshenpi"].read(house.path("/score-sheets"))["items"]
    secret = {f"评委{number}" for number in range(1, 8)}
    assert {each["member"] for each in sheets} == {each["memberName"] for each in sheets} == secret
    with reading(house.database) as session:
        members = [row[0] for row in session.all("SELECT user_id FROM committee_seat")]
    # of all that the purchaser's handler is told, nothing names a member before the result (87号令 47)
    assert leaks(told_to(house, house["mz_caigou"]), names_of(house.database, members)) == []
    house.step("mz_cgshenpi", "decide-winner", {"winnerRank": 1, "conflictDeclared": False})
    house.step("dl_jingli", "publish-result", {"resultChecked": True, "contact": "示例"})
    winner = house.variables("mz_caigou", house.case)["winner"]
    assert winner["bidder"] == supplier(2).name
    public = house["mz_caigou"].read(house.path("/score-sheets"))["items"]
    assert len(public) == 21
    assert all(each["memberName"] not in ("", each["member"]) for each in public)
    assert house["so_cl001"].get(house.path("/score-sheets")).status_code == 403
    _each_reads_its_own_letter(house)


def _each_reads_its_own_letter(house: House) -> None:
    """87号令 69: the winner its award, a loser its own points and rank, nobody else's."""
    letters = {person: house[person].read(house.path("/letters"))["items"] for person in BIDDERS}
    assert {person: [each["code"] for each in found] for person, found in letters.items()} == {
        "so_cl001": ["DOC-416"], "so_cl002": ["DOC-415"], "so_cl004": ["DOC-416"],
    }  # fmt: skip
    (own,) = letters["so_cl001"]
    sheet_of = f"/v2/documents/{own['documentKey']}/html"
    assert "88.4" in house["so_cl001"].get(sheet_of).text
    for person in ("so_cl004", "so_cl005", "zj01"):
        assert house[person].get(sheet_of).status_code == 404
    assert house["mz_caigou"].read(house.path("/letters"))["items"] == []


def _judge(house: House) -> None:
    """The committee, with everything that members might try on each other."""
    with reading(house.database) as session:
        seats = session.all("SELECT user_id, role FROM committee_seat ORDER BY id")
    members = [row[0] for row in seats]
    outside = next(person for person in EXPERTS if person not in members)
    _nobody_knows_the_committee(house, members)
    for member in members:
        house.step(member, "declare-interests", {"conflictDeclared": False, "statement": "无利害关系"})
    case = house[members[0]].read("/v2/user-tasks?list=todo")["items"][0]["processInstanceKey"]
    known = house.variables(members[0], case)["members"]
    seat_of = {each["user"]: each["seat"] for each in known}
    rep = next(row[0] for row in seats if row[1] == "PURCHASER")
    chair = next(row[0] for row in seats if row[1] == "EXPERT")
    task = house.task(chair, "elect-chair")
    house[chair].do(f"/v2/user-tasks/{task}/claim")
    refused = house[chair].post(
        f"/v2/user-tasks/{task}/completion", {"variables": {"chairSeat": seat_of[rep]}}
    )
    assert (refused.status_code, refused.get_json()["code"]) == (403, "tender-committee-wrong")
    house.step(chair, "elect-chair", {"chairSeat": seat_of[chair]})
    _ask(house, chair, next(member for member in members if member != chair))
    for _ in BIDDERS:
        house.step(chair, "conformity-review", {"conforms": True})
    means = {supplier(1).name: "78.40", supplier(2).name: "81.20", supplier(4).name: "74.00"}
    rows = house.variables(chair, case)["objective_rows"]
    filled = [{**row, "score": float(sheet(Decimal(means[row["bidder"]]), 0)[row["factor"]])} for row in rows]
    house.step(chair, "score-objective", {"objectiveRows": filled})
    for place, member in enumerate(members):
        rows = house.variables(member, case)["sheet_rows"]
        own = [
            {**row, "score": float(sheet(Decimal(means[row["bidder"]]), place)[row["factor"]])}
            for row in rows
        ]
        house.step(member, "score", {"scores": own})
        # one's own, and nobody else's, as long as somebody still scores
        assert {each["member"] for each in house[member].read(house.path("/score-sheets"))["items"]} == {
            member
        }
    assert house[outside].get(house.path("/score-sheets")).status_code == 403
    assert house[outside].get(f"/v2/process-instances/{case}").status_code == 404
    told = house[chair].read(f"/v2/history/{case}?limit=1000")["items"]
    assert all("scores" not in (each["data"].get("variables") or {}) for each in told)
    for member in members:
        house.step(member, "sign-report", {"agrees": "AGREE"})


def _ask(house: House, chair: str, member: str) -> None:
    """The chair asks a bidder to clarify; the committee and that bidder read it, nobody else (P4b-14)."""
    number = house["dl_yuan"].read(house.path())["projectNo"]
    assert house[chair].read(f"/v2/tenders?projectNo={number}")["projectKey"] == str(house.project)
    bid = house["so_cl001"].read(house.path("/bids"))["items"][0]["bidKey"]
    where, body = (
        house.path(f"/bids/{bid}/questions"),
        {"question": "请说明服务场次与报价表不一致之处", "minutes": 30},
    )
    for person in (member, "dl_jingli", "mz_caigou", "so_cl001"):
        answer = house[person].post(where, body)
        assert (answer.status_code, answer.get_json()["code"]) == (403, "not-the-chair"), person
    short = house[chair].post(where, {**body, "minutes": 29})
    assert short.get_json()["code"] == "clarification-too-short"
    house[chair].do(where, body)
    told = {person: house[person].read(house.path("/questions")) for person in (chair, member, "so_cl001")}
    assert {person: each["mayAsk"] for person, each in told.items()} == {
        chair: True, member: False, "so_cl001": False
    }  # fmt: skip
    assert {each["items"][0]["question"] for each in told.values()} == {body["question"]}
    assert house["so_cl002"].read(house.path("/questions"))["items"] == []
    assert house["sys_admin"].get(house.path("/questions")).status_code == 403
    asked = told["so_cl001"]["items"][0]["questionKey"]
    own = {"organizationKey": str(supplier(1).id), "answer": "以投标函所列场次为准（示例）"}
    house["so_cl001"].do(f"/v2/bid-questions/{asked}/answer", own)
    assert house[member].read(house.path("/questions"))["items"][0]["answer"] == own["answer"]
    with reading(house.database) as session:
        named = session.all(
            "SELECT type, data FROM event WHERE actor = ? AND type LIKE 'register-%'", (chair,)
        )
    # the purchaser reads the past of bids, and does not learn there who chairs
    assert named
    assert not [row for row in named if "bid_question" in str(row[1])]


def _nobody_knows_the_committee(house: House, members: list[str]) -> None:
    """Neither the purchaser's handler nor a bidder finds a member's account in the tender's case."""
    experts = [member for member in members if member.startswith("zj")]
    seen = str(house.variables("mz_caigou", house.case)) + str(
        house["mz_caigou"].read(f"/v2/history/{house.case}?limit=1000")["items"]
    )
    assert not [member for member in experts if member in seen]
    assert house["so_cl001"].get(f"/v2/process-instances/{house.case}").status_code == 404


def test_the_agency_clarifies_and_the_purchaser_calls_off_and_nobody_else(house: House) -> None:
    house.announce()
    body = {"rows": [["第三章", "十二场", "十场"]], "affectsBids": True, "deadline": None}
    for person in ("mz_caigou", "so_cl001", "sys_admin", "dl_yuan"):
        answer = house[person].post(house.path("/clarifications"), body)
        assert (answer.status_code, answer.get_json()["code"]) == (403, "tender-not-the-agency"), person
    assert house["dl_jingli"].do(house.path("/clarifications"), body)["processInstanceKey"] == house.case
    house.on(DEADLINE - timedelta(days=3))
    late = house["dl_jingli"].post(house.path("/clarifications"), body)
    assert (late.status_code, late.get_json()["code"]) == (403, "clarification-too-late")
    facts = {"facts": "市民中心建设计划取消（示例）"}
    for person in ("mz_caigou", "dl_jingli", "sys_admin"):
        answer = house[person].post(house.path("/termination"), facts)
        assert (answer.status_code, answer.get_json()["code"]) == (403, "tender-not-the-purchaser"), person
    house["mz_cgshenpi"].do(house.path("/termination"), facts)
    assert house.task("dl_jingli", "record-failure")


def test_only_the_bidder_that_is_asked_reads_the_question_and_answers_it(house: House) -> None:
    house.announce()
    for person in BIDDERS:
        house.bid(person)
    house.open()
    with transaction(house.database) as session:
        row = next(
            each for each in bids(session, house.project).rows if each["organization_id"] == supplier(1).id
        )
        values = {
            "project_id": house.project, "bid_id": row["id"], "kind": "PRICE", "question": "请说明报价构成",
            "asked_at": session.now, "due_at": session.now + timedelta(minutes=30),
        }  # fmt: skip
        enter(session, SYSTEM, QUESTIONS, values)
    path = house.path(f"/questions/{supplier(1).id}")
    assert house["so_cl002"].get(path).status_code == 403
    assert house["dl_yuan"].get(path).status_code == 403
    (question,) = house["so_cl001"].read(path)["items"]
    where = f"/v2/bid-questions/{question['questionKey']}/answer"
    own = {"organizationKey": str(supplier(1).id), "answer": "以志愿服务降低成本（示例）"}
    foreign = {**own, "organizationKey": str(supplier(2).id)}
    assert house["so_cl002"].post(where, foreign).status_code == 403
    assert house["so_cl002"].post(where, own).status_code == 403
    assert house["so_cl001"].do(where, own)["answer"] == own["answer"]
    clock.freeze(clock.now() + timedelta(minutes=31))
    assert house["so_cl001"].post(where, own).get_json()["code"] == "answer-late"
