"""A decided round before the public: objections, and what applicants hear."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engine.actor import Actor
from engine.persistence.database import reading, transaction
from tests.workflows.so_funding.office import Office, attendance
from tests.workflows.so_funding.rounds import proposed, public, ranked
from workflows.registries.documents import document_of
from workflows.registries.objections import OBJECTIONS
from workflows.registries.register import page
from workflows.so_funding.commands import withdraw_funding
from workflows.so_funding.errors import FundingObjectionInvalid


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
    with reading(office.database) as session:
        [row] = page(session, OBJECTIONS, instance_id=case.instance_id).rows
        paper = document_of(session, row["document_id"])
    assert (row["state"], row["result"], row["due_on"]) == ("ANSWERED", "REJECTED", date(2010, 4, 12))
    assert (paper["code"], paper["addressee"]) == ("DOC-311", "示例居民")
    assert all(each in paper["html"] for each in ("申报内容不实", "经复核（示例）", "锦民资异〔2010〕001号"))
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
