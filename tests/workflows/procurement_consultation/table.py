"""A consultation for tests: a project of civil affairs, five suppliers, experts, people of the purchaser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.identity.transfer import import_identities
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database, transaction
from tests.workflows.so_assessment.desk import Desk
from tests.workflows.tendering.market import organization
from workflows.pilot.people import resident_id
from workflows.pilot.suppliers import supplier
from workflows.registries import budgets
from workflows.registries.committees import register_expert
from workflows.registries.people import register_person
from workflows.registries.purchases import PROJECTS, advance_project, change_project, register_project
from workflows.registries.register import find

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
    "obtain": "自公告之日起在代理机构领取（示例）",
    "documentsUntil": "2010-03-10",
    "responseDeadline": "2010-03-15T10:00+08:00",
    "place": "代理机构会议室（示例）",
    "contact": "示例联系人",
    "deposit": 5000,
    "isService": True,
    "negotiable": ["SERVICE", "CONTRACT"],
    "qualification": QUALIFICATION,
    "scoring": SCORING,
    "contractTerms": "按响应文件签订，履约期十二个月（示例）",
}
MINUTES = {"supplierPeople": "示例代表", "minutes": "就入户频次和人员配置进行磋商（示例）"}
NO_CHANGE = {"hasChange": False, "changes": [], "anotherRound": False}
CHANGE = {
    "hasChange": True,
    "changes": [{"kind": "SERVICE", "article": "三、频次", "before": "每季度一次", "after": "每两月一次"}],
    "anotherRound": False,
}
CLEAN = {"conflictDeclared": False, "statement": None, "fairnessPromise": True}
FIRST = {"winnerRank": 1, "decisionReason": None, "conflictDeclared": False}


def code(number: int) -> str:
    return supplier(number).uscc


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

    def noticed(self, **documents: Any) -> int:
        """Documents drafted, reviewed, approved, issued."""
        case = self.begin()
        self.complete(case, "draft-documents", {**DOCUMENTS, **documents}, "handler")
        self.complete(case, "review-documents", AGREE, "reviewer")
        self.complete(case, "approve-documents", AGREE, "leader")
        return case

    def received(self, *numbers: int, **documents: Any) -> int:
        """So many responses at the deadline."""
        case = self.noticed(**documents)
        self.on("2010-03-15", "10:00")
        form = {"witness": "示例监督员", "responses": [self.response(number) for number in numbers]}
        self.complete(case, "receive-responses", form, "agency")
        return case

    def response(self, number: int, at: str = "2010-03-15T09:30+08:00", **more: Any) -> dict[str, Any]:
        return {"uscc": code(number), "receivedAt": at, "sealOk": True, **more}

    def seated(self, *numbers: int, **documents: Any) -> int:
        """A group of two experts and a representative, all without interest."""
        case = self.received(*numbers, **documents)
        self.complete(case, "draw-group", {"expertCount": 2, "repCount": 1}, "agency")
        self.declare(case)
        return case

    def declare(self, case: int, conflicted: Sequence[str] = ()) -> None:
        for member in list(self.variables(case)["pending"]):
            form = {**CLEAN, "conflictDeclared": member["user"] in conflicted}
            place = self.candidates(case, "declare-interests").index([member["user"]])
            self.complete(case, "declare-interests", form, member["user"], number=place)

    def opened(self, *numbers: int, out: Sequence[int] = (), **documents: Any) -> int:
        """Opened; ``out`` are those that do not qualify."""
        case = self.seated(*numbers, **documents)
        openings = [
            {
                "uscc": code(number),
                "qualified": number not in out,
                "reason": "未提供资格证明" if number in out else None,
            }
            for number in numbers
        ]
        self.complete(case, "open-responses", {"witnesses": "监督员", "openings": openings}, "agency")
        return case

    def members(self, case: int) -> list[str]:
        return [member["user"] for member in self.variables(case)["members"]]

    def negotiated(self, *numbers: int, conclusion: Mapping[str, Any] = NO_CHANGE, **documents: Any) -> int:
        """Each supplier in turn, then the group's conclusion."""
        case = self.opened(*numbers, **documents)
        for _ in numbers:
            self.complete(case, "negotiate", MINUTES, self.members(case)[0])
        self.complete(case, "conclude-negotiation", conclusion, self.members(case)[0])
        return case

    def quoted(self, prices: Mapping[int, float], *numbers: int, **documents: Any) -> int:
        """Final quotes of those that stayed."""
        case = self.negotiated(*(numbers or tuple(prices)), **documents)
        self.complete(case, "call-quotes", {"quoteDeadline": "2010-03-15T16:00+08:00"}, "agency")
        self.on("2010-03-15", "16:00")
        quotes = [
            self.response(number, "2010-03-15T15:30+08:00", price=price) for number, price in prices.items()
        ]
        self.complete(case, "receive-quotes", {"quoteWitness": "监督员", "quotes": quotes}, "agency")
        return case

    def judge(self, case: int, account: str, points: Mapping[int, tuple[float, float]]) -> None:
        names = {supplier(number).name: each for number, each in points.items()}
        rows = [
            {**row, "score": names[row["bidder"]][0 if row["factor"] == "服务方案" else 1]}
            for row in self.variables(case)["sheet_rows"]
        ]
        place = self.candidates(case, "score-responses").index([account])
        self.complete(case, "score-responses", {"scores": rows}, account, number=place)

    def ranked(self, prices: Mapping[int, float], points: Mapping[int, tuple[float, float]]) -> int:
        case = self.quoted(prices)
        for account in self.members(case):
            self.judge(case, account, points)
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
