"""Who declares an interest leaves the case; the task goes to another person (B.10)."""

from __future__ import annotations

import pytest

import workflows
from engine.actor import Actor
from engine.commands.tasks import assign_task, claim_task
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_contract.contracts import DRAFT
from tests.workflows.purchases import AGREE, Case, Purchase
from workflows.procurement_contract.errors import RecusalNeeded
from workflows.recusal import RecusedFromCase

CONCERNED, OTHER = Actor(user_id="concerned"), Actor(user_id="other")


def assignee(case: Case) -> str | None:
    with reading(case.house.database) as session:
        row = session.one(
            "SELECT assignee FROM user_task WHERE instance_id = ? AND status = 'open'", (case.instance_id,)
        )
    assert row is not None
    return None if row[0] is None else str(row[0])


def test_who_declares_an_interest_leaves_the_task_and_the_case_to_others(purchase: Purchase) -> None:
    workflows.load()
    case = purchase.start("procurement-contract", projectId=purchase.project)
    case.complete("draft-contract", DRAFT).claim("review-contract", "concerned")
    with pytest.raises(RecusalNeeded):
        case.complete("review-contract", {**AGREE, "conflictDeclared": True}, by="concerned")
    assert assignee(case) is None
    with pytest.raises(RecusedFromCase):
        case.claim("review-contract", "concerned")
    # saying now that there is none does not bring anybody back, a deputy no more than the person
    for actor in (CONCERNED, Actor(user_id="deputy", on_behalf_of="concerned")):
        with pytest.raises(RecusedFromCase):
            case.complete("review-contract", AGREE, by=actor)
    task_id = case._task("review-contract")
    with pytest.raises(RecusedFromCase), transaction(case.house.database) as session:
        assign_task(session, OTHER, task_id, "concerned", reason="请继续办理（示例）")
    with transaction(case.house.database) as session:
        claim_task(session, OTHER, task_id)
    case.complete("review-contract", AGREE, by="other")
    assert case.open_tasks() == ["approve-contract"]
