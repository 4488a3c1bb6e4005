"""Is what the house runs on what the administrative chain says: diagrams, rights, units, accounts?

Whoever may write to the database could give themself a post, take another's name or password, or change what
a diagram does, and every case would go on as if nothing were. Each of these is told by an event; rows that no
event tells, and rows that differ, are found. What is changed and changed back between two verifications is
not.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.history.accounts import verify_accounts
from engine.history.deployments import verify_deployments
from engine.history.rights import verify_rights
from engine.history.structure import verify_structure
from engine.history.walk import Finding
from engine.persistence.session import Session


def verify_house(session: Session) -> Iterator[Finding]:
    """The first thing that is wrong with each row."""
    for check in (verify_deployments, verify_rights, verify_structure, verify_accounts):
        yield from check(session)
