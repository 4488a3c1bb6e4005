"""The group (磋商小组) in a case of its own: drawn by lot, asked for interests, told what to look at.

What it judges by is shared with the committees of tenders (``workflows.procurement_evaluation``). Nothing of
it is in the purchaser's case: its people learn the names with everybody else (87号令 47 by analogy, D.6).
"""

from __future__ import annotations

from typing import Any, Final

from engine.actions import ActionContext, action
from engine.actor import SYSTEM
from workflows.documents import issue
from workflows.procurement_consultation import schemas
from workflows.procurement_consultation.rules import least_suppliers
from workflows.procurement_evaluation.seating import issue_declarations, members_of
from workflows.registries.committees import COMMITTEES, SEATS, advance_committee, seat_member, seats
from workflows.registries.purchases import bids
from workflows.registries.register import Row, change, find
from workflows.tendering import collusion, committee
from workflows.tendering.case import (
    Given,
    facts,
    moment,
    organization_name,
    project,
    rule,
    session_of,
    shown_moment,
    today,
    unit_name,
)
from workflows.tendering.contents import content_of
from workflows.tendering.desk import find_tender
from workflows.tendering.quotes import quote_of

GROUP: Final = "procurement-consultation-group"
RATES: Final = ("mean", "second", "ceiling")
#: Whoever decides on the award does not sit in the group that recommends it.
DECIDER: Final = "purchase-approval"
_MOST: Final = 200


@action(f"{GROUP}.draw", input=schemas.DrawInput, output=schemas.DrawOutput)
def draw(context: ActionContext, given: Given) -> Given:
    """Experts by lot, and the purchaser's representatives beside them; they learn whom they will meet."""
    session, drawn = session_of(context), given["draw"]
    purchaser, documents = given["purchaser"], given["documents"]
    own = committee.purchaser_people(session, purchaser)
    pool = committee.drawable(session, specialty=drawn.get("specialty") or None, besides=own)
    committee_id = committee.form(
        session,
        context.actor,
        "CONSULTATION",
        given["projectId"],
        experts=committee.draw_experts(pool, int(drawn["experts"])),
        reps=committee.draw_reps(
            session, purchaser, int(drawn["reps"]), besides=committee.holders(session, purchaser, DECIDER)
        ),
    )
    members = members_of(session, committee.sitting(session, committee_id))
    found = bids(session, given["projectId"], limit=_MOST, round=given["tender_round"], state="VALID").rows
    suppliers = [_supplier(context, row) for row in found]
    chosen = documents.get("rates") or {}
    return {
        "committee_id": committee_id,
        "members": members,
        "pending": members,
        "bids": suppliers,
        "bidder_rows": [{"name": each["bidder"]} for each in suppliers],
        "rates": {
            name: float(chosen.get(name) or rule(f"low-price-{name}", given["rules_on"])) for name in RATES
        },
        "least_suppliers": least_suppliers(bool(documents["is_service"]), given["rules_on"]),
        "quoted": False,
        "told_changes": [],
    }


@action(f"{GROUP}.seat", input=schemas.SeatingInput, output=schemas.SeatingOutput)
def seat_group(context: ActionContext, given: Given) -> Given:
    """What members declared, and what the registers show beside it (SoD-07); who leaves is redrawn by lot."""
    session, on = session_of(context), today(context)
    this = project(session, given["projectId"])
    organizations = [int(each["organization_id"]) for each in given["bids"]]
    issue_declarations(context, given["pending"], this)
    missing = {committee.EXPERT: 0, committee.PURCHASER: 0}
    pending = {str(member["user"]) for member in given["pending"]}
    for seat in seats(session, given["committee_id"]):
        if seat["user_id"] not in pending:
            continue
        if seat["state"] == "SEATED":
            tied = committee.ties(session, seat["person_id"], organizations, on, given["rules_on"])
            if not tied:
                continue
            reason = f"台账显示与“{organization_name(session, tied[0].organization_id)}”存在利害关系"
            values, case_id = {"state": "RECUSED"}, context.instance_id
            change(session, SYSTEM, SEATS, seat["id"], values, reason=reason, instance_id=case_id)
        missing[seat["role"]] += 1
    is_whole = not any(missing.values())
    if not is_whole:
        _redraw(context, given, missing)
    held = committee.sitting(session, given["committee_id"])
    if is_whole and find(session, COMMITTEES, given["committee_id"])["state"] == "DRAWN":
        advance_committee(session, SYSTEM, given["committee_id"], "SEATED", instance_id=context.instance_id)
    waiting = [seat for seat in held if seat["state"] == "DRAWN"]
    return {
        "members": members_of(session, held),
        "pending": members_of(session, waiting),
        "recused": not is_whole,
    }


