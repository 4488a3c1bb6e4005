"""Letters of suppliers, and what is written about them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.persistence.database import transaction
from tests.workflows.purchases import AGREE, CLERK, Case, Purchase, complete_all, organization
from workflows.registries import notices, purchases
from workflows.registries.register import change

CHECK: dict[str, Any] = {
    "knownOn": "2010-03-02",
    "conclusion": "ACCEPT",
    "affectsResult": True,
    "conflictDeclared": False,
}
LATE = {**CHECK, "conclusion": "LATE", "reason": "质疑期已届满（示例）"}
REPLIES = [{"item": "评分", "found": "评分按采购文件", "reply": "不成立"}]
REJECTED: dict[str, Any] = {
    "replies": REPLIES,
    "basis": "《中华人民共和国政府采购法》第五十三条",
    "result": "REJECTED",
    "effect": "NONE",
    "conclusionText": "质疑事项不成立（示例）",
    "conflictDeclared": False,
}
UPHELD = {**REJECTED, "result": "UPHELD", "conclusionText": "质疑事项成立（示例）"}
REPORT = {"reportedOn": "2010-03-01", "receiptNo": "CZ-001"}


def announce(purchase: Purchase) -> None:
    """The case of the tender published the result on Monday, for a working day, and has ended."""
    with transaction(purchase.house.database) as session:
        case = start_process_instance(
            session,
            CLERK,
            "procurement-contract",
            {"projectId": purchase.project},
            business_key=purchase.project_no,
        )
        content = {"project_no": purchase.project_no}
        notices.publish(
            session,
            CLERK,
            "AWARD_RESULT",
            "居家养老服务",
            content,
            START_DAY,
            instance_id=case.instance_id,
        )


START_DAY = datetime(2010, 3, 1, tzinfo=UTC).date()


def supplier(organization_id: int) -> Actor:
    return Actor(
        user_id=f"operator-{organization_id}", groups=frozenset({f"so-operator:so-{organization_id}"})
    )


def letter(purchase: Purchase, **changes: Any) -> dict[str, Any]:
    form = {
        "kind": "CHALLENGE",
        "projectNo": purchase.project_no,
        "organizationId": str(purchase.runner_up),
        "target": "RESULT",
        "items": [{"item": "评分", "claim": "重新评审"}],
        "facts": "评分与采购文件不一致（示例文本）",
        "law": "政府采购法第五十二条",
        "letterOn": "2010-03-10",
        "sealed": True,
    }
    form = {**form, **changes}
    return {name: value for name, value in form.items() if value is not None}


def lodged(purchase: Purchase, actor: Actor | None = None, **changes: Any) -> Case:
    """A supplier sends a letter today."""
    with transaction(purchase.house.database) as session:
        started = start_process_instance(
            session,
            actor or supplier(purchase.runner_up),
            "procurement-challenge",
            letter(purchase, **changes),
        )
    return Case(purchase, started.instance_id)


def answered(case: Case, answer: dict[str, Any]) -> Case:
    """Checked, looked into, approved and sent."""
    return complete_all(
        case, [("formal-check", CHECK), ("handle-challenge", answer), ("approve-answer", AGREE)]
    )


def three_more_bidders(purchase: Purchase) -> list[int]:
    """Qualified bidders beside the winner and the runner-up."""
    moment = datetime(2010, 2, 25, tzinfo=UTC)
    with transaction(purchase.house.database) as session:
        found = [organization(session, number) for number in (3, 4, 5)]
        for number, bidder in enumerate(found):
            bid = purchases.register_bid(
                session,
                CLERK,
                project_id=purchase.project,
                organization_id=bidder,
                received_at=moment,
                sealed_hash=bytes([number]) * 32,
            )
            change(session, CLERK, purchases.BIDS, bid, {"state": "VALID"})
    return found
