"""What a challenge makes of a tender: it holds it up, and may take another candidate or begin anew."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from engine.actor import SYSTEM
from engine.commands.messages import publish_message
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_open_tender.hall import Hall
from workflows.pilot import acting, cast, tender
from workflows.pilot.suppliers import supplier
from workflows.procurement_open_tender.errors import TenderHeldUp
from workflows.registries.challenges import PAUSES
from workflows.registries.purchases import AWARDS
from workflows.registries.register import change, enter, page


def pause(hall: Hall) -> int:
    with transaction(hall.database) as session:
        values: dict[str, Any] = {
            "project_id": tender.the_project(session)["id"],
            "challenge_id": 1,
            "paused_from": date(2010, 8, 10),
            "reason": "质疑可能影响中标结果（示例）",
            "is_settled": False,
        }
        return enter(session, SYSTEM, PAUSES, values)


def resume(hall: Hall, pause_id: int | None, effect: str) -> None:
    """As the case of the challenge does it: the register first, then the message."""
    with transaction(hall.database) as session:
        if pause_id is not None:
            change(session, SYSTEM, PAUSES, pause_id, {"resumed_on": date(2010, 8, 19), "effect": effect})
        number = tender.the_project(session)["project_no"]
        publish_message(
            session, SYSTEM, "tender-resumed", number, {"challenge_effect": effect}, time_to_live=timedelta(0)
        )
    hall.work()


def case_of(hall: Hall) -> int:
    with reading(hall.database) as session:
        return tender.the_case(session)


def test_a_tender_that_is_held_up_waits_behind_its_window(hall: Hall) -> None:
    hall.play(tender.steps())
    held = pause(hall)
    hall.go_to("2010-08-16 10:00")
    assert hall.status(case_of(hall)) == "active"
    hall.go_to("2010-08-19 16:00")
    resume(hall, held, "NONE")
    assert hall.status(case_of(hall)) == "completed"


def test_an_answer_within_the_window_changes_nothing(hall: Hall) -> None:
    hall.play(tender.steps())
    resume(hall, pause(hall), "NONE")
    assert hall.status(case_of(hall)) == "active"
    hall.go_to("2010-08-13 00:00")
    assert hall.status(case_of(hall)) == "completed"


def test_nobody_decides_while_it_is_held_up(hall: Hall) -> None:
    hall.play(tender.steps(), until="decide")
    pause(hall)
    actor = cast.actor("purchase-approval", tender.PURCHASER)
    with pytest.raises(TenderHeldUp), transaction(hall.database) as session:
        entered = {"winnerRank": 1, "conflictDeclared": False}
        acting.complete(session, actor, tender.the_case(session), "decide-winner", entered)


def test_an_upheld_challenge_takes_the_next_candidate(hall: Hall) -> None:
    hall.play(tender.steps())
    hall.go_to("2010-08-10 10:00")
    resume(hall, pause(hall), "NEXT_CANDIDATE")
    with reading(hall.database) as session:
        rows = page(session, AWARDS, project_id=tender.the_project(session)["id"]).rows
        known = tender.variables(session, case_of(hall))
    decided = [row["organization_id"] for row in rows if row["state"] == "DECIDED"]
    assert decided == [supplier(1).id]
    assert known["winner"]["bidder"] == supplier(1).name
    assert hall.documents(case_of(hall)).count("DOC-415") == 2


@pytest.mark.parametrize("effect", ["RESTART", "AMEND"])
def test_an_upheld_challenge_to_the_documents_begins_anew(hall: Hall, effect: str) -> None:
    hall.play(tender.steps(), until="share-0")
    resume(hall, None, effect)
    assert hall.open_tasks(case_of(hall)) == ["record-failure"]
