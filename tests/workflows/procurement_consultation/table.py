"""A consultation for tests: a project of civil affairs, five suppliers, experts, people of the purchaser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.identity.transfer import import_identities
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database, transaction
from tests.support.accounts import signing
from tests.workflows.so_assessment.desk import Desk
from tests.workflows.tendering.market import content, envelope, operator, organization
from workflows.pilot.people import resident_id
from workflows.pilot.suppliers import supplier
from workflows.registries import budgets
from workflows.registries.committees import register_expert
from workflows.registries.people import register_person
from workflows.registries.purchases import PROJECTS, advance_project, change_project, register_project
from workflows.registries.register import find
from workflows.tendering.desk import Receipt, submit_bid, take_documents
from workflows.tendering.envelope import OpeningKey, make_opening_key, open_share
from workflows.tendering.opening import give_shares, shares_to_unwrap
from workflows.tendering.opening_keys import register_opening_key

BUYER = "civil-affairs"
CLERK = Actor(user_id="clerk")
EXPERTS = [f"e{number:02d}" for number in range(1, 9)]
REPS = ["rep1", "rep2"]
BUDGET = Decimal(520_000)

AGREE = {"opinion": "AGREE", "opinionText": None, "legalBasis": None, "conflictDeclared": False}
RETURN = {**AGREE, "opinion": "RETURN", "opinionText": "请补充评审因素的量化等次"}
SCORING = [
    {"factor": "价格", "weight": 10, "levels": "最低有效报价为满分", "isPrice": True},
    {"factor": "服务方案", "weight": 60, "levels": "优51至60，良41至50", "isPrice": False},
    {"factor": "团队", "weight": 30, "levels": "优26至30，良21至25", "isPrice": False},
]
QUALIFICATION = [{"requirement": "依法登记的社会组织", "reason": "能够独立承担民事责任"}]
DOCUMENTS: dict[str, Any] = {
    "services": "低保家庭入户评估和个案服务（示例）",
    "source": "NOTICE",
    "recommended": [],
    "deposit": 5000,
    "isService": True,
    "negotiable": ["SERVICE", "CONTRACT"],
    "qualification": QUALIFICATION,
    "scoring": SCORING,
    "contractTerms": "按响应文件签订，履约期十二个月（示例）",
}
ANNOUNCED = {
    "obtain": "登录本系统获取（示例）",
    "documentsUntil": "2010-03-10",
    "responseDeadline": "2010-03-15T10:00+08:00",
    "place": "代理机构会议室（示例）",
    "contact": "示例联系人",
}
HOLDERS = ("agency", "handler", "monitor")
MINUTES = {"supplierPeople": "示例代表", "minutes": "就入户频次和人员配置进行磋商（示例）"}
NO_CHANGE = {"hasChange": False, "changes": [], "anotherRound": False}
CHANGE = {
    "hasChange": True,
    "changes": [{"kind": "SERVICE", "article": "三、频次", "before": "每季度一次", "after": "每两月一次"}],
    "anotherRound": False,
}
CLEAN = {"conflictDeclared": False, "statement": "与各供应商无利害关系"}
TIED = {
    "conflictDeclared": True,
    "relation": "EMPLOYED",
    "party": "示例机构",
    "period": "2009年",
    "statement": "曾任职",
}
BACK = {"returned": [], "allReturned": True}
SIGNED = {"agrees": "AGREE", "dissent": None}
FIRST = {"winnerRank": 1, "decisionReason": None, "conflictDeclared": False}


def code(number: int) -> str:
    return supplier(number).uscc


@cache
def key_of(holder: str) -> OpeningKey:
    """Made once for all tests: three thousand bits take a while. The passphrase is the account's name."""
    return make_opening_key(holder, rounds=1000)


