"""Rules of consultations that no page can get around."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.tasks import complete_task
from engine.errors import FormRefused
from engine.guards import Attempt
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_consultation.table import (
    AGREE,
    ANNOUNCED,
    CHANGE,
    CLERK,
    DOCUMENTS,
    FIRST,
    MINUTES,
    RETURN,
    SCORING,
    Table,
    code,
)
from tests.workflows.procurement_consultation.test_paths import POINTS, PRICES
from tests.workflows.tendering.market import operator
from workflows.errors import DutiesNotSeparate, StatusNotReachable
from workflows.pilot.suppliers import supplier
from workflows.procurement_consultation.errors import (
    ConsultationAwardWrong,
    ConsultationChangeWrong,
    ConsultationDocumentsWrong,
    ConsultationGroupUnrepresented,
    ConsultationHeldUp,
    ConsultationJudgeDecides,
    ConsultationReviewWrong,
)
from workflows.procurement_consultation.guards import award_in_order
from workflows.procurement_consultation.preparation import KEY
from workflows.procurement_evaluation.errors import NotOnThisCommittee
from workflows.procurement_plan.errors import RequirementInvalid
from workflows.registries import committees
from workflows.registries.purchases import BIDS
from workflows.tendering.desk import find_tender, look, take_documents, withdraw_bid
from workflows.tendering.errors import (
    BidLate,
    DocumentsNotTaken,
    ExpertPoolTooSmall,
    NotInvited,
    TenderCommitteeWrong,
)


def weighed(price: int) -> list[dict[str, Any]]:
    return [
        {**SCORING[0], "weight": price},
        {**SCORING[1], "weight": 70 - price},
        {**SCORING[2], "weight": 30},
    ]


#: What no documents may say.
UNLAWFUL: tuple[dict[str, Any], ...] = (
    {"deposit": 10_401},
    {"scoring": weighed(31)},
    {"scoring": weighed(9)},
    {"negotiable": []},
    {"lowPriceMean": 66},
    {"source": "RECOMMENDED"},
    {
        "source": "RECOMMENDED",
        "recommended": [
            {"uscc": code(1), "by": "PURCHASER"},
            {"uscc": code(2), "by": "PURCHASER"},
            {"uscc": code(3), "by": "EXPERT"},
        ],
    },
)


def test_documents_that_break_a_rule_are_refused(table: Table) -> None:
    case = table.begin()
    for change in UNLAWFUL:
        with pytest.raises((ConsultationDocumentsWrong, RequirementInvalid, FormRefused)):
            table.complete(case, "draft-documents", {**DOCUMENTS, **change}, "handler")


def test_limits_are_included_and_only_who_was_asked_comes_to_the_desk(table: Table) -> None:
    asked = [{"uscc": code(n), "by": "PURCHASER" if n < 3 else "EXPERT"} for n in range(1, 5)]
    change = {
        "source": "RECOMMENDED",
        "recommended": asked,
        "deposit": 10_400,
        "scoring": weighed(30),
    }
    # ten days after 1 March, and the fifth working day
    announced = {
        **ANNOUNCED,
        "responseDeadline": "2010-03-11T10:00+08:00",
        "documentsUntil": "2010-03-08",
    }
    case = table.approved(**change)
    for wrong in ({"responseDeadline": "2010-03-10T23:00+08:00"}, {"documentsUntil": "2010-03-05"}):
        with pytest.raises(ConsultationDocumentsWrong):
            table.complete(case, "publish-notice", {**announced, **wrong}, "agency")
    table.complete(case, "publish-notice", announced, "agency")
    assert table.documents(case).count("DOC-406") == 4
    with transaction(table.database) as session:
        take_documents(session, operator(supplier(4).id), table.project, supplier(4).id)
    with pytest.raises(NotInvited), transaction(table.database) as session:
        take_documents(session, operator(supplier(5).id), table.project, supplier(5).id)


def test_drafting_checking_and_approving_are_three_people(table: Table) -> None:
    case = table.begin()
    table.complete(case, "draft-documents", DOCUMENTS, "handler")
    with pytest.raises(DutiesNotSeparate):
        table.complete(case, "review-documents", AGREE, "handler")
    table.complete(case, "review-documents", RETURN, "reviewer")
    table.complete(case, "draft-documents", DOCUMENTS, "handler")
    table.complete(case, "review-documents", AGREE, "reviewer")
    with pytest.raises(DutiesNotSeparate):
        table.complete(case, "approve-documents", AGREE, "reviewer")


def test_responses_are_replaced_and_withdrawn_until_the_deadline_and_late_ones_refused(table: Table) -> None:
    case = table.noticed()
    with pytest.raises(DocumentsNotTaken) as untaken:
        table.bring(1, 480_000)
    assert untaken.value.message() == "请先获取本项目的磋商文件，再提交响应文件。"
    table.respond(1, 2, 3)
    replaced = table.bring(1, 470_000)
    with transaction(table.database) as session:
        assert (
            withdraw_bid(session, operator(supplier(3).id), table.project, supplier(3).id).kind == "WITHDRAWN"
        )
    # nobody can tell how many lie there: no variable, no event, no row of the register
    told = table.events(case) + json.dumps(table.variables(case), ensure_ascii=False)
    assert supplier(1).name not in told and table.rows(BIDS, project_id=table.project) == ()
    table.on("2010-03-15", "10:01")
    with pytest.raises(BidLate) as refused:
        table.bring(3, 480_000)
    assert refused.value.params["signature"]
    assert refused.value.message().startswith("逾期：响应文件提交截止时间为 2010-03-15T10:00")
    table.give_shares(case)
    rows = table.rows(BIDS, project_id=table.project)
    assert len(rows) == 2
    assert replaced.hash in {bytes(row["sealed_hash"]).hex() for row in rows}


def test_final_quotes_come_from_who_negotiated_and_above_the_ceiling_are_void(table: Table) -> None:
    case = table.called(1, 2, 3)
    assert table.documents(case).count("DOC-408") == 3
    with pytest.raises(NotInvited), transaction(table.database) as session:
        take_documents(session, operator(supplier(4).id), table.project, supplier(4).id)
    with pytest.raises(DocumentsNotTaken):
        table.bring(4, 1000)
    for number, price in {1: 480_000, 2: 520_000, 3: 520_000.01}.items():
        table.bring(number, price)
    with transaction(table.database) as session:
        mine = look(session, operator(supplier(1).id), table.project, supplier(1).id)
        assert mine is not None and mine.tender_id == find_tender(session, table.project).id
    first = {row["id"]: row["price"] for row in table.rows(BIDS, project_id=table.project)}
    table.on("2010-03-15", "16:00")
    # sealed until two keyholders open them
    assert {row["id"]: row["price"] for row in table.rows(BIDS, project_id=table.project)} == first
    table.give_shares(case, "deliver-quote-share")
    states = [row["state"] for row in table.rows(BIDS, project_id=table.project)]
    assert states == ["VALID", "VALID", "VOID"]


def test_the_group_is_odd_three_or_more_and_two_thirds_experts(table: Table) -> None:
    table.opened(1, 2)
    with transaction(table.database) as session:
        session.execute("UPDATE expert SET status = 'SUSPENDED' WHERE user_id = 'e01'")
    refusals: dict[tuple[int, int], type[Exception]] = {
        (1, 1): TenderCommitteeWrong,
        (2, 2): TenderCommitteeWrong,
        (1, 2): TenderCommitteeWrong,
        (3, 1): TenderCommitteeWrong,
        (3, 0): ConsultationGroupUnrepresented,
        (8, 1): ExpertPoolTooSmall,
    }
    for (experts, reps), refusal in refusals.items():
        with pytest.raises(refusal):
            drawn = {"expertCount": experts, "repCount": reps}
            table.complete(table.group, "draw-group", drawn, "agency")


def test_who_declares_an_interest_is_replaced_by_lot(table: Table) -> None:
    table.drawn(1, 2)
    first = table.members()
    table.declare(conflicted=first[:1])
    assert len(table.variables(table.group)["pending"]) == 1
    assert first[0] not in table.members()
    table.declare()
    assert len(table.members()) == 3
    assert table.open(table.group) == ["negotiate"]


def test_the_review_is_complete_and_true(table: Table) -> None:
    case = table.closed(1, 2)
    with transaction(table.database) as session:
        session.execute("UPDATE organization SET status = 'CANCELLED' WHERE id = ?", (supplier(2).id,))
    table.give_shares(case)
    rows = table.variables(case)["qualification_rows"]
    contradicted = table.checks(case)
    unfinished = {**contradicted, "checks": [{**row, "result": None} for row in rows]}
    unreasoned = {**contradicted, "checks": [{**row, "result": "FAIL", "reason": " "} for row in rows]}
    for wrong in (contradicted, unfinished, unreasoned):
        with pytest.raises((ConsultationReviewWrong, FormRefused)):
            table.complete(case, "open-responses", wrong, "agency")
    table.complete(case, "open-responses", table.checks(case, out=(2,)), "agency")
    assert [row["state"] for row in table.rows(BIDS, project_id=table.project)] == ["VALID", "UNQUALIFIED"]


def test_only_members_negotiate_in_person_one_supplier_after_the_other(table: Table) -> None:
    table.seated(1, 2, 3)
    group = table.group
    assert len(table.tasks(group, "negotiate")) == 1
    with pytest.raises(NotOnThisCommittee):
        table.complete(group, "negotiate", MINUTES, "rep9")
    member = table.members()[0]
    deputy = Actor(user_id=member, on_behalf_of=table.members()[1])
    with pytest.raises(NotOnThisCommittee), transaction(table.database) as session:
        complete_task(session, deputy, f"{group}-{table.tasks(group, 'negotiate')[0]}", MINUTES)
    for _ in range(3):
        table.complete(group, "negotiate", MINUTES, member)
    assert [row["supplier"] for row in table.variables(group)["negotiations"]] == [
        supplier(number).name for number in (1, 2, 3)
    ]
    technical = {**CHANGE, "changes": [{**CHANGE["changes"][0], "kind": "TECHNICAL"}]}  # type: ignore[index]
    for wrong in (technical, {**CHANGE, "changes": []}):
        with pytest.raises(ConsultationChangeWrong):
            table.complete(group, "conclude-negotiation", wrong, member)


def test_no_sheet_is_seen_before_all_are_locked_and_no_event_tells_who_judges(table: Table) -> None:
    case = table.quoted(PRICES)
    table.judge(table.members()[0], {1: (41.37, 21.0), 2: (42.0, 22.0), 3: (43.0, 23.0)})
    for each in (case, table.group):
        told = table.events(each) + json.dumps(table.variables(each), ensure_ascii=False)
        assert "41.37" not in told and "62.37" not in told
    with pytest.raises(StatusNotReachable), reading(table.database) as session:
        committees.all_sheets(session, int(table.variables(table.group)["committee_id"]))
    with reading(table.database) as session:
        members = {row[0] for row in session.all("SELECT user_id FROM committee_seat")}
        happened = session.all("SELECT actor, data FROM event WHERE instance_id = 0")
    known = [(actor, data) for actor, data in happened if "committee" in str(data) or "score" in str(data)]
    assert len(members) == 3 and known
    assert not [
        (actor, data)
        for actor, data in known
        for member in members
        if actor == member or f'"{member}"' in str(data)
    ]


def test_another_candidate_needs_a_reason_judges_do_not_decide_and_a_challenge_holds_up(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = table.ranked(PRICES, POINTS)
    for wrong in (
        {**FIRST, "winnerRank": 2},
        {**FIRST, "winnerRank": 9, "decisionReason": "排序第一的供应商书面放弃成交"},
    ):
        with pytest.raises(FormRefused):
            table.complete(case, "decide-winner", wrong, "leader")
    with pytest.raises(ConsultationJudgeDecides):
        table.complete(case, "decide-winner", FIRST, table.members()[0])
    monkeypatch.setattr("workflows.procurement_consultation.guards.is_paused", lambda session, project: True)
    with pytest.raises(ConsultationHeldUp):
        table.complete(case, "decide-winner", FIRST, "leader")


@pytest.mark.parametrize(("rank", "reason"), [(2, ""), (2, "太短"), (4, "排序第一的供应商书面放弃成交")])
def test_the_order_holds_without_the_form_too(
    rank: int, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    variables = {"committee_id": 1, "ranking": [{"rank": place} for place in (1, 2, 3)]}
    monkeypatch.setattr("workflows.procurement_consultation.guards.known", lambda attempt: variables)
    monkeypatch.setattr("workflows.tendering.committee.sat", lambda *asked: False)
    place: Any = SimpleNamespace(process_key=KEY, element_id="decide-winner")
    nothing: Any = None
    entered = {"winnerRank": rank, "decisionReason": reason}
    asked = Attempt(nothing, Actor(user_id="leader"), "complete", place, place, entered)
    with pytest.raises(ConsultationAwardWrong):
        award_in_order(asked)
    award_in_order(asked._replace(variables={"winnerRank": 1}))


def test_only_a_planned_consultation_begins(table: Table) -> None:
    from engine.commands.instances import start_process_instance

    with transaction(table.database) as session:
        given = {"projectId": table.project, "rules_on": "2026-03-01"}
        start_process_instance(session, CLERK, "procurement-consultation", given, business_key="other")
    assert any("ConsultationNotPossible" in str(each) for each in table.incidents())
