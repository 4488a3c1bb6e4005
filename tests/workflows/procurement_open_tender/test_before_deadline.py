"""What changes an open tender before its deadline: clarifications, and the purchaser who calls it off."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from engine.actor import SYSTEM, Actor
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_open_tender.attempts import (
    AGENT,
    HANDLER,
    attempt,
    fail,
    project_state,
    the_case,
)
from tests.workflows.procurement_open_tender.hall import Hall
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import cast, tender, tender_state
from workflows.posts import single_units
from workflows.procurement_open_tender.commands import clarify, terminate
from workflows.procurement_open_tender.errors import (
    ClarificationTooLate,
    TenderFailureContradicts,
    TenderNotTheAgency,
    TenderOver,
)
from workflows.registries import budgets

AMENDED = [["第三章", "十二场活动", "十场活动"]]


def clarified(hall: Hall, actor: Actor = AGENT, **more: Any) -> Any:
    with transaction(hall.database) as session:
        project_id = tender.the_project(session)["id"]
        return clarify(session, actor, project_id, AMENDED, **{"affects_bids": True, **more})


def test_a_clarification_on_the_fifteenth_day_before_is_in_time(hall: Hall) -> None:
    hall.play(tender.steps(), until="draw")
    hall.go_to("2010-07-12 16:00")
    clarified(hall)
    assert "DOC-407" in hall.documents(the_case(hall))
    assert hall.notices()[-1] == "CORRECTION_NOTICE"


def test_a_later_one_moves_the_deadline_and_the_bids_stay(hall: Hall) -> None:
    hall.play(tender.steps(), until="share-0")
    hall.go_to("2010-07-27 09:00")
    with pytest.raises(ClarificationTooLate):
        clarified(hall)
    clarified(hall, deadline=datetime(2010, 8, 11, 10, 0, tzinfo=SHANGHAI))
    hall.go_to("2010-07-27 10:05")
    assert "deliver-key-share" not in hall.open_tasks(the_case(hall))
    hall.go_to("2010-08-11 10:00")
    assert hall.open_tasks(the_case(hall)).count("deliver-key-share") == 3


def test_only_the_agency_clarifies_and_only_before_the_deadline(hall: Hall) -> None:
    hall.play(tender.steps(), until="draw")
    hall.go_to("2010-07-12 16:00")
    with pytest.raises(TenderNotTheAgency):
        clarified(hall, HANDLER)
    hall.go_to("2010-07-27 10:01")
    with pytest.raises(TenderOver):
        clarified(hall)


def test_a_purchaser_calls_the_tender_off(hall: Hall) -> None:
    with transaction(hall.database) as session:
        line = budgets.register_line(
            session,
            SYSTEM,
            unit_key=tender.PURCHASER,
            year=2010,
            code=tender_state.LINE,
            name="示例预算",
            amount=tender_state.BUDGET,
        )
    hall.play(tender.steps(), until="draw")
    with transaction(hall.database) as session:
        actor = cast.actor("purchase-approval", tender.PURCHASER)
        terminate(session, actor, tender.the_project(session)["id"], "市民中心建设计划取消（示例）")
    entered = {
        "failureReason": "CANCELLED",
        "failureFacts": "市民中心建设计划取消（示例）",
        "nextStep": "CANCEL",
    }
    with pytest.raises(TenderFailureContradicts):
        attempt(hall, AGENT, "record-failure", {**entered, "nextStep": "RETENDER"})
    fail(hall, entered)
    assert hall.open_tasks(the_case(hall)) == ["return-fees"]
    attempt(
        hall,
        cast.actor("agency-staff", single_units()["agency"]),
        "return-fees",
        {"returned": [], "allReturned": True},
    )
    assert hall.status(the_case(hall)) == "completed"
    assert project_state(hall) == "TERMINATED"
    with reading(hall.database) as session:
        held = budgets.claim(session, line, tender.the_project(session)["project_no"])
    assert held == budgets.Claim(Decimal(0), Decimal(0), Decimal(0))
