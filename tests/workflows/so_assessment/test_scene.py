"""The assessment batch of E.4, played by the people of the cast: every grade of the table."""

from __future__ import annotations

from decimal import Decimal

from engine import clock
from engine.persistence.database import Database, reading
from tests.support.trails import broken_entries
from tests.workflows.conftest import START
from workflows.pilot import assessment
from workflows.pilot.imports import people
from workflows.pilot.records import END
from workflows.pilot.script import play
from workflows.registries import meetings
from workflows.registries.assessments import CASES, CERTIFICATES, RATINGS, points
from workflows.registries.register import page


def test_the_batch_gets_the_grades_of_the_table(deployed: Database) -> None:
    steps = [*people.steps(), *assessment.steps()]
    with clock.frozen(START):
        play(deployed, steps, until=END)
    with reading(deployed) as session:
        cases = {row["organization_id"]: row for row in page(session, CASES).rows}
        ratings = {row["organization_id"]: row["grade"] for row in page(session, RATINGS).rows}
        plaques = {row["organization_id"] for row in page(session, CERTIFICATES, kind="RATING_PLAQUE").rows}
        rereview = page(session, meetings.MEETINGS, kind="REREVIEW").rows
        votes = meetings.votes(session, rereview[0]["id"])
        assert session.all("SELECT detail FROM incident") == []
        assert broken_entries(session) == []
    expected = {each.organization.id: each for each in assessment.BATCH}
    assert len(cases) == len(expected) == 11
    assert {key: row["state"] for key, row in cases.items()} == {
        key: "REJECTED" if each.grade is None else "CONFIRMED" for key, each in expected.items()
    }
    assert ratings == {key: each.grade for key, each in expected.items() if each.grade}
    assert {key: points(row["score"]) for key, row in cases.items() if row["score"] is not None} == {
        key: Decimal(str(805 if each.number == 6 else each.score))
        for key, each in expected.items()
        if each.score is not None
    }
    assert plaques == {key for key, each in expected.items() if (each.grade or "") >= "A3"}
    assert len(rereview) == 1 and rereview[0]["case_id"] == cases[expected_id(6)]["id"]
    assert [row["choice"] for row in votes].count("YES") == 4
    assert [row["choice"] for row in votes].count("NO") == 3
    assert cases[expected_id(6)]["suggested"] == "A3"


def expected_id(number: int) -> int:
    return assessment.BATCH[number - 1].organization.id
