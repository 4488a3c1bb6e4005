"""Periods of an application when the calendar lacks a year, or changes."""

from __future__ import annotations

from datetime import date, datetime

from engine import clock
from engine.actor import SYSTEM
from engine.commands.instances import recompute_due_dates
from engine.persistence.database import reading, transaction
from tests.workflows.house import Case, House, midnight
from workflows.calendar import YearTable, current_calendar, use_calendar
from workflows.calendar.deadline import SHANGHAI


def incidents(case: Case) -> list[str]:
    """Where tokens of the case wait for a repair."""
    with reading(case.house.database) as session:
        rows = session.all(
            "SELECT element_id FROM incident WHERE instance_id = ? AND resolved_at IS NULL",
            (case.instance_id,),
        )
    return [row[0] for row in rows]


def test_a_period_that_runs_into_a_year_without_calendar_is_an_incident_not_a_missing_timer(
    house: House,
) -> None:
    last = current_calendar().years[-1]
    clock.freeze(datetime(last, 12, 30, 10, tzinfo=SHANGHAI))
    case = house.submit()
    assert incidents(case) == ["community-opinion"]


def test_due_dates_move_when_the_calendar_changes(house: House) -> None:
    case = house.submit().opinion()
    before = current_calendar()
    assert case.due("acceptance-review") == midnight("2010-03-09")
    notice = YearTable(year=2010, source="示例", holidays={date(2010, 3, 5): "示例"}, makeup_days={})
    try:
        use_calendar(before.with_table(notice))
        with transaction(house.database) as session:
            recompute_due_dates(session, SYSTEM, case.instance_id)
        assert case.due("acceptance-review") == midnight("2010-03-10")
        house.on("2010-03-09", "12:00")
        assert case.open_tasks() == ["acceptance-review"]
        house.on("2010-03-10", "00:00")
        assert case.open_tasks() == ["review"]
    finally:
        use_calendar(before)
