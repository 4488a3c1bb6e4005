"""Who ends a purchase from outside ends it in the registers, too."""

from __future__ import annotations

from decimal import Decimal

from engine.actor import Actor
from engine.commands.instances import cancel_process_instance
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_plan.plans import Buyer, Plan

OPERATOR = Actor(user_id="xitong")


def cancel(plan: Plan) -> None:
    with transaction(plan.database) as session:
        cancel_process_instance(session, OPERATOR, plan.instance_id, reason="重复立项（示例）")


def test_its_reservation_returns_to_the_budget_line(buyer: Buyer) -> None:
    line = buyer.fund(440_000)
    plan, other = buyer.propose(220_000).bound(), buyer.propose(100_000).bound()
    assert buyer.line(line)["reserved"] == Decimal(320_000)
    cancel(plan)
    assert (plan.status, plan.project["state"]) == ("cancelled", "TERMINATED")
    assert buyer.line(line)["reserved"] == Decimal(100_000)
    assert other.project["state"] != "TERMINATED"
    with reading(plan.database) as session:
        rows = session.all(
            "SELECT reason, instance_id FROM register_history WHERE register = ? AND row_id = ?"
            " ORDER BY version DESC LIMIT 1",
            ("purchase_project", plan.project["id"]),
        )
    assert rows == [("重复立项（示例）", plan.instance_id)]


def test_a_purchase_that_holds_nothing_ends_all_the_same(buyer: Buyer) -> None:
    line, plan = buyer.fund(440_000), buyer.propose(220_000)
    cancel(plan)
    assert (plan.status, buyer.line(line)["reserved"]) == ("cancelled", Decimal(0))
