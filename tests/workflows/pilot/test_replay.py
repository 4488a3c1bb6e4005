"""The pilot's 168 applications come out as recorded, on both databases."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from engine import clock
from engine.history.seal import Vault, seal
from engine.history.verify import verify
from engine.persistence.database import Database, reading
from tests.workflows.conftest import START
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot.filings import replay_filings
from workflows.pilot.records import END, recorded_filings, schedule


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


def test_all_applications_come_out_as_recorded(deployed: Database) -> None:
    moments: list[datetime] = []
    with clock.frozen(START):
        report = replay_filings(deployed, lambda done, total, at: moments.append(at))
        assert report.differences == ()
        assert report.applications == 168
        assert report.outcomes == {
            "GRANTED": 149,
            "WITHDRAWN": 4,
            "NOT_ACCEPTED": 6,
            "REFUSED": 5,
            "UNDER_WAY": 4,
        }
        # one decision of the record came a day after the seven promised
        assert report.decided_late == ("SJ2010-0138",)
        assert moments == sorted(moments)
        assert moments[-1] == END == clock.now()
        _check_registers(deployed)
        again = replay_filings(deployed)
        assert again == report
    _check_history(deployed)


class Interrupted(Exception):
    """Somebody pulled the plug."""


def test_an_interrupted_replay_goes_on_where_it_stopped(deployed: Database) -> None:
    def stop_in_april(done: int, total: int, at: datetime) -> None:
        if at >= datetime(2010, 4, 15, tzinfo=SHANGHAI):
            raise Interrupted

    with clock.frozen(START):
        with pytest.raises(Interrupted):
            replay_filings(deployed, stop_in_april)
        with reading(deployed) as session:
            assert 0 < session.all("SELECT count(*) FROM so_filing")[0][0] < 168
        assert replay_filings(deployed).differences == ()


def _check_history(database: Database) -> None:
    """Every chain holds together, before and after it is sealed."""
    vault = Vault(Path(database.settings.var_directory))
    assert verify(database, vault).is_intact
    seal(database, vault)
    report = verify(database, vault)
    assert report.is_intact
    assert report.chains >= 168
    assert report.sealed_heads >= 168


def _check_registers(database: Database) -> None:
    with reading(database) as session:
        counts = {
            table: session.all(f"SELECT count(*) FROM {table}")[0][0]
            for table in ("organization", "publication", "incident", "process_instance")
        }
        pilot = session.all("SELECT count(*) FROM so_filing WHERE outcome = 'GRANTED' AND street <> '006'")[
            0
        ][0]
        open_tasks = session.all(
            "SELECT element_id, count(*) FROM user_task WHERE status = 'open' GROUP BY element_id"
        )
    assert counts == {"organization": 149, "publication": 149, "incident": 0, "process_instance": 168}
    assert pilot == 143
    assert open_tasks == [("review", 4)]
