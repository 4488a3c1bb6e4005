"""The stages of a contract from which its rules are tried."""

from __future__ import annotations

from datetime import date

from engine.actor import Actor
from engine.commands.messages import publish_message
from engine.persistence.database import transaction
from tests.workflows.procurement_contract.contracts import COMPLETION, EVALUATION, pay, performing
from tests.workflows.purchases import CLERK, Case, Purchase
from workflows.registries import challenges

DAY = date(2010, 3, 15)
NUMBER = "HT-GM2010-001-1"
HANDLER = Actor(user_id="handler", groups=frozenset({"purchase-handler:010"}))


def begun(purchase: Purchase) -> Case:
    return purchase.start("procurement-contract", projectId=purchase.project)


def accepting(purchase: Purchase) -> Case:
    """Paid up to the middle; the supplier has asked for acceptance."""
    case = pay(performing(purchase), 27000).complete("mid-evaluation", EVALUATION, by="evaluator-1")
    return pay(case, 36000, "ZF-002").complete("request-completion", COMPLETION)


def pause(purchase: Purchase) -> None:
    with transaction(purchase.house.database) as session:
        challenges.pause(
            session,
            CLERK,
            project_id=purchase.project,
            challenge_id=7,
            paused_from=DAY,
            reason="质疑（示例）",
        )


def resume(purchase: Purchase, effect: str) -> None:
    with transaction(purchase.house.database) as session:
        challenges.resume(session, CLERK, 7, DAY, effect)
        publish_message(session, CLERK, "tender-resumed", purchase.project_no)
