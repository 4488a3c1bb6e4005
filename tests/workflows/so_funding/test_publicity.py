"""A decided round before the public: objections, and what applicants hear."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

import pytest

from engine import clock
from engine.actor import Actor
from engine.commands.drafts import draft_of, save_draft
from engine.commands.instances import resume_process_instance, suspend_process_instance
from engine.persistence.database import reading, transaction
from tests.support.versions import diagram, put_in_force
from tests.workflows.so_funding.office import Office, attendance
from tests.workflows.so_funding.rounds import proposed, public, ranked
from workflows.calendar.deadline import SHANGHAI
from workflows.objecting import ObjectorAnswers
from workflows.registries.documents import document_of
from workflows.registries.objections import OBJECTIONS
from workflows.registries.register import page
from workflows.so_funding.commands import withdraw_funding
from workflows.so_funding.errors import FundingObjectionInvalid, GrantNotFound, NoGrantPublicity
from workflows.so_funding.objecting import GrantObjection, object_to_grant

HANDLERS = "civil-handler:civil-affairs"


def objection(**changes: Any) -> dict[str, Any]:
    base = {"grantNo": "ZZ2010-01-001", "receivedOn": "2010-04-02", "by": "示例居民", "text": "申报内容不实"}
    return {"objections": [{**base, **changes}]}


def finding(verdict: str) -> dict[str, Any]:
    row = {"grantNo": "ZZ2010-01-001", "verdict": verdict, "text": "经复核（示例）"}
    return {"reexaminations": [row]}


def objects(office: Office, account: str, grant_no: str = "ZZ2010-01-001") -> GrantObjection:
    with transaction(office.database) as session:
        return object_to_grant(
            session, Actor(user_id=account), grant_no, f"{account}（示例）", "申报内容不实"
        )


def states(office: Office, case: Any) -> list[tuple[str | None, str, str | None]]:
    """Who objected, and what became of it, the first first."""
    with reading(office.database) as session:
        rows = page(session, OBJECTIONS, instance_id=case.instance_id).rows
    return [(row["account"], row["state"], row["result"]) for row in sorted(rows, key=lambda row: row["id"])]


def test_publicity_stands_five_working_days_and_one_is_left_to_enter_letters(office: Office) -> None:
    case = public(office, 90)
    assert case.variables["publicity_ends"] == "2010-04-09"
    assert case.due("record-objection") == "2010-04-12"
    office.on("2010-04-12", "23:59")
    assert case.open_tasks() == ["record-objection"]
    office.on("2010-04-13", "00:00")
    assert case.last_activity == "round-decided"


def test_a_letter_of_the_last_day_is_entered_the_next_working_day(office: Office) -> None:
    """The day of receipt decides: one that came on the Saturday is too late, whenever it is entered."""
    case = public(office, 90)
    office.on("2010-04-12")
    with pytest.raises(FundingObjectionInvalid):
        case.complete("record-objection", "handler", objection(receivedOn="2010-04-10"))
    case.complete("record-objection", "handler", objection(receivedOn="2010-04-09"))
    assert case.due("re-examine") == "2010-04-16", "five working days from its receipt"
    case.complete("re-examine", "reviewer", finding("UPHELD"))
    assert states(office, case) == [(None, "ANSWERED", "UPHELD")]
    assert office.money() == (0, 0, 0)


def test_a_letter_that_came_during_a_re_examination_is_entered_after_it_even_to_a_grant_refused_since(
    office: Office,
) -> None:
    case = public(office, 90)
    office.on("2010-04-09")
    case.complete("record-objection", "handler", objection())
    office.on("2010-04-16")
    case.complete("re-examine", "reviewer", finding("UPHELD"))
    office.on("2010-04-19", "23:59")
    assert case.due("record-objection") == "2010-04-19", "a working day from the re-examination on"
    case.complete("record-objection", "handler", objection(receivedOn="2010-04-09", by="第二人（示例）"))
    case.complete("re-examine", "reviewer", finding("DISMISSED"))
    assert [each[1:] for each in states(office, case)] == [("ANSWERED", "UPHELD"), ("ANSWERED", "REJECTED")]
    office.on("2010-04-21", "00:00")
    assert (case.last_activity, office.grant()["state"]) == ("round-decided", "REFUSED")


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
    office.on("2010-04-13")
    assert office.grant()["state"] == "APPROVED"


def test_an_objection_that_is_upheld_ends_the_grant_and_frees_the_money(office: Office) -> None:
    case = public(office, 90, 80)
    assert office.money() == (30000, 0, 0)
    office.on("2010-04-02")
    case.complete("record-objection", "handler", objection()).complete(
        "re-examine", "reviewer", finding("UPHELD")
    )
    assert office.money() == (15000, 0, 0)
    office.on("2010-04-13")
    assert office.grant()["state"] == "REFUSED"
    assert office.grant("ZZ2010-01-002")["state"] == "APPROVED"


@pytest.mark.parametrize(
    "changes", [{"grantNo": "ZZ2010-01-003"}, {"receivedOn": "2010-04-20"}, {"receivedOn": "2010-03-31"}]
)
def test_an_objection_to_nothing_or_of_a_day_out_of_the_period_is_refused(
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
    office.on("2010-04-13")
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
    office.on("2010-04-13")
    states = [office.grant(f"ZZ2010-01-00{number}")["state"] for number in (1, 2)]
    assert states == ["WITHDRAWN", "APPROVED"]


def test_an_objection_online_is_re_examined_by_the_step_of_those_on_paper(office: Office) -> None:
    case = public(office, 90)
    office.on("2010-04-02")
    taken = objects(office, "resident")
    assert (taken.due_on, case.due("re-examine")) == ("2010-04-12", "2010-04-12")
    assert case.open_tasks() == ["re-examine"]
    case.complete("re-examine", "reviewer", finding("DISMISSED"))
    with reading(office.database) as session:
        [row] = page(session, OBJECTIONS, instance_id=case.instance_id).rows
        paper = document_of(session, row["document_id"])
    assert (row["id"], row["account"], row["state"]) == (taken.objection_id, "resident", "ANSWERED")
    assert (paper["code"], paper["addressee"]) == ("DOC-311", "resident（示例）")
    assert "申报内容不实" in paper["html"]
    assert case.open_tasks() == ["record-objection"], "the publicity goes on"


def test_what_the_handler_was_entering_when_one_came_online_is_there_after_its_re_examination(
    office: Office,
) -> None:
    case, handler = public(office, 90), Actor(user_id="handler", groups=frozenset({HANDLERS}))
    with transaction(office.database) as session:
        save_draft(session, handler, case.task("record-objection"), objection())
    objects(office, "resident")
    case.complete("re-examine", "reviewer", finding("DISMISSED"))
    with reading(office.database) as session:
        left = draft_of(session, handler, case.task("record-objection"))
    assert left is not None and left.variables == objection()


def test_one_that_comes_meanwhile_is_answered_next_even_after_the_period(office: Office) -> None:
    case = public(office, 90, 80)
    objects(office, "first")
    office.on("2010-04-09", "23:59")
    objects(office, "second")
    office.on("2010-04-13")
    assert case.open_tasks() == ["re-examine"]
    case.complete("re-examine", "reviewer", finding("UPHELD"))
    assert office.money() == (15000, 0, 0)
    # the grant is refused already: that the second is right changes nothing any more
    case.complete("re-examine", "reviewer", finding("UPHELD"))
    assert states(office, case) == [("first", "ANSWERED", "UPHELD"), ("second", "ANSWERED", "UPHELD")]
    office.on("2010-04-15", "00:00")
    assert (case.last_activity, case.incidents) == ("round-decided", [])
    assert [office.grant(f"ZZ2010-01-00{n}")["state"] for n in (1, 2)] == ["REFUSED", "APPROVED"]


def test_nobody_objects_before_after_or_to_what_is_not_proposed(office: Office) -> None:
    case = proposed(ranked(office, 90, 50))
    with pytest.raises(NoGrantPublicity):
        objects(office, "resident")
    case.complete("decide", "leader", attendance("leader"))
    with pytest.raises(NoGrantPublicity):
        objects(office, "resident", "ZZ2010-01-002")
    with pytest.raises(GrantNotFound):
        objects(office, "resident", "ZZ2010-01-009")
    # the timer of the period has not fired yet: the day decides
    clock.freeze(datetime(2010, 4, 10, tzinfo=SHANGHAI))
    assert case.open_tasks() == ["record-objection"]
    with pytest.raises(NoGrantPublicity):
        objects(office, "resident")
    assert states(office, case) == []


def test_an_objection_while_the_round_is_suspended_is_taken_when_it_goes_on_by_somebody_else(
    office: Office,
) -> None:
    case = public(office, 90)
    with transaction(office.database) as session:
        suspend_process_instance(session, Actor(user_id="admin"), case.instance_id)
    objects(office, "reviewer")
    assert case.open_tasks() == ["record-objection"]
    with transaction(office.database) as session:
        resume_process_instance(session, Actor(user_id="admin"), case.instance_id)
    assert case.open_tasks() == ["re-examine"]
    with pytest.raises(ObjectorAnswers):
        case.complete("re-examine", "reviewer", finding("DISMISSED"))


def test_a_round_on_an_older_diagram_takes_no_objections_online_whatever_is_deployed_since(
    office: Office,
) -> None:
    """It stays on its diagram, of which no step would ever answer one; on paper it takes them as before."""
    current = diagram("so-funding", "so-funding-round")
    put_in_force(
        office.database, "so-funding-round", without(current, {"objection-raised", "objection-taken"})
    )
    case = public(office, 90)
    put_in_force(office.database, "so-funding-round", current)
    with pytest.raises(NoGrantPublicity):
        objects(office, "resident")
    assert states(office, case) == []
    office.on("2010-04-02")
    case.complete("record-objection", "handler", objection())
    case.complete("re-examine", "reviewer", finding("DISMISSED"))
    assert states(office, case) == [(None, "ANSWERED", "REJECTED")]


def without(diagram: bytes, ids: set[str]) -> bytes:
    """A diagram as it was before it had these elements."""
    root = ElementTree.fromstring(diagram)
    for around in list(root.iter()):
        for inner in list(around):
            if ids & {inner.get("id"), inner.get("bpmnElement"), (inner.text or "").strip()}:
                around.remove(inner)
    return ElementTree.tostring(root)
