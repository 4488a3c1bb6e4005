"""Is this process well, and may it be given work?"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any, Final, Protocol

from engine.observability.logging import logger
from engine.persistence.database import Database, reading
from engine.persistence.migrate import is_current

_log = logger(__name__)

#: Seconds a worker may stay silent; it looks for jobs every second even when it has nothing to do.
LONGEST_SILENCE: Final = 30.0


class Ticking(Protocol):
    """As much of a worker as health asks about."""

    @property
    def tick_age(self) -> float | None: ...


def health() -> dict[str, Any]:
    """Liveness: the process answers. Asks nothing of the database, whose absence a restart cannot mend."""
    return {"ok": True}


def readiness(database: Database, worker: Ticking | None = None) -> dict[str, Any]:
    """Whether requests can be served: database reachable, migrations at head, worker (if any) alive.

    ``{"ok": bool, "<check>": {"ok": bool, …}}``; never raises."""
    checks = {
        "database": _check("database", lambda: _reach(database)),
        "migrations": _check("migrations", lambda: {"ok": is_current(database)}),
    }
    if worker is not None:
        age = worker.tick_age
        checks["worker"] = {"ok": age is not None and age <= LONGEST_SILENCE, "tick_age_seconds": age}
    return {"ok": all(check["ok"] for check in checks.values()), **checks}


def _reach(database: Database) -> dict[str, Any]:
    begun = perf_counter()
    with reading(database) as session:
        session.one("SELECT 1")
    return {"ok": True, "seconds": round(perf_counter() - begun, 6)}


def _check(name: str, check: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return check()
    except Exception as problem:
        # The kind of error only: readiness is public, and a driver's message names hosts and users.
        _log.warning("not ready", check=name, error=str(problem))
        return {"ok": False, "error": type(problem).__name__}
