"""A loaded year wins, in every process, and the due dates of open cases follow it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from engine import clock
from engine.actor import Actor
from engine.commands.instances import start_process_instance, suspend_process_instance
from engine.jobs import due_dates
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database, connect, reading, transaction
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task
from workflows.calendar import WorkCalendar, YearTable, current_calendar, use_calendar
from workflows.calendar.builtin import builtin_tables
from workflows.calendar.deadline import SHANGHAI
from workflows.registries.calendars import load_calendar, put_in_force
from workflows.registries.in_force import Refresher, refresh
from workflows.rules import use_rules

ADMIN = Actor(user_id="administrator")
#: A quiet Monday; the Tuesday after it is the test's holiday.
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def shipped_afterwards() -> Iterator[None]:
    with clock.frozen(NOW):
        yield
    use_calendar(WorkCalendar(builtin_tables().values()))
    use_rules(None)


def _table(*holidays: date) -> YearTable:
    shipped = builtin_tables()[2026]
    return YearTable(
        year=2026,
        source="示例通知",
        holidays={**shipped.holidays, **{day: "示例节" for day in holidays}},
        makeup_days=shipped.makeup_days,
    )


def _load(database: Database, *holidays: date) -> int:
    with transaction(database) as session:
        return int(load_calendar(session, ADMIN, _table(*holidays))["version"])


def _deploy(database: Database) -> None:
    looked = user_task("look", due='=deadline("notice.grant", "2026-03-02")')
    Desk(database).deploy(process("case", start() >> looked >> end()))


def _events(database: Database, instance_id: int, type_: str) -> list[dict[str, Any]]:
    with reading(database) as session:
        rows = session.all(
            "SELECT actor, data FROM event WHERE instance_id = ? AND type = ? ORDER BY seq",
            (instance_id, type_),
        )
    return [{**json.loads(data), "actor": actor} for actor, data in rows]


def test_a_loaded_year_wins_over_the_shipped_one_once_it_is_committed(registers: Database) -> None:
    assert current_calendar().is_working_day(date(2026, 3, 3))
    with pytest.raises(RuntimeError), transaction(registers) as session:
        load_calendar(session, ADMIN, _table(date(2026, 3, 3)))
        raise RuntimeError
    assert current_calendar().is_working_day(date(2026, 3, 3))
    _load(registers, date(2026, 3, 3))
    assert not current_calendar().is_working_day(date(2026, 3, 3))
    assert current_calendar().is_working_day(date(2025, 3, 3)), "other years are as they were"


def test_loading_is_an_administrative_act_and_the_same_table_again_is_none(registers: Database) -> None:
    assert [_load(registers, date(2026, 3, 3)), _load(registers, date(2026, 3, 3))] == [1, 1]
    assert _load(registers, date(2026, 3, 4)) == 2
    loaded = _events(registers, 0, "calendar-loaded")
    assert [(event["year"], event["version"], event["actor"]) for event in loaded] == [
        (2026, 1, "administrator"),
        (2026, 2, "administrator"),
    ]


def test_due_dates_of_open_cases_follow_and_the_case_says_so(registers: Database) -> None:
    _deploy(registers)
    with transaction(registers) as session:
        case = start_process_instance(session, Actor(user_id="clerk"), "case").instance_id
        held = start_process_instance(session, Actor(user_id="clerk"), "case").instance_id
        suspend_process_instance(session, ADMIN, held)
    assert _due(registers, case) == _due(registers, held) == datetime(2026, 3, 10, tzinfo=SHANGHAI)
    _load(registers, date(2026, 3, 3))
    run_due_jobs(registers)
    assert _due(registers, case) == datetime(2026, 3, 10, tzinfo=SHANGHAI), (
        "other processes have to notice first"
    )
    clock.advance(due_dates.NOTICED_AFTER)
    run_due_jobs(registers)
    assert _due(registers, case) == _due(registers, held) == datetime(2026, 3, 11, tzinfo=SHANGHAI)
    (moved,) = _events(registers, case, "due-date-changed")
    assert moved["actor"] == "administrator"
    with reading(registers) as session:
        assert session.all("SELECT id FROM job WHERE kind = 'due-dates'") == []


def test_the_sweep_goes_on_in_chunks_and_leaves_what_it_cannot_compute_to_a_job_of_its_own(
    registers: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _deploy(registers)
    with transaction(registers) as session:
        cases = [
            start_process_instance(session, Actor(user_id="clerk"), "case").instance_id for _ in range(5)
        ]
        session.execute("UPDATE process_instance SET state = ? WHERE id = ?", (b"broken", cases[2]))
    monkeypatch.setattr(due_dates, "_CHUNK", 2)
    _load(registers, date(2026, 3, 3))
    clock.advance(due_dates.NOTICED_AFTER)
    run_due_jobs(registers)
    eleventh = datetime(2026, 3, 11, tzinfo=SHANGHAI)
    assert [_due(registers, case) == eleventh for case in cases] == [True, True, False, True, True]
    with reading(registers) as session:
        (row,) = session.all("SELECT payload, retries FROM job WHERE kind = 'due-dates'")
    assert str(cases[2]) in row[0] and row[1] < 3


def test_another_process_notices_and_reads_once(registers: Database) -> None:
    other = connect(registers.settings.database_url, registers.settings)
    refresh(other)
    assert not refresh(other)
    _load(registers, date(2026, 3, 3))
    use_calendar(WorkCalendar(builtin_tables().values()))  # as the other process knows it
    assert refresh(other) and not refresh(other)
    assert not current_calendar().is_working_day(date(2026, 3, 3))
    other.close()


def test_a_process_that_starts_asks_what_is_loaded(registers: Database) -> None:
    _load(registers, date(2026, 3, 3))
    use_calendar(WorkCalendar(builtin_tables().values()))
    refresher = Refresher(registers)
    refresher.start()
    refresher.stop()
    assert not current_calendar().is_working_day(date(2026, 3, 3))
    use_calendar(WorkCalendar(builtin_tables().values()))
    put_in_force(registers)
    assert not current_calendar().is_working_day(date(2026, 3, 3))


def test_a_refresher_outlives_a_database_that_is_away(tmp_path: Any) -> None:
    empty = connect(f"sqlite:///{tmp_path}/empty.db")
    refresher = Refresher(empty)
    refresher.start()
    refresher.stop()
    assert current_calendar().is_working_day(date(2026, 3, 3))
    empty.close()


def _due(database: Database, instance_id: int) -> datetime:
    with reading(database) as session:
        row = session.one("SELECT due_at FROM user_task WHERE instance_id = ?", (instance_id,))
    assert row is not None
    found: datetime = row[0]
    return found.astimezone(SHANGHAI)
