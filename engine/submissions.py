"""What a process keeps of a submission away from its variables and its history.

A score sheet must be unseen by those who may read the case, until it is opened. Its keeper takes it out of
the submission, puts it where it belongs, and gives what the case may know; only that is stored and recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.guards import Attempt

Keeper = Callable[[Attempt], Mapping[str, Any]]

_keepers: dict[tuple[str, str], Keeper] = {}


def keeper(process_key: str, element_id: str) -> Callable[[Keeper], Keeper]:
    """Register who takes the submissions of a user task, after its guards and inside the transaction.

    Raises ValueError when the task has another keeper."""

    def register(keep: Keeper) -> Keeper:
        place = (process_key, element_id)
        if _keepers.get(place, keep) is not keep:
            raise ValueError(f"submissions of {element_id!r} of {process_key!r} have a keeper already")
        _keepers[place] = keep
        return keep

    return register


def withdraw_keeper(process_key: str, element_id: str) -> None:
    """Forget a keeper; for tests that register their own."""
    _keepers.pop((process_key, element_id), None)


def keep_apart(attempt: Attempt) -> dict[str, Any]:
    """The variables of a submission that the case may know."""
    keep = _keepers.get((attempt.instance.process_key, attempt.task.element_id))
    return dict(attempt.variables if keep is None else keep(attempt))
