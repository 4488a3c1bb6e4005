"""The first responses are opened by the keyholders' shares, and the agency reviews who qualifies."""

from __future__ import annotations

from engine.actions import ActionContext, action
from workflows.procurement_consultation import schemas
from workflows.procurement_consultation.preparation import KEY, enough
from workflows.registries.purchases import advance_bid, advance_project, bids, register_opening
from workflows.tendering.case import (
    Given,
    moment,
    organization_name,
    paper,
    project,
    session_of,
    shown_moment,
    today,
)
from workflows.tendering.eligibility import review_rows
from workflows.tendering.opening import open_bids
from workflows.tendering.reporting import failures, issue_review

_MOST = 200


@action(f"{KEY}.unseal-responses", input=schemas.UnsealInput, output=schemas.UnsealOutput)
def unseal_responses(context: ActionContext, given: Given) -> Given:
    """The quorum's shares open every response; first prices are negotiated, not read out."""
    session = session_of(context)
    opened = open_bids(session, context.actor, given["projectId"], instance_id=context.instance_id)
    this = advance_project(
        session, context.actor, given["projectId"], "OPENED", instance_id=context.instance_id
    )
    names = {each.bid_id: organization_name(session, each.organization_id) for each in opened}
    for each in opened:
        name = names[each.bid_id]
        stated = {"org_name": name, "received_at": each.received_at, "sealed_hash": each.sealed_hash}
        paper(context, "DOC-408", this, stated, addressee=name)
    rows = review_rows(
        session,
        [(each.bid_id, each.organization_id, names[each.bid_id]) for each in opened],
        {each.bid_id for each in opened if each.content is None},
        [str(row["requirement"]) for row in given["qualification"] or []],
        this["id"],
        today(context),
    )
    return {
        "opened_at": context.now.isoformat(),
        "response_rows": [
            {"supplier": names[each.bid_id], "seal": each.problem or f"密封完好（{each.sealed_hash[:16]}）"}
            for each in opened
        ],
        "qualification_rows": rows,
    }


@action(f"{KEY}.record-opening", input=schemas.OpeningInput, output=schemas.CountOutput)
def record_opening(context: ActionContext, given: Given) -> Given:
    """Who fails one requirement is out, with the reason; the record of the opening (DOC-409, DOC-410)."""
    session, checks = session_of(context), given["qualification_checks"]
    this = project(session, given["projectId"])
    failed = failures(checks)
    for row in bids(session, this["id"], limit=_MOST, round=given["round"], state="OPENED").rows:
        reason = failed.get(str(row["id"])) or None
        advance_bid(
            session,
            context.actor,
            row["id"],
            "VALID" if reason is None else "UNQUALIFIED",
            void_reason=reason,
            instance_id=context.instance_id,
        )
    _issue_records(context, given)
    return enough(sum(1 for reason in failed.values() if not reason), given)


def _issue_records(context: ActionContext, given: Given) -> None:
    session = session_of(context)
    this = project(session, given["projectId"])
    record = {
        "opened_at": shown_moment(moment(given["opened_at"])),
        "present": [given["witness"]],
        # first prices are nobody else's business: they are negotiated
        "rows": [[row["supplier"], "—", "", row["seal"]] for row in given["response_rows"]],
        "objections": None,
    }
    paper(context, "DOC-409", this, record)
    issue_review(context, this, given["qualification_checks"], given["credit_queried_at"])
    register_opening(
        session,
        context.actor,
        this["id"],
        context.now,
        record,
        round=given["round"],
        instance_id=context.instance_id,
    )
