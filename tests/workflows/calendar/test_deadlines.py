"""When a period ends, and the count that proves it (DOMAIN.md 0.2)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from workflows.calendar import (
    Deadline,
    Pause,
    Unit,
    current_calendar,
    deadline,
    earliest_end,
    end_of_day,
    local_date,
)
from workflows.errors import CalendarYearMissing, DeadlineInvalid

WD, CD = Unit.WORKING_DAYS, Unit.CALENDAR_DAYS


def period(start: str, count: int, unit: Unit, *pauses: Pause) -> Deadline:
    return deadline(current_calendar(), date.fromisoformat(start), count, unit, pauses)


def pause(start: str, end: str | None) -> Pause:
    return Pause(
        paused_from=date.fromisoformat(start),
        paused_to=date.fromisoformat(end) if end else None,
        reason="专家评审",
        legal_basis="行政许可法第四十五条",
    )


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2010-03-29", "2010-04-06"),  # T01: 04-05 is Qingming
        ("2010-04-28", "2010-05-06"),  # T02: Labour Day
        ("2010-06-09", "2010-06-17"),  # T03: 06-12 and 06-13 work, 06-14 to 06-16 are off
        ("2010-06-11", "2010-06-21"),  # T04
        ("2010-03-01", "2010-03-08"),
        ("2010-09-17", "2010-09-26"),  # both weekend days of the make-up weekend count
        ("2010-09-30", "2010-10-13"),
    ],
)
def test_five_working_days_skip_holidays_and_count_make_up_days(start: str, due: str) -> None:
    assert period(start, 5, WD).due_on == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("2010-04-26", 7, "2010-05-04"),  # T05: 05-03 is a holiday
        ("2010-03-15", 60, "2010-05-14"),  # T06
        ("2010-05-12", 7, "2010-05-19"),
        ("2010-06-05", 7, "2010-06-12"),  # a Saturday, but a make-up day
        ("2010-06-06", 8, "2010-06-17"),
    ],
)
def test_calendar_days_end_on_a_working_day(start: str, count: int, due: str) -> None:
    assert period(start, count, CD).due_on == date.fromisoformat(due)


def test_a_start_on_a_day_off_counts_from_the_next_day_too() -> None:
    assert period("2010-04-03", 1, WD).due_on == date(2010, 4, 6)


def test_the_period_ends_at_midnight_after_the_last_day_in_shanghai() -> None:
    expires = period("2010-03-29", 5, WD).expires_at
    assert expires == datetime(2010, 4, 6, 16, tzinfo=UTC)
    assert expires is not None
    assert local_date(expires - timedelta(microseconds=1)) == date(2010, 4, 6)
    assert local_date(expires) == date(2010, 4, 7)
    assert end_of_day(date(2010, 4, 6)) == expires


def test_every_day_of_the_period_is_in_the_proof_with_its_reason() -> None:
    lines = [(line.on.day, line.number, line.reason) for line in period("2010-06-11", 5, WD).proof]
    assert lines == [
        (11, None, "start"),
        (12, 1, "make-up-day"),
        (13, 2, "make-up-day"),
        (14, None, "holiday"),
        (15, None, "holiday"),
        (16, None, "holiday"),
        (17, 3, "working-day"),
        (18, 4, "working-day"),
        (19, None, "rest-day"),
        (20, None, "rest-day"),
        (21, 5, "working-day"),
    ]


def test_the_proof_of_calendar_days_shows_the_postponed_end() -> None:
    lines = [(line.on.day, line.number, line.reason) for line in period("2010-04-26", 7, CD).proof][-3:]
    assert lines == [(2, 6, "calendar-day"), (3, 7, "calendar-day"), (4, None, "postponed")]


def test_a_pause_stops_the_clock_from_the_day_after_it_began() -> None:
    paused = period("2010-03-01", 5, WD, pause("2010-03-03", "2010-03-05"))
    assert paused.due_on == date(2010, 3, 10)
    assert [line.on.day for line in paused.proof if line.reason == "paused"] == [4, 5]


def test_two_pauses_add_up_in_calendar_days() -> None:
    assert period("2010-03-01", 7, CD).due_on == date(2010, 3, 8)
    twice = period("2010-03-01", 7, CD, pause("2010-03-02", "2010-03-03"), pause("2010-03-05", "2010-03-06"))
    assert twice.due_on == date(2010, 3, 10)


def test_while_the_clock_stands_still_there_is_no_due_date() -> None:
    standing = period("2010-03-01", 5, WD, pause("2010-03-03", None))
    assert standing.due_on is None
    assert standing.expires_at is None
    assert standing.proof[-1].on == date(2010, 3, 3)


def test_a_pause_after_the_end_changes_nothing() -> None:
    assert period("2010-03-01", 5, WD, pause("2010-03-08", None)).due_on == date(2010, 3, 8)


@pytest.mark.parametrize(
    ("on", "light"),
    [("2010-03-03", "green"), ("2010-03-05", "yellow"), ("2010-03-08", "yellow"), ("2010-03-09", "red")],
)
def test_the_light_turns_yellow_at_four_fifths_and_red_after_the_last_day(on: str, light: str) -> None:
    assert period("2010-03-01", 5, WD).light(date.fromisoformat(on), 80) == light


def test_a_minimum_window_includes_its_last_day_unless_counted_strictly() -> None:
    assert earliest_end(date(2010, 3, 1), 20) == date(2010, 3, 21)
    assert earliest_end(date(2010, 3, 1), 20, strict=True) == date(2010, 3, 22)


@pytest.mark.parametrize("count", [0, -1, 10**9])
def test_a_period_needs_a_positive_number_of_days(count: int) -> None:
    with pytest.raises(DeadlineInvalid):
        period("2010-03-01", count, WD)


def test_a_period_that_runs_into_a_year_without_table_says_which() -> None:
    last = current_calendar().years[-1]
    with pytest.raises(CalendarYearMissing) as refused:
        period(f"{last}-12-30", 5, WD)
    assert refused.value.params["year"] == last + 1
