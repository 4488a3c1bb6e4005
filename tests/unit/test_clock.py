"""One source of time, movable."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from engine import clock

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def machine_time() -> object:
    yield
    clock.set_clock(None)


def test_now_is_the_machines_time_in_utc() -> None:
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().tzinfo is UTC


def test_a_frozen_clock_stands_until_it_is_moved() -> None:
    with clock.frozen(NEW_YEAR):
        assert clock.now() == clock.now() == NEW_YEAR
        assert clock.advance(timedelta(days=1)) == clock.now() == NEW_YEAR + timedelta(days=1)
    assert clock.now() > NEW_YEAR + timedelta(days=2)


def test_freezing_within_a_freeze_restores_the_first() -> None:
    with clock.frozen(NEW_YEAR):
        with clock.frozen(NEW_YEAR + timedelta(days=9)):
            pass
        assert clock.now() == NEW_YEAR


def test_a_running_clock_is_shifted() -> None:
    clock.advance(timedelta(days=400))
    ahead = clock.now() - datetime.now(UTC)
    assert timedelta(days=399) < ahead <= timedelta(days=400)


def test_another_clock_can_be_set() -> None:
    clock.set_clock(lambda: NEW_YEAR)
    assert clock.now() == NEW_YEAR
    clock.set_clock(None)
    assert clock.now() > NEW_YEAR


def test_a_frozen_instant_is_kept_in_utc_and_shown_in_shanghai() -> None:
    with clock.frozen(datetime(2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=8)))):
        assert clock.now().isoformat() == "2025-12-31T16:30:00+00:00"
        assert clock.local_now().isoformat() == "2026-01-01T00:30:00+08:00"


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        clock.freeze(datetime(2026, 1, 1))  # noqa: DTZ001
