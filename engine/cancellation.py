"""What a domain undoes before a case is ended from outside: no step of its diagram will do it any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from engine.actor import Actor
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance


class Cancelling(NamedTuple):
    """A case somebody is about to end whatever it is doing; it is locked, and still as it was."""

    session: Session
    actor: Actor
    instance: StoredInstance
    reason: str


Undoing = Callable[[Cancelling], None]

_undoings: dict[str, Undoing] = {}


def cancellation(name: str) -> Callable[[Undoing], Undoing]:
    """Register what is undone, in the transaction of the cancelling command.

    It is asked of every case and looks itself whether it is concerned; what it raises keeps the case alive.
    Raises ValueError for a name that is taken."""

    def register(undo: Undoing) -> Undoing:
        if _undoings.get(name, undo) is not undo:
            raise ValueError(f"cancellation {name!r} is registered already")
        _undoings[name] = undo
        return undo

    return register


def before_cancelling(cancelling: Cancelling) -> None:
    """Let every domain undo what is its own."""
    for undo in list(_undoings.values()):
        undo(cancelling)
