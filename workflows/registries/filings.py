"""The register of filings (so_filing): one row an application, and the organisation it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryNotFound, FilingNotFound
from workflows.registries.organizations import FILED_GROUP, register_organization
from workflows.registries.register import Register, Row, change, enter, find_by
from workflows.registries.tables import organization, so_filing

#: ``case_state`` (DOMAIN.md F.3) of applications that are over.
CLOSED = frozenset({"CLOSED", "NOT_ACCEPTED", "WITHDRAWN", "TERMINATED"})

FILINGS = Register(so_filing, key="instance_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What the register needs of an application when it arrives."""

    instance_id: int
    receipt_no: str
    applicant: str
    org_name: str
    filed_class: str
    street: str
    community: str
    received_on: date


def record_application(session: Session, actor: Actor, application: Application) -> None:
    """Enter an application that was received."""
    values = {**asdict(application), "state": "SUBMITTED", "correction_count": 0}
    enter(session, actor, FILINGS, values, instance_id=application.instance_id)


def update_filing(session: Session, actor: Actor, instance_id: int, **values: Any) -> None:
    """Change columns of one application. Raises FilingNotFound."""
    try:
        change(session, actor, FILINGS, instance_id, values, instance_id=instance_id)
    except EntryNotFound as error:
        raise FilingNotFound(receipt_no=instance_id) from error


def filing(
    session: Session, *, instance_id: int | None = None, receipt_no: str | None = None
) -> Mapping[str, Any]:
    """One application by its process instance or its receipt number. Raises FilingNotFound."""
    statement = select(so_filing).where(so_filing.c.tenant_id == session.tenant_id)
    if instance_id is not None:
        statement = statement.where(so_filing.c.instance_id == instance_id)
    else:
        statement = statement.where(so_filing.c.receipt_no == receipt_no)
    row = session.core.execute(statement).mappings().first()
    if row is None:
        raise FilingNotFound(receipt_no=receipt_no or instance_id)
    return dict(row)


def filings(session: Session) -> list[Mapping[str, Any]]:
    """Every application of the tenant, by receipt number."""
    statement = (
        select(so_filing).where(so_filing.c.tenant_id == session.tenant_id).order_by(so_filing.c.receipt_no)
    )
    return [dict(row) for row in session.core.execute(statement).mappings()]


VALID, EXPIRED, CANCELLED, REVOKED = "VALID", "EXPIRED", "CANCELLED", "REVOKED"


def filing_by_number(session: Session, filing_no: str) -> Row | None:
    """The filing with this number (备案编号), whatever became of it."""
    return find_by(session, FILINGS, filing_no=filing_no)


def validity_key(filing_id: int, valid_to: date) -> str:
    """What the messages about one period of validity bear."""
    return f"{filing_id}-{valid_to.isoformat()}"


def end_filing(
    session: Session, actor: Actor, filing_id: int, standing: str, on: date, reason: str, *, instance_id: int
) -> Row:
    """A filing in force ends: expired, cancelled or revoked, by a case of its own."""
    values = {"standing": standing, "ended_on": on, "closed_reason": reason}
    return change(session, actor, FILINGS, filing_id, values, instance_id=instance_id, reason=reason)


def is_name_taken(session: Session, street: str, name: str) -> bool:
    """Whether an active filed group of the street bears the name already (D-NAME)."""
    statement = select(func.count()).where(
        organization.c.tenant_id == session.tenant_id,
        organization.c.street == street,
        organization.c.name == name,
        organization.c.status == "FILED",
    )
    return bool(session.core.execute(statement).scalar_one())


def enter_organization(
    session: Session, actor: Actor, application: Mapping[str, Any], founded_on: date, **more: Any
) -> int:
    """Enter the group into the register of organisations with ``more`` of its columns; gives its id.

    A new group may want a party cell."""
    return register_organization(
        session,
        actor,
        name=application["org_name"],
        form=FILED_GROUP,
        status="FILED",
        filed_class=application["filed_class"],
        street=application["street"],
        community=application["community"],
        founded_on=founded_on,
        party_coverage="CANDIDATE",
        instance_id=application["instance_id"],
        **more,
    )
