"""Cases T01 to T05 of the handbook: how long an application may lie, and until when it is decided."""

from __future__ import annotations

from datetime import date

from tests.workflows.house import ACCEPTED, AGREE, House, midnight


def _silence_is_acceptance(
    house: House, *, submitted: str, last_day: str, next_day: str, decision_due: str
) -> None:
    """Nobody acts: accepted by the system when the last day is over, as of the day of submission."""
    house.on(submitted)
    case = house.submit()
    house.on(last_day, "23:59")
    assert case.open_tasks() == ["acceptance-review"]
    house.on(next_day, "00:00")
    assert case.open_tasks() == ["review"]
    row = case.row
    assert (row["acceptance_mode"], row["accepted_on"]) == ("SILENT", date.fromisoformat(submitted))
    case.complete("review", AGREE)
    assert case.due("approve") == midnight(decision_due)


def test_t01_silence_over_the_qingming_holiday_accepts_after_04_06_as_of_03_29(house: House) -> None:
    _silence_is_acceptance(
        house,
        submitted="2010-03-29",
        last_day="2010-04-06",
        next_day="2010-04-07",
        decision_due="2010-04-14",
    )


def test_t02_silence_over_labour_day_accepts_after_05_06(house: House) -> None:
    _silence_is_acceptance(
        house,
        submitted="2010-04-28",
        last_day="2010-05-06",
        next_day="2010-05-07",
        decision_due="2010-05-14",
    )


def test_t03_a_make_up_weekend_counts_and_the_dragon_boat_days_do_not(house: House) -> None:
    _silence_is_acceptance(
        house,
        submitted="2010-06-09",
        last_day="2010-06-17",
        next_day="2010-06-18",
        decision_due="2010-06-25",
    )


def test_t04_submitted_on_the_eve_of_the_make_up_weekend(house: House) -> None:
    _silence_is_acceptance(
        house,
        submitted="2010-06-11",
        last_day="2010-06-21",
        next_day="2010-06-22",
        decision_due="2010-06-29",
    )


def test_t05_seven_days_that_end_on_a_holiday_end_on_the_next_working_day(house: House) -> None:
    house.on("2010-04-26")
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED).complete("review", AGREE)
    assert case.row["accepted_on"] == date(2010, 4, 26)
    assert case.due("approve") == midnight("2010-05-05"), "05-03 is off: the last day is 05-04"
