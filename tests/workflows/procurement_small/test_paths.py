"""Every way a comparison can go."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from engine import clock
from engine.actor import Actor
from engine.commands.instances import (
    cancel_process_instance,
    resume_process_instance,
    suspend_process_instance,
)
from engine.persistence.database import reading, transaction
from tests.support.versions import diagram, put_in_force
from tests.workflows.procurement_plan.plans import AGREE, DISAGREE, RETURN
from tests.workflows.procurement_small.comparing import (
    JUDGES,
    SUPPLIERS,
    Comparison,
    Market,
    documents,
    group,
    opened,
    opening,
    received,
    response,
)
from workflows.calendar.deadline import end_of_day
from workflows.errors import DutiesNotSeparate
from workflows.procurement_plan.commands import terminate_purchase
from workflows.procurement_plan.errors import (
    LetterNotInPeriod,
    NotTheDeciderOfPurchase,
    PurchaseNotUnderWay,
)
from workflows.procurement_small.errors import NobodyObjects
from workflows.registries.documents import documents as papers
from workflows.registries.objections import OBJECTIONS, objections_of
from workflows.registries.register import page

REJECTED = {"objectionResult": "REJECTED", "objectionAnswer": "评分符合文件规定（示例）"}
SHORTAGE = {"shortageReason": "响应供应商不足三家，修改文件后再行组织（示例）"}


def evaluated_again(case: Comparison) -> None:
    """An objection was upheld: another group comes to another result."""
    case.complete("form-group", group(*JUDGES[2:7]), by="handler")
    case.all_declare()
    case.all_score(((58, 29), (50, 20), (40, 20)))
    case.complete("decide-award", AGREE)


def test_a_comparison_goes_from_its_notice_to_the_letter_of_selection(market: Market) -> None:
    case = market.begin().announced()
    assert case.project["state"] == "NOTICED"
    [notice] = market.buyer.notices("COMPARISON_NOTICE")
    assert (notice["published_on"], notice["period_end"]) == (date(2010, 3, 1), date(2010, 3, 4))
    market.buyer.on("2010-03-09", "09:59")
    assert case.open_tasks() == []
    market.buyer.on("2010-03-09", "10:00")
    case.complete("receive-responses", received(*map(response, SUPPLIERS[:3])), by="handler")
    prices = zip(SUPPLIERS[:3], (198_000, 190_000, 180_000), strict=True)
    case.complete("open-responses", opened(*(opening(*pair) for pair in prices)), by="handler")
    assert case.project["state"] == "OPENED"
    case.complete("form-group", group(*JUDGES[:5]), by="handler")
    case.all_declare()
    case.all_score()
    ranking = case.variables["ranking"]
    assert [(row["supplier"], row["price_points"], row["total"]) for row in ranking] == [
        (SUPPLIERS[1].name, "9.47", "92.47"),
        (SUPPLIERS[0].name, "9.09", "84.09"),
        (SUPPLIERS[2].name, "10.00", "70.00"),
    ]
    case.complete("decide-award", AGREE)
    [result] = market.buyer.notices("COMPARISON_RESULT")
    assert result["period_end"] == date(2010, 3, 11)
    assert result["content"]["members"] == [f"评委{number}" for number in range(1, 6)]
    assert case.open_tasks() == ["record-objection"]
    market.buyer.on("2010-03-12", "23:59")
    assert case.status == "active", "a working day is left to enter the letters of the last day"
    market.buyer.on("2010-03-13", "00:00")
    assert (case.status, case.ended_at) == ("completed", "awarded")
    assert case.project["state"] == "AWARDED"
    first, *others = sorted(case.awards(), key=lambda row: row["rank"])
    assert (first["organization_id"], first["price"], first["state"]) == (
        SUPPLIERS[1].id,
        Decimal(190_000),
        "DECIDED",
    )
    assert [row["state"] for row in others] == ["CANDIDATE", "CANDIDATE"]
    assert {uscc: row["state"] for uscc, row in case.bids().items()} == {
        SUPPLIERS[0].uscc: "LOST",
        SUPPLIERS[1].uscc: "WON",
        SUPPLIERS[2].uscc: "LOST",
    }
    assert case.documents == [
        "DOC-405", "DOC-409", *["DOC-411"] * 5, *["DOC-412"] * 15, "DOC-413", "DOC-415", "DOC-416", "DOC-416",
    ]  # fmt: skip
    assert case.sibling("procurement-contract")


@pytest.mark.parametrize(
    ("amount", "mode", "minimum"), [(40_000, "INQUIRY", 3), (50_000, "OPEN", 3), (100_000, "OPEN", 5)]
)
def test_the_amount_decides_between_inquiry_and_notice_and_the_size_of_the_group(
    market: Market, amount: int, mode: str, minimum: int
) -> None:
    rule = market.begin(amount).variables["method_rule"]
    assert (rule["mode"], rule["group_minimum"]) == (mode, minimum)


def test_an_inquiry_goes_to_those_invited_and_is_not_announced(market: Market) -> None:
    case = market.begin(40_000)
    invited = [{"uscc": each.uscc} for each in SUPPLIERS[:3]]
    case.complete("draft-documents", documents(invited=invited)).complete("review-documents", AGREE)
    assert market.buyer.notices("COMPARISON_NOTICE") == []
    assert case.documents == ["DOC-405"] * 3


def test_documents_are_returned_to_their_author(market: Market) -> None:
    case = market.begin()
    case.complete("draft-documents", documents()).complete("review-documents", RETURN)
    assert case.open_tasks() == ["draft-documents"]


def test_fewer_than_three_responses_are_not_opened_and_the_purchase_is_announced_anew(market: Market) -> None:
    case = market.begin().closed(*map(response, SUPPLIERS[:2]))
    assert case.open_tasks() == ["handle-shortage"]
    case.complete("handle-shortage", {"shortageDecision": "RENOTICE", **SHORTAGE})
    assert (case.open_tasks(), case.project["state"]) == (["draft-documents"], "DOCUMENTING")
    assert len(market.buyer.notices("TENDER_FAILED")) == 1
    assert case.bids() == {}
    case.complete("draft-documents", documents(responseDeadline="2010-03-18T10:00+08:00"), by="handler")
    case.complete("review-documents", AGREE)
    market.buyer.on("2010-03-18")
    again = [response(each, "2010-03-17T10:00+08:00") for each in SUPPLIERS[:3]]
    case.complete("receive-responses", received(*again))
    case.complete("open-responses", opened(*(opening(each, 150_000) for each in SUPPLIERS[:3])))
    assert case.open_tasks() == ["form-group"]
    assert len(case.bids(round=2)) == 3


def test_fewer_than_three_valid_responses_are_not_evaluated(market: Market) -> None:
    case = market.begin().opened(
        opening(SUPPLIERS[0], 200_000.01),  # above the highest price
        opening(SUPPLIERS[1], 190_000),
        opening(SUPPLIERS[2], 180_000, qualified=False, reason="未提供登记证书（示例）"),
    )
    assert case.open_tasks() == ["handle-shortage"]
    states = {uscc: (row["state"], row["void_reason"]) for uscc, row in case.bids().items()}
    assert states[SUPPLIERS[0].uscc] == ("VOID", "报价超过最高限价")
    assert states[SUPPLIERS[2].uscc] == ("UNQUALIFIED", "未提供登记证书（示例）")
    case.complete("handle-shortage", {"shortageDecision": "TERMINATE", **SHORTAGE})
    assert (case.status, case.ended_at) == ("completed", "terminated")
    assert case.project["state"] == "TERMINATED"
    assert market.buyer.line(market.line)["reserved"] == 0
    assert case.documents[-1] == "DOC-417"


def test_a_member_with_a_conflict_leaves_and_the_group_is_formed_anew(market: Market) -> None:
    case = market.begin().seated()
    case.all_declare("judge-3")
    assert case.open_tasks() == ["form-group"]
    case.complete("form-group", group(*JUDGES[:2], *JUDGES[3:6]), by="handler")
    case.all_declare()
    assert case.judges("score-responses") == ["judge-1", "judge-2", "judge-4", "judge-5", "judge-6"]


def test_an_objection_is_answered_and_the_selection_stands(market: Market) -> None:
    case = market.begin().decided()
    case.object()
    assert case.open_tasks() == ["answer-objection"]
    market.buyer.on("2010-03-15")
    assert case.open_tasks() == ["answer-objection"]  # no letter before the answer
    case.complete("answer-objection", REJECTED)
    market.buyer.on("2010-03-17", "00:00")
    assert case.ended_at == "awarded"


def test_an_objection_raised_while_another_is_answered_is_answered_after_it(market: Market) -> None:
    case = market.begin().decided()
    case.object("评分标准理解不一（示例）")
    case.object("公示的得分有误（示例）")
    for _ in range(2):
        assert case.open_tasks() == ["answer-objection"]
        case.complete("answer-objection", REJECTED)
    assert case.open_tasks() == ["record-objection"]
    market.buyer.on("2010-03-15")
    assert case.ended_at == "awarded"
    with pytest.raises(NobodyObjects):
        case.object()


def test_an_objection_is_answered_even_when_the_publicity_ends_while_it_waits(market: Market) -> None:
    case = market.begin().decided()
    case.object("评分标准理解不一（示例）")
    case.object("公示的得分有误（示例）")
    market.buyer.on("2010-03-15")
    with pytest.raises(NobodyObjects):
        case.object("公示期已过（示例）")
    case.complete("answer-objection", REJECTED)
    assert case.open_tasks() == ["answer-objection"]
    case.complete("answer-objection", REJECTED)
    market.buyer.on("2010-03-17", "00:00")
    assert case.ended_at == "awarded"


def test_a_letter_of_the_last_day_is_entered_the_next_working_day_and_answered(market: Market) -> None:
    case = market.begin().decided()
    market.buyer.on("2010-03-12")
    for out_of_the_period in ("2010-03-12", "2010-03-08", "2010-03-15"):
        with pytest.raises(LetterNotInPeriod):
            case.enter_letter(out_of_the_period)
    case.enter_letter("2010-03-11")
    assert case.due("answer-objection").date() == date(2010, 3, 23), "the end of the 22nd"
    with pytest.raises(DutiesNotSeparate):
        case.complete("answer-objection", REJECTED, by="handler")
    case.complete("answer-objection", REJECTED)
    with reading(case.database) as session:
        [row] = page(session, OBJECTIONS, instance_id=case.instance_id).rows
        paper = papers(session, case.instance_id)[-1]
    assert (row["account"], row["raised_on"], row["result"]) == (None, date(2010, 3, 11), "REJECTED")
    assert (paper["code"], paper["addressee"]) == ("DOC-429", "示例街坊")


def test_a_letter_that_came_during_an_answer_is_entered_after_it_whatever_the_answer_was(
    market: Market,
) -> None:
    """What was written against a selection that stands no longer is answered all the same."""
    case = market.begin().decided()
    market.buyer.on("2010-03-11")
    case.object()
    market.buyer.on("2010-03-15")
    case.complete("answer-objection", REJECTED)
    assert case.due("record-objection").date() == date(2010, 3, 17), "the end of the 16th"
    market.buyer.on("2010-03-16")
    case.enter_letter("2010-03-11")
    case.complete("answer-objection", {**REJECTED, "objectionResult": "UPHELD"})
    evaluated_again(case)
    case.enter_letter("2010-03-10", "还有一处（示例）")
    case.complete("answer-objection", REJECTED)
    with reading(case.database) as session:
        rows = page(session, OBJECTIONS, instance_id=case.instance_id).rows
    assert {row["state"] for row in rows} == {"ANSWERED"} and len(rows) == 3


def test_an_objection_that_is_upheld_leads_to_another_evaluation(market: Market) -> None:
    case = market.begin().decided()
    case.object()
    case.complete(
        "answer-objection", {"objectionResult": "UPHELD", "objectionAnswer": "评分标准适用有误（示例）"}
    )
    assert case.open_tasks() == ["form-group"]
    with pytest.raises(NobodyObjects):
        case.object("还有一个问题（示例）")
    assert market.buyer.notices("COMPARISON_RESULT") == [], "what does not stand is not published"
    evaluated_again(case)
    assert len(market.buyer.notices("COMPARISON_RESULT")) == 1
    market.buyer.on("2010-03-13", "00:00")
    assert case.ended_at == "awarded"
    assert next(row for row in case.awards() if row["rank"] == 1)["organization_id"] == SUPPLIERS[0].id


def test_a_purchase_that_ends_tells_everybody_who_waits_for_an_answer(market: Market) -> None:
    case = market.begin().decided()
    case.object("评分标准理解不一（示例）")
    market.buyer.on("2010-03-11")
    case.object("公示的得分有误（示例）")
    # the second one is taken up later, its period runs from the day it was raised
    market.buyer.on("2010-03-12")
    case.complete("answer-objection", REJECTED)
    assert case.due("answer-objection").date() == date(2010, 3, 23), "the end of the 22nd"
    leader = Actor(user_id="leader", groups=frozenset({"purchase-approval:010"}))
    with transaction(market.buyer.database) as session:
        terminate_purchase(session, leader, case.project["id"], "任务取消（示例）")
    with reading(case.database) as session:
        told = objections_of(session, "supplier").items
    assert [(row["result"], row["answer"]) for row in told] == [
        ("ENDED", "任务取消（示例）"),
        ("REJECTED", "评分符合文件规定（示例）"),
    ]


def test_a_case_that_is_ended_from_outside_tells_who_waits_for_an_answer(market: Market) -> None:
    case = market.begin().decided()
    with transaction(market.buyer.database) as session:
        suspend_process_instance(session, Actor(user_id="xitong"), case.instance_id)
    case.object()
    assert case.open_tasks() == ["record-objection"], "it waits until the case goes on"
    with transaction(market.buyer.database) as session:
        resume_process_instance(session, Actor(user_id="xitong"), case.instance_id)
    assert case.open_tasks() == ["answer-objection"]
    with transaction(market.buyer.database) as session:
        cancel_process_instance(session, Actor(user_id="xitong"), case.instance_id, reason="重复立项（示例）")
    with reading(case.database) as session:
        [told] = objections_of(session, "supplier").items
    assert (told["result"], told["answer"]) == ("ENDED", "重复立项（示例）")
    assert case.documents[-1] == "DOC-429"


def test_nobody_objects_before_a_selection_is_public_nor_after_its_last_day(market: Market) -> None:
    case = market.begin().scored()
    with pytest.raises(NobodyObjects):
        case.object()
    case.complete("decide-award", AGREE)
    # the timer has not fired yet: the day decides
    clock.freeze(end_of_day(date(2010, 3, 11)))
    with pytest.raises(NobodyObjects):
        case.object()
    with reading(case.database) as session:
        assert not objections_of(session, "supplier").items


def test_a_comparison_on_an_older_diagram_takes_no_objections_online_whatever_is_deployed_since(
    market: Market,
) -> None:
    """It stays on its diagram, of which no step would ever answer one."""
    current = diagram("procurement-small")
    put_in_force(market.buyer.database, "procurement-small", current.replace(b"send-answer", b"file-answer"))
    case = market.begin().decided()
    put_in_force(market.buyer.database, "procurement-small", current)
    with pytest.raises(NobodyObjects):
        case.object()


def test_the_leader_ends_a_purchase_that_is_no_longer_needed(market: Market) -> None:
    case = market.begin().closed()
    project_id = case.project["id"]
    clerk = Actor(user_id="clerk", groups=frozenset({"purchase-handler:010"}))
    with pytest.raises(NotTheDeciderOfPurchase), transaction(market.buyer.database) as session:
        terminate_purchase(session, clerk, project_id, "任务取消（示例）")
    leader = Actor(user_id="leader", groups=frozenset({"purchase-approval:010"}))
    with transaction(market.buyer.database) as session:
        terminate_purchase(session, leader, project_id, "任务取消（示例）")
    assert (case.status, case.project["state"]) == ("completed", "TERMINATED")
    assert market.buyer.line(market.line)["reserved"] == 0
    assert len(market.buyer.notices("TENDER_FAILED")) == 1
    with pytest.raises(PurchaseNotUnderWay), transaction(market.buyer.database) as session:
        terminate_purchase(session, leader, project_id, "任务取消（示例）")


def test_leaders_send_an_evaluation_back_or_end_the_purchase(market: Market) -> None:
    case = market.begin().scored()
    case.complete("decide-award", RETURN)
    assert case.open_tasks() == ["form-group"]
    case.complete("form-group", group(*JUDGES[:5]), by="handler")
    case.all_declare()
    case.all_score()
    case.complete("decide-award", DISAGREE)
    assert (case.ended_at, case.project["state"]) == ("not-awarded", "TERMINATED")
    assert case.awards() == []
