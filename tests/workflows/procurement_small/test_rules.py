"""What a comparison refuses: each rule where it begins to bite."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.actor import SYSTEM, Actor
from engine.commands.instances import modify_variables
from engine.commands.tasks import claim_task
from engine.errors import FormRefused, NotACandidate
from engine.identity.transfer import import_identities
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_plan.plans import AGREE, OFFICE
from tests.workflows.procurement_small.comparing import (
    JUDGES,
    POINTS,
    SUPPLIERS,
    Comparison,
    Market,
    documents,
    filled,
    group,
    opened,
    opening,
    received,
    response,
)
from workflows.errors import DutiesNotSeparate, StatusNotReachable
from workflows.procurement_plan.errors import RequirementInvalid
from workflows.procurement_small.closing import contract_until
from workflows.procurement_small.errors import (
    ComparisonGroupInvalid,
    ComparisonSheetFaulty,
    InvitedTooFew,
    ResponseRefused,
    ResponseWindowTooShort,
)
from workflows.procurement_small.evaluation import Offer, rank
from workflows.registries.committees import all_sheets, register_expert
from workflows.registries.organizations import ORGANIZATIONS, change_status, register_organization
from workflows.registries.people import (
    RESIDENT_CARD,
    join_organization,
    leave_organization,
    register_person,
)
from workflows.registries.register import find


def offer(number: int, price: int) -> Offer:
    return Offer(bid_id=number, organization_id=number, supplier=f"供应商{number}", price=Decimal(price))


# -- documents ------------------------------------------------------------------------------------------


def test_suppliers_have_five_working_days_to_respond(market: Market) -> None:
    case = market.begin()
    with pytest.raises(ResponseWindowTooShort, match="2010-03-08"):
        case.complete("draft-documents", documents(responseDeadline="2010-03-07T23:59+08:00"))
    case.complete("draft-documents", documents(responseDeadline="2010-03-08T10:00+08:00"))
    market.buyer.on("2010-03-02")  # a day later the same deadline is too early
    with pytest.raises(ResponseWindowTooShort, match="2010-03-09"):
        case.complete("review-documents", AGREE)


def test_documents_may_not_ask_for_the_size_of_a_supplier(market: Market) -> None:
    row = {"requirement": "注册资本不少于十万元", "reason": "确保履约能力"}
    with pytest.raises(RequirementInvalid):
        market.begin().complete("draft-documents", documents(qualification=[row]))


def test_an_inquiry_asks_three_registered_suppliers(market: Market) -> None:
    case = market.begin(40_000)
    two = [{"uscc": each.uscc} for each in SUPPLIERS[:2]]
    with pytest.raises(InvitedTooFew):
        case.complete("draft-documents", documents(invited=[*two, two[0]]))
    with pytest.raises(ResponseRefused):
        case.complete("draft-documents", documents(invited=[*two, {"uscc": "53100000500019795A"}]))


def test_the_author_of_the_documents_does_not_approve_them(market: Market) -> None:
    case = market.begin()
    case.complete("draft-documents", documents(), by="handler")
    with pytest.raises(DutiesNotSeparate):
        case.complete("review-documents", AGREE, by="handler")


# -- responses ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"receivedAt": "2010-03-09T10:01+08:00"}, "late"),
        ({"receivedAt": "2010-02-28T15:00+08:00"}, "early"),
        ({"sealOk": False}, "unsealed"),
        ({"uscc": "53100000500019795A"}, "unknown"),
        ({"uscc": SUPPLIERS[0].uscc}, "twice"),
    ],
)
def test_late_open_double_and_unknown_responses_are_refused(
    market: Market, wrong: dict[str, Any], fault: str
) -> None:
    case = market.begin().announced()
    market.buyer.on("2010-03-09", "10:30")
    responses = [*map(response, SUPPLIERS[:2]), {**response(SUPPLIERS[2]), **wrong}]
    with pytest.raises(ResponseRefused) as refused:
        case.complete("receive-responses", received(*responses))
    assert refused.value.params["fault"] == fault
    on_time = {**response(SUPPLIERS[2]), "receivedAt": "2010-03-09T10:00+08:00"}
    case.complete("receive-responses", received(*responses[:2], on_time))
    assert case.open_tasks() == ["open-responses"]


def test_t11_a_filed_group_has_no_code_by_which_it_could_respond(market: Market) -> None:
    with transaction(market.buyer.database) as session:
        filed = register_organization(
            session, OFFICE, name="莲新街道合唱队", form="FILED_GROUP", status="FILED", street="010"
        )
        assert find(session, ORGANIZATIONS, filed)["uscc"] is None
    with pytest.raises(ResponseRefused) as refused:
        market.begin().closed({**response(SUPPLIERS[0]), "uscc": "BA510104-010-00001"})
    assert refused.value.params["fault"] == "unknown"
    assert "备案" in refused.value.message()


def test_a_supplier_that_is_no_longer_registered_does_not_qualify(market: Market) -> None:
    case = market.begin().closed()
    with transaction(market.buyer.database) as session:
        change_status(
            session,
            OFFICE,
            SUPPLIERS[0].id,
            "DEREGISTERED",
            effective_on=date(2010, 3, 5),
            reason="自行申请注销",
        )
    case.complete("open-responses", opened(*(opening(each, 150_000) for each in SUPPLIERS[:3])))
    assert case.bids()[SUPPLIERS[0].uscc]["state"] == "UNQUALIFIED"
    assert case.open_tasks() == ["handle-shortage"]


def test_two_suppliers_with_the_same_head_both_fail(market: Market) -> None:
    with transaction(market.buyer.database) as session:
        head = register_person(
            session, OFFICE, name="示例甲", id_type=RESIDENT_CARD, id_no="510104190001010018"
        )
        for each in SUPPLIERS[:2]:
            join_organization(session, OFFICE, each.id, head, "LEGAL_REP", date(2009, 1, 1))
    shown = [opening(each, 150_000) for each in SUPPLIERS]
    case = market.begin().opened(*shown)
    states = [case.bids()[each.uscc]["state"] for each in SUPPLIERS]
    assert states == ["UNQUALIFIED", "UNQUALIFIED", "VALID", "VALID"]


def test_every_response_that_was_received_is_opened_and_no_other_can_be_named(market: Market) -> None:
    case = market.begin().closed()
    assert case.shown("open-responses")["openings"] == [{"uscc": each.uscc} for each in SUPPLIERS[:3]]
    for others in (SUPPLIERS[1:4], SUPPLIERS[:2], SUPPLIERS[:4]):
        with pytest.raises(FormRefused):
            case.complete("open-responses", opened(*(opening(each, 150_000) for each in others)))
    shown = [opening(each, 150_000, qualified=each is not SUPPLIERS[0]) for each in SUPPLIERS[:3]]
    with pytest.raises(ResponseRefused) as refused:
        case.complete("open-responses", opened(*shown))
    assert refused.value.params["fault"] == "no-reason"
    # what was received is corrected while the form stands open: its list is no longer what is to be opened
    corrected = [response(each) for each in SUPPLIERS[:4]]
    with transaction(case.database) as session:
        modify_variables(session, OFFICE, case.instance_id, {"responses": corrected})
    with pytest.raises(ResponseRefused) as refused:
        case.complete("open-responses", opened(*(opening(each, 150_000) for each in SUPPLIERS[:3])))
    assert refused.value.params["fault"] == "other-suppliers"


# -- the group ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accounts", "fault"),
    [
        (JUDGES[:3], "size"),
        (JUDGES[:6], "size"),
        ((*JUDGES[:4], "judge-1"), "twice"),
        ((*JUDGES[:4], "nobody"), "unknown"),
        ((*JUDGES[:4], "handler"), "handler"),
    ],
)
def test_a_group_is_odd_large_enough_and_had_no_hand_in_the_purchase(
    market: Market, accounts: tuple[str, ...], fault: str
) -> None:
    case = market.begin().opened()
    with pytest.raises(ComparisonGroupInvalid) as refused:
        case.complete("form-group", group(*accounts), by="clerk")
    assert refused.value.params["fault"] == fault


def test_three_judge_a_purchase_below_100000_yuan(market: Market) -> None:
    case = market.begin(90_000).opened(*(opening(each, 80_000) for each in SUPPLIERS[:3]))
    case.complete("form-group", group(*JUDGES[:3]), by="clerk")
    assert case.judges("declare-interests") == list(JUDGES[:3])


def test_an_expert_who_worked_for_a_supplier_within_three_years_does_not_judge(market: Market) -> None:
    case = market.begin().opened()
    with transaction(market.buyer.database) as session:
        person = register_person(
            session, OFFICE, name="示例甲", id_type=RESIDENT_CARD, id_no="510104190001010018"
        )
        register_expert(session, OFFICE, person_id=person, specialty="社会工作", user_id="judge-1")
        member = join_organization(session, OFFICE, SUPPLIERS[0].id, person, "EMPLOYEE", date(2005, 1, 1))
        leave_organization(session, OFFICE, member, date(2007, 4, 1))  # two years and eleven months ago
    with pytest.raises(ComparisonGroupInvalid) as refused:
        case.complete("form-group", group(*JUDGES[:5]), by="clerk")
    assert refused.value.params == {"fault": "tied", "account": "judge-1"}
    case.complete("form-group", group(*JUDGES[1:6]), by="clerk")


def test_staff_of_the_purchaser_do_not_sit_as_experts(market: Market) -> None:
    case = market.begin().opened()
    with transaction(market.buyer.database) as session:
        posts = {
            "units": [{"key": "010", "name": "莲新街道", "kind": "street", "parent": None}],
            "posts": [{"unit": "010", "key": "purchase-rep", "name": "采购人代表"}],
            "people": [{"id": "rep", "name": "采购人代表", "posts": ["purchase-rep:010"]}],
        }
        import_identities(session, SYSTEM, posts)
    members = group(*JUDGES[:4], "rep")["members"]
    with pytest.raises(ComparisonGroupInvalid) as refused:
        posing = [*members[:4], {**members[4], "role": "EXPERT"}]
        case.complete("form-group", {"members": posing}, by="clerk")
    assert refused.value.params["fault"] == "own-staff"
    case.complete("form-group", {"members": [*members[:4], {**members[4], "role": "PURCHASER"}]}, by="clerk")


# -- sheets ---------------------------------------------------------------------------------------------


def test_no_score_reaches_the_case_and_nobody_reads_one_before_all_are_locked(market: Market) -> None:
    case = market.begin().declared()
    committee_id = int(case.variables["committee_id"])
    marked = ((51.5, 25), (55, 28), (40, 20))
    case.judge("score-responses", "judge-1", filled(case.sheet, marked))
    assert all(line["points"] is None for line in case.variables["sheet"])
    assert "51.5" not in str(dict(case.variables))
    assert "51.5" not in _history(case)
    with reading(market.buyer.database) as session, pytest.raises(StatusNotReachable):
        all_sheets(session, committee_id)
    for account in JUDGES[1:5]:
        case.judge("score-responses", account, filled(case.sheet, POINTS))
    with reading(market.buyer.database) as session:
        assert len(all_sheets(session, committee_id)) == 15


def _history(case: Comparison) -> str:
    with reading(case.database) as session:
        rows = session.all("SELECT data FROM event WHERE instance_id = ?", (case.instance_id,))
        kept = session.all("SELECT changes FROM register_history")
    return "".join(str(row[0]) for row in (*rows, *kept))


def test_a_sheet_is_complete_and_within_its_maxima(market: Market) -> None:
    case = market.begin().declared()
    with pytest.raises(ComparisonSheetFaulty) as refused:
        case.judge("score-responses", "judge-1", filled(case.sheet, ((60.5, 25), (55, 28), (40, 20))))
    assert refused.value.params["fault"] == "too-high"
    with pytest.raises(FormRefused):
        case.judge("score-responses", "judge-1", filled(case.sheet, ((None, 25), (55, 28), (40, 20))))
    case.judge("score-responses", "judge-1", filled(case.sheet, ((60, 30), (0, 0), (40, 20))))


def test_nobody_but_a_member_takes_a_sheet(market: Market) -> None:
    case = market.begin().declared()
    task = case.task("score-responses")
    with transaction(market.buyer.database) as session:
        with pytest.raises(NotACandidate):
            claim_task(session, Actor(user_id="stranger", groups=frozenset()), task)


def test_points_of_the_price_are_the_lowest_over_the_price_times_the_weight() -> None:
    offers = [offer(1, 398), offer(2, 405), offer(3, 412)]
    sheets = {1: [Decimal("78.40")], 2: [Decimal("81.20")], 3: [Decimal("74.00")]}
    ranked = rank(offers, Decimal(10), sheets)
    assert [(each.offer.bid_id, each.price_points, each.total) for each in ranked] == [
        (2, Decimal("9.83"), Decimal("91.03")),
        (1, Decimal("10.00"), Decimal("88.40")),
        (3, Decimal("9.66"), Decimal("83.66")),
    ]


def test_of_equal_totals_the_lower_price_comes_first() -> None:
    offers = [offer(1, 200), offer(2, 100)]
    ranked = rank(offers, Decimal(10), {1: [Decimal(80)], 2: [Decimal(75)]})
    assert [each.total for each in ranked] == [Decimal("85.00"), Decimal("85.00")]
    assert [each.offer.bid_id for each in ranked] == [2, 1]


# -- the end --------------------------------------------------------------------------------------------


def test_who_judged_or_handled_does_not_decide(market: Market) -> None:
    case = market.begin().scored()
    for person in ("handler", "judge-1", "officer-review-documents"):
        with pytest.raises(DutiesNotSeparate):
            case.complete("decide-award", AGREE, by=person)


@pytest.mark.parametrize(
    ("letter", "last_day"),
    [(date(2010, 3, 12), date(2010, 3, 25)), (date(2010, 4, 20), date(2010, 5, 4))],  # 05-03 is a holiday
)
def test_the_contract_is_signed_within_ten_days_after_the_third(letter: date, last_day: date) -> None:
    assert contract_until(letter, date(2026, 1, 1)) == last_day
