"""What waits in the database, for Prometheus."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from engine.jobs.lease import next_due
from engine.observability.logging import logger
from engine.persistence.database import Database, reading

_log = logger(__name__)


class Backlog(Collector):
    """Read at each scrape: index probes, and the rows that need a person.

    Says how late jobs are even when no worker runs, which the worker's own instruments cannot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def describe(self) -> list[Metric]:
        """Named without asking the database, which may be away while the registry is made."""
        return [family for family, _ in self._families()]

    def collect(self) -> Iterator[Metric]:
        """Nothing while the database is away: a gap in the graph, not a failed scrape."""
        try:
            values = self._read()
        except Exception:
            _log.warning("backlog not read", exc_info=True)
            return
        for family, name in self._families():
            family.add_metric([], values[name])
            yield family

    def _families(self) -> list[tuple[GaugeMetricFamily, str]]:
        return [
            (GaugeMetricFamily("gongzhi_job_oldest_due_seconds", "How long the oldest due job waits"), "lag"),
            (GaugeMetricFamily("gongzhi_incidents_open", "Incidents that wait for a person"), "incidents"),
        ]

    def _read(self) -> dict[str, float]:
        with reading(self._database) as session:
            due = next_due(session)
            open_incidents = session.one("SELECT count(*) FROM incident WHERE status = 'open'")
            lag = 0.0 if due is None else max((session.now - due).total_seconds(), 0.0)
        return {"lag": lag, "incidents": float(open_incidents[0]) if open_incidents else 0.0}
