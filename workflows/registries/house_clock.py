"""The clock of a demonstration: its days are not those of the machine, and it stands while nobody serves.

A replay leaves the house at some moment of the past. A server takes its time up from there, or from the last
thing that happened since; every other process of the house follows the server.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

from engine import clock
from engine.persistence.database import Database, reading, transaction
from engine.persistence.session import Session
from workflows.registries.settings import put_setting, setting

#: Seconds between the machine's clock and the house's.
OFFSET: Final = "clock-offset"
#: When the replay ended, in the house's time.
STOPPED_AT: Final = "clock-stopped-at"
#: How long a demonstration may go on in its own time.
LONGEST: Final = timedelta(days=3650)


def stop_time(database: Database, at: datetime) -> None:
    """Remember where a replay left the house."""
    with transaction(database) as session:
        put_setting(session, STOPPED_AT, at.isoformat())
        _take_up(session, at)


def resume_time(database: Database) -> None:
    """Let the house go on from the last thing that happened in it; nothing for a house of today."""
    with transaction(database) as session:
        stopped = setting(session, STOPPED_AT)
        if stopped is None:
            return
        at = datetime.fromisoformat(stopped)
        # what was done by the machine's clock, before the replay, is years ahead of the house
        row = session.one(
            "SELECT at FROM event WHERE tenant_id = ? AND at >= ? AND at < ? ORDER BY at DESC LIMIT 1",
            (session.tenant_id, at, at + LONGEST),
        )
        _take_up(session, row[0] if row is not None else at)


@contextmanager
def house_time(database: Database) -> Iterator[None]:
    """Live in the time of the house for a block, then in the time of before."""
    with clock.kept():
        use_house_clock(database)
        yield


def use_house_clock(database: Database) -> None:
    """Let this process live in the time of the house; in that of the machine unless it is a demonstration."""
    offset = _offset(database)
    if offset is not None:
        away = timedelta(seconds=float(offset))
        clock.set_clock(lambda: clock.system_clock() + away)


def _offset(database: Database) -> str | None:
    with reading(database) as session:
        return setting(session, OFFSET)


def _take_up(session: Session, at: datetime) -> None:
    put_setting(session, OFFSET, str((at - clock.system_clock()).total_seconds()))
