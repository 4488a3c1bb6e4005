"""Amounts of a funding round, and who decides on them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from engine.actor import SYSTEM
from engine.identity.transfer import import_identities
from engine.persistence.database import reading, transaction
from tests.workflows.so_funding.office import (
    AGREE,
    DISAGREE,
    RECOMMENDATION,
    Case,
    Office,
    application,
    attendance,
    check,
    line,
    sheet,
)
from tests.workflows.so_funding.rounds import DIRECTORS, drawn, proposed, ranked
from workflows.errors import BudgetExceeded
from workflows.registries import budgets, grants, panels
from workflows.registries.register import change, page
from workflows.so_funding.errors import FundingMeetingInvalid, FundingProposalOutOfOrder, FundingProposalWrong

# -- amounts -----------------------------------------------------------------------------------------------


def test_amounts_stay_within_request_pass_mark_and_money(office: Office) -> None:
    case = ranked(office, 90, 80, 59)
    rows = case.variables["ranking"]
    assert [row["proposed"] for row in rows] == [15000, 15000, 0]
    for number, amount in ((0, 18000.01), (2, 0.01)):
        wrong = [{**row, "proposed": amount} if n == number else row for n, row in enumerate(rows)]
        with pytest.raises(FundingProposalWrong):
            case.complete("propose-amounts", "handler", {"ranking": wrong})
    skipped = [{**rows[0], "proposed": 0}, *rows[1:]]
    with pytest.raises(FundingProposalOutOfOrder):
        case.complete("propose-amounts", "handler", {"ranking": skipped})
    skipped[0]["reason"] = "申报单位书面表示另有资金来源（示例）"
    case.complete("propose-amounts", "handler", {"ranking": skipped})
    assert case.open_tasks() == ["review-proposals"]


def test_the_reviewer_returns_the_amounts(office: Office) -> None:
    case = ranked(office, 90)
    case.complete("propose-amounts", "handler", {"ranking": case.variables["ranking"]})
    case.complete("review-proposals", "reviewer", {**DISAGREE, "opinion": "RETURN"})
    assert case.open_tasks() == ["propose-amounts"]


# -- meetings ----------------------------------------------------------------------------------------------


KEY: dict[str, Any] = {"supportType": "KEY_PROJECT", "ownFunds": 0}


def big(office: Office, amount: float) -> Case:
    """A proposal of this amount, before whoever decides on it."""
    budget = [line("服务", amount, 1, amount)]
    case = drawn(office, 1, **KEY, requestedAmount=amount, budget=budget)
    office.score(case, 90, amount=amount)
    return proposed(case)


@pytest.mark.parametrize(
    ("amount", "group"),
    [
        (50000, "civil-approval:civil-affairs"),
        (50000.01, "civil-meeting:civil-affairs"),
        (200000, "civil-meeting:civil-affairs"),
    ],
)
def test_the_amount_decides_who_decides(office: Office, amount: float, group: str) -> None:
    case = big(office, int(amount) if amount == int(amount) else amount + 0.99)
    assert case.variables["meetings"][0]["group"] == group


def test_a_year_of_more_than_three_hundred_thousand_goes_to_the_joint_meeting(office: Office) -> None:
    office.open_round()
    earlier = office.apply(supportType="TRAINING", trainees=36)
    with transaction(office.database) as session:
        # a grant of this year that is closed already
        row = office.grant()
        change(
            session,
            SYSTEM,
            grants.GRANTS,
            row["id"],
            {"state": "CLOSED", "approved": 280000, "requested": 280000},
        )
    assert earlier.open_tasks() == ["street-recommend"]
    case = office.open_round(roundName="2010年第二批")
    form = {"batchNo": "ZZ2010-02", "organizationId": "5001"}

    grant = office.start("so-funding", "op-5001", form)
    budget = [line("服务", 20001, 1, 20001)]
    grant.complete("fill-application", "op-5001", application(**KEY, requestedAmount=20001, budget=budget))
    grant.complete("street-recommend", "street", RECOMMENDATION).complete("formal-check", "handler", check())
    office.on("2010-04-01")
    case.complete("close-intake", "handler", {"expertCount": 5})
    office.score(case, 90, amount=20001)
    proposed(case)
    assert case.variables["meetings"][0]["group"] == "joint-meeting:510104"


@pytest.mark.parametrize(
    ("reason", "form"),
    [
        ("quorum", {"absent": DIRECTORS[:3]}),
        ("members", {"dissents": [{"grantNo": "ZZ2010-01-001", "account": "nobody", "choice": "NO"}]}),
        ("unknown", {"dissents": [{"grantNo": "ZZ2010-01-009", "account": "director-1", "choice": "NO"}]}),
        ("conflict", {"conflictDeclared": True}),
    ],
)
def test_a_meeting_without_quorum_or_with_strangers_decides_nothing(
    office: Office, reason: str, form: dict[str, Any]
) -> None:
    case = big(office, 60000)
    with pytest.raises(FundingMeetingInvalid) as refused:
        case.complete("decide", "director-1", attendance(*DIRECTORS, **form))
    assert refused.value.params["reason"] == reason
    assert "{" not in refused.value.message("zh-CN")
    assert office.money() == (0, 0, 0)


def test_all_members_are_named_and_they_hold_the_post(office: Office) -> None:
    case = big(office, 60000)
    for members in (DIRECTORS[:4], (*DIRECTORS, "leader")):
        with pytest.raises(FundingMeetingInvalid) as refused:
            case.complete("decide", "director-1", attendance(*members))
        assert refused.value.params["reason"] == "holders"


def test_who_recommended_checked_or_scored_is_not_among_those_who_decide(office: Office) -> None:
    office.staff_also("director-1", "civil-handler:civil-affairs")
    case = drawn(office)
    with transaction(office.database) as session:
        session.write(
            "UPDATE user_task SET completed_by = 'leader' WHERE element_id = 'street-recommend'", ()
        )
    office.score(case, 80)
    proposed(case)
    with pytest.raises(FundingMeetingInvalid) as refused:
        case.complete("decide", "leader", attendance("leader"))
    assert refused.value.params["reason"] == "separate"


def test_whose_deputy_recommended_is_not_among_those_who_decide(office: Office) -> None:
    case = drawn(office)
    with transaction(office.database) as session:
        session.write(
            "UPDATE user_task SET completed_on_behalf_of = 'leader' WHERE element_id = 'street-recommend'", ()
        )
    office.score(case, 80)
    proposed(case)
    with pytest.raises(FundingMeetingInvalid) as refused:
        case.complete("decide", "leader", attendance("leader"))
    assert refused.value.params == {"reason": "separate", "account": "leader"}


def test_who_is_tied_to_an_applicant_leaves_the_meeting(office: Office) -> None:
    case = big(office, 60000)
    with transaction(office.database) as session:
        panels.register_tie(session, SYSTEM, account="director-2", organization_id=5001, relation="OFFICER")
        posts = ["civil-meeting:civil-affairs", "so-legal:so-5001"]
        import_identities(session, SYSTEM, {"people": [{"id": "director-3", "name": "示例", "posts": posts}]})
    for absent in ((), ("director-3",), ("director-2",)):
        with pytest.raises(FundingMeetingInvalid) as refused:
            case.complete("decide", "director-1", attendance(*DIRECTORS, absent=absent))
        assert refused.value.params["reason"] == "officer"
    case.complete("decide", "director-1", attendance(*DIRECTORS, absent=("director-2", "director-3")))
    assert office.money() == (60000, 0, 0)


@pytest.mark.parametrize(("against", "passed"), [(1, True), (2, True), (3, False)])
def test_more_than_half_of_all_members_must_agree(office: Office, against: int, passed: bool) -> None:
    case = big(office, 60000)
    dissents = [
        {"grantNo": "ZZ2010-01-001", "account": account, "choice": "NO"} for account in DIRECTORS[:against]
    ]
    case.complete("decide", "director-1", attendance(*DIRECTORS, dissents=dissents))
    assert office.money() == ((60000, 0, 0) if passed else (0, 0, 0))
    with reading(office.database) as session:
        votes = page(session, grants.VOTES, limit=100).rows
    assert sorted(row["account"] for row in votes if row["choice"] == "NO") == list(DIRECTORS[:against])
    office.on("2010-04-13")
    assert office.grant()["state"] == ("APPROVED" if passed else "REFUSED")


def test_two_decisions_at_once_never_overspend_the_line(office: Office) -> None:
    cases = []
    for number, organization in enumerate((5001, 5002), start=1):
        case = office.plan_round(roundName=f"2010年第{number}批", closesOn="2010-03-25", opensOn="2010-03-01")
        case.complete("review-guide", "reviewer", AGREE).complete("approve-guide", "leader", AGREE)
        cases.append(case)
        form = {"batchNo": f"ZZ2010-{number:02d}", "organizationId": str(organization)}

        grant = office.start("so-funding", f"op-{organization}", form)
        budget = [line("服务", 200000, 1, 200000)]
        filled = application(
            **KEY, requestedAmount=200000, budget=budget, accountName=f"示例组织{organization}"
        )
        grant.complete("fill-application", f"op-{organization}", filled)
        grant.complete("street-recommend", "street", RECOMMENDATION)
        grant.complete("formal-check", "handler", check())
    office.on("2010-03-26")
    for case in cases:
        case.complete("close-intake", "handler", {"expertCount": 5})
        for activity, seat in case.seats():
            case.complete_activity(activity, seat["account"], sheet(90, 200000))
        proposed(case)
    with transaction(office.database) as session:
        # what is left is enough for one of the two
        budgets.reserve(session, SYSTEM, office.line, "OTHER", Decimal(250000), instance_id=1)

    def decide(case: Case) -> bool:
        try:
            case.complete("decide", "director-1", attendance(*DIRECTORS))
        except BudgetExceeded:
            return False
        return True

    with ThreadPoolExecutor(2) as meetings:
        passed = sorted(meetings.map(decide, cases))
    assert passed == [False, True]
    assert office.money() == (450000, 0, 0)
    assert sorted(case.open_tasks()[0] for case in cases) == ["decide", "record-objection"]
