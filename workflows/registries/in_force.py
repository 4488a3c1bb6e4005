"""Rules and calendars in force in this process, kept up to date with what administrators load elsewhere."""

from __future__ import annotations

from threading import Event, Thread
from typing import Final

from engine.jobs.due_dates import before_due_dates
from engine.observability.logging import logger
from engine.persistence.database import Database, reading
from workflows.calendar import use_calendar
from workflows.registries.calendars import calendar_of
from workflows.registries.rule_tables import rules_of
from workflows.rules import use_rules

#: Seconds between two looks. New rules begin a day later, and due dates are computed again later than this.
INTERVAL: Final = 5.0

_SEEN: Final = "rules and calendars"
#: One statement: rule versions are only ever added, calendars are changed in place.
_PROBE: Final = (
    "SELECT (SELECT COUNT(*) FROM rule_version WHERE tenant_id = ?),"
    " (SELECT COALESCE(SUM(version), 0) FROM calendar_year WHERE tenant_id = ?)"
)

_log = logger(__name__)


@before_due_dates
def refresh(database: Database) -> bool:
    """Read rules and calendars again if somebody loaded any since; whether anything was read."""
    with reading(database) as session:
        row = session.one(_PROBE, (session.tenant_id, session.tenant_id))
        assert row is not None, "two sums"
        seen = (int(row[0]), int(row[1]))
        if database.cache.get(_SEEN) == seen:
            return False
        rules, calendar = rules_of(session), calendar_of(session)
    use_rules(rules)
    use_calendar(calendar)
    database.cache[_SEEN] = seen
    return True


class Refresher:
    """Looks every few seconds, in a thread of its own that ends with the process."""

    def __init__(self, database: Database, interval: float = INTERVAL) -> None:
        self._database = database
        self._interval = interval
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="rules-in-force", daemon=True)

    def start(self) -> None:
        """Put in force what is loaded, then keep looking."""
        self._look()
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(self._interval):
            self._look()

    def _look(self) -> None:
        try:
            if refresh(self._database):
                _log.info("rules and calendars read")
        except Exception:
            # the database may be away for a while: what is in force stays so, and the next look tries again
            _log.warning("rules and calendars not read", exc_info=True)
