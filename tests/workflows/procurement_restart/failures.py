"""Purchases that failed, and the case that decides what follows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.persistence.database import Database, reading, transaction
from tests.workflows.house import House
from tests.workflows.purchases import BUYER, CLERK, Case, Purchase
from workflows.registries import budgets, purchases
from workflows.registries.register import Row, find
from workflows.registries.rounds import rounds

HANDLER = Actor(user_id="handler", groups=frozenset({f"purchase-handler:{BUYER}"}))
REASON = "投标人只有两家（示例文本，原因已核实）"


def course(step: str, **changes: Any) -> dict[str, Any]:
    return {"step": step, "courseReason": "按专家意见修改第三章评分标准（示例）", **changes}


def other(method: str, **changes: Any) -> dict[str, Any]:
    return course("OTHER_METHOD", **{"proposedMethod": method, "documentsSound": True, **changes})


APPROVED: dict[str, Any] = {
    "opinion": "AGREE", "approvalNo": "成财采〔2010〕9号", "approvalAuthority": "成都市财政局",
    "conflictDeclared": False,
}  # fmt: skip
REFUSED = {
    "opinion": "DISAGREE",
    "opinionText": "公开招标仍有竞争，不予批准（示例）",
    "conflictDeclared": False,
}


class Failure:
    """A buyer with one budget line and projects whose round came to nothing."""

    def __init__(self, database: Database) -> None:
        self.house = House(database)
        with transaction(database) as session:
            self.line = budgets.register_line(
                session,
                CLERK,
                unit_key=BUYER,
                year=2010,
                code="GM",
                name="购买服务",
                amount=Decimal(9_000_000),
            )

    def project(self, budget: int, method: str = "OPEN_TENDER", state: str = "FAILED") -> Row:
        with transaction(self.house.database) as session:
            number = purchases.register_project(
                session,
                CLERK,
                name="居家养老服务",
                purchaser=BUYER,
                catalog_code="SS01",
                category="SS",
                year=2010,
                budget=Decimal(budget),
                budget_line_id=self.line,
            )
            row = purchases.change_project(session, CLERK, number, method=method)
            budgets.reserve(session, CLERK, self.line, row["project_no"], row["budget"], instance_id=None)
            purchases.advance_project(session, CLERK, number, "DOCUMENTING")
            if state != "DOCUMENTING":
                return purchases.advance_project(session, CLERK, number, state, reason=REASON)
            return row

    def begin(self, project: Row, actor: Actor = HANDLER, number: str | None = None) -> Case:
        """The purchaser's handler begins what follows."""
        entered = {"projectNo": number or project["project_no"]}
        with transaction(self.house.database) as session:
            started = start_process_instance(session, actor, "procurement-restart", entered)
        return Case(_holder(self.house), started.instance_id)

    def now(self, project: Row) -> Row:
        with reading(self.house.database) as session:
            return find(session, purchases.PROJECTS, project["id"])

    def broken(self, project: Row) -> Row:
        """How the first round is registered."""
        with reading(self.house.database) as session:
            return rounds(session, project["id"])[0]

    def held(self, project: Row) -> Decimal:
        """What the project has on hold."""
        with reading(self.house.database) as session:
            return budgets.claim(session, self.line, project["project_no"]).reserved

    def cases(self, process_key: str) -> int:
        with reading(self.house.database) as session:
            return len(session.all("SELECT 1 FROM process_instance WHERE process_key = ?", (process_key,)))


def _holder(house: House) -> Purchase:
    """A case of :mod:`tests.workflows.purchases` needs no more of its purchase than the house."""
    purchase = Purchase.__new__(Purchase)
    purchase.house = house
    return purchase
