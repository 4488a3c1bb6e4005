"""What the engine measures of itself, for Prometheus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

#: Seconds. The first bounds surround the targets of a command (0.5 and 1.2 ms).
DURATIONS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0)
LAGS = (0.1, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0, 300.0, 3600.0, 86400.0)


class Metrics:
    """The engine's instruments in one registry; the registry is the caller's, so tests get their own."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.registry = registry
        self.commands = Histogram(
            "gongzhi_command_duration_seconds",
            "Time of one command with its transaction",
            ["command", "result"],
            buckets=DURATIONS,
            registry=registry,
        )
        self.jobs = Counter(
            "gongzhi_jobs", "Jobs run: done, failed, lost (lease expired, or withdrawn meanwhile)",
            ["kind", "result"], registry=registry,
        )  # fmt: skip
        self.job_duration = Histogram(
            "gongzhi_job_duration_seconds", "Time of one job", ["kind"], buckets=DURATIONS, registry=registry
        )
        self.job_lag = Histogram(
            "gongzhi_job_lag_seconds", "From a job's due time to its start", ["kind"],
            buckets=LAGS, registry=registry,
        )  # fmt: skip
        self.ticks = Counter("gongzhi_worker_ticks", "Looks for due jobs", registry=registry)
        self.last_tick = Gauge(
            "gongzhi_worker_last_tick_timestamp_seconds", "When the worker last looked", registry=registry
        )

    @contextmanager
    def command(self, name: str) -> Iterator[None]:
        """Time one command, transaction included; the result is ``ok`` or the class name of what it raised.

        Completions are ``gongzhi_command_duration_seconds_count{command="complete-task",result="ok"}``."""
        begun, result = perf_counter(), "ok"
        try:
            yield
        except Exception as problem:
            result = type(problem).__name__
            raise
        finally:
            self.commands.labels(name, result).observe(perf_counter() - begun)
