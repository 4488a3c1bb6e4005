"""What an approved procedure does to the registers, the public list and the papers of a filing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.actions import ActionContext, action
from workflows.documents import Issued
from workflows.registries.assessments import register_certificate
from workflows.registries.filings import CANCELLED, REVOKED, end_filing, update_filing, validity_key
from workflows.registries.followups import update_followup
from workflows.registries.organizations import change_organization, change_status
from workflows.registries.people import MEMBERS, join_organization, leave_organization
from workflows.registries.register import Row, page
from workflows.registries.supervision import CREDIT_NOTE, record_supervision
from workflows.rules import current_rules
from workflows.so_filing.people import HEAD
from workflows.so_filing_followup import schemas
from workflows.so_filing_followup.common import (
    CERTIFICATE,
    announce_end,
    issue_about,
    parts,
    put_on_list,
    remedies,
    session_of,
    take_from_list,
    today,
    void_certificates,
    whole,
    word,
    years_after,
)
from workflows.so_filing_followup.requests import ground_text, told

#: Columns of the organisation that bear another name there than in the register of filings.
_OF_ORGANIZATION = {"org_name": "name"}


@action("so-filing-followup.change", input=schemas.DecisionInput)
def carry_out_change(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The registers say what was approved, from today; a new certificate where it stands on it (DOC-115)."""
    session, on = session_of(context), today(context)
    row, filing, organization = parts(session, context.instance_id)
    changes = row["asked"]["changes"]
    values = {each["field"]: each["new"] for each in changes if each["field"] != "head"}
    if given["head_id"] is not None:
        values["legal_rep_id"] = int(given["head_id"])
        _replace_head(context, organization["id"], int(given["head_id"]))
    _write(context, filing, values, told("CHANGE", row["asked"]))
    rows = [[word(each["field"]), each["old"] or word("none"), each["new"]] for each in changes]
    issued = issue_about(context, "DOC-115", {"rows": rows})
    if "org_name" in values:
        _certify(context, filing["valid_to"], on, word("changed"))
    _decided(context, issued)


