"""A worker: leases due jobs and runs them in its threads. Any number of them share one database."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import Final

from engine import clock
from engine.jobs.execute import run_job
from engine.jobs.lease import Job, acquire, is_due, new_owner, release, renew
from engine.jobs.recurring import ensure_recurring
from engine.jobs.ticker import Ticker
from engine.observability.logging import logger
from engine.observability.metrics import Metrics
from engine.persistence.database import Database

_log = logger(__name__)

#: Seconds after which a running job is slow: none is leased to wait behind it, where others could run it.
SLOW: Final = 1.0


@dataclass(slots=True, eq=False)
class _Assignment:
    """A leased job on its way through the threads."""

    job: Job
    future: Future[None] | None = None
    started: float | None = None


class Worker:
    """Runs jobs until it is stopped; everything it knows is in the rows."""

    def __init__(
        self, database: Database, metrics: Metrics | None = None, *, owner: str | None = None
    ) -> None:
        settings = database.settings
        self.owner = owner or new_owner()
        self._database = database
        self._metrics = metrics
        self._threads = settings.job_threads
        self._renew_after = settings.job_lease.total_seconds() / 3
        self._renewed = monotonic()
        self._assigned: dict[tuple[str, int], _Assignment] = {}
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(settings.job_threads, thread_name_prefix="job")
        self._ticker = Ticker(self._tick, interval=settings.job_poll.total_seconds())
        self._stopping = False

    @property
    def tick_age(self) -> float | None:
        """Seconds since the worker last looked for jobs; None before it ever did."""
        return self._ticker.age

    def start(self) -> None:
        """Begin to look for jobs, in threads of its own."""
        ensure_recurring(self._database)
        self._database.wake_ups.append(self._wake)
        self._ticker.start()

    def stop(self, grace: float = 30.0) -> None:
        """Lease nothing more, let what runs end for ``grace`` seconds, and give every lease back.

        A job that is still running then finds its lease gone and changes nothing."""
        self._stopping = True
        if self._wake in self._database.wake_ups:
            self._database.wake_ups.remove(self._wake)
        self._ticker.stop()
        self._pool.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            running = [it.future for it in self._assigned.values() if it.future is not None]
        wait_for(running, timeout=grace)
        try:
            given_back = release(self._database, self.owner)
            _log.info("worker stopped", owner=self.owner, leases_given_back=given_back)
        except Exception:
            _log.exception("leases not given back; they will expire", owner=self.owner)

    def _wake(self, due_at: datetime) -> None:
        # What is due before the next look anyway sets the time of that look.
        if due_at <= clock.now() + self._database.settings.job_poll:
            self._ticker.wake()

    # -- in the ticker's thread ----------------------------------------------------------------------------

    def _tick(self) -> float | None:
        """Lease and hand out what is due; gives the seconds until the next job is due."""
        if self._metrics is not None:
            self._metrics.ticks.inc()
            self._metrics.last_tick.set_to_current_time()
        self._renew()
        self._give_back_waiting()
        while not self._stopping:
            room = self._room()
            if room <= 0:
                return None  # the job that ends next wakes us
            due, delay = is_due(self._database)
            if not due:
                return delay
            jobs = acquire(self._database, self.owner, room)
            if not jobs:
                return None  # another worker was faster
            for job in jobs:
                self._hand_out(job)
        return None

    def _room(self) -> int:
        """How many jobs to lease now: a batch ahead of the threads, unless a slow job blocks one."""
        with self._lock:
            assigned = len(self._assigned)
            if self._slow():
                return self._threads - assigned
        if assigned > self._threads:
            return 0
        return self._database.settings.job_batch

    def _slow(self) -> bool:
        before = monotonic() - SLOW
        return any(it.started is not None and it.started < before for it in self._assigned.values())

    def _renew(self) -> None:
        with self._lock:
            idle = not self._assigned
        if not idle and monotonic() - self._renewed > self._renew_after:
            renew(self._database, self.owner)
            self._renewed = monotonic()

    def _give_back_waiting(self) -> None:
        """Let others have what waits here behind a slow job."""
        with self._lock:
            waiting = [it for it in self._assigned.values() if it.started is None] if self._slow() else []
        # cancel() calls _ended in this thread, which takes the lock
        cancelled = [it.job for it in waiting if it.future is not None and it.future.cancel()]
        if cancelled:
            release(self._database, self.owner, cancelled)

    def _hand_out(self, job: Job) -> None:
        key = (job.tenant_id, job.id)
        assignment = _Assignment(job)
        with self._lock:
            # Leased again although it still runs here: the lease expired before it could be renewed.
            if key in self._assigned:
                return
            if not self._assigned:
                self._renewed = monotonic()
            self._assigned[key] = assignment
            assignment.future = self._pool.submit(self._run, assignment)
        assignment.future.add_done_callback(lambda _: self._ended(key))

    # -- in the job threads --------------------------------------------------------------------------------

    def _run(self, assignment: _Assignment) -> None:
        if self._stopping:
            return
        assignment.started = monotonic()
        run_job(self._database, assignment.job, self._metrics)

    def _ended(self, key: tuple[str, int]) -> None:
        with self._lock:
            self._assigned.pop(key, None)
            hungry = len(self._assigned) in (0, self._threads) or self._slow()
        if hungry and not self._stopping:
            self._ticker.wake()