@action(f"{GROUP}.compare", input=schemas.CompareInput, output=schemas.CompareOutput)
def compare(context: ActionContext, given: Given) -> Given:
    """Facts for D16: of the responses first, of the final quotes when they are open."""
    session = session_of(context)
    rows = bids(session, given["projectId"], limit=_MOST, round=given["tender_round"], state="VALID").rows
    said = []
    for row in rows:
        content = content_of(session, row["id"])
        if given["quoted"]:
            content = quote_of(session, row["id"]) or content
        said.append((str(row["id"]), organization_name(session, row["organization_id"]), content))
    # rulings are those of this look, not of the one before
    return {"pairs": collusion.pairs(said), "collusion_rulings": []}


@action(f"{GROUP}.tell-changes", input=schemas.ChangeInput, output=schemas.ChangeOutput)
def tell_changes(context: ActionContext, given: Given) -> Given:
    """A substantive change is told in writing to all who negotiate, at once (DOC-407; 214号20).

    It changes the documents, so it is a paper of the purchaser's case, where suppliers read theirs; the house
    signs, since the signature of a member would tell who sits here."""
    session = session_of(context)
    this = project(session, given["projectId"])
    lines = [[row["article"], row["before"], row["after"]] for row in given["changes"]]
    deadline = shown_moment(moment(given["response_deadline"]))
    content = {**facts(session, this), "method": this["method"], "rows": lines, "deadline": deadline}
    for each in given["valid_bids"]:
        issue(
            session,
            SYSTEM,
            "DOC-407",
            instance_id=find_tender(session, this["id"]).instance_id,
            addressee=each["bidder"],
            content=content,
            issued_on=today(context),
            issuing_unit=unit_name(session, this["purchaser"]),
        )
    return {"told_changes": [*given["told_changes"], *given["changes"]]}


def _supplier(context: ActionContext, row: Row) -> dict[str, Any]:
    return {
        "bid": str(row["id"]),
        "bidder": organization_name(session_of(context), row["organization_id"]),
        "organization_id": row["organization_id"],
        "price": float(row["price"]),
    }


def _redraw(context: ActionContext, given: Given, missing: dict[str, int]) -> None:
    session, committee_id = session_of(context), given["committee_id"]
    everybody = {seat["user_id"] for seat in seats(session, committee_id)}
    own = committee.purchaser_people(session, given["purchaser"])
    pool = committee.drawable(session, besides=own | everybody)
    for row in committee.draw_experts(pool, missing[committee.EXPERT]):
        _seat(context, committee_id, row["person_id"], committee.EXPERT, row["user_id"])
    besides = everybody | committee.holders(session, given["purchaser"], DECIDER)
    wanted = missing[committee.PURCHASER]
    for user in committee.draw_reps(session, given["purchaser"], wanted, besides=besides):
        _seat(context, committee_id, None, committee.PURCHASER, user)


def _seat(context: ActionContext, committee_id: int, person_id: int | None, role: str, user: str) -> None:
    case_id = context.instance_id
    seat_member(session_of(context), SYSTEM, committee_id, person_id, role, user_id=user, instance_id=case_id)
