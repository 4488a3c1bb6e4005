"""SoD-20: who is drawn too often is told to the auditor, and sits all the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from engine.actor import Actor
from engine.persistence.database import Database, reading, transaction
from workflows.calendar import local_date
from workflows.dashboard.standing import standing_list
from workflows.registries.committees import form_committee, seat_member
from workflows.registries.panels import record_draw
from workflows.registries.purchases import register_project

CLERK = Actor(user_id="clerk")
AUDITOR = Actor(user_id="shen", groups=frozenset(), roles=frozenset({"auditor"}))
Draw = Callable[..., None]


@pytest.fixture
def draw(registers: Database, clock: object) -> Draw:
    """Draws experts for a new tender of a purchaser."""

    def act(*experts: int, purchaser: str = "010", kind: str = "TENDER") -> None:
        with transaction(registers) as session:
            subject = register_project(
                session, CLERK, name="示例项目", purchaser=purchaser, catalog_code="SG-01", category="SG",
                year=2026, budget=Decimal(1000),
            )  # fmt: skip
            body = form_committee(session, CLERK, kind, subject)
            for person in experts:
                seat_member(session, CLERK, body, person, "EXPERT")

    return act


def warnings(database: Database) -> list[Any]:
    with reading(database) as session:
        sql = "SELECT person_id, ground, unit_key, found, allowed FROM duty_warning ORDER BY id"
        return [tuple(row) for row in session.all(sql)]


def test_the_third_draw_by_one_purchaser_in_twelve_months_is_told(
    registers: Database, draw: Draw, clock: Callable[[timedelta], None]
) -> None:
    draw(1, 2)
    draw(1, purchaser="003")
    draw(1)
    assert warnings(registers) == []
    draw(1)
    assert warnings(registers) == [(1, "COUNT", "010", 3, 2)]
    clock(timedelta(days=366))
    draw(1)
    assert len(warnings(registers)) == 1, "the older draws are out of the window"


def test_more_than_thirty_percent_of_a_pool_s_draws_is_told_once_there_are_enough(
    registers: Database, draw: Draw
) -> None:
    draw(1, 11, purchaser="001")
    draw(1, 12, purchaser="002")
    draw(1, 13, purchaser="003")
    draw(14, 15, 16, purchaser="004")
    assert warnings(registers) == [], "of nine draws three are a third, but nine are too few to tell"
    draw(1, purchaser="005")
    assert warnings(registers) == [(1, "SHARE", "005", 40, 30)]
    draw(1, 2, 3, kind="FUNDING")
    assert len(warnings(registers)) == 1, "another pool counts for itself"


def test_assessment_experts_are_counted_in_a_pool_of_their_own(registers: Database, draw: Draw) -> None:
    def visit(case_id: int, *accounts: str) -> None:
        with transaction(registers) as session:
            drawn = dict.fromkeys(accounts, False)
            record_draw(session, CLERK, case_id=case_id, seed="s", pool=accounts, excluded={}, drawn=drawn)

    visit(1, "zj01", "zj02")
    visit(2, "zj01", "zj03", "zj04")
    assert warnings(registers) == []
    visit(3, "zj01")
    assert warnings(registers) == [(None, "COUNT", "ASSESSMENT", 3, 2)]
    visit(4, "zj05", "zj06", "zj07", "zj01")
    assert warnings(registers)[1:] == [
        (None, "COUNT", "ASSESSMENT", 4, 2),
        (None, "SHARE", "ASSESSMENT", 40, 30),
    ]
    draw(1, 2, 3)
    assert len(warnings(registers)) == 3, "the pool of purchases counts for itself"
    with reading(registers) as session:
        found = standing_list(session, AUDITOR, "expert-draws", local_date(session.now), "en")
    assert [line.who for line in found.lines] == ["zj01"] * 3
