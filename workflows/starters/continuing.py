"""What can be begun about what an earlier case led to: a filing in force changed, renewed or given up."""

from __future__ import annotations

from typing import Final, NamedTuple

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.filings import FILINGS, VALID
from workflows.registries.followups import (
    CANCELLATION,
    CHANGE,
    CORRECTION,
    RENEWAL,
    REVOCATION,
    under_way,
)
from workflows.registries.grants import GRANTS
from workflows.registries.register import find_by
from workflows.starters.offers import offers_for

#: Of a filing: kind in the register of follow-ups -> process.
_OF_FILING: Final = {
    CHANGE: "so-filing-change",
    RENEWAL: "so-filing-renewal",
    CANCELLATION: "so-filing-cancel",
    REVOCATION: "so-filing-revocation",
    CORRECTION: "so-filing-correction",
}
_OF_GRANT: Final = "so-funding-change"


class Continuation(NamedTuple):
    """A process, and what its start form is to be filled in with."""

    process_key: str
    field: str
    value: str


def continuations(session: Session, actor: Actor, instance_id: int) -> list[Continuation]:
    """What somebody may begin about the outcome of a case; what is under way already is left out."""
    filing = find_by(session, FILINGS, instance_id=instance_id)
    if filing is not None and filing["standing"] == VALID:
        number = str(filing["filing_no"])
        return [
            Continuation(process, "filingNo", number)
            for kind, process in _OF_FILING.items()
            if _is_offered(session, actor, process, "filingNo", number)
            and under_way(session, instance_id, kind) is None
        ]
    grant = find_by(session, GRANTS, instance_id=instance_id)
    if grant is not None and _is_offered(session, actor, _OF_GRANT, "grantNo", grant["grant_no"]):
        return [Continuation(_OF_GRANT, "grantNo", grant["grant_no"])]
    return []


def _is_offered(session: Session, actor: Actor, process: str, field: str, value: str) -> bool:
    return _is_deployed(session, process) and any(
        option.value == value for option in offers_for(session, actor, process)[field]
    )


def _is_deployed(session: Session, process: str) -> bool:
    row = session.one(
        "SELECT 1 FROM process_definition WHERE tenant_id = ? AND key = ? LIMIT 1",
        (session.tenant_id, process),
    )
    return row is not None
