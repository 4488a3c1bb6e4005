"""The record of the pilot's filings: its totals, and the working days its steps are laid on."""

from __future__ import annotations

from collections import Counter

from workflows.pilot.records import recorded_filings, schedule


def test_the_record_has_the_totals_of_the_article() -> None:
    record = recorded_filings()
    assert len(record) == 168
    assert Counter(filing.outcome for filing in record) == {
        "GRANTED": 149,
        "WITHDRAWN": 4,
        "NOT_ACCEPTED": 6,
        "REFUSED": 5,
        None: 4,
    }
    assert sum(filing.was_corrected for filing in record if filing.outcome == "GRANTED") == 37


def test_every_step_of_the_schedule_is_on_a_working_day() -> None:
    from workflows.calendar import current_calendar, local_date

    steps = schedule()
    assert len(steps) == 950
    assert all(current_calendar().is_working_day(local_date(step.at)) for step in steps)
