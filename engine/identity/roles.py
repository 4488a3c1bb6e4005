"""Roles of the system itself, apart from the posts of the business, and who may not hold two of them."""

from __future__ import annotations

from typing import Final

from engine.actor import Actor
from engine.identity.errors import MissingRole

#: Accounts, units, posts, operation. Sees that instances run, not what is in them.
SYSTEM_ADMINISTRATOR: Final = "system-administrator"
#: Who holds which post, group and role.
SECURITY_ADMINISTRATOR: Final = "security-administrator"
#: Reads the administrative chain: what the other two did.
AUDIT_ADMINISTRATOR: Final = "audit-administrator"
#: Reads every case; each reading is recorded.
AUDITOR: Final = "auditor"
#: Deploys diagrams, decisions and forms.
DESIGNER: Final = "process-designer"
#: Service accounts that do external work.
WORKER: Final = "worker"

ADMINISTRATORS: Final = frozenset({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR})
#: They hold no post and take part in no case.
EXCLUSIVE: Final = ADMINISTRATORS | {AUDITOR}
ROLES: Final = EXCLUSIVE | {DESIGNER, WORKER}

READ: Final = "read"
WRITE: Final = "write"
JOBS: Final = "jobs"
ADMINISTRATION: Final = "administration"
#: What an API token can be limited to. ``administration`` is needed beside the role.
SCOPES: Final = frozenset({READ, WRITE, JOBS, ADMINISTRATION})


def require_role(actor: Actor, *roles: str) -> None:
    """Raises MissingRole unless the actor holds one of the roles, or is vouched for by the caller."""
    if not actor.is_trusted and not actor.roles.intersection(roles):
        raise MissingRole(roles=", ".join(roles))
