"""GM2010-007 live: from the budget line to the letter of selection, by people who hold the posts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pytest

from engine import clock
from engine.persistence.database import Database, reading
from tests.workflows.conftest import START
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import purchases
from workflows.pilot.imports import people
from workflows.pilot.imports import purchases as imported
from workflows.pilot.script import play
from workflows.registries.documents import documents
from workflows.registries.purchases import AWARDS, PROJECTS
from workflows.registries.register import find_by

AFTER_THE_LETTER = datetime(2010, 4, 1, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture
def played(deployed: Database) -> Iterator[Database]:
    steps = [*people.steps(None), *imported.steps(purchases.LIVE), *purchases.steps()]
    with clock.frozen(START):
        play(deployed, steps, until=AFTER_THE_LETTER)
        yield deployed


def test_gm2010_007_is_awarded_at_the_amount_of_the_record(played: Database) -> None:
    with reading(played) as session:
        project = find_by(session, PROJECTS, project_no="GM2010-007")
        assert project is not None
        award = find_by(session, AWARDS, project_id=project["id"], rank=1)
        cases = session.all(
            "SELECT process_key, status FROM process_instance WHERE business_key = ? ORDER BY id",
            ("GM2010-007",),
        )
        kept = [each["code"] for each in documents(session, project["instance_id"])]
    recorded = next(each for each in imported.recorded() if each.project_no == "GM2010-007")
    assert (project["name"], project["category"]) == (recorded.name, recorded.category)
    assert (project["method"], project["state"]) == ("COMPARISON", "AWARDED")
    assert award is not None
    assert (award["price"], award["decided_on"]) == (Decimal(220_000), date(2010, 3, 31))
    assert award["price"] == recorded.amount
    assert cases[0] == ("procurement-small", "completed")
    assert cases[1][0] == "procurement-contract"
    assert kept == ["DOC-402", "DOC-403"]


def test_gm2010_016_is_planned_announced_and_filed_before_its_consultation(deployed: Database) -> None:
    live = purchases.LIVE | {"GM2010-016"}
    steps = [
        *people.steps(None),
        *imported.steps(live),
        *purchases.steps(),
        *purchases.planned_consultation(),
    ]
    with clock.frozen(START):
        play(deployed, steps, until=datetime(2010, 4, 12, 9, 0, tzinfo=SHANGHAI))
        with reading(deployed) as session:
            project = find_by(session, PROJECTS, project_no="GM2010-016")
            assert project is not None
            [task] = session.all(
                "SELECT element_id FROM user_task WHERE instance_id = ? AND status = 'open'",
                (project["instance_id"],),
            )
            kept = [each["code"] for each in documents(session, project["instance_id"])]
    assert (project["method"], project["state"], task[0]) == ("CONSULTATION", "INTENDED", "file-plan")
    assert kept == ["DOC-402", "DOC-403", "DOC-401", "DOC-404"]


def test_every_step_has_a_name_of_its_own_and_is_done_by_somebody_who_may() -> None:
    found = purchases.steps()
    assert len({step.key for step in found}) == len(found) == 23
