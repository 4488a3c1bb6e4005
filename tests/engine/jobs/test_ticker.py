from __future__ import annotations

from queue import Empty, Queue
from time import monotonic

import pytest

from engine.jobs.ticker import Ticker


class Ticks:
    """Records ticks; a test waits for the next one instead of sleeping."""

    def __init__(self, *delays: float | None) -> None:
        self.queue: Queue[float] = Queue()
        self.delays = list(delays)

    def __call__(self) -> float | None:
        self.queue.put(monotonic())
        return self.delays.pop(0) if self.delays else None

    def next(self, timeout: float) -> float:
        return self.queue.get(timeout=timeout)


def test_the_first_tick_comes_at_once_and_the_next_when_something_is_due() -> None:
    ticks = Ticks(0.05)
    ticker = Ticker(ticks, interval=60)
    ticker.start()
    try:
        first = ticks.next(5)
        assert 0.04 < ticks.next(5) - first < 2
        with pytest.raises(Empty):
            ticks.next(0.2)
    finally:
        ticker.stop()


def test_a_commit_wakes_a_waiting_ticker() -> None:
    ticks = Ticks()
    ticker = Ticker(ticks, interval=60)
    ticker.start()
    try:
        ticks.next(5)
        for _ in range(3):
            ticker.wake()
            ticks.next(5)
        assert ticker.age is not None and ticker.age < 5
    finally:
        ticker.stop()


def test_a_wake_up_during_a_tick_is_not_lost() -> None:
    ticks = Ticks()
    calls = iter([True])

    def tick() -> float | None:
        if next(calls, False):
            ticker.wake()
        return ticks()

    ticker = Ticker(tick, interval=60)
    ticker.start()
    try:
        first = ticks.next(5)
        assert ticks.next(5) >= first
    finally:
        ticker.stop()


def test_a_failing_tick_is_tried_again() -> None:
    ticks = Ticks()
    calls = iter([True])

    def tick() -> float | None:
        ticks()
        if next(calls, False):
            raise ConnectionError("database away")
        return None

    ticker = Ticker(tick, interval=0.05)
    ticker.start()
    try:
        first = ticks.next(5)
        assert ticks.next(5) > first
    finally:
        ticker.stop()


def test_a_stopped_ticker_stays_silent() -> None:
    ticks = Ticks()
    ticker = Ticker(ticks, interval=0.02)
    ticker.start()
    ticks.next(5)
    ticker.stop()
    while not ticks.queue.empty():
        ticks.queue.get()
    ticker.wake()
    with pytest.raises(Empty):
        ticks.next(0.1)
