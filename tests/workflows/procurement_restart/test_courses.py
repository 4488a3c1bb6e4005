"""What may follow a round that came to nothing (P4x)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from engine.actor import Actor
from engine.errors import EngineError
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_restart.failures import (
    APPROVED,
    HANDLER,
    REFUSED,
    Failure,
    course,
    other,
)
from tests.workflows.purchases import AGREE, CLERK, RETURN, complete_all
from workflows.errors import DutiesNotSeparate
from workflows.procurement_plan.errors import BudgetLineTooSmall
from workflows.procurement_restart.errors import (
    RestartCourseInvalid,
    RestartNotPossible,
    RestartNotThePurchaser,
    RestartUnderWay,
)
from workflows.registries import budgets, purchases
from workflows.registries.notices import public_notices
from workflows.registries.rounds import shown_name

NOTHING = Decimal(0)


def test_what_failed_is_held_again_as_the_second_round_with_its_money_on_hold_once(failure: Failure) -> None:
    project = failure.project(900_000)
    case = failure.begin(project)
    assert case.groups("choose-course") == ["purchase-handler:010"]
    case.complete("choose-course", course("RETENDER"))
    assert case.groups("approve-course") == ["purchase-approval:010"]
    complete_all(case, [("approve-course", RETURN), ("choose-course", course("RETENDER"))])
    case.complete("approve-course", AGREE)
    found, ended = failure.now(project), failure.broken(project)
    assert (case.status, found["state"], found["round"]) == ("completed", "DOCUMENTING", 2)
    assert shown_name(found) == "居家养老服务（第二次）"
    assert failure.held(project) == Decimal(900_000)
    assert (ended["round"], ended["outcome"], ended["next_step"]) == (1, "FAILED", "RETENDER")
    assert ended["restart_id"] == case.instance_id
    assert failure.cases("procurement-open-tender") == 1


def test_below_the_open_tender_amount_the_purchaser_changes_the_method_alone(failure: Failure) -> None:
    project = failure.project(900_000)
    case = failure.begin(project).complete("choose-course", other("CONSULTATION"))
    case.complete("approve-course", AGREE)
    assert (case.status, case.documents) == ("completed", ["DOC-404"])
    assert failure.now(project)["method"] == "CONSULTATION"
    assert failure.broken(project)["next_step"] == "OTHER_METHOD"
    assert failure.cases("procurement-consultation") == 1


def test_from_the_open_tender_amount_on_the_finance_authority_approves_another_method(
    failure: Failure,
) -> None:
    project = failure.project(4_000_000)
    case = failure.begin(project)
    complete_all(case, [("choose-course", other("CONSULTATION")), ("approve-course", AGREE)])
    assert case.groups("approve-method") == ["finance-supervision-approval:finance"]
    case.complete("approve-method", REFUSED)
    assert case.open_tasks() == ["choose-course"]
    complete_all(case, [("choose-course", other("CONSULTATION")), ("approve-course", AGREE)])
    case.complete("approve-method", APPROVED)
    found = failure.now(project)
    assert (found["state"], found["method"], found["round"]) == ("DOCUMENTING", "CONSULTATION", 2)
    kept = json.loads(found["rule_versions"])
    assert kept["method_approval"]["approval_no"] == "成财采〔2010〕9号"
    assert failure.held(project) == Decimal(4_000_000)


def test_a_purchase_that_ends_gives_its_money_back_and_tells_the_public(failure: Failure) -> None:
    project = failure.project(900_000)
    case = failure.begin(project)
    complete_all(case, [("choose-course", course("END")), ("approve-course", AGREE)])
    assert (failure.now(project)["state"], failure.held(project)) == ("TERMINATED", NOTHING)
    assert (case.documents, failure.broken(project)["next_step"]) == (["DOC-417"], "END")
    with reading(failure.house.database) as session:
        assert [row["kind"] for row in public_notices(session).rows] == ["TENDER_FAILED"]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (other("CONSULTATION", documentsSound=False), "unsound"),
        (other("OPEN_TENDER"), "method"),
        (other("SINGLE_SOURCE", methodGround="ADDITION"), "addition"),
    ],
)
def test_what_the_law_does_not_allow_is_refused(
    failure: Failure, given: Mapping[str, Any], fault: str
) -> None:
    case = failure.begin(failure.project(900_000))
    with pytest.raises(RestartCourseInvalid) as refusal:
        case.complete("choose-course", given)
    assert refusal.value.params["fault"] == fault


def test_another_method_may_not_split_what_belongs_together(failure: Failure) -> None:
    failure.project(3_900_000, "CONSULTATION", "DOCUMENTING")
    case = failure.begin(failure.project(900_000))
    complete_all(case, [("choose-course", other("CONSULTATION")), ("approve-course", AGREE)])
    assert case.open_tasks() == ["choose-course"]
    assert case.variables["method_judgement"]["row"] == 8


def test_who_proposes_does_not_approve(failure: Failure) -> None:
    case = failure.begin(failure.project(900_000))
    case.complete("choose-course", course("END"), by="both")
    with pytest.raises(DutiesNotSeparate):
        case.complete("approve-course", AGREE, by="both")


@pytest.mark.parametrize(
    ("actor", "state", "refusal"),
    [
        (Actor(user_id="x", groups=frozenset({"purchase-handler:003"})), "FAILED", RestartNotThePurchaser),
        (HANDLER, "DOCUMENTING", RestartNotPossible),
    ],
)
def test_only_the_purchaser_begins_and_only_what_failed(
    failure: Failure, actor: Actor, state: str, refusal: type[EngineError]
) -> None:
    project = failure.project(900_000, state=state)
    with pytest.raises(refusal):
        failure.begin(project, actor)


def test_one_case_at_a_time_decides(failure: Failure) -> None:
    project = failure.project(900_000)
    failure.begin(project)
    with pytest.raises(RestartUnderWay):
        failure.begin(project)
    with pytest.raises(RestartNotPossible):
        failure.begin(project, number="GM2010-999")


def test_money_that_was_given_back_is_taken_again_or_the_purchase_waits(failure: Failure) -> None:
    project = failure.project(900_000)
    with transaction(failure.house.database) as session:
        amount, number = project["budget"], project["project_no"]
        budgets.release(session, CLERK, failure.line, number, amount, instance_id=None)
        budgets.reserve(session, CLERK, failure.line, "GM2010-100", Decimal(9_000_000), instance_id=None)
    case = failure.begin(project).complete("choose-course", course("RETENDER"))
    with pytest.raises(BudgetLineTooSmall):
        case.complete("approve-course", AGREE)
    with transaction(failure.house.database) as session:
        budgets.release(session, CLERK, failure.line, "GM2010-100", Decimal(8_000_000), instance_id=None)
    case.complete("approve-course", AGREE)
    assert (failure.held(project), failure.now(project)["round"]) == (Decimal(900_000), 2)


def test_a_project_that_failed_before_rounds_were_counted_is_begun_anew_too(failure: Failure) -> None:
    project = failure.project(900_000)
    with transaction(failure.house.database) as session:
        session.execute("DELETE FROM purchase_round", ())
    case = failure.begin(project)
    complete_all(case, [("choose-course", course("RETENDER")), ("approve-course", AGREE)])
    assert failure.broken(project)["next_step"] == "RETENDER"


def test_the_round_is_no_field_that_anybody_sets(failure: Failure) -> None:
    project = failure.project(900_000)
    with pytest.raises(EngineError), transaction(failure.house.database) as session:
        purchases.change_project(session, CLERK, project["id"], round=3)
