"""Who does something, and in whose name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person or machine behind a command; written into every event the command causes."""

    user_id: str
    on_behalf_of: str | None = None
    #: groups the actor belongs to; None when the caller vouches for the actor (command line, other parts of
    #: the engine), and then nobody is asked to be a candidate
    groups: frozenset[str] | None = None
    roles: frozenset[str] = frozenset()
    #: units whose cases the actor supervises, with every unit below them
    supervised_units: frozenset[str] = frozenset()
    #: what the API token allows at most; None when there is no token in between
    scopes: frozenset[str] | None = None

    @property
    def is_trusted(self) -> bool:
        """Whether the caller vouches for the actor, so that nobody asks for roles or sight."""
        return self.groups is None


#: The engine itself: timers, messages between instances, clean-up.
SYSTEM = Actor(user_id="system")
