"""Values of a case are changed from outside by two people, or not at all (D.7.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.instances import cancel_process_instance, modify_variables
from engine.errors import ProcessInstanceEnded, RevisionChanged
from engine.persistence.database import Database, reading, transaction
from tests.support.desk import WANG, Desk
from tests.support.diagrams import end, exclusive, path, process, start, user_task, when
from workflows.corrections.errors import (
    CorrectionDecided,
    CorrectionEmpty,
    CorrectionExpired,
    CorrectionOwn,
    CorrectionSealed,
    CorrectionStale,
)
from workflows.corrections.proposals import (
    CORRECTIONS,
    approve_correction,
    corrections,
    propose_correction,
    reject_correction,
)
from workflows.errors import EntryIncomplete
from workflows.registries.register import find

ADMIN, SECURITY = Actor(user_id="xitong"), Actor(user_id="anquan")
VALUES = {"amount": 12.3, "name": "示例队"}


@pytest.fixture
def desk(registers: Database, clock: object) -> Desk:
    return Desk(registers)


@pytest.fixture
def case(desk: Desk) -> int:
    return desk.run(process("p", start() >> user_task("do", groups=["clerks"]) >> end()), VALUES)


def propose(desk: Desk, case: int, variables: Mapping[str, Any], actor: Actor = ADMIN, **more: Any) -> int:
    with transaction(desk.database) as session:
        return propose_correction(session, actor, case, variables, "录入错误", **more)


def approve(desk: Desk, correction: int, actor: Actor = SECURITY) -> None:
    with transaction(desk.database) as session:
        approve_correction(session, actor, correction)


def test_nothing_is_written_before_another_person_approves(desk: Desk, case: int) -> None:
    waiting = propose(desk, case, {"amount": 13, "name": "示例队", "note": "补"})
    assert desk.variables(case) == VALUES
    with pytest.raises(CorrectionOwn):
        approve(desk, waiting, ADMIN)
    approve(desk, waiting)
    assert desk.variables(case) == {"amount": 13, "name": "示例队", "note": "补"}
    with reading(desk.database) as session:
        (told,) = corrections(session)
    assert (told["before"], told["after"]) == ({"amount": 12.3}, {"amount": 13, "note": "补"})
    assert (told["state"], told["created_by"], told["decided_by"]) == ("APPROVED", "xitong", "anquan")
    with pytest.raises(CorrectionDecided):
        approve(desk, waiting)


def test_both_steps_are_in_the_chain_of_the_case_with_old_and_new(desk: Desk, case: int) -> None:
    waiting = propose(desk, case, {"amount": 13})
    (proposed,) = desk.events("correction-proposed")
    assert (proposed["before"], proposed["after"]) == ({"amount": 12.3}, {"amount": 13})
    assert (proposed["actor"], proposed["reason"]) == ("xitong", "录入错误")
    approve(desk, waiting)
    assert [desk.events(f"register-{each}")[-1]["actor"] for each in ("entered", "changed")] == [
        "xitong",
        "anquan",
    ]
    (written,) = desk.events("variables-modified")
    assert written["proposed_by"] == "xitong" and written["reason"] == "录入错误"
    assert (written["actor"], written["correction"]) == ("anquan", str(waiting))
    values = desk.events("variables-changed")[-1]
    assert values["values"] == {"amount": 13} and "12.3" in str(values["old"])


def test_what_is_rejected_is_never_written(desk: Desk, case: int) -> None:
    waiting = propose(desk, case, {"amount": 13})
    with transaction(desk.database) as session:
        with pytest.raises(EntryIncomplete):
            reject_correction(session, SECURITY, waiting, " ")
        reject_correction(session, SECURITY, waiting, "金额以合同为准")
    assert desk.variables(case) == VALUES
    assert desk.events("correction-rejected")[0]["reason"] == "金额以合同为准"
    with pytest.raises(CorrectionDecided):
        approve(desk, waiting)


def test_a_value_that_changed_meanwhile_is_not_written_over(desk: Desk, case: int) -> None:
    waiting = propose(desk, case, {"amount": 13, "note": "补"})
    with transaction(desk.database) as session:
        modify_variables(session, WANG, case, {"note": "先到"})
    with reading(desk.database) as session:
        assert corrections(session, state="PROPOSED")[0]["stale"] == ["note"]
    with pytest.raises(CorrectionStale):
        approve(desk, waiting)
    assert desk.variables(case)["amount"] == 12.3


def test_a_correction_waits_five_working_days_to_their_last_hour(
    desk: Desk, case: int, clock: Callable[[timedelta], None]
) -> None:
    first, second = propose(desk, case, {"amount": 13}), propose(desk, case, {"name": "新队"})
    with reading(desk.database) as session:
        last = find(session, CORRECTIONS, first)["expires_on"]
    assert last.isoformat() == "2026-03-09"  # proposed on Monday, 2 March
    clock(timedelta(days=7))
    approve(desk, first)
    clock(timedelta(days=1))
    with pytest.raises(CorrectionExpired):
        approve(desk, second)


def test_what_cannot_be_corrected_is_refused_when_it_is_proposed(desk: Desk, case: int) -> None:
    with pytest.raises(CorrectionEmpty):
        propose(desk, case, VALUES)
    sealed = {"idNo": {"sealed": "1", "masked": "51****19"}}
    with transaction(desk.database) as session:
        modify_variables(session, WANG, case, {"person": [sealed]})
    with pytest.raises(CorrectionSealed):
        propose(desk, case, {"person": "510104"})
    with pytest.raises(RevisionChanged):
        propose(desk, case, {"amount": 13}, revision=1)
    with pytest.raises(EntryIncomplete), transaction(desk.database) as session:
        propose_correction(session, ADMIN, case, {"amount": 13}, " ")


def test_a_case_that_ended_is_not_corrected_any_more_but_decided_on(desk: Desk, case: int) -> None:
    waiting = propose(desk, case, {"amount": 13})
    with transaction(desk.database) as session:
        cancel_process_instance(session, WANG, case)
    with pytest.raises(ProcessInstanceEnded):
        approve(desk, waiting)
    with pytest.raises(ProcessInstanceEnded):
        propose(desk, case, {"amount": 14})
    with transaction(desk.database) as session:
        assert corrections(session)[0]["is_ended"]
        reject_correction(session, SECURITY, waiting, "案件已终止")


def test_what_stood_still_for_it_is_tried_again_with_the_approval(desk: Desk) -> None:
    undecided = process(
        "p",
        start() >> exclusive("which"),
        path("which", when("amount < 10"), user_task("small"), end("e1")),
        path("which", when("amount > 10"), user_task("large"), end("e2")),
    )
    case = desk.run(undecided, {"amount": 10})
    (incident,) = desk.incidents()
    approve(desk, propose(desk, case, {"amount": 11}, incident_id=incident))
    assert desk.open_tasks == ["large"]
    assert desk.incidents() == []
