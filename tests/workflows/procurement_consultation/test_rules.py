"""Rules of consultations that no page can get around."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.tasks import complete_task
from engine.errors import FormRefused
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_consultation.table import (
    AGREE,
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
from workflows.errors import DutiesNotSeparate, StatusNotReachable
from workflows.pilot.suppliers import supplier
from workflows.procurement_consultation.errors import (
    ConsultationAwardWrong,
    ConsultationChangeWrong,
    ConsultationDocumentsWrong,
    ConsultationHeldUp,
    ConsultationResponseRefused,
    ConsultationSeatMissing,
)
from workflows.procurement_plan.errors import RequirementInvalid
from workflows.registries import committees
from workflows.registries.purchases import BIDS
from workflows.tendering.errors import TenderCommitteeWrong


def weighed(price: int) -> list[dict[str, Any]]:
    return [
        {**SCORING[0], "weight": price},
        {**SCORING[1], "weight": 70 - price},
        {**SCORING[2], "weight": 30},
    ]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"responseDeadline": "2010-03-10T10:00+08:00"}, ConsultationDocumentsWrong),
        ({"documentsUntil": "2010-03-05"}, ConsultationDocumentsWrong),
        ({"deposit": 10_401}, ConsultationDocumentsWrong),
        ({"scoring": weighed(31)}, ConsultationDocumentsWrong),
        ({"scoring": weighed(9)}, RequirementInvalid),
        ({"negotiable": []}, (ConsultationDocumentsWrong, FormRefused)),
        ({"source": "RECOMMENDED"}, ConsultationDocumentsWrong),
        (
            {
                "source": "RECOMMENDED",
                "recommended": [
                    {"uscc": code(1), "by": "PURCHASER"},
                    {"uscc": code(2), "by": "PURCHASER"},
                    {"uscc": code(3), "by": "EXPERT"},
                ],
            },
            ConsultationDocumentsWrong,
        ),
    ],
)
def test_documents_that_break_a_rule_are_refused(
    table: Table, change: dict[str, Any], refusal: type[Exception]
) -> None:
    case = table.begin()
    with pytest.raises(refusal):
        table.complete(case, "draft-documents", {**DOCUMENTS, **change}, "handler")


def test_limits_are_included_and_half_may_be_the_purchasers_choice(table: Table) -> None:
    asked = [{"uscc": code(n), "by": "PURCHASER" if n < 3 else "EXPERT"} for n in range(1, 5)]
    change = {
        "source": "RECOMMENDED",
        "recommended": asked,
        "deposit": 10_400,
        "scoring": weighed(30),
        # ten days after 1 March, and the eighth working day
        "responseDeadline": "2010-03-11T10:00+08:00",
        "documentsUntil": "2010-03-08",
    }
    case = table.noticed(**change)
    table.on("2010-03-11", "10:00")
    stranger = table.response(5, "2010-03-11T09:00+08:00")
    with pytest.raises(ConsultationResponseRefused, match="not-recommended"):
        table.complete(case, "receive-responses", {"witness": "监督员", "responses": [stranger]}, "agency")


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


def test_late_open_double_and_unknown_responses_are_refused(table: Table) -> None:
    case = table.noticed()
    assert table.open(case) == []
    table.on("2010-03-15", "10:00")
    good = table.response(1)
    for wrong in (
        [table.response(1, "2010-03-15T10:01+08:00")],
        [{**good, "sealOk": False}],
        [good, good],
        [{**good, "uscc": "51510104MISSING000"}],
    ):
        with pytest.raises(ConsultationResponseRefused):
            table.complete(case, "receive-responses", {"witness": "监督员", "responses": wrong}, "agency")


@pytest.mark.parametrize(("experts", "reps"), [(1, 1), (2, 2), (1, 2), (3, 1)])
def test_the_group_is_odd_three_or_more_and_two_thirds_experts(table: Table, experts: int, reps: int) -> None:
    case = table.received(1, 2, 3)
    with pytest.raises(TenderCommitteeWrong):
        table.complete(case, "draw-group", {"expertCount": experts, "repCount": reps}, "agency")


def test_who_declares_an_interest_is_replaced_by_lot(table: Table) -> None:
    case = table.received(1, 2, 3)
    table.complete(case, "draw-group", {"expertCount": 2, "repCount": 1}, "agency")
    first = table.members(case)
    table.declare(case, conflicted=first[:1])
    assert len(table.variables(case)["pending"]) == 1
    assert first[0] not in table.members(case)
    table.declare(case)
    assert len(table.members(case)) == 3
    assert table.open(case) == ["open-responses"]


def test_all_that_was_received_is_opened(table: Table) -> None:
    case = table.seated(1, 2, 3)
    openings = [{"uscc": code(1), "qualified": True}, {"uscc": code(2), "qualified": True}]
    with pytest.raises(ConsultationResponseRefused):
        table.complete(case, "open-responses", {"witnesses": "监督员", "openings": openings}, "agency")
    openings.append({"uscc": code(3), "qualified": False})
    with pytest.raises(ConsultationResponseRefused, match="no-reason"):
        table.complete(case, "open-responses", {"witnesses": "监督员", "openings": openings}, "agency")


def test_only_members_negotiate_in_person_one_supplier_after_the_other(table: Table) -> None:
    case = table.opened(1, 2, 3)
    assert len(table.tasks(case, "negotiate")) == 1
    with pytest.raises(ConsultationSeatMissing):
        table.complete(case, "negotiate", MINUTES, "rep9")
    member = table.members(case)[0]
    deputy = Actor(user_id=member, on_behalf_of=table.members(case)[1])
    with pytest.raises(ConsultationSeatMissing), transaction(table.database) as session:
        complete_task(session, deputy, f"{case}-{table.tasks(case, 'negotiate')[0]}", MINUTES)
    for _ in range(3):
        table.complete(case, "negotiate", MINUTES, member)
    assert [row["supplier"] for row in table.variables(case)["negotiations"]] == [
        supplier(number).name for number in (1, 2, 3)
    ]


def test_only_what_the_documents_name_is_changed(table: Table) -> None:
    case = table.opened(1, 2, 3)
    for _ in range(3):
        table.complete(case, "negotiate", MINUTES, table.members(case)[0])
    technical = {**CHANGE, "changes": [{**CHANGE["changes"][0], "kind": "TECHNICAL"}]}  # type: ignore[index]
    for wrong in (technical, {**CHANGE, "changes": []}):
        with pytest.raises(ConsultationChangeWrong):
            table.complete(case, "conclude-negotiation", wrong, table.members(case)[0])


def test_final_quotes_come_from_who_negotiated_and_above_the_ceiling_are_void(table: Table) -> None:
    case = table.negotiated(1, 2, 3)
    table.complete(case, "call-quotes", {"quoteDeadline": "2010-03-15T16:00+08:00"}, "agency")
    table.on("2010-03-15", "16:00")
    at = "2010-03-15T15:00+08:00"
    stranger = [table.response(4, at, price=1000)]
    with pytest.raises(ConsultationResponseRefused, match="not-negotiating"):
        table.complete(case, "receive-quotes", {"quoteWitness": "监督员", "quotes": stranger}, "agency")
    prices = {1: 480_000, 2: 520_000, 3: 520_000.01}
    quotes = [table.response(number, at, price=price) for number, price in prices.items()]
    table.complete(case, "receive-quotes", {"quoteWitness": "监督员", "quotes": quotes}, "agency")
    states = [row["state"] for row in table.rows(BIDS, project_id=table.project)]
    assert states == ["VALID", "VALID", "VOID"]


def test_no_sheet_is_seen_before_all_are_locked(table: Table) -> None:
    case = table.quoted(PRICES)
    member = table.members(case)[0]
    table.judge(case, member, {1: (41.37, 21.0), 2: (42.0, 22.0), 3: (43.0, 23.0)})
    told = table.events(case) + json.dumps(table.variables(case), ensure_ascii=False)
    assert "41.37" not in told and "62.37" not in told
    with pytest.raises(StatusNotReachable), reading(table.database) as session:
        committees.all_sheets(session, int(table.variables(case)["committee_id"]))


def test_no_administrative_event_tells_who_judges(table: Table) -> None:
    table.ranked(PRICES, POINTS)
    with reading(table.database) as session:
        members = {row[0] for row in session.all("SELECT user_id FROM committee_seat")}
        told = session.all("SELECT actor, data FROM event WHERE instance_id = 0")
    known = [(actor, data) for actor, data in told if "committee" in str(data) or "score" in str(data)]
    assert len(members) == 3 and known
    assert not [
        (actor, data)
        for actor, data in known
        for member in members
        if actor == member or f'"{member}"' in str(data)
    ]


def test_another_candidate_needs_a_reason_and_judges_do_not_decide(table: Table) -> None:
    case = table.ranked(PRICES, POINTS)
    for wrong in (
        {**FIRST, "winnerRank": 2},
        {**FIRST, "winnerRank": 9, "decisionReason": "理由充分，请予确定"},
    ):
        with pytest.raises(ConsultationAwardWrong):
            table.complete(case, "decide-winner", wrong, "leader")
    with pytest.raises(DutiesNotSeparate):
        table.complete(case, "decide-winner", FIRST, table.members(case)[0])


def test_a_challenge_holds_the_decision_up(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    case = table.ranked(PRICES, POINTS)
    monkeypatch.setattr("workflows.procurement_consultation.guards.is_paused", lambda session, project: True)
    with pytest.raises(ConsultationHeldUp):
        table.complete(case, "decide-winner", FIRST, "leader")


def test_only_a_planned_consultation_begins(table: Table) -> None:
    from engine.commands.instances import start_process_instance

    with transaction(table.database) as session:
        given = {"projectId": table.project, "rules_on": "2026-03-01"}
        start_process_instance(session, CLERK, "procurement-consultation", given, business_key="other")
    assert any("ConsultationNotPossible" in str(each) for each in table.incidents())
