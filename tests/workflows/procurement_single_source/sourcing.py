"""A single-source purchase for tests."""

from __future__ import annotations

from typing import Any

from engine import clock
from engine.actor import Actor
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_plan.plans import AGREE, FILED, OFFICE, Buyer, Case
from workflows.calendar import local_date
from workflows.pilot.suppliers import earlier_suppliers
from workflows.procurement_single_source.commands import object_to_single_source
from workflows.registries.organizations import register_organization
from workflows.registries.purchases import AWARDS
from workflows.registries.register import Row, page

SUPPLIER = earlier_suppliers()[0]
EXPERTS = [
    {
        "name": f"专家{name}",
        "unit": f"示例大学{name}系",
        "title": "教授",
        "opinion": "只能由其提供",
        "untied": True,
    }
    for name in "甲乙丙"
]
ARGUMENT = {
    "supplierUscc": SUPPLIER.uscc,
    "ground": "SOLE_SUPPLIER",
    "groundReason": "区内仅该机构具备心理危机干预资质（示例）",
    "experts": EXPERTS,
}
APPROVED = {
    "opinion": "AGREE", "approvalNo": "成财采〔2010〕7号", "approvalAuthority": "成都市财政局",
    "conflictDeclared": False,
}  # fmt: skip
EXTRA = {"experts": EXPERTS, "objectionResult": "REJECTED", "objectionAnswer": "异议人不具备相应资质（示例）"}


def negotiation(**changes: Any) -> dict[str, Any]:
    record = {
        "negotiatedOn": local_date(clock.now()).isoformat(),
        "participants": [{"name": "示例甲", "title": "科长"}, {"name": "示例乙", "title": "科员"}],
        "firstQuote": 200_000,
        "finalPrice": 190_000,
        "priceBasis": "参照上年度同类服务合同单价（示例）",
        "qualityTerms": "服务期十二个月，每月不少于八次（示例）",
        "agreed": True,
    }
    return {**record, **changes}


class Sourcing:
    """The buyer and the suppliers of one database."""

    def __init__(self, buyer: Buyer) -> None:
        self.buyer = buyer
        with transaction(buyer.database) as session:
            for each in earlier_suppliers()[:2]:
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
        self.line = buyer.fund(9_000_000)

    def begin(self, amount: int = 560_000) -> SingleSource:
        """The case that a plan of this amount leads to."""
        plan = self.buyer.propose(amount).decided("SINGLE_SOURCE", methodGround="URGENT")
        plan.complete("file-plan", FILED)
        assert plan.ended_at == "planned", plan.incidents
        return SingleSource(self.buyer, plan.sibling("procurement-single-source"))


class SingleSource(Case):
    """One single-source purchase, led to where a test begins."""

    def argued(self) -> SingleSource:
        self.complete("argue", ARGUMENT).complete("review-argument", AGREE)
        return self

    def object(self) -> None:
        with transaction(self.database) as session:
            object_to_single_source(
                session, Actor(user_id="rival"), self.project["id"], "示例服务中心", "本机构也能提供（示例）"
            )

    def enter_letter(self, received_on: str) -> None:
        """The handler enters a letter on paper."""
        given = {
            "letterFrom": "示例居民",
            "letterReceivedOn": received_on,
            "letterText": "不止一家（示例）",
        }
        self.complete("record-objection", given, by="handler")

    def awards(self) -> list[Row]:
        with reading(self.database) as session:
            return list(page(session, AWARDS, project_id=self.project["id"]).rows)