@action("so-filing-followup.renew", input=schemas.DecisionInput, output=schemas.EffectOutput)
def carry_out_renewal(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Valid for another period from the end of the last one (DOC-116, DOC-108)."""
    session = session_of(context)
    row, filing, _ = parts(session, context.instance_id)
    old, years = filing["valid_to"], whole("validity", given["rules_on"])
    new = years_after(old, years)
    update_filing(session, context.actor, filing["instance_id"], valid_to=new)
    issued = issue_about(context, "DOC-116", {"old_valid_to": old, "valid_to": new})
    _certify(context, new, old, word("RENEWAL"))
    take_from_list(context, filing["org_name"], word("changed"))
    put_on_list(context, {**filing, "valid_to": new})
    _decided(context, issued)
    return {
        "old_validity_key": validity_key(row["filing_id"], old),
        "validity_key": validity_key(row["filing_id"], new),
        "valid_to": new,
    }


@action("so-filing-followup.cancel", input=schemas.DecisionInput, output=schemas.EffectOutput)
def carry_out_cancellation(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The filing ends by request, inactivity or conversion (DOC-112)."""
    row, _, _ = parts(session_of(context), context.instance_id)
    reason = word(row["asked"]["reason"])
    if row["asked"].get("converted_to"):
        reason = f"{reason}（{row['asked']['converted_to']}）"
    key = _end(context, CANCELLED, "DEREGISTERED", reason)
    issued = issue_about(context, "DOC-112", {"ended_on": today(context), "reason": reason})
    _decided(context, issued)
    return key


@action("so-filing-followup.revoke", input=schemas.DecisionInput, output=schemas.EffectOutput)
def carry_out_revocation(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Approved by mistake or got by fraud: it ends, with remedies (DOC-117); fraud leaves a credit note."""
    session, on = session_of(context), today(context)
    row, filing, organization = parts(session, context.instance_id)
    asked = row["asked"]
    rule = current_rules().rule(f"so-filing.revocation-{asked['ground'].lower()}", given["rules_on"])
    key = _end(context, REVOKED, "REVOKED", ground_text(asked["ground"]))
    issued = issue_about(
        context,
        "DOC-117",
        {
            "ground_text": rule.text,
            "facts": asked["facts"],
            "statement": given["statement"],
            "legal_basis": rule.legal_basis,
            "ended_on": on,
            "remedies": remedies(given["rules_on"]),
        },
    )
    if asked["ground"] == "FRAUD":
        record_supervision(
            session, context.actor, organization_id=organization["id"], kind=CREDIT_NOTE, year=on.year,
            result=asked["ground"], starts_on=on, source=filing["filing_no"], instance_id=context.instance_id,
        )  # fmt: skip
    _decided(context, issued)
    return key


@action("so-filing-followup.correct")
def carry_out_correction(context: ActionContext, given: Mapping[str, Any]) -> None:
    """A clerical error mended by two people; the old value stays in history and on the record (DOC-118)."""
    row, filing, _ = parts(session_of(context), context.instance_id)
    asked = row["asked"]
    _write(context, filing, {asked["field"]: asked["new"]}, f"{word('CORRECTION')}：{asked['reason']}")
    issued = issue_about(
        context,
        "DOC-118",
        {
            "field_text": word(asked["field"]),
            "old_value": asked["old"] or word("none"),
            "new_value": asked["new"],
            "reason": asked["reason"],
            "proposer": row["applicant"],
        },
    )
    _decided(context, issued)


def _write(context: ActionContext, filing: Row, values: Mapping[str, Any], reason: str) -> None:
    """Into the register of filings, of organisations, and the public list, as far as each has the columns."""
    session, on = session_of(context), today(context)
    own = {name: value for name, value in values.items() if name in ("org_name", "filed_class", "community")}
    if own:
        update_filing(session, context.actor, filing["instance_id"], **own)
        take_from_list(context, filing["org_name"], word("changed"))
        put_on_list(context, {**filing, **own})
    change_organization(
        session,
        context.actor,
        filing["organization_id"],
        effective_on=on,
        reason=reason,
        instance_id=context.instance_id,
        **{_OF_ORGANIZATION.get(name, name): value for name, value in values.items()},
    )


def _replace_head(context: ActionContext, organization_id: int, head: int) -> None:
    """The old head leaves the register of members, the new one joins, both today."""
    session, on = session_of(context), today(context)
    for member in page(session, MEMBERS, organization_id=organization_id, role=HEAD, valid_to=None).rows:
        leave_organization(session, context.actor, member["id"], on, instance_id=context.instance_id)
    join_organization(
        session, context.actor, organization_id, head, HEAD, on, instance_id=context.instance_id
    )


def _certify(context: ActionContext, valid_to: date, valid_from: date, reason: str) -> None:
    """A certificate in place of the one before; its number is that of the filing with how many there were."""
    session = session_of(context)
    _, filing, organization = parts(session, context.instance_id)
    earlier = void_certificates(context, organization["id"], reason)
    number = f"{filing['filing_no']}-{earlier}"
    issued = issue_about(context, "DOC-108", {"org_name": filing["org_name"], "valid_to": valid_to}, number)
    register_certificate(
        session, context.actor, kind=CERTIFICATE, certificate_no=number, organization_id=organization["id"],
        valid_from=valid_from, valid_to=valid_to, document_id=issued.document_id,
        instance_id=context.instance_id,
    )  # fmt: skip


def _end(context: ActionContext, standing: str, status: str, reason: str) -> Mapping[str, Any]:
    """The filing, the organisation, its certificate and its place on the list end today."""
    session, on = session_of(context), today(context)
    row, filing, organization = parts(session, context.instance_id)
    ended = end_filing(
        session, context.actor, row["filing_id"], standing, on, reason, instance_id=context.instance_id
    )
    change_status(
        session, context.actor, organization["id"], status, effective_on=on, reason=reason,
        instance_id=context.instance_id,
    )  # fmt: skip
    void_certificates(context, organization["id"], reason)
    announce_end(context, ended, reason)
    key = validity_key(row["filing_id"], filing["valid_to"])
    return {"old_validity_key": key, "validity_key": key, "valid_to": filing["valid_to"]}


def _decided(context: ActionContext, issued: Issued) -> None:
    update_followup(
        session_of(context), context.actor, context.instance_id, state="CLOSED", outcome="GRANTED",
        decided_on=today(context), document_no=issued.number,
    )  # fmt: skip