class Table(Desk):
    """Everybody who has to do with one consultation."""

    def __init__(self, database: Database) -> None:  # a desk without an assessment
        self.database = database
        with transaction(database) as session:
            import_identities(session, SYSTEM, _people())
            for number in range(1, 6):
                organization(session, number)
            for number, account in enumerate(EXPERTS, start=1):
                person = register_person(
                    session, SYSTEM, name=f"示例专家{number}", id_no=resident_id(600 + number)
                )
                register_expert(session, SYSTEM, person_id=person, specialty="社会服务", user_id=account)
            self.line = budgets.register_line(
                session, SYSTEM, unit_key=BUYER, year=2010, code="GM", name="购买服务", amount=BUDGET
            )
            self.project = register_project(
                session,
                SYSTEM,
                name="低保家庭救助服务",
                purchaser=BUYER,
                catalog_code="SS04",
                category="SS",
                year=2010,
                budget=BUDGET,
                max_price=BUDGET,
                budget_line_id=self.line,
            )
            change_project(session, SYSTEM, self.project, method="CONSULTATION")
            advance_project(session, SYSTEM, self.project, "DOCUMENTING")
            self.project_no = find(session, PROJECTS, self.project)["project_no"]
            budgets.reserve(session, SYSTEM, self.line, self.project_no, BUDGET, instance_id=None)

    def begin(self) -> int:
        with transaction(self.database) as session:
            started = start_process_instance(
                session,
                CLERK,
                "procurement-consultation",
                {"projectId": self.project, "rules_on": "2026-03-01"},
                business_key=self.project_no,
            )
        return started.instance_id

    def state(self) -> str:
        return str(self.rows(PROJECTS, id=self.project)[0]["state"])

    # -- the way through -----------------------------------------------------------------------------------

    def approved(self, **documents: Any) -> int:
        """Documents drafted, reviewed, approved, three keys taken on."""
        case = self.begin()
        self.complete(case, "draft-documents", {**DOCUMENTS, **documents}, "handler")
        self.complete(case, "review-documents", AGREE, "reviewer")
        self.complete(case, "approve-documents", AGREE, "leader")
        with transaction(self.database) as session:
            for holder in HOLDERS:
                key = key_of(holder)
                register_opening_key(session, Actor(user_id=holder), key.public_key, key.wrapped_private_key)
        for holder in HOLDERS:
            self.complete(case, "hold-key", {"keyRegistered": True}, holder)
        return case

    def noticed(self, announced: Mapping[str, Any] = ANNOUNCED, **documents: Any) -> int:
        """The notice is out and the desk open."""
        case = self.approved(**documents)
        self.complete(case, "publish-notice", announced, "agency")
        return case

    def respond(self, *numbers: int, **more: Any) -> None:
        """First responses, sealed and brought to the desk."""
        for number in numbers:
            with transaction(self.database) as session:
                take_documents(session, operator(supplier(number).id), self.project, supplier(number).id)
            self.bring(number, 500_000 + 3000 * number * number, **more)

    def bring(self, number: int, price: float, **more: Any) -> Receipt:
        """What a supplier seals for the desk that is open now."""
        organization = supplier(number).id
        said = content(organization, f"{price:.2f}", **more)
        with transaction(self.database) as session:
            sealed = envelope(session, self.project, said)
            return submit_bid(session, operator(organization), self.project, organization, sealed)

    def closed(self, *numbers: int, **documents: Any) -> int:
        """So many responses lie there at the deadline."""
        case = self.noticed(**documents)
        self.respond(*numbers)
        self.on("2010-03-15", "10:00")
        return case

    def closed_alike(self) -> int:
        """Three responses; the second and the third name the same contact."""
        case = self.noticed()
        self.respond(1)
        self.respond(2, 3, contact="同一联系人", phone="13800000000")
        self.on("2010-03-15", "10:00")
        return case

    def give_shares(self, case: int, element: str = "deliver-key-share") -> None:
        """Two of the three keyholders unwrap what was sealed for them."""
        for holder in HOLDERS[:2]:
            actor, key = signing(holder), key_of(holder)
            with transaction(self.database) as session:
                shares = {
                    each.slot: open_share(key.wrapped_private_key, key.public_key, holder, each.wrapped)
                    for each in shares_to_unwrap(session, actor, self.project)
                }
                give_shares(session, actor, self.project, shares)
            place = self.candidates(case, element).index([holder])
            self.complete(case, element, {"sharesGiven": True}, holder, number=place)

    def checks(self, case: int, out: Sequence[int] = ()) -> dict[str, Any]:
        """The review sheet, all passed besides those ``out``."""
        names = {supplier(number).name for number in out}
        rows = [
            {**row, "result": "FAIL", "reason": "未提供资格证明"}
            if row["bidder"] in names
            else {**row, "result": "PASS", "reason": None}
            for row in self.variables(case)["qualification_rows"]
        ]
        return {"checks": rows, "witnesses": "示例监督员", "creditQueriedAt": "2010-03-15 10:20"}

    def opened(self, *numbers: int, out: Sequence[int] = (), **documents: Any) -> int:
        """Opened and reviewed; the group's case begins. Gives the purchaser's case."""
        case = self.closed(*numbers, **documents)
        self.give_shares(case)
        self.complete(case, "open-responses", self.checks(case, out), "agency")
        return case

    @property
    def group(self) -> int:
        """The case of the group."""
        return self.instances("procurement-consultation-group")[-1]

    def drawn(self, *numbers: int, **documents: Any) -> int:
        """Two experts and a representative are drawn."""
        case = self.opened(*numbers, **documents)
        self.complete(self.group, "draw-group", {"expertCount": 2, "repCount": 1}, "agency")
        return case

    def seated(self, *numbers: int, **documents: Any) -> int:
        """A group of two experts and a representative, all without interest."""
        case = self.drawn(*numbers, **documents)
        self.declare()
        return case

    def declare(self, conflicted: Sequence[str] = ()) -> None:
        for member in list(self.variables(self.group)["pending"]):
            form = TIED if member["user"] in conflicted else CLEAN
            self.each("declare-interests", form, member["user"])

    def each(self, element: str, form: Mapping[str, Any], account: str) -> None:
        """A member does the own one of a task that everybody in the group has."""
        place = self.candidates(self.group, element).index([account])
        self.complete(self.group, element, form, account, number=place)

    def members(self) -> list[str]:
        return [member["user"] for member in self.variables(self.group)["members"]]

    def expert(self) -> str:
        found = self.variables(self.group)["members"]
        return str(next(member["user"] for member in found if member["role"] == "EXPERT"))

    def representative(self) -> str:
        found = self.variables(self.group)["members"]
        return str(next(member["user"] for member in found if member["role"] == "PURCHASER"))

    def negotiated(self, *numbers: int, conclusion: Mapping[str, Any] = NO_CHANGE, **documents: Any) -> int:
        """Each supplier in turn, then the group's conclusion."""
        case = self.seated(*numbers, **documents)
        for _ in numbers:
            self.complete(self.group, "negotiate", MINUTES, self.members()[0])
        self.complete(self.group, "conclude-negotiation", conclusion, self.members()[0])
        return case

    def called(self, *numbers: int, **documents: Any) -> int:
        """Final quotes are asked for by four in the afternoon."""
        case = self.negotiated(*numbers, **documents)
        self.complete(case, "call-quotes", {"quoteDeadline": "2010-03-15T16:00+08:00"}, "agency")
        return case

    def quoted(self, prices: Mapping[int, float], *numbers: int, **documents: Any) -> int:
        """Final quotes of those that stayed; opened when they are enough."""
        case = self.called(*(numbers or tuple(prices)), **documents)
        for number, price in prices.items():
            self.bring(number, price)
        self.on("2010-03-15", "16:00")
        if self.tasks(case, "deliver-quote-share"):
            self.give_shares(case, "deliver-quote-share")
        return case

    def judge(self, account: str, points: Mapping[int, tuple[float, float]]) -> None:
        names = {supplier(number).name: each for number, each in points.items()}
        rows = [
            {**row, "score": names[row["bidder"]][0 if row["factor"] == "服务方案" else 1]}
            for row in self.variables(self.group)["sheet_rows"]
        ]
        self.each("score", {"scores": rows}, account)

    def scored(self, prices: Mapping[int, float], points: Mapping[int, tuple[float, float]]) -> int:
        case = self.quoted(prices)
        for account in self.members():
            self.judge(account, points)
        return case

    def ranked(self, prices: Mapping[int, float], points: Mapping[int, tuple[float, float]]) -> int:
        """The report is signed by all and lies before the purchaser."""
        case = self.scored(prices, points)
        for account in self.members():
            self.each("sign-report", SIGNED, account)
        return case

    def run(self) -> None:
        run_due_jobs(self.database)


def _people() -> dict[str, list[dict[str, Any]]]:
    accounts = [*EXPERTS, *REPS]
    return {
        "units": [
            {"key": BUYER, "name": "区民政局", "kind": "civil-affairs", "parent": None},
            {"key": "experts", "name": "专家库", "kind": "experts", "parent": None},
        ],
        "posts": [
            {"unit": BUYER, "key": "purchase-rep", "name": "采购人代表"},
            {"unit": "experts", "key": "expert-procurement", "name": "评审专家"},
        ],
        "people": [
            {
                "id": account,
                "name": f"示例{account}",
                "posts": [f"purchase-rep:{BUYER}" if account in REPS else "expert-procurement:experts"],
            }
            for account in accounts
        ],
    }
