"""A stopped clock: two people, a ground of the law, nothing moves meanwhile, every date moved after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pytest

from engine import clock
from engine.actor import SYSTEM, Actor
from engine.commands.instances import cancel_process_instance, resume_process_instance
from engine.errors import EngineError, ProcessInstanceSuspended
from engine.persistence.database import reading, transaction
from tests.workflows.house import ACCEPTED, AGREE, CORRECTION, Case, House, midnight
from workflows.calendar.deadline import SHANGHAI
from workflows.case_clock_stop.commands import propose_clock_stop
from workflows.case_clock_stop.errors import (
    ClockStandsStill,
    ClockStopNotProvided,
    ClockStopReasonUnknown,
    ClockStopTooLate,
    ClockStopUnderWay,
    ClockStopUntilPast,
    MayNotProposeClockStop,
)
from workflows.errors import DecisionWithoutReason
from workflows.registries.clock_stops import stops_of
from workflows.registries.documents import documents
from workflows.standing import proof_of
from workflows.two_people import ProposalUnexplained, ProposerAgrees

HANDLER = Actor(user_id="handler", groups=frozenset({"street-acceptance:010"}))
YES = {"opinion": "AGREE"}
WHY = "场所消防情况需要专业机构鉴定（示例）"
GO_ON = {"resumptionReason": "鉴定报告已经收到，场所合格（示例）"}


def propose(case: Case, actor: Actor = HANDLER, **changes: Any) -> Case:
    """The case in which the stop is decided."""
    given = {"reason": "appraisal", "explanation": WHY, **changes}
    with transaction(case.house.database) as session:
        found = propose_clock_stop(session, actor, case.instance_id, **given)
    return Case(case.house, found.stop_instance_id)


def stop(case: Case) -> Case:
    return propose(case).complete("approve-stop", YES, by="leader")


def go_on(decision: Case) -> None:
    decision.complete("propose-resumption", GO_ON, by="handler")
    decision.complete("approve-resumption", YES, by="leader")


def stops(case: Case) -> tuple[Mapping[str, Any], ...]:
    with reading(case.house.database) as session:
        return stops_of(session, case.instance_id)


def events(case: Case) -> list[str]:
    with reading(case.house.database) as session:
        rows = session.all("SELECT type FROM event WHERE instance_id = ? ORDER BY seq", (case.instance_id,))
    return [row[0] for row in rows]


def due_at(case: Case, element_id: str) -> datetime | None:
    with reading(case.house.database) as session:
        row = session.one(
            "SELECT due_at FROM user_task WHERE instance_id = ? AND element_id = ? AND status = 'open'",
            (case.instance_id, element_id),
        )
    assert row is not None
    return None if row[0] is None else row[0].astimezone(SHANGHAI)


def test_silence_accepts_later_by_the_days_of_the_stop_over_a_holiday(house: House) -> None:
    """Received 03-29, five working days would end on 04-06 (04-05 is off); 03-31 to 04-07 do not count."""
    house.on("2010-03-29")
    case = house.submit().opinion()
    assert case.due("acceptance-review") == midnight("2010-04-07")
    house.on("2010-03-30", "15:00")
    decision = stop(case)
    assert (case.status, case.row["state"]) == ("suspended", "SUSPENDED")
    assert due_at(case, "acceptance-review") is None, "while the clock stands still nothing is due"
    with pytest.raises(ProcessInstanceSuspended):
        case.complete("acceptance-review", ACCEPTED)
    house.on("2010-04-07", "10:00")
    assert case.open_tasks() == ["acceptance-review"], "the old last day passed, and nothing fired"
    go_on(decision)
    assert (case.status, case.row["state"]) == ("active", "SUBMITTED")
    # counted: 03-30, then 04-08, 04-09, 04-12, 04-13
    assert case.due("acceptance-review") == midnight("2010-04-14")
    house.on("2010-04-13", "23:59")
    assert case.open_tasks() == ["acceptance-review"]
    house.on("2010-04-14", "00:00")
    assert case.open_tasks() == ["review"]
    row = case.row
    assert (row["acceptance_mode"], row["accepted_on"]) == ("SILENT", date(2010, 3, 29))
    case.complete("review", AGREE)
    assert case.due("approve") == midnight("2010-04-21"), "the decision counts from the moved last day"


def test_the_proof_shows_the_days_that_do_not_count_and_the_case_what_was_decided(house: House) -> None:
    case = house.submit().opinion()
    house.on("2010-03-02")
    decision = stop(case)
    house.on("2010-03-04")
    go_on(decision)
    due = case.due("acceptance-review")
    lines = proof_of(
        '=deadline("so-filing.acceptance-period", received_on, rules_on, clock_stops)',
        case.variables, clock.now(), due,
    )  # fmt: skip
    assert [(line.on[5:], line.number, line.reason) for line in lines[:5]] == [
        ("03-01", None, "start"),
        ("03-02", 1, "working-day"),
        ("03-03", None, "paused"),
        ("03-04", None, "paused"),
        ("03-05", 2, "working-day"),
    ]
    (row,) = stops(case)
    assert (row["paused_from"], row["paused_to"]) == (date(2010, 3, 2), date(2010, 3, 4))
    assert (row["reason"], row["legal_basis"]) == ("appraisal", "《中华人民共和国行政许可法》第四十五条")
    people = ("proposed_by", "decided_by", "resumption_proposed_by", "resumed_by")
    assert [row[name] for name in people] == ["handler", "leader", "handler", "leader"]
    happened = events(case)
    for kind in ("variables-modified", "due-date-changed", "instance-suspended", "instance-resumed"):
        assert kind in happened
    assert case.documents == ["DOC-101", "DOC-113", "DOC-114"]
    with reading(house.database) as session:
        letter = documents(session, case.instance_id)[1]
    assert WHY in letter["html"] and "行政许可法" in letter["html"]
    assert decision.status == "completed"


def test_a_clock_is_stopped_twice_and_both_intervals_are_left_out(house: House) -> None:
    case = house.submit().opinion()
    for start, end in (("2010-03-01", "2010-03-02"), ("2010-03-03", "2010-03-05")):
        house.on(start)
        decision = stop(case)
        house.on(end)
        go_on(decision)
    # counted: 03-03, 03-08 and the three days after
    assert case.due("acceptance-review") == midnight("2010-03-12")
    assert [row["state"] for row in stops(case)] == ["ENDED", "ENDED"]


def test_the_days_for_corrections_stand_still_too(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", CORRECTION)
    assert case.due("correct-materials") == midnight("2010-03-16")
    house.on("2010-03-02")
    decision = stop(case)
    house.on("2010-03-16")
    assert case.open_tasks() == ["correct-materials"]
    go_on(decision)
    assert case.due("correct-materials") == midnight("2010-03-30")


def test_who_proposes_does_not_agree_and_who_does_not_agree_says_why(house: House) -> None:
    case = house.submit()
    decision = propose(case)
    assert decision.groups("approve-stop") == ["street-approval:010"]
    for by, behalf in (("handler", None), ("deputy", "handler")):
        with pytest.raises(ProposerAgrees):
            decision.complete("approve-stop", YES, by=by, on_behalf_of=behalf)
    no = {"opinion": "DISAGREE", "opinionText": None}
    with pytest.raises(DecisionWithoutReason):
        decision.complete("approve-stop", no, by="leader")
    with pytest.raises(ClockStopUnderWay):
        propose(case)
    decision.complete("approve-stop", {**no, "opinionText": "现场可以当日核实，不必鉴定"}, by="leader")
    assert (case.status, decision.status) == ("active", "completed")
    assert [row["state"] for row in stops(case)] == ["REFUSED"]
    assert "instance-suspended" not in events(case)
    propose(case)


def test_the_resumption_goes_back_to_the_handler_and_nobody_goes_round_the_two(house: House) -> None:
    case = house.submit()
    decision = stop(case)
    with pytest.raises(ClockStandsStill), transaction(house.database) as session:
        resume_process_instance(session, Actor(user_id="administrator"), case.instance_id)
    decision.complete("propose-resumption", GO_ON, by="handler")
    with pytest.raises(EngineError):
        decision.complete("approve-resumption", YES, by="handler")
    decision.complete(
        "approve-resumption",
        {"opinion": "RETURN", "opinionText": "请补充鉴定报告的编号（示例）"},
        by="leader",
    )
    assert case.status == "suspended"
    go_on(decision)
    assert case.status == "active"


def test_a_stop_has_a_ground_of_the_law_and_a_handler(house: House) -> None:
    case = house.submit()
    stranger = Actor(user_id="stranger", groups=frozenset({"street-acceptance:003"}))
    for changes, error in (
        ({"reason": "holiday"}, ClockStopReasonUnknown),
        ({"reason": "approval-period"}, ClockStopReasonUnknown),
        ({"explanation": "鉴定"}, ProposalUnexplained),
        ({"expected_until": date(2010, 3, 1)}, ClockStopUntilPast),
        ({"actor": stranger}, MayNotProposeClockStop),
    ):
        with pytest.raises(error):
            propose(case, **changes)
    assert stops(case) == ()
    decision = propose(case)
    with pytest.raises(ClockStopNotProvided):
        propose(decision)


def test_a_case_that_ended_meanwhile_is_not_stopped_and_one_that_ended_while_stopped_is_closed(
    house: House,
) -> None:
    gone, case = house.submit(), house.submit(orgName="莲新街道示例一社区舞蹈队")
    late, decision = propose(gone), stop(case)
    for each in (gone, case):
        with transaction(house.database) as session:
            cancel_process_instance(session, SYSTEM, each.instance_id)
    with pytest.raises(ClockStopTooLate):
        late.complete("approve-stop", YES, by="leader")
    go_on(decision)
    assert (case.status, [row["state"] for row in stops(case)]) == ("cancelled", ["ENDED"])
    taken_back = house.submit(orgName="莲新街道示例一社区书画社")
    stopped = stop(taken_back)
    taken_back.withdraw()
    assert (taken_back.status, taken_back.row["state"], stopped.status) == (
        "completed",
        "WITHDRAWN",
        "cancelled",
    )
    assert [row["state"] for row in stops(taken_back)] == ["ENDED"]
