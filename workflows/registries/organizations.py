"""The register of organisations (社会组织): registered ones bear a unified code, filed groups never do."""

from __future__ import annotations

from datetime import date
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete, StatusNotReachable
from workflows.registries.codes import check_unified_code
from workflows.registries.register import Page, Register, Row, change, enter, find, find_by, page
from workflows.registries.tables.cases import organization

ORGANIZATIONS = Register(organization)

FILED_GROUP = "FILED_GROUP"
FORMS = frozenset({"ASSOCIATION", "SERVICE_INSTITUTION", "FOUNDATION", FILED_GROUP})

#: ``org_status`` (DOMAIN.md F.3) and where each may lead.
TRANSITIONS = {
    "INCUBATING": {"FILED", "REGISTERED", "DEREGISTERED"},
    "FILED": {"FILING_EXPIRED", "REGISTERED", "DEREGISTERED", "REVOKED"},
    "FILING_EXPIRED": {"FILED", "REGISTERED", "DEREGISTERED"},
    "REGISTERED": {"RESTRICTED", "LIQUIDATING", "DEREGISTERED", "REVOKED", "BANNED"},
    "RESTRICTED": {"REGISTERED", "LIQUIDATING", "REVOKED", "BANNED"},
    "LIQUIDATING": {"DEREGISTERED", "REVOKED"},
    "DEREGISTERED": set(),
    "REVOKED": {"LIQUIDATING", "DEREGISTERED"},
    "BANNED": set(),
}
#: Status in which the organisation may act and its name is taken.
ACTIVE = frozenset({"INCUBATING", "FILED", "REGISTERED", "RESTRICTED"})


def register_organization(
    session: Session,
    actor: Actor,
    *,
    name: str,
    form: str,
    status: str,
    street: str,
    founded_on: date | None = None,
    uscc: str | None = None,
    instance_id: int | None = None,
    **more: Any,
) -> int:
    """Enter an organisation. A registered one needs its code, a filed group must not have one.

    Raises EntryIncomplete, UnifiedCodeInvalid, EntryExists."""
    wrong = {
        "form": form not in FORMS,
        "status": status not in TRANSITIONS,
        "name": not name.strip(),
        "uscc": (form == FILED_GROUP) == (uscc is not None),
    }
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise EntryIncomplete(register=ORGANIZATIONS.name, field=field)
    if uscc is not None:
        check_unified_code(uscc)
    values = {
        "name": name,
        "form": form,
        "status": status,
        "street": street,
        "founded_on": founded_on,
        "uscc": uscc,
        **{"party_coverage": "NONE", **more},
    }
    return enter(session, actor, ORGANIZATIONS, values, instance_id=instance_id, effective_on=founded_on)


def change_organization(
    session: Session,
    actor: Actor,
    organization_id: int,
    *,
    effective_on: date,
    reason: str | None = None,
    expected_version: int | None = None,
    instance_id: int | None = None,
    **values: Any,
) -> Row:
    """Change name, domicile, legal representative … from a day on. The status has a function of its own."""
    if "status" in values:
        raise EntryIncomplete(register=ORGANIZATIONS.name, field="status")
    if values.get("uscc") is not None:
        check_unified_code(values["uscc"])
    return change(
        session,
        actor,
        ORGANIZATIONS,
        organization_id,
        values,
        expected_version=expected_version,
        instance_id=instance_id,
        effective_on=effective_on,
        reason=reason,
    )


def change_status(
    session: Session,
    actor: Actor,
    organization_id: int,
    status: str,
    *,
    effective_on: date,
    reason: str,
    instance_id: int | None = None,
    **values: Any,
) -> Row:
    """Lead an organisation to another status, with what comes along (a code when it is registered).

    Raises StatusNotReachable, UnifiedCodeInvalid."""
    old = find(session, ORGANIZATIONS, organization_id, lock=True)
    if status not in TRANSITIONS.get(old["status"], set()):
        raise StatusNotReachable(name=old["name"], old=old["status"], new=status)
    if values.get("uscc") is not None:
        check_unified_code(values["uscc"])
    return change(
        session,
        actor,
        ORGANIZATIONS,
        organization_id,
        {**values, "status": status, "status_reason": reason},
        instance_id=instance_id,
        effective_on=effective_on,
        reason=reason,
    )


def organization_by_code(session: Session, uscc: str) -> Row | None:
    return find_by(session, ORGANIZATIONS, uscc=uscc)


def organizations(session: Session, *, after: int | None = None, limit: int = 50, **columns: Any) -> Page:
    """Organisations by status, street, form, party_coverage …"""
    return page(session, ORGANIZATIONS, after=after, limit=limit, **columns)
