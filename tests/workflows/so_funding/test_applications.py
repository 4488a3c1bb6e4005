"""What is taken, what is refused and why, before a round reviews it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from engine.actor import SYSTEM, Actor
from engine.errors import FormRefused, NotACandidate
from engine.persistence.database import Database, reading, transaction
from tests.support.arranged import Arrangement
from tests.workflows.conftest import START
from tests.workflows.so_funding.conftest import furnished
from tests.workflows.so_funding.office import RECOMMENDATION, Case, Office, application, check, line
from workflows.errors import DutiesNotSeparate
from workflows.registries import grants, sealing, supervision
from workflows.registries.organizations import register_organization
from workflows.so_funding.commands import withdraw_funding
from workflows.so_funding.errors import (
    FundingApplicationInconsistent,
    FundingChecklistInconsistent,
    FundingDecided,
    NotTheGrantee,
    SecondFundingNotice,
)

THREE = application()["indicators"]


def with_open_round(database: Database) -> Office:
    office = furnished(database)
    office.open_round()
    return office


@pytest.fixture
def arrangement(request: pytest.FixtureRequest) -> Arrangement:
    if "opened" in request.fixturenames:
        return Arrangement("funding-open-round", START, with_open_round)
    return Arrangement("funding-office", START, furnished)


@pytest.fixture
def opened(arranged: Office) -> Office:
    """The office on the first day of an open window."""
    return arranged


def ineligible(case: Case) -> list[str]:
    found: list[str] = case.variables["ineligible"]
    return found


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        ("line", {"budget": [line("上门服务", 180, 100, 17999), line("保险", 2000, 1, 2000, source="OWN")]}),
        ("requested", {"requestedAmount": 17000}),
        ("own", {"ownFunds": 1999.99}),
        ("account", {"accountName": "别的单位"}),
        ("indicators", {"indicators": THREE[1:]}),
        ("indicators", {"indicators": [{**each, "name": f"指标{n}"} for n, each in enumerate(THREE)]}),
        ("period-early", {"periodFrom": "2010-03-31"}),
        ("period-early", {"periodTo": "2010-04-30"}),
        ("period-long", {"periodTo": "2011-05-01"}),
        (
            "management",
            {
                "budget": [
                    line("上门服务", 17900, 1, 17900),
                    line("管理费", 100, 1, 100, kind="MANAGEMENT"),
                    line("管理费", 2000, 1, 2000, kind="MANAGEMENT", source="OWN"),
                ]
            },
        ),
        (
            "assets",
            {
                "budget": [
                    line("上门服务", 11999, 1, 11999),
                    line("设备", 6001, 1, 6001, kind="ASSETS"),
                    line("保险", 2000, 1, 2000, source="OWN"),
                ]
            },
        ),
    ],
)
def test_an_application_that_contradicts_itself_or_the_guide_is_refused(
    opened: Office, reason: str, changes: dict[str, Any]
) -> None:
    # whom a registered organisation names as its sponsor gets no money for it
    case = opened.begin(sponsorName="别的单位")
    with pytest.raises(FundingApplicationInconsistent) as refused:
        case.complete("fill-application", "op-5001", application(**changes))
    assert refused.value.params["reason"] == reason
    assert "{" not in refused.value.message("zh-CN") + refused.value.message("en")
    assert case.open_tasks() == ["fill-application"]


def test_shares_and_months_at_their_limits_are_taken(opened: Office) -> None:
    budget = [
        line("上门服务", 10000, 1, 10000),
        line("设备", 6000, 1, 6000, kind="ASSETS"),
        line("管理费", 2000, 1, 2000, kind="MANAGEMENT"),
        line("保险", 2000, 1, 2000, source="OWN"),
    ]
    case = opened.apply(budget=budget, periodTo="2011-04-30")
    assert case.open_tasks() == ["street-recommend"]


@pytest.mark.parametrize(
    ("kind", "requested", "own", "reason"),
    [
        ("MICRO_PROJECT", 20000.01, 0, "ceiling"),
        ("MICRO_PROJECT", 20000, 0, None),
        ("SERVICE_PROJECT", 100000.01, 200000, "ceiling"),
        ("SERVICE_PROJECT", 50000.01, 50000, "share"),
        ("SERVICE_PROJECT", 50000, 50000, None),
        ("KEY_PROJECT", 200000, 0, "not-clean"),
    ],
)
def test_nobody_asks_for_more_than_the_ceiling_of_the_type(
    opened: Office, kind: str, requested: float, own: float, reason: str | None
) -> None:
    with transaction(opened.database) as session:
        record = {"organization_id": 5001, "kind": "PENALTY", "year": 2009, "result": "WARNING"}
        day = date(2009, 6, 1)
        supervision.record_supervision(session, SYSTEM, **record, starts_on=day, ends_on=date(2009, 7, 1))  # type: ignore[arg-type]
    budget = [line("服务", requested, 1, requested)]
    budget += [line("自筹", own, 1, own, source="OWN")] if own else []
    changes: dict[str, Any] = {
        "supportType": kind,
        "requestedAmount": requested,
        "ownFunds": own,
        "budget": budget,
    }
    if reason in ("ceiling", "share"):
        with pytest.raises(FundingApplicationInconsistent) as refused:
            opened.apply(**changes)
        assert refused.value.params["reason"] == reason
        return
    case = opened.apply(**changes)
    if reason is None:
        assert case.variables["ineligible"] == []
    else:
        assert ineligible(case) == ["不符合该扶持类型的申请条件"]


def _record(office: Office, kind: str, year: int, result: str, day: date) -> None:
    with transaction(office.database) as session:
        supervision.record_supervision(
            session, SYSTEM, organization_id=5001, kind=kind, year=year, result=result, starts_on=day
        )


@pytest.mark.parametrize(
    ("kind", "year", "result", "reason"),
    [
        ("ANNUAL", 2009, "FAIL", "上年度年检不合格或者未参加年检"),
        ("ANNUAL", 2009, "ABSENT", "上年度年检不合格或者未参加年检"),
        ("ANNUAL", 2009, "BASIC", None),
        ("ANNUAL", 2008, "FAIL", None),
        ("LISTING", 2010, "ABNORMAL", "被列入活动异常名录或者严重违法失信名单"),
        ("PENALTY", 2010, "FINE", "有未执行完毕的行政处罚"),
    ],
)
def test_the_registers_decide_who_is_eligible(
    opened: Office, kind: str, year: int, result: str, reason: str | None
) -> None:
    _record(opened, kind, year, result, date(year, 2, 1))
    case = opened.apply()
    assert ineligible(case) == ([reason] if reason else [])
    if reason:
        assert (case.status, case.last_activity) == ("completed", "not-eligible")
        assert (opened.grant()["state"], opened.grant()["closed_reason"]) == ("REFUSED", reason)


def test_what_another_fund_pays_already_is_not_funded_twice(opened: Office) -> None:
    case = opened.apply(otherFunding=True, otherFundingText="区级专项（示例）")
    assert ineligible(case) == ["同一内容已经获得其他财政资金"]


def test_one_application_a_type_and_year(office: Office) -> None:
    office.open_round()
    office.apply()
    office.open_round(roundName="2010年第二批", opensOn="2010-03-02", closesOn="2010-03-31")
    second = office.start(
        "so-funding", "op-5001", {"batchNo": "ZZ2010-02", "organizationId": "5001"}
    ).complete("fill-application", "op-5001", application())
    assert ineligible(second) == ["本年度已经申报过同一扶持类型"]


def test_a_project_that_is_not_closed_stands_in_the_way_of_the_next(opened: Office) -> None:
    opened.apply(supportType="TRAINING", trainees=36)
    with transaction(opened.database) as session:
        row = opened.grant()
        grants.advance_grant(session, SYSTEM, row["id"], "READY")
        grants.approve_grant(session, SYSTEM, row["id"], row["requested"])
    assert ineligible(opened.apply()) == ["以前的资助项目尚未结项"]


@pytest.mark.parametrize(
    ("sponsor", "reasons"),
    [
        ({}, ["备案组织须由街道社会组织联合会或者社区推荐"]),
        ({"sponsorName": "莲新街道示例一社区居民委员会"}, []),
    ],
)
def test_a_filed_group_applies_through_a_sponsor(
    opened: Office, sponsor: dict[str, Any], reasons: list[str]
) -> None:
    with transaction(opened.database) as session:
        register_organization(
            session, SYSTEM, id=7001, name="合唱队", form="FILED_GROUP", status="FILED", street="010"
        )
    case = opened.begin(7001, **sponsor)
    case.complete(
        "fill-application", "op-7001", application(accountName=sponsor.get("sponsorName", "合唱队"))
    )
    assert ineligible(case) == reasons


@pytest.mark.parametrize("changes", [{"batchNo": "ZZ2010-99"}, {"organizationId": "404"}])
def test_an_unknown_round_or_organisation_is_not_open(opened: Office, changes: dict[str, Any]) -> None:
    assert opened.begin(**changes).last_activity == "not-open"


def test_nothing_is_begun_before_or_after_the_window(office: Office) -> None:
    office.plan_round().complete("review-guide", "reviewer", _agree()).complete(
        "approve-guide", "leader", _agree()
    )
    assert office.begin().last_activity == "not-open"
    office.on("2010-04-01")
    assert office.begin().last_activity == "not-open"


def test_what_is_not_filled_in_when_the_window_closes_lapses(opened: Office) -> None:
    case = opened.begin()
    assert case.due("fill-application") == "2010-03-31"
    opened.on("2010-04-01", "00:00")
    assert case.last_activity == "lapsed"


def test_the_account_number_is_in_no_variable_and_no_history(opened: Office) -> None:
    case = opened.apply()
    assert case.variables["account_masked"].endswith("2222")
    with reading(opened.database) as session:
        events = session.all("SELECT data FROM event")
        history = session.all("SELECT changes FROM register_history")
    with transaction(opened.database) as session:
        sealed = case.variables["accountNo"]
        assert opened.grant()["account_sealed"] == sealed["sealed"]
        assert sealing.opened(session, SYSTEM, case.instance_id, sealed, "核对账号") == "6222000011112222"
    for kept in (json.dumps(dict(case.variables), default=str), str(events), str(history)):
        assert "6222000011112222" not in kept


def test_nobody_of_another_organisation_applies(opened: Office) -> None:
    case = opened.begin(5001)
    with pytest.raises(NotACandidate):
        case.complete("fill-application", "op-5002", application())
    foreign = opened.start("so-funding", "op-5002", {"batchNo": "ZZ2010-01", "organizationId": "5001"})
    with pytest.raises(NotTheGrantee):
        foreign.complete("fill-application", "op-5002", application())


def test_each_task_is_for_its_post_and_nobody_else(opened: Office) -> None:
    case = opened.apply()
    for stranger in ("handler", "payer", "expert-1", "op-5001"):
        with pytest.raises(NotACandidate):
            case.complete("street-recommend", stranger, RECOMMENDATION)
    assert case.due("street-recommend") == "2010-03-09"
    case.complete("street-recommend", "street", RECOMMENDATION)
    for stranger in ("street", "reviewer", "leader", "evaluator"):
        with pytest.raises(NotACandidate):
            case.complete("formal-check", stranger, check())
    case.complete("formal-check", "handler", check())
    assert opened.grant()["state"] == "READY"


def test_who_recommends_does_not_check(opened: Office) -> None:
    case = opened.apply()
    opened.staff_also("street", "civil-handler:civil-affairs")
    case.complete("street-recommend", "street", RECOMMENDATION)
    with pytest.raises(DutiesNotSeparate):
        case.complete("formal-check", "street", check())


def recommended(office: Office) -> Case:
    return office.apply().complete("street-recommend", "street", RECOMMENDATION)


def test_material_is_corrected_once(opened: Office) -> None:
    case = recommended(opened).complete("formal-check", "handler", check("BUDGET"))
    assert case.due("correct-materials") == "2010-03-09"
    case.complete("correct-materials", "op-5001", {"resubmitted": ["BUDGET"]})
    with pytest.raises(SecondFundingNotice, match="TEAM"):
        case.complete("formal-check", "handler", check("BUDGET", "TEAM"))
    case.complete("formal-check", "handler", check())
    assert opened.grant()["state"] == "READY"


def test_who_does_not_correct_in_five_days_is_deemed_to_withdraw(opened: Office) -> None:
    case = recommended(opened).complete("formal-check", "handler", check("BUDGET"))
    opened.on("2010-03-10", "00:00")
    assert case.last_activity == "deemed-withdrawn"
    assert opened.grant()["state"] == "WITHDRAWN"


@pytest.mark.parametrize(
    "submitted",
    [
        {**check("TEAM"), "conclusion": "PASSED"},
        {**check(), "conclusion": "CORRECTION"},
        {**check(), "conclusion": "REJECTED", "checkReason": "不行不行不行不行不行"[:9] + " "},
    ],
)
def test_a_conclusion_that_contradicts_the_checklist_is_refused(
    opened: Office, submitted: dict[str, Any]
) -> None:
    with pytest.raises((FundingChecklistInconsistent, FormRefused)):
        recommended(opened).complete("formal-check", "handler", submitted)


def test_no_material_is_left_out_of_the_check_and_none_is_invented(opened: Office) -> None:
    case, items = recommended(opened), check()["items"]
    invented = {"material": "CHARTER", "state": "COMPLETE"}
    for wrong in ([], items[:6], [*items, items[0]], [*items[:6], invented], [*items[:6], items[0]]):
        with pytest.raises(FormRefused):
            case.complete("formal-check", "handler", {**check(), "items": wrong})


def test_an_application_is_rejected_with_a_reason(opened: Office) -> None:
    submitted = {**check(), "conclusion": "REJECTED", "checkReason": "项目内容与申报指南的范围不符（示例）"}
    case = recommended(opened).complete("formal-check", "handler", submitted)
    assert case.last_activity == "not-eligible"
    assert opened.grant()["closed_reason"] == submitted["checkReason"]


def test_the_applicant_withdraws_until_the_round_has_decided(opened: Office) -> None:
    case = opened.ready()
    with pytest.raises(NotTheGrantee), transaction(opened.database) as session:
        withdraw_funding(session, Actor(user_id="op-5002"), "ZZ2010-01-001", "不再申报")
    with transaction(opened.database) as session:
        withdraw_funding(session, Actor(user_id="op-5001"), "ZZ2010-01-001", "不再申报")
    assert (case.status, case.last_activity) == ("completed", "withdrawn")
    assert opened.grant()["state"] == "WITHDRAWN"
    with pytest.raises(FundingDecided), transaction(opened.database) as session:
        withdraw_funding(session, Actor(user_id="op-5001"), "ZZ2010-01-001", "再次撤回")


def _agree() -> dict[str, Any]:
    return {"opinion": "AGREE", "opinionText": None, "legalBasis": None, "conflictDeclared": False}
