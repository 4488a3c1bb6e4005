"""What something costs the processor, whatever else the machine and this process have to do."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import thread_time


def effort(action: Callable[[], object], *, attempts: int = 3) -> float:
    """Seconds of this thread's processor time, the least of some attempts.

    Without the collection of garbage, which looks at all that the process holds, whatever the action made."""

    def spent() -> float:
        gc.disable()
        begun = thread_time()
        try:
            action()
            return thread_time() - begun
        finally:
            gc.enable()

    return min(spent() for _ in range(attempts))
