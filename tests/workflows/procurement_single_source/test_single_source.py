"""Every way a single-source purchase can go, and what it refuses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine import clock
from engine.actor import Actor
from engine.commands.instances import resume_process_instance, suspend_process_instance
from engine.persistence.database import reading, transaction
from tests.support.versions import diagram, put_in_force
from tests.workflows.procurement_plan.plans import AGREE, DISAGREE, RETURN
from tests.workflows.procurement_single_source.sourcing import (
    APPROVED,
    ARGUMENT,
    EXPERTS,
    EXTRA,
    SUPPLIER,
    Sourcing,
    negotiation,
)
from workflows.calendar.deadline import end_of_day
from workflows.errors import DutiesNotSeparate
from workflows.objecting import ObjectorAnswers
from workflows.procurement_plan.commands import terminate_purchase
from workflows.procurement_plan.errors import ApprovalNumberMissing, LetterNotInPeriod
from workflows.procurement_single_source.errors import (
    ArgumentInsufficient,
    NegotiationInvalid,
    NoPublicityRunning,
)
from workflows.registries.documents import documents
from workflows.registries.objections import OBJECTIONS, objections_of
from workflows.registries.register import page


def test_below_the_amount_of_open_tender_the_buyer_negotiates_after_the_argument(sourcing: Sourcing) -> None:
    case = sourcing.begin(560_000).argued()
    assert case.open_tasks() == ["negotiate"]
    case.complete("negotiate", negotiation()).complete("decide-award", AGREE)
    assert (case.status, case.ended_at) == ("completed", "awarded")
    assert case.project["state"] == "AWARDED"
    [award] = case.awards()
    assert (award["organization_id"], award["price"], award["rank"]) == (SUPPLIER.id, Decimal(190_000), 1)
    assert case.documents == ["DOC-414", "DOC-415"]
    [notice] = sourcing.buyer.notices("AWARD_RESULT")
    assert notice["period_end"] == date(2010, 3, 2)
    assert case.sibling("procurement-contract")


def test_from_the_amount_of_open_tender_on_it_is_published_five_working_days_and_approved(
    sourcing: Sourcing,
) -> None:
    case = sourcing.begin(4_000_000).argued()
    [notice] = sourcing.buyer.notices("SINGLE_SOURCE_PUBLICITY")
    assert (notice["published_on"], notice["period_end"]) == (date(2010, 3, 1), date(2010, 3, 8))
    assert [line.partition("，")[0] for line in notice["content"]["experts"]] == [
        "专家甲",
        "专家乙",
        "专家丙",
    ]
    sourcing.buyer.on("2010-03-08", "23:59")
    assert case.open_tasks() == ["record-objection"]
    # the timer has not fired yet: the day decides
    clock.freeze(end_of_day(date(2010, 3, 8)))
    with pytest.raises(NoPublicityRunning):
        case.object()
    sourcing.buyer.on("2010-03-10", "00:00")
    assert case.open_tasks() == ["approve-single-source"]
    assert case.groups("approve-single-source") == ["finance-supervision-approval:finance"]
    with pytest.raises(ApprovalNumberMissing):
        case.complete("approve-single-source", {**APPROVED, "approvalNo": None})
    case.complete("approve-single-source", APPROVED)
    assert case.open_tasks() == ["negotiate"]
    assert case.documents == ["DOC-427"]


def test_objections_are_argued_once_more_and_go_to_finance_with_the_case(sourcing: Sourcing) -> None:
    case = sourcing.begin(4_000_000).argued()
    case.object()
    with transaction(case.database) as session:
        suspend_process_instance(session, Actor(user_id="xitong"), case.instance_id)
    case.object()
    with transaction(case.database) as session:
        resume_process_instance(session, Actor(user_id="xitong"), case.instance_id)
    assert case.open_tasks() == ["record-objection"], "the publicity runs on"
    sourcing.buyer.on("2010-03-10", "00:00")
    assert case.open_tasks() == ["argue-again"]
    assert [each["by"] for each in case.variables["objections"]] == ["示例服务中心"] * 2
    assert case.due("argue-again").date() == date(2010, 3, 16)
    with pytest.raises(ArgumentInsufficient):
        case.complete("argue-again", {**EXTRA, "experts": EXPERTS[:2]})
    with pytest.raises(ObjectorAnswers):
        case.complete("argue-again", EXTRA, by="rival")
    case.complete("argue-again", EXTRA)
    assert case.open_tasks() == ["approve-single-source"]
    with reading(case.database) as session:
        told = objections_of(session, "rival").items
        papers = documents(session, case.instance_id)[1:]
    # each of them has the conclusion, though they were argued together (74号令 40)
    assert [(row["state"], row["result"], row["due_on"]) for row in told] == [
        ("ANSWERED", "REJECTED", date(2010, 3, 15))
    ] * 2
    assert {row["document_id"] for row in told} == {paper["id"] for paper in papers}
    assert {paper["addressee"] for paper in papers} == {"示例服务中心"}
    assert all("15个工作日内向同级政府采购监督管理部门投诉" in paper["html"] for paper in papers)


def test_a_letter_of_the_last_day_is_entered_the_next_working_day_and_argued_with_the_others(
    sourcing: Sourcing,
) -> None:
    case = sourcing.begin(4_000_000).argued()
    case.object()
    sourcing.buyer.on("2010-03-09")
    with pytest.raises(LetterNotInPeriod):
        case.enter_letter("2010-03-09")
    case.enter_letter("2010-03-08")
    sourcing.buyer.on("2010-03-09", "23:59")
    assert case.open_tasks() == ["record-objection"]
    sourcing.buyer.on("2010-03-10", "00:00")
    assert case.due("argue-again").date() == date(2010, 3, 16), "five working days from the publicity's end"
    case.complete("argue-again", EXTRA)
    with reading(case.database) as session:
        rows = page(session, OBJECTIONS, instance_id=case.instance_id).rows
    assert sorted((row["objector"], row["account"], row["result"], row["due_on"]) for row in rows) == [
        ("示例居民", None, "REJECTED", date(2010, 3, 15)),
        ("示例服务中心", "rival", "REJECTED", date(2010, 3, 15)),
    ]


def test_an_objection_that_is_upheld_ends_the_single_source(sourcing: Sourcing) -> None:
    case = sourcing.begin(4_000_000).argued()
    case.object()
    sourcing.buyer.on("2010-03-10", "00:00")
    case.complete("argue-again", {**EXTRA, "objectionResult": "UPHELD"})
    assert (case.ended_at, case.project["state"]) == ("method-dropped", "FAILED")
    assert sourcing.buyer.line(sourcing.line)["reserved"] == 4_000_000
    assert case.documents == ["DOC-427", "DOC-429", "DOC-417"]
    # what follows, another method or the end, is decided in a case of its own
    assert case.sibling("procurement-restart")


def test_a_single_source_on_an_older_diagram_takes_no_objections_online_whatever_is_deployed_since(
    sourcing: Sourcing,
) -> None:
    """It stays on its diagram, of which no step would ever answer one."""
    database, current = sourcing.buyer.database, diagram("procurement-single-source")
    put_in_force(database, "procurement-single-source", current.replace(b"send-answers", b"file-answers"))
    case = sourcing.begin(4_000_000).argued()
    put_in_force(database, "procurement-single-source", current)
    with pytest.raises(NoPublicityRunning):
        case.object()


def test_nobody_objects_when_nothing_is_published(sourcing: Sourcing) -> None:
    with pytest.raises(NoPublicityRunning):
        sourcing.begin(560_000).argued().object()


def test_finance_leaders_and_the_supplier_may_each_end_it(sourcing: Sourcing) -> None:
    unapproved = sourcing.begin(4_000_000).argued()
    sourcing.buyer.on("2010-03-10", "00:00")
    unapproved.complete("approve-single-source", {**APPROVED, **_reasoned("DISAGREE")})
    assert unapproved.ended_at == "not-approved"
    unagreed = sourcing.begin(560_000).argued().complete("negotiate", negotiation(agreed=False))
    assert unagreed.ended_at == "not-agreed"
    undecided = sourcing.begin(560_000).argued().complete("negotiate", negotiation())
    undecided.complete("decide-award", DISAGREE)
    assert undecided.ended_at == "not-awarded"
    assert {each.project["state"] for each in (unapproved, unagreed, undecided)} == {"FAILED"}
    assert sourcing.buyer.line(sourcing.line)["reserved"] == 5_120_000


def test_the_leader_ends_it_while_the_public_may_object(sourcing: Sourcing) -> None:
    case = sourcing.begin(4_000_000).argued()
    with transaction(sourcing.buyer.database) as session:
        terminate_purchase(session, Actor(user_id="leader"), case.project["id"], "任务取消（示例）")
    assert (case.status, case.project["state"]) == ("completed", "TERMINATED")
    assert sourcing.buyer.line(sourcing.line)["reserved"] == 0
    assert case.documents == ["DOC-427", "DOC-417"]


def _reasoned(opinion: str) -> dict[str, str]:
    return {"opinion": opinion, "opinionText": "论证不充分，不符合单一来源情形"}


def test_reviewer_and_leader_send_it_back(sourcing: Sourcing) -> None:
    case = sourcing.begin(560_000).complete("argue", ARGUMENT).complete("review-argument", RETURN)
    assert case.open_tasks() == ["argue"]
    case.complete("argue", ARGUMENT).complete("review-argument", AGREE)
    case.complete("negotiate", negotiation()).complete("decide-award", RETURN)
    assert case.open_tasks() == ["negotiate"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"supplierUscc": "53100000500019795A"}, "supplier"),
        ({"experts": EXPERTS[:2]}, "experts"),
        ({"experts": [EXPERTS[0]] * 3}, "experts"),
        ({"experts": [*EXPERTS[:2], {**EXPERTS[2], "unit": SUPPLIER.name}]}, "tied"),
    ],
)
def test_an_argument_needs_three_untied_people_and_a_registered_supplier(
    sourcing: Sourcing, changes: dict[str, Any], fault: str
) -> None:
    with pytest.raises(ArgumentInsufficient) as refused:
        sourcing.begin().complete("argue", {**ARGUMENT, **changes})
    assert refused.value.params["fault"] == fault


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"finalPrice": 200_000.01, "firstQuote": 210_000}, "price"),
        ({"finalPrice": 190_000.01, "firstQuote": 190_000}, "raised"),
        ({"participants": [{"name": "示例甲", "title": "科长"}]}, "alone"),
    ],
)
def test_a_negotiation_keeps_to_the_project(sourcing: Sourcing, changes: dict[str, Any], fault: str) -> None:
    case = sourcing.begin().argued()
    with pytest.raises(NegotiationInvalid) as refused:
        case.complete("negotiate", negotiation(**changes))
    assert refused.value.params["fault"] == fault


def test_who_argued_neither_reviews_nor_decides(sourcing: Sourcing) -> None:
    case = sourcing.begin().complete("argue", ARGUMENT, by="handler")
    with pytest.raises(DutiesNotSeparate):
        case.complete("review-argument", AGREE, by="handler")
    case.complete("review-argument", AGREE).complete("negotiate", negotiation())
    with pytest.raises(DutiesNotSeparate):
        case.complete("decide-award", AGREE, by="handler")
