"""Identifiers made by ourselves: no round trip, and sorted by the time they were made."""

from __future__ import annotations

import secrets
import time
from threading import Lock

#: 2020-01-01T00:00:00Z in milliseconds; 41 bits from here last until 2089.
EPOCH_MS = 1_577_836_800_000
RANDOM_BITS = 22
#: The largest that a column holds.
LARGEST_ID = 2**63 - 1

_last = 0
_lock = Lock()


def new_id() -> int:
    """A 63-bit integer: 41 bits of milliseconds, 22 random bits; strictly growing within this process.

    Taken from the machine's time, not from :mod:`engine.clock`: an identifier must stay unique when a
    demonstration turns the clock back.
    """
    global _last
    milliseconds = time.time_ns() // 1_000_000 - EPOCH_MS
    fresh = (milliseconds << RANDOM_BITS) | secrets.randbits(RANDOM_BITS)
    with _lock:
        _last = max(fresh, _last + 1)
        return _last
