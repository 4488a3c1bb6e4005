"""The batch of E.4: twelve applications, eight funded, 46.2万元."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from engine.history.seal import Vault, seal
from engine.history.verify import verify
from engine.persistence.database import Database, reading
from tests.support.arranged import Arrangement
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import funding
from workflows.pilot.imports import people
from workflows.pilot.imports import purchases as budget
from workflows.pilot.script import play
from workflows.registries.budgets import LINES
from workflows.registries.grants import GRANTS
from workflows.registries.register import find_by, page

END = datetime(2010, 6, 1, 9, 0, tzinfo=SHANGHAI)


def batch(database: Database) -> Database:
    """The pilot's people, budget lines and the whole batch."""
    lines = [step for step in budget.steps(set()) if "budget" in step.key or "line" in step.key]
    play(database, [*people.steps(None), *lines, *funding.steps()], until=END)
    return database


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement("funding-batch", datetime(2010, 3, 1, 8, 30, tzinfo=SHANGHAI), batch, is_deployed=True)


@pytest.fixture
def played(arranged: Database) -> Database:
    """The house on 1 June 2010."""
    return arranged


def test_eight_of_twelve_are_funded_with_46_point_2_wan(played: Database) -> None:
    with reading(played) as session:
        rows = page(session, GRANTS, limit=100).rows
        line = find_by(session, LINES, code="2010-ZZ")
        assert session.all("SELECT element_id FROM incident WHERE resolved_at IS NULL") == []
    assert len(rows) == 12
    funded = [row for row in rows if row["state"] == "RUNNING"]
    assert (len(funded), sum(row["approved"] for row in funded)) == (8, Decimal(462_000))
    assert Counter(row["state"] for row in rows) == {"RUNNING": 8, "REFUSED": 3, "WITHDRAWN": 1}
    assert Counter(row["level"] for row in funded) == {"MEETING": 5, "DEPUTY": 3}
    assert [row["rank"] for row in funded] == list(range(1, 9))
    assert sum(row["paid"] for row in rows) == Decimal("277200")
    assert line is not None
    assert (line["reserved"], line["committed"], line["paid"]) == (0, Decimal("184800"), Decimal("277200"))


def test_the_history_of_the_batch_verifies(played: Database) -> None:
    vault = Vault(Path(played.settings.var_directory))
    seal(played, vault)
    assert verify(played, vault).is_intact
