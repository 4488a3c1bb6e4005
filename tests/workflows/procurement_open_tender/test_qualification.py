"""Who is qualified in an open tender, and what happens when too few are."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import pytest

from engine.actor import SYSTEM
from engine.deployment import deploy, read_folder
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_open_tender.attempts import (
    AGENT,
    HANDLER,
    attempt,
    fail,
    only,
    papers_of,
    project_state,
    states,
    the_case,
    variables,
)
from tests.workflows.procurement_open_tender.hall import Hall
from workflows.pilot import tender
from workflows.pilot.suppliers import supplier
from workflows.procurement_evaluation.letters import letters_to
from workflows.procurement_open_tender.errors import QualificationContradicted, TenderFailureContradicts
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import change
from workflows.registries.rounds import rounds


def judged(hall: Hall, failing: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every line passed, but for a first one of these bidders."""
    rows, failed = [], set()
    for row in variables(hall)["qualification_rows"]:
        reason = failing.get(row["bidder"]) if row["bidder"] not in failed else None
        failed |= {row["bidder"]} if reason else set()
        rows.append({**row, "result": "FAIL" if reason else "PASS", "reason": reason})
    return rows


def qualify(hall: Hall, checks: list[dict[str, Any]]) -> None:
    attempt(hall, HANDLER, "qualification-review", {"checks": checks, "creditQueriedAt": "2010-07-27 10:40"})


def test_t11_a_filed_group_that_bids_is_rejected_at_the_qualification(hall: Hall) -> None:
    with transaction(hall.database) as session:
        group = supplier(5).id
        change(
            session, SYSTEM, ORGANIZATIONS, group, {"form": "FILED_GROUP", "status": "FILED", "uscc": None}
        )
    hall.play(tender.steps(), until="qualification")
    checks = judged(hall, {})
    with pytest.raises(QualificationContradicted) as found:
        qualify(hall, checks)
    assert found.value.params["bidder"] == supplier(5).name
    qualify(
        hall,
        [{**row, "result": "FAIL" if row["finding"] else "PASS", "reason": row["finding"]} for row in checks],
    )
    assert states(hall) == {"A": "OPENED", "B": "OPENED", "C": "OPENED", "D": "UNQUALIFIED"}


def test_t13_with_two_of_three_qualified_nothing_is_evaluated(hall: Hall) -> None:
    hall.play(only("ABD"), until="qualification")
    qualify(hall, judged(hall, {supplier(5).name: "财务会计制度不健全（示例）"}))
    assert hall.open_tasks(the_case(hall)) == ["record-failure"]
    assert "too-few-qualified" in hall.passed(the_case(hall))
    with reading(hall.database) as session:
        assert (
            session.one("SELECT 1 FROM process_instance WHERE process_key = 'procurement-evaluation'") is None
        )


def test_t12_two_bids_at_the_deadline_are_not_opened(hall: Hall) -> None:
    hall.play(only("AB"), until="share-0")
    hall.go_to("2010-07-27 10:00")
    assert hall.open_tasks(the_case(hall)) == ["record-failure"]
    entered = {"failureReason": "TOO_FEW", "failureFacts": "投标人只有两家（示例）", "nextStep": "RETENDER"}
    fail(hall, entered)
    assert states(hall) == {"A": "RETURNED", "B": "RETURNED"}
    told = {paper["addressee"] for paper in papers_of(hall, "DOC-417")}
    assert told >= {each.organization.name for each in tender.BIDDERS if each.letter in "AB"}
    with reading(hall.database) as session:
        bidder = tender.operator(tender.BIDDERS[0])
        own = letters_to(session, bidder, tender.the_project(session)["id"])
    assert [letter["code"] for letter in own] == ["DOC-417"]
    assert hall.notices()[-1] == "TENDER_FAILED"
    assert hall.open_tasks(the_case(hall)) == ["draft-documents"]
    assert variables(hall)["tender_round"] == 2
    assert project_state(hall) == "DOCUMENTING"
    with reading(hall.database) as session:
        (ended,) = rounds(session, tender.the_project(session)["id"])
        listening = session.all(
            "SELECT s.name FROM message_subscription s JOIN process_instance i"
            " ON i.tenant_id = s.tenant_id AND i.id = s.instance_id WHERE i.id <> ? AND i.process_key = ?",
            (tender.the_case(session), "procurement-open-tender"),
        )
    assert (ended["round"], ended["outcome"], ended["next_step"]) == (1, "FAILED", "RETENDER")
    # what is sent to the second round is not caught by the first, which still returns deposits
    assert listening == []


def test_another_method_after_a_failure_is_for_sound_documents_only(hall: Hall) -> None:
    with transaction(hall.database) as session:
        resources = {
            name: content
            for package in ("procurement-plan", "procurement-restart")
            for name, content in read_folder(files("workflows") / package).items()
        }
        deploy(session, SYSTEM, resources)
    hall.play(only("AB"), until="share-0")
    hall.go_to("2010-07-27 10:00")
    entered = {
        "failureReason": "TOO_FEW",
        "failureFacts": "投标人只有两家（示例）",
        "nextStep": "OTHER_METHOD",
    }
    with pytest.raises(TenderFailureContradicts):
        attempt(hall, AGENT, "record-failure", entered)
    fail(hall, {**entered, "documentsSound": True})
    with reading(hall.database) as session:
        row = session.one("SELECT id FROM process_instance WHERE process_key = 'procurement-restart'")
        assert row is not None
        known = tender.variables(session, row[0])
    assert (project_state(hall), hall.open_tasks(row[0])) == ("FAILED", ["choose-course"])
    assert known["proposal"]["step"] == "OTHER_METHOD"
