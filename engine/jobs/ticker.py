"""What wakes the worker: APScheduler ticks, and does nothing else.

The tick is the only entry of an in-memory scheduler. It runs at the next due time the last look found, at
most ``interval`` seconds later, and at once after a commit in this process that made work. Nothing is lost
with it: the jobs are rows, and the first tick of any process finds them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from logging import ERROR, getLogger
from threading import Lock
from time import monotonic

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from engine.observability.logging import logger

_log = logger(__name__)
_TICK = "tick"


class Ticker:
    """Calls ``tick`` in threads of its own, never twice at a time.

    ``tick`` returns the seconds until it wants to be called again (at most ``interval`` are waited), or None
    when it knows of nothing."""

    def __init__(self, tick: Callable[[], float | None], *, interval: float = 1.0) -> None:
        self._tick = tick
        self._interval = interval
        self._lock = Lock()
        self._running = False
        self._woken = False
        self.last_tick: float | None = None
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(2)},
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 3},
        )
        # Ticks that come during a tick are ours to count (see _run), not worth a line each.
        getLogger("apscheduler").setLevel(ERROR)

    @property
    def age(self) -> float | None:
        """Seconds since the last tick ended, by the monotonic clock; None before the first."""
        return None if self.last_tick is None else monotonic() - self.last_tick

    def start(self) -> None:
        """Begin with a tick at once."""
        trigger = IntervalTrigger(seconds=self._interval, timezone=UTC)
        self._scheduler.add_job(self._run, trigger, id=_TICK, next_run_time=datetime.now(UTC))
        self._scheduler.start()

    def stop(self) -> None:
        """End after the tick that may be running."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def wake(self) -> None:
        """Tick as soon as possible; a tick already running is followed by another."""
        with self._lock:
            if self._running:
                self._woken = True
                return
        self._schedule(0.0)

    def _run(self) -> None:
        with self._lock:
            # Not left to the scheduler, which counts a tick as running for a moment after it has ended and
            # would drop a wake-up in that moment.
            if self._running:
                self._woken = True
                return
            self._running, self._woken = True, False
        delay: float | None = self._interval
        try:
            delay = self._tick()
        except Exception:
            # The database may be away for a while. The next tick tries again, readiness shows the age.
            _log.exception("tick failed")
        else:
            self.last_tick = monotonic()
        with self._lock:
            self._running = False
            woken = self._woken
        if woken:
            self._schedule(0.0)
        elif delay is not None and delay < self._interval:
            self._schedule(max(delay, 0.0))

    def _schedule(self, delay: float) -> None:
        if not self._scheduler.running:
            return
        try:
            self._scheduler.modify_job(_TICK, next_run_time=datetime.now(UTC) + timedelta(seconds=delay))
        except JobLookupError:
            _log.debug("tick withdrawn")
