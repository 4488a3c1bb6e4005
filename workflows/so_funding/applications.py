"""The service tasks of an application up to the result of its round."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from engine.actions import ActionContext, action
from workflows.errors import EntryNotFound
from workflows.registries.grants import (
    GRANTS,
    advance_grant,
    is_ended,
    note_grant,
    register_application,
    round_by_number,
)
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import Row, find
from workflows.so_funding import schemas
from workflows.so_funding.common import grant_of, money, reason, rules_day, session_of, today
from workflows.so_funding.facts import facts

Given = Mapping[str, Any]

#: What the register keeps of the application beside its own columns.
_CONTENT = ("targets", "budget", "indicators", "trainees")


@action("so-funding.open", input=schemas.StartInput, output=schemas.StartOutput)
def open_application(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """Which round and organisation it is, and whether the window is open."""
    session, day = session_of(context), today(context)
    found: dict[str, Any] = {
        "applicant": context.actor.on_behalf_of or context.actor.user_id,
        "rules_on": rules_day(context, given),
        "window_open": False,
        "correction_count": 0,
    }
    opened = round_by_number(session, given["batchNo"].strip())
    organization = _organization(context, given["organizationId"])
    if opened is None or organization is None:
        return found
    sponsor = _organization(context, given["sponsorId"])
    return found | {
        "window_open": opened["opens_on"] <= day <= opened["closes_on"] and not is_ended(session, opened),
        "batch_no": opened["batch_no"],
        "round_id": str(opened["id"]),
        "opens_on": opened["opens_on"],
        "closes_on": opened["closes_on"],
        "organization_id": str(organization["id"]),
        "org_name": organization["name"],
        "org_unit": f"so-{organization['id']}",
        "street": organization["street"],
        "sponsor": sponsor["name"] if sponsor is not None else given["sponsorName"],
    }


def _organization(context: ActionContext, text: str | None) -> Row | None:
    if not text or not text.isdigit():
        return None
    try:
        return find(session_of(context), ORGANIZATIONS, int(text))
    except EntryNotFound:
        return None


@action("so-funding.receive", input=schemas.ReceiveInput, output=schemas.ReceiveOutput)
def receive_application(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """Number and enter the application; gather what the decisions on it ask."""
    session = session_of(context)
    organization = find(session, ORGANIZATIONS, int(given["organization_id"]))
    known = facts(
        session,
        organization,
        given,
        on=today(context),
        rules_on=given["rules_on"],
        has_sponsor=bool(given["sponsor"]),
    )
    grant_id = register_application(
        session,
        context.actor,
        round_id=int(given["round_id"]),
        organization_id=organization["id"],
        support_type=given["supportType"],
        project_name=given["projectName"],
        requested=money(given["requestedAmount"]),
        instance_id=context.instance_id,
        street=given["street"],
        period_from=given["periodFrom"],
        period_to=given["periodTo"],
        account_name=given["accountName"],
        bank=given["bankName"],
        account_masked=given["accountNo"]["masked"],
        account_sealed=given["accountNo"]["sealed"],
        content=json.dumps(
            {name: given[name] for name in _CONTENT}
            | {"own_funds": float(money(given["ownFunds"])), "rules_on": given["rules_on"]},
            ensure_ascii=False,
            default=str,
        ),
    )
    return {
        "grant_no": find(session, GRANTS, grant_id)["grant_no"],
        "facts": known,
        "account_name": given["accountName"],
        "bank_name": given["bankName"],
        "account_masked": given["accountNo"]["masked"],
        "period_to": given["periodTo"],
    }


@action("so-funding.reject", input=schemas.RejectInput)
def reject_application(context: ActionContext, given: Given) -> None:
    """Not eligible by the registers, or rejected by the formal check."""
    reasons = list(given["ineligible"] or [])
    if not reasons:
        reasons = [str((given["formal_check"] or {}).get("reason") or "")]
    _advance(context, given, "REFUSED", "；".join(reasons))


@action("so-funding.lapse", input=schemas.GrantInput)
def lapse_application(context: ActionContext, given: Given) -> None:
    """Nothing came within the correction period."""
    _advance(context, given, "WITHDRAWN", reason("lapsed"))


@action("so-funding.mark-ready", input=schemas.ReadyInput)
def mark_ready(context: ActionContext, given: Given) -> None:
    """The formal check is passed: the review of the round may have it."""
    session = session_of(context)
    row = grant_of(session, given["grant_no"])
    ceiling = {"ceiling": money(given["ceiling"]["ceiling"])}
    note_grant(session, context.actor, row["id"], ceiling, instance_id=context.instance_id)
    _advance(context, given, "READY")


@action("so-funding.record-withdrawal")
def record_withdrawal(context: ActionContext, given: Given) -> None:
    """The applicant took the application back, if it was handed in already."""
    if given.get("grant_no"):
        _advance(context, given, "WITHDRAWN", str(given.get("withdrawal_reason") or reason("withdrawn")))


def _advance(context: ActionContext, given: Given, state: str, why: str | None = None) -> None:
    session = session_of(context)
    row = grant_of(session, given["grant_no"])
    advance_grant(session, context.actor, row["id"], state, reason=why, instance_id=context.instance_id)
