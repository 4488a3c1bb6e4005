"""Findings: raised by who inspects, answered by the unit, judged, rectified, verified, closed (D.7.5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from engine.actor import Actor
from engine.errors import EngineError, NotFound, Refused
from engine.persistence.database import Database, reading, transaction
from tests.support.accounts import hire
from tests.workflows.house import Case, House, midnight
from workflows.audit_finding.commands import Finding, raise_finding
from workflows.audit_finding.errors import FindingRefused, FindingUnexplained, FindingUnitUnknown
from workflows.registries.findings import FINDINGS
from workflows.registries.register import find_by

AUDITOR = Actor(user_id="shen", groups=frozenset(), roles=frozenset({"auditor"}))
FOUND = Finding(
    unit="010",
    title="审核超期三天",
    facts="备案申请的审核任务在期限届满三天后才办结（示例）。",
    legal_basis="行政许可法第四十二条",
)
ANSWERED = {"agrees": "AGREE", "replyText": "情况属实，系人员调整所致（示例）。", "measures": "增设备岗"}
DONE = {"rectificationText": "已增设备岗并修订值班安排（示例）。"}


def judged(verdict: str) -> dict[str, str]:
    return {"verdict": verdict, "verdictText": "理由见审计底稿，请按期办理（示例）。"}


def verified(passed: str) -> dict[str, str]:
    return {"passed": passed, "verificationText": "已查看值班安排和近期办件（示例）。"}


@pytest.fixture
def street(house: House) -> House:
    hire(house.database, "leader", groups=["street-approval:010", "street-acceptance:010"])
    hire(house.database, "idle", groups=["community:nowhere"])
    return house


def raised(house: House, finding: Finding = FOUND, actor: Actor = AUDITOR) -> Case:
    with transaction(house.database) as session:
        return Case(house, raise_finding(session, actor, finding).instance_id)


def row(case: Case) -> Mapping[str, Any]:
    with reading(case.house.database) as session:
        found = find_by(session, FINDINGS, instance_id=case.instance_id)
    assert found is not None
    return found


def test_a_finding_is_answered_rectified_verified_and_closed(street: House) -> None:
    case = raised(street)
    assert (row(case)["finding_no"], row(case)["state"], row(case)["raised_by"]) == (
        "SJ-FX2010-0001",
        "RAISED",
        "shen",
    )
    assert case.groups("reply") == ["street-approval:010"]
    assert case.due("reply") == midnight("2010-03-16"), "ten working days after 1 March"
    case.complete("reply", ANSWERED, by="leader").complete("judge-reply", judged("RECTIFY"), by="shen")
    assert row(case)["state"] == "RECTIFYING"
    assert case.due("rectify") == midnight("2010-04-01"), "thirty days, holidays too"
    case.complete("rectify", DONE, by="leader")
    case.complete("verify", verified("NO"), by="shen")
    assert case.open_tasks() == ["rectify"]
    street.on("2010-03-20")
    case.complete("rectify", DONE, by="leader").complete("verify", verified("YES"), by="shen")
    closed = row(case)
    assert (case.status, closed["state"], closed["closed_on"].isoformat()) == (
        "completed",
        "RECTIFIED",
        "2010-03-20",
    )
    assert closed["verification"].startswith("已查看")


def test_reasons_that_hold_close_it_and_an_unclear_reply_comes_back(street: House) -> None:
    case = raised(street).complete("reply", ANSWERED, by="leader")
    case.complete("judge-reply", judged("RETURN"), by="shen")
    assert case.open_tasks() == ["reply"]
    disputed = {"agrees": "DISPUTE", "replyText": "期限因补正顺延，附补正通知书（示例）。"}
    case.complete("reply", disputed, by="leader").complete("judge-reply", judged("EXPLAINED"), by="shen")
    assert (case.status, row(case)["state"]) == ("completed", "EXPLAINED")


def test_a_finding_knows_the_case_it_is_about(street: House) -> None:
    about = street.submit()
    case = raised(street, Finding(unit="010", case=about.instance_id, found_in="late", title="超期",
                                  facts=FOUND.facts, legal_basis="x"))  # fmt: skip
    found = row(case)
    assert (found["subject_id"], found["found_in"]) == (about.instance_id, "late")
    with pytest.raises(NotFound):
        raised(street, Finding(unit="010", case=1, title="x", facts=FOUND.facts, legal_basis="x"))


def test_only_who_inspects_raises_findings(street: House, database: Database) -> None:
    for group in ("street-approval:010", "leader-view:510104"):
        with pytest.raises(FindingRefused):
            raised(street, actor=Actor(user_id="li", groups=frozenset({group})))
    assert raised(street, actor=Actor(user_id="ji", groups=frozenset({"monitor:discipline"})))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"facts": "太短"}, FindingUnexplained),
        ({"title": " "}, FindingUnexplained),
        ({"legal_basis": ""}, FindingUnexplained),
        ({"unit": "nowhere-at-all"}, FindingUnitUnknown),
        ({"unit": "nowhere"}, FindingUnitUnknown),
    ],
)
def test_a_finding_says_what_it_is_and_whose(
    street: House, change: dict[str, str], error: type[EngineError]
) -> None:
    given: dict[str, Any] = {
        "unit": "010", "title": "x", "facts": FOUND.facts, "legal_basis": "x", **change,
    }  # fmt: skip
    with pytest.raises(error):
        raised(street, Finding(**given))


def test_the_unit_does_not_judge_its_own_reply(street: House) -> None:
    case = raised(street).complete("reply", ANSWERED, by="leader")
    with pytest.raises(Refused):
        case.complete("judge-reply", judged("EXPLAINED"), by="leader")
