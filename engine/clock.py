"""The only source of time: aware UTC, movable by demonstrations and tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Final
from zoneinfo import ZoneInfo

#: Where people read the time: due dates, working days and FEEL's ``today()`` are of this zone.
ZONE: Final = ZoneInfo("Asia/Shanghai")

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The machine's time, aware UTC."""
    return datetime.now(UTC)


_clock: Clock = system_clock
_frozen_at: datetime | None = None
_lock = Lock()
#: The moment that this thread asks about, while it asks what was to be said then.
_asked_about: ContextVar[datetime | None] = ContextVar("asked-about", default=None)


def now() -> datetime:
    """The present instant, aware UTC, to the microsecond."""
    return _asked_about.get() or _frozen_at or _clock()


def local_now() -> datetime:
    """The present instant as clocks on the wall show it, in :data:`ZONE`."""
    return now().astimezone(ZONE)


def set_clock(clock: Clock | None) -> None:
    """Read time from ``clock`` (aware UTC) from here on; ``None`` returns to the machine's time."""
    global _clock, _frozen_at
    with _lock:
        _clock, _frozen_at = clock or system_clock, None


def freeze(at: datetime | None = None) -> datetime:
    """Let time stand still at ``at`` (aware; default: now). Raises ValueError for a naive datetime."""
    global _frozen_at
    instant = now() if at is None else at
    if instant.tzinfo is None:
        raise ValueError("the clock needs an aware datetime")
    with _lock:
        _frozen_at = instant.astimezone(UTC)
        return _frozen_at


def advance(by: timedelta) -> datetime:
    """Move a frozen clock, or shift a running one; gives the new now."""
    global _clock, _frozen_at
    with _lock:
        if _frozen_at is not None:
            _frozen_at += by
        else:
            running = _clock
            _clock = lambda: running() + by  # noqa: E731 - a shifted clock is still only a clock
    return now()


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Let this thread, and no other, read a past moment: to compute again what was computed then."""
    token = _asked_about.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _asked_about.reset(token)


@contextmanager
def kept() -> Iterator[None]:
    """Whatever the block does to the clock, the one of before runs after it."""
    global _clock, _frozen_at
    before = (_clock, _frozen_at)
    try:
        yield
    finally:
        with _lock:
            _clock, _frozen_at = before


@contextmanager
def frozen(at: datetime | None = None) -> Iterator[datetime]:
    """Freeze for a block, then restore the clock that ran before it."""
    with kept():
        yield freeze(at)
