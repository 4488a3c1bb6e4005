"""Which role may call what: one table, read by the views, by the OpenAPI document and by the tests.

Rules about a single case (its candidates, separation of duty, who sees it) are the engine's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeVar

from flask_smorest import Blueprint

from api.auth import require
from engine.identity.roles import (
    ADMINISTRATION,
    AUDIT_ADMINISTRATOR,
    AUDITOR,
    DESIGNER,
    JOBS,
    READ,
    SECURITY_ADMINISTRATOR,
    SYSTEM_ADMINISTRATOR,
    WORKER,
)

Permission = Literal[
    "signed-in", "deploy", "operate", "work", "send", "audit", "verify", "propose-rules", "decide-rules",
    "keep-calendars", "see-corrections", "decide-corrections",
]  # fmt: skip

ROLES: Final[Mapping[Permission, tuple[str, ...]]] = {
    # what everybody may who is there at all
    "signed-in": (),
    # put diagrams, decisions and forms in force
    "deploy": (DESIGNER, SYSTEM_ADMINISTRATOR),
    # suspend, resume, cancel, repair; see how the whole house does
    "operate": (SYSTEM_ADMINISTRATOR,),
    # take jobs and report on them
    "work": (WORKER,),
    # publish messages, broadcast signals: machines, and whoever stands in for one
    "send": (WORKER, SYSTEM_ADMINISTRATOR),
    # read what administrators did
    "audit": (AUDIT_ADMINISTRATOR,),
    # ask whether all of history is intact
    "verify": (AUDIT_ADMINISTRATOR, AUDITOR),
    # rules of law as data: one proposes, another approves (SoD-18)
    "propose-rules": (SYSTEM_ADMINISTRATOR,),
    "decide-rules": (SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR),
    # variables of cases: who operates proposes, another decides (D.7.6); old values are told to the latter
    "see-corrections": (SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDITOR),
    "decide-corrections": (SECURITY_ADMINISTRATOR,),
    # load the working days of a year
    "keep-calendars": (SYSTEM_ADMINISTRATOR,),
}
#: What an API token must allow beside the role; else ``read`` or ``write``.
SCOPES: Final[Mapping[Permission, str]] = {
    "deploy": ADMINISTRATION,
    "operate": ADMINISTRATION,
    "work": JOBS,
    "audit": ADMINISTRATION,
    "propose-rules": ADMINISTRATION,
    "decide-rules": ADMINISTRATION,
    "decide-corrections": ADMINISTRATION,
    "keep-calendars": ADMINISTRATION,
}

View = TypeVar("View", bound=Callable[..., Any])


def allowed(permission: Permission, *, reads: bool = False, **more: Any) -> Callable[[View], View]:
    """Mark who may call a view. ``reads``: a POST that changes nothing. ``more`` goes into the document."""

    def decorate(view: View) -> View:
        scope = SCOPES.get(permission, READ if reads else "")
        marked = require(*ROLES[permission], scope=scope)(view)
        members = {"x-query": True, **more} if reads else more
        documented: View = Blueprint.doc(**members)(marked) if members else marked
        return documented

    return decorate
