"""A comparison for tests: the buyer's people, five judges, registered suppliers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.actor import SYSTEM, Actor
from engine.commands.tasks import complete_task
from engine.identity.transfer import import_identities
from engine.persistence.database import reading, transaction
from tests.support.accounts import signing
from tests.workflows.procurement_plan.plans import (
    AGREE,
    OFFICE,
    PRE_EVALUATION,
    REVIEWED,
    Buyer,
    Case,
    Plan,
    method,
    requirement,
)
from workflows.pilot.suppliers import Supplier, earlier_suppliers
from workflows.procurement_small.commands import object_to_selection
from workflows.registries.organizations import register_organization
from workflows.registries.purchases import AWARDS, bids
from workflows.registries.register import Row, page

JUDGES = tuple(f"judge-{number}" for number in range(1, 8))
SUPPLIERS = earlier_suppliers()[:4]
DEADLINE = "2010-03-09T10:00+08:00"
NO_CONFLICT = {"hasConflict": False, "statement": "与各供应商没有利害关系（示例）"}
CONFLICT = {"hasConflict": True, "statement": "两年前在其中一家任职（示例）"}
#: Of 60 and 30 points, for three suppliers in the order of the sheet.
POINTS = ((50, 25), (55, 28), (40, 20))


def documents(**changes: Any) -> dict[str, Any]:
    """Documents of a comparison; conditions and factors are those of the requirement."""
    form = {
        "responseDeadline": DEADLINE,
        "obtain": "自公告之日起在采购人处领取（示例）",
        "submission": "密封送达采购人会议室（示例）",
        "contact": "示例联系人",
        "contractTerms": "按采购需求和响应文件签订合同（示例）",
    }
    return {**form, **changes}


def response(supplier: Supplier, at: str = "2010-03-08T15:00+08:00", sealed: bool = True) -> dict[str, Any]:
    return {"uscc": supplier.uscc, "receivedAt": at, "sealOk": sealed}


def received(*responses: dict[str, Any]) -> dict[str, Any]:
    return {"witness": "示例监督员", "responses": list(responses)}


def opening(supplier: Supplier, price: float, qualified: bool = True, reason: str = "") -> dict[str, Any]:
    return {"uscc": supplier.uscc, "price": price, "qualified": qualified, "reason": reason}


def opened(*openings: dict[str, Any]) -> dict[str, Any]:
    return {"witnesses": "示例监督员、供应商代表", "openings": list(openings)}


def group(*accounts: str) -> dict[str, Any]:
    return {"members": [{"account": account, "role": "MEMBER"} for account in accounts]}


def filled(sheet: Sequence[dict[str, Any]], points: Sequence[tuple[float | None, ...]]) -> dict[str, Any]:
    """The sheet with points, a tuple for each supplier."""
    flat = [each for of_supplier in points for each in of_supplier]
    return {"sheet": [{**line, "points": each} for line, each in zip(sheet, flat, strict=True)]}


class Market:
    """The buyer, the judges and the suppliers of one database."""

    def __init__(self, buyer: Buyer) -> None:
        self.buyer = buyer
        people = [{"id": account, "name": f"评委{account[-1]}"} for account in (*JUDGES, "handler")]
        with transaction(buyer.database) as session:
            import_identities(session, SYSTEM, {"units": [], "posts": [], "people": people})
            for each in SUPPLIERS:
                register_organization(
                    session,
                    OFFICE,
                    id=each.id,
                    name=each.name,
                    form=each.form,
                    status="REGISTERED",
                    street=each.street,
                    founded_on=each.registered_on,
                    uscc=each.uscc,
                )
        self.line = buyer.fund(1_000_000)

    def begin(self, amount: int = 220_000) -> Comparison:
        """The comparison that a plan of this amount leads to."""
        plan = Plan(self.buyer, self.buyer.propose(amount).instance_id)
        plan.bound()
        plan.complete("write-requirement", requirement(maxPrice=min(amount, 200_000)))
        plan.complete("pre-evaluate", PRE_EVALUATION).complete("propose-method", method("COMPARISON"))
        plan.complete("review-requirement", REVIEWED).complete("decide-plan", AGREE)
        assert plan.ended_at == "planned", plan.incidents
        return Comparison(self.buyer, plan.sibling("procurement-small"))


class Comparison(Case):
    """One comparison, led to where a test begins."""

    def announced(self, **changes: Any) -> Comparison:
        self.complete("draft-documents", documents(**changes), by="handler")
        self.complete("review-documents", AGREE)
        return self

    def closed(self, *responses: dict[str, Any]) -> Comparison:
        """The deadline passed; these responses were received."""
        self.announced()
        self.buyer.on("2010-03-09", "10:00")
        self.complete(
            "receive-responses", received(*(responses or map(response, SUPPLIERS[:3]))), by="handler"
        )
        return self

    def opened(self, *openings: dict[str, Any]) -> Comparison:
        prices = zip(SUPPLIERS[:3], (198_000, 190_000, 180_000), strict=True)
        shown = openings or [opening(supplier, price) for supplier, price in prices]
        self.closed(*(response(_of(row["uscc"])) for row in shown))
        self.complete("open-responses", opened(*shown), by="handler")
        return self

    def seated(self, *accounts: str) -> Comparison:
        self.opened()
        self.complete("form-group", group(*(accounts or JUDGES[:5])), by="handler")
        return self

    def declared(self) -> Comparison:
        self.seated()
        self.all_declare()
        return self

    def all_declare(self, *conflicted: str) -> None:
        for account in self.judges("declare-interests"):
            made = CONFLICT if account in conflicted else NO_CONFLICT
            self.judge("declare-interests", account, made)

    def scored(self) -> Comparison:
        self.declared()
        self.all_score()
        return self

    def all_score(self, points: Sequence[tuple[float, ...]] = POINTS) -> None:
        for account in self.judges("score-responses"):
            self.judge("score-responses", account, filled(self.sheet, points))

    @property
    def sheet(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.variables["sheet"]
        return found

    def decided(self) -> Comparison:
        self.scored()
        self.complete("decide-award", AGREE)
        return self

    def judges(self, element_id: str) -> list[str]:
        """Whose open tasks of an element these are."""
        with reading(self.database) as session:
            rows = session.all(
                "SELECT c.ref FROM user_task_candidate c JOIN user_task t ON t.tenant_id = c.tenant_id"
                " AND t.instance_id = c.instance_id AND t.activity_id = c.activity_id"
                " WHERE t.instance_id = ? AND t.element_id = ? AND t.status = 'open' AND c.kind = 'user'",
                (self.instance_id, element_id),
            )
        return sorted(row[0] for row in rows)

    def judge(self, element_id: str, account: str, submitted: dict[str, Any]) -> None:
        """Complete the task that is offered to a judge, as that judge."""
        with reading(self.database) as session:
            row = session.one(
                "SELECT t.activity_id FROM user_task_candidate c JOIN user_task t"
                " ON t.tenant_id = c.tenant_id AND t.instance_id = c.instance_id"
                " AND t.activity_id = c.activity_id WHERE t.instance_id = ? AND t.element_id = ?"
                " AND t.status = 'open' AND c.kind = 'user' AND c.ref = ?",
                (self.instance_id, element_id, account),
            )
        assert row is not None, f"nothing of {element_id} is offered to {account}"
        with transaction(self.database) as session:
            complete_task(session, signing(account), f"{self.instance_id}-{row[0]}", submitted)

    def object(self, text: str = "评分标准理解不一（示例）") -> None:
        with transaction(self.database) as session:
            object_to_selection(
                session, Actor(user_id="supplier"), self.project["id"], SUPPLIERS[2].name, text
            )

    def enter_letter(self, received_on: str, text: str = "得分计算有误（示例）") -> None:
        """The handler enters a letter on paper."""
        given = {"letterFrom": "示例街坊", "letterReceivedOn": received_on, "letterText": text}
        self.complete("record-objection", given, by="handler")

    def bids(self, round: int = 1) -> dict[str, Row]:
        """The responses of a round by unified code."""
        codes = {each.id: each.uscc for each in SUPPLIERS}
        with reading(self.database) as session:
            rows = bids(session, self.project["id"], round=round).rows
        return {codes[row["organization_id"]]: row for row in rows}

    def awards(self) -> list[Row]:
        with reading(self.database) as session:
            return list(page(session, AWARDS, project_id=self.project["id"]).rows)


def _of(uscc: str) -> Supplier:
    return next(each for each in SUPPLIERS if each.uscc == uscc)
