"""A round: the guide, the panel, independent sheets, amounts, meetings, publicity."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.commands.tasks import complete_task
from engine.errors import NotACandidate
from engine.persistence.database import reading, transaction
from tests.workflows.so_funding.office import (
    AGREE,
    DISAGREE,
    STAFF,
    Case,
    Office,
    attendance,
    line,
    sheet,
)
from workflows.errors import BudgetExceeded, DutiesNotSeparate, StatusNotReachable
from workflows.registries import grants, panels
from workflows.registries.committees import EXPERTS, SEATS, seats
from workflows.registries.people import join_organization, leave_organization
from workflows.registries.register import change, page
from workflows.so_funding.commands import withdraw_funding
from workflows.so_funding.errors import (
    FundingGuideNotReady,
    FundingIntakeNotOver,
    FundingMeetingInvalid,
    FundingObjectionInvalid,
    FundingPanelSizeWrong,
    FundingPoolTooSmall,
    FundingProposalOutOfOrder,
    FundingProposalWrong,
    FundingSheetTooHigh,
    NotOnTheFundingPanel,
    OwnFundingGuide,
)
from workflows.so_funding.experts import committee_of
from workflows.so_funding.scoring import opened_sheets

DIRECTORS = STAFF["civil-meeting:civil-affairs"]


def drawn(office: Office, applications: int = 1, experts: int = 5, **changes: Any) -> Case:
    """A round whose panels are drawn."""
    case = office.open_round()
    for organization in (5001, 5002, 5003, 5004)[:applications]:
        office.ready(organization, **changes)
    office.on("2010-04-01")
    return case.complete("close-intake", "handler", {"expertCount": experts})


def ranked(office: Office, *totals: int, **changes: Any) -> Case:
    """A round whose applications are scored."""
    case = drawn(office, len(totals), **changes)
    office.score(case, *totals)
    return case


def proposed(case: Case, **amounts: float) -> Case:
    """Amounts are proposed and checked; ``g001=0`` changes one of them."""
    rows = [
        {**row, "proposed": amounts.get("g" + row["grant_no"][-3:], row["proposed"])}
        for row in case.variables["ranking"]
    ]
    case.complete("propose-amounts", "handler", {"ranking": rows})
    return case.complete("review-proposals", "reviewer", AGREE)


def public(office: Office, *totals: int) -> Case:
    """A round before the public."""
    return proposed(ranked(office, *totals)).complete("decide", "leader", attendance("leader"))


# -- the guide ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"closesOn": "2010-03-21"},
        {"opensOn": "2010-02-26"},
        {"total": 600_000.01},
        {"budgetCode": "2010-XX"},
    ],
)
def test_a_guide_with_a_short_window_or_too_much_money_does_not_go_out(
    office: Office, changes: dict[str, Any]
) -> None:
    case = office.plan_round(**changes).complete("review-guide", "reviewer", AGREE)
    with pytest.raises(FundingGuideNotReady):
        case.complete("approve-guide", "leader", AGREE)
    case.complete("approve-guide", "leader", DISAGREE)
    assert case.last_activity == "guide-refused"
    assert office.notices() == []


def test_a_window_of_twenty_days_is_enough(office: Office) -> None:
    office.open_round(closesOn="2010-03-22")
    assert office.notices() == ["FUNDING_GUIDE"]


def test_who_drafts_the_guide_neither_checks_nor_approves_it(office: Office) -> None:
    office.staff_also("handler", "civil-review:civil-affairs", "civil-approval:civil-affairs")
    office.staff_also("reviewer", "civil-review:civil-affairs", "civil-approval:civil-affairs")
    case = office.plan_round()
    with pytest.raises(OwnFundingGuide):
        case.complete("review-guide", "handler", AGREE)
    case.complete("review-guide", "reviewer", AGREE)
    with pytest.raises(OwnFundingGuide):
        case.complete("approve-guide", "handler", AGREE)
    with pytest.raises(DutiesNotSeparate):
        case.complete("approve-guide", "reviewer", AGREE)


def test_whose_deputy_drafts_the_guide_does_not_decide_on_it(office: Office) -> None:
    form = {"roundName": "第一批", "budgetCode": "2010-ZZ", "opensOn": "2010-03-02", "closesOn": "2010-03-31"}
    deputy = Actor(user_id="handler-2", on_behalf_of="reviewer", roles=frozenset({"replay"}))
    with transaction(office.database) as session:
        given = {**form, "total": 500_000, "rules_on": "2026-01-01"}
        started = start_process_instance(session, deputy, "so-funding-round", given)
    with pytest.raises(OwnFundingGuide):
        Case(office, started.instance_id).complete("review-guide", "reviewer", AGREE)


# -- the panel ---------------------------------------------------------------------------------------------


def test_experts_are_drawn_when_nobody_is_left_in_the_formal_check(office: Office) -> None:
    case = office.open_round()
    office.ready(5001)
    office.apply(5002)
    office.on("2010-04-01")
    with pytest.raises(FundingIntakeNotOver, match="ZZ2010-01-002"):
        case.complete("close-intake", "handler", {"expertCount": 5})


@pytest.mark.parametrize("count", [3, 4, 6, 10, 13])
def test_a_panel_is_odd_and_of_five_to_eleven(office: Office, count: int) -> None:
    case = office.open_round()
    office.ready()
    office.on("2010-04-01")
    with pytest.raises(FundingPanelSizeWrong):
        case.complete("close-intake", "handler", {"expertCount": count})
    case.complete("close-intake", "handler", {"expertCount": 7})
    assert len({seat["account"] for _, seat in case.seats()}) == 7


def test_a_pool_that_is_too_small_is_told_before_anybody_is_drawn(office: Office) -> None:
    case = office.open_round()
    office.ready()
    office.on("2010-04-01")
    with pytest.raises(FundingPoolTooSmall):
        case.complete("close-intake", "handler", {"expertCount": 11})


def test_a_round_without_applications_ends(office: Office) -> None:
    case = drawn(office, 0)
    assert case.last_activity == "no-applications"


@pytest.mark.parametrize(("left", "is_tied"), [("2007-05-01", True), ("2007-03-31", False), (None, True)])
def test_who_worked_for_the_applicant_within_three_years_is_not_drawn(
    office: Office, left: str | None, is_tied: bool
) -> None:
    with transaction(office.database) as session:
        experts = page(session, EXPERTS).rows
        for expert in experts[:2]:
            joined = join_organization(
                session, SYSTEM, 5001, expert["person_id"], "EMPLOYEE", date(2005, 1, 1)
            )
            if left is not None:
                leave_organization(session, SYSTEM, joined, date.fromisoformat(left))
    case = drawn(office, experts=7)
    with reading(office.database) as session:
        panel = {seat["account"] for _, seat in case.seats()}
    excluded = {"expert-1", "expert-2"}
    assert len(panel) == 7
    assert not (is_tied and panel & excluded)
    if not is_tied:
        # seven of nine: with both excluded there is one panel only
        assert len(panel | excluded) <= 9


# -- the sheets --------------------------------------------------------------------------------------------


def test_nobody_sees_a_sheet_before_all_are_locked(office: Office) -> None:
    case = drawn(office)
    activity, seat = case.seats()[0]
    case.complete_activity(activity, seat["account"], sheet(83, 12345))
    with reading(office.database) as session:
        with pytest.raises(StatusNotReachable):
            opened_sheets(session, office.grant()["id"])
        kept = [
            *session.all("SELECT data FROM event"),
            *session.all("SELECT changes FROM register_history"),
            *session.all("SELECT content FROM document"),
        ]
    everything = json.dumps([str(row) for row in kept]) + json.dumps(dict(case.variables), default=str)
    assert "12345" not in everything
    assert "需求真实" not in everything
    office.score(case, 83)
    with reading(office.database) as session:
        assert len(opened_sheets(session, office.grant()["id"])) == 5
    assert case.documents.count("DOC-302") == 5


def test_a_sheet_is_filled_in_by_the_expert_drawn_and_nobody_else(office: Office) -> None:
    case = drawn(office)
    activity, seat = case.seats()[0]
    other = next(each for each in STAFF["expert-funding:experts"] if each != seat["account"])
    for stranger in (other, "handler", "leader", "op-5001"):
        with pytest.raises(NotACandidate):
            case.complete_activity(activity, stranger, sheet())
    with pytest.raises(NotOnTheFundingPanel), transaction(office.database) as session:
        deputy = Actor(user_id="deputy", on_behalf_of=seat["account"])
        complete_task(session, deputy, f"{case.instance_id}-{activity}", sheet())


def test_nobody_suggests_more_than_was_asked_for(office: Office) -> None:
    case = drawn(office)
    activity, seat = case.seats()[0]
    with pytest.raises(FundingSheetTooHigh):
        case.complete_activity(activity, seat["account"], sheet(80, 18000.01))


def test_a_declared_conflict_ends_the_seat_and_another_expert_is_drawn(office: Office) -> None:
    case = drawn(office)
    activity, seat = case.seats()[0]
    form = {"conflict": "YES", "conflictText": "配偶为该单位监事（示例）"}
    case.complete_activity(activity, seat["account"], form)
    panel = [each["account"] for _, each in case.seats()]
    assert (len(panel), len(set(panel))) == (5, 5)
    assert seat["account"] not in panel
    assert case.incidents == []
    office.score(case, 80)
    assert case.open_tasks() == ["propose-amounts"]
    with reading(office.database) as session:
        committee = committee_of(session, office.grant()["id"])
        assert committee is not None
        states = [row["state"] for row in seats(session, committee["id"])]
        assert SEATS.hidden >= {"declaration"}
    assert sorted(states) == ["RECUSED", *["SEATED"] * 5]


def test_an_expert_who_does_not_score_in_ten_days_is_replaced(office: Office) -> None:
    case = drawn(office)
    first = {seat["account"] for _, seat in case.seats()}
    assert case.due("score-sheet") == "2010-04-16"
    for other, each in case.seats()[1:]:
        case.complete_activity(other, each["account"], sheet())
    office.on("2010-04-17", "00:00")
    ((_, new),) = case.seats()
    assert new["account"] not in first
    assert new["drawn_on"] == "2010-04-17"
    office.score(case, 80)
    assert case.open_tasks() == ["propose-amounts"]


def test_the_mean_drops_no_sheet_and_ranks_the_applications(office: Office) -> None:
    case = drawn(office, 2)
    for number, (activity, seat) in enumerate(case.seats()):
        first = seat["grant_no"].endswith("001")
        points = (60, 60, 60, 60, 95)[number % 5] if first else 70
        case.complete_activity(activity, seat["account"], sheet(points))
    ranking = [(row["grant_no"][-3:], row["score"]) for row in case.variables["ranking"]]
    assert ranking == [("002", 70), ("001", 67)]


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
    from tests.workflows.so_funding.office import RECOMMENDATION, application, check

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
    with pytest.raises(FundingMeetingInvalid) as refused:
        case.complete("decide", "director-1", attendance(*DIRECTORS))
    assert refused.value.params["reason"] == "officer"
    case.complete("decide", "director-1", attendance(*DIRECTORS, absent=("director-2",)))
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
    office.on("2010-04-12")
    assert office.grant()["state"] == ("APPROVED" if passed else "REFUSED")


def test_two_decisions_at_once_never_overspend_the_line(office: Office) -> None:
    cases = []
    for number, organization in enumerate((5001, 5002), start=1):
        case = office.plan_round(roundName=f"2010年第{number}批", closesOn="2010-03-25", opensOn="2010-03-01")
        case.complete("review-guide", "reviewer", AGREE).complete("approve-guide", "leader", AGREE)
        cases.append(case)
        form = {"batchNo": f"ZZ2010-{number:02d}", "organizationId": str(organization)}
        from tests.workflows.so_funding.office import RECOMMENDATION, application, check

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
        from workflows.registries import budgets

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


# -- publicity ---------------------------------------------------------------------------------------------


def objection(**changes: Any) -> dict[str, Any]:
    base = {"grantNo": "ZZ2010-01-001", "receivedOn": "2010-04-02", "by": "示例居民", "text": "申报内容不实"}
    return {"objections": [{**base, **changes}]}


def finding(verdict: str) -> dict[str, Any]:
    row = {"grantNo": "ZZ2010-01-001", "verdict": verdict, "text": "经复核（示例）"}
    return {"reexaminations": [row]}


def test_publicity_stands_five_working_days(office: Office) -> None:
    case = public(office, 90)
    assert case.due("record-objection") == "2010-04-09"
    office.on("2010-04-09", "23:59")
    assert case.open_tasks() == ["record-objection"]
    office.on("2010-04-10", "00:00")
    assert case.last_activity == "round-decided"


def test_an_objection_that_is_dismissed_leaves_the_grant(office: Office) -> None:
    case = public(office, 90)
    office.on("2010-04-02")
    case.complete("record-objection", "handler", objection())
    assert case.due("re-examine") == "2010-04-12"
    case.complete("re-examine", "reviewer", finding("DISMISSED"))
    assert case.open_tasks() == ["record-objection"]
    office.on("2010-04-12")
    assert office.grant()["state"] == "APPROVED"


def test_an_objection_that_is_upheld_ends_the_grant_and_frees_the_money(office: Office) -> None:
    case = public(office, 90, 80)
    assert office.money() == (30000, 0, 0)
    office.on("2010-04-02")
    case.complete("record-objection", "handler", objection()).complete(
        "re-examine", "reviewer", finding("UPHELD")
    )
    assert office.money() == (15000, 0, 0)
    office.on("2010-04-12")
    assert office.grant()["state"] == "REFUSED"
    assert office.grant("ZZ2010-01-002")["state"] == "APPROVED"


@pytest.mark.parametrize("changes", [{"grantNo": "ZZ2010-01-003"}, {"receivedOn": "2010-04-20"}])
def test_an_objection_to_nothing_or_of_a_later_day_is_refused(
    office: Office, changes: dict[str, Any]
) -> None:
    case = public(office, 90)
    with pytest.raises(FundingObjectionInvalid):
        case.complete("record-objection", "handler", objection(**changes))


def test_applicants_hear_their_own_total_and_rank_only_after_the_result(office: Office) -> None:
    case = office.open_round()
    applications = [office.ready(organization) for organization in (5001, 5002)]
    office.on("2010-04-01")
    case.complete("close-intake", "handler", {"expertCount": 5})
    office.score(case, 70, 90)
    proposed(case, g001=0).complete("decide", "leader", attendance("leader"))
    assert "result" not in applications[0].variables
    office.on("2010-04-12")
    assert applications[0].variables["result"] == {
        "grant_no": "ZZ2010-01-001",
        "approved": 0,
        "score": 70,
        "rank": 2,
    }
    assert (applications[0].last_activity, office.grant()["state"]) == ("not-funded", "REFUSED")
    assert applications[1].open_tasks() == ["sign-for-organization"]


def test_an_application_taken_back_before_the_decision_holds_up_nobody(office: Office) -> None:
    case = proposed(ranked(office, 90, 80))
    with transaction(office.database) as session:
        withdraw_funding(session, Actor(user_id="op-5001"), "ZZ2010-01-001", "不再申报")
    case.complete("decide", "leader", attendance("leader"))
    assert office.money() == (15000, 0, 0)
    office.on("2010-04-12")
    states = [office.grant(f"ZZ2010-01-00{number}")["state"] for number in (1, 2)]
    assert states == ["WITHDRAWN", "APPROVED"]
