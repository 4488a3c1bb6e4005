"""Who does something, and in whose name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

#: ``replay``: the demonstration acts for its own invented people, and says so.
AuthenticationMethod = Literal["password", "oidc", "replay"]
#: Table and key of the session or API token that a person showed who they are in.
Bearer = tuple[Literal["login_session", "api_token"], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Authentication:
    """That somebody showed who they are: when, by the clock of the house, and how."""

    at: datetime
    method: AuthenticationMethod
    #: None where a caller vouches for it, as the command line does
    bearer: Bearer | None = None


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
    #: the last time the person showed who they are; None: not known, and then nothing can be signed
    authentication: Authentication | None = None

    @property
    def is_trusted(self) -> bool:
        """Whether the caller vouches for the actor, so that nobody asks for roles or sight."""
        return self.groups is None


#: The engine itself: timers, messages between instances, clean-up.
SYSTEM = Actor(user_id="system")
