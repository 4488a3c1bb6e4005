"""Party organisations among social organisations, and whom they cover (党建同步)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete, RuleNotInForce
from workflows.registries.errors import JointBranchTooWide
from workflows.registries.fields import needed, one_of
from workflows.registries.organizations import ORGANIZATIONS, change_organization
from workflows.registries.register import Register, enter, find
from workflows.registries.tables.district import party_link, party_org
from workflows.rules import current_rules

PARTY_ORGS = Register(party_org)
PARTY_LINKS = Register(party_link)

#: ``party_form`` (DOMAIN.md F.3).
FORMS = (
    "BRANCH",
    "JOINT_BRANCH",
    "GENERAL_BRANCH",
    "COMMITTEE",
    "PARTY_GROUP",
    "PROJECT_BRANCH",
    "INSTRUCTOR",
)
ORIGINS = ("CAMPAIGN", "EARLIER")
COVERED = "COVERED"
JOINT_BRANCH_RULE = "party-building.joint-branch-maximum"


def form_party_org(
    session: Session,
    actor: Actor,
    *,
    party_no: str,
    form: str,
    street: str,
    members: int,
    formed_on: date,
    organization_ids: Sequence[int],
    origin: str = "CAMPAIGN",
) -> int:
    """Form a Party organisation; every organisation it covers says so in its own register from that day.

    Raises EntryIncomplete, EntryNotFound, EntryExists; JointBranchTooWide for a joint branch over more
    units than the rule in force when it is formed allows."""
    needed(PARTY_ORGS.name, party_no=party_no)
    one_of(PARTY_ORGS.name, "form", form, FORMS)
    one_of(PARTY_ORGS.name, "origin", origin, ORIGINS)
    if not organization_ids or members < 0:
        raise EntryIncomplete(
            register=PARTY_ORGS.name, field="members" if members < 0 else "organization_ids"
        )
    if form == "JOINT_BRANCH":
        _check_width(party_no, len(set(organization_ids)), formed_on)
    values = {
        "party_no": party_no,
        "form": form,
        "street": street,
        "lead_organization_id": organization_ids[0] if len(organization_ids) > 1 else None,
        "members": members,
        "origin": origin,
        "formed_on": formed_on,
    }
    party_org_id = enter(session, actor, PARTY_ORGS, values, effective_on=formed_on)
    for organization_id in organization_ids:
        find(session, ORGANIZATIONS, organization_id)
        link = {"party_org_id": party_org_id, "organization_id": organization_id, "valid_from": formed_on}
        enter(session, actor, PARTY_LINKS, link, effective_on=formed_on)
        change_organization(session, actor, organization_id, effective_on=formed_on, party_coverage=COVERED)
    return party_org_id


def _check_width(party_no: str, units: int, formed_on: date) -> None:
    try:
        most = int(current_rules().rule(JOINT_BRANCH_RULE, formed_on).value)
    except RuleNotInForce:
        return  # branches of earlier days were bound by no number
    if units > most:
        raise JointBranchTooWide(party_no=party_no, units=units, most=most)
