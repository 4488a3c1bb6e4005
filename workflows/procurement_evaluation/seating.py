"""Who sits on the committee: convened, asked for interests, replaced by lot, seated with a chair."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.procurement_evaluation import schemas
from workflows.registries.committees import SEATS, advance_committee, elect_chair, seat_member, seats
from workflows.registries.purchases import bids
from workflows.registries.register import Row, change, find
from workflows.tendering import committee
from workflows.tendering.case import Given, organization_name, paper, project, rule, session_of, today

KEY: Final = "procurement-evaluation"
_MOST: Final = 200


@action(f"{KEY}.convene", input=schemas.CaseInput, output=schemas.ConveneOutput)
def convene(context: ActionContext, given: Given) -> Given:
    """The drawn members learn that they are, and which bids they will judge."""
    session = session_of(context)
    members = members_of(session, committee.sitting(session, given["committee_id"]))
    rows = bids(session, given["projectId"], limit=_MOST, round=given["tender_round"], state="OPENED").rows
    opened = [
        {
            "bid": str(row["id"]),
            "bidder": organization_name(session, row["organization_id"]),
            "organization_id": row["organization_id"],
            "price": float(row["price"]),
        }
        for row in rows
    ]
    names = [{"name": bid["bidder"]} for bid in opened]
    return {"members": members, "pending": members, "bids": opened, "bidder_rows": names}


@action(f"{KEY}.check-recusal", input=schemas.RecusalInput, output=schemas.RecusalOutput)
def check_recusal(context: ActionContext, given: Given) -> Given:
    """What members declared, and what the registers show that they did not (SoD-07, T26)."""
    session, on = session_of(context), today(context)
    organizations = [int(bid["organization_id"]) for bid in given["bids"]]
    this = project(session, given["projectId"])
    missing = {committee.EXPERT: 0, committee.PURCHASER: 0}
    for seat in seats(session, given["committee_id"]):
        if seat["state"] == "RECUSED" and seat["user_id"] in _users(given["pending"]):
            missing[seat["role"]] += 1
        if seat["state"] != "SEATED":
            continue
        found = committee.ties(session, seat["person_id"], organizations, on, given["rules_on"])
        if found:
            reason = f"台账显示与“{organization_name(session, found[0].organization_id)}”存在利害关系"
            values = {"state": "RECUSED"}
            change(
                session,
                context.actor,
                SEATS,
                seat["id"],
                values,
                reason=reason,
                instance_id=context.instance_id,
            )
            missing[seat["role"]] += 1
    issue_declarations(context, given["pending"], this)
    left = members_of(session, committee.sitting(session, given["committee_id"]))
    return {"members": left, "pending": [], "recused": sum(missing.values()) > 0, "missing": missing}


@action(f"{KEY}.redraw", input=schemas.RedrawInput, output=schemas.RedrawOutput)
def redraw(context: ActionContext, given: Given) -> Given:
    """As many by lot as had to leave, of the same kind (87号令 49)."""
    session = session_of(context)
    everybody = {seat["user_id"] for seat in seats(session, given["committee_id"])}
    own = committee.purchaser_people(session, given["purchaser"])
    pool = committee.drawable(session, besides=own | everybody)
    for row in committee.draw_experts(pool, int(given["missing"][committee.EXPERT])):
        person, user = row["person_id"], row["user_id"]
        _seat(context, given, person, committee.EXPERT, user)
    wanted = int(given["missing"][committee.PURCHASER])
    for user in committee.draw_reps(session, given["purchaser"], wanted, besides=everybody):
        _seat(context, given, None, committee.PURCHASER, user)
    held = committee.sitting(session, given["committee_id"])
    pending = [seat for seat in held if seat["state"] == "DRAWN"]
    return {"members": members_of(session, held), "pending": members_of(session, pending)}


@action(f"{KEY}.seat-committee", input=schemas.SeatInput, output=schemas.SeatOutput)
def seat_committee(context: ActionContext, given: Given) -> Given:
    """The chair takes the seat and the committee is complete (D5)."""
    session = session_of(context)
    chair = elect_chair(session, context.actor, int(given["chair_seat"]), instance_id=context.instance_id)
    held = committee.sitting(session, given["committee_id"])
    reps = sum(1 for seat in held if seat["role"] == committee.PURCHASER)
    least = int(rule("committee-size", given["rules_on"]))
    committee.check_composition(len(held), reps, least, given["rules_on"], chair_role=chair["role"])
    advance_committee(
        session, context.actor, given["committee_id"], "SEATED", instance_id=context.instance_id
    )
    return {"chair": chair["user_id"]}


def _seat(context: ActionContext, given: Given, person_id: int | None, role: str, user_id: str) -> None:
    seat_member(
        session_of(context),
        context.actor,
        given["committee_id"],
        person_id,
        role,
        user_id=user_id,
        instance_id=context.instance_id,
    )


def members_of(session: Session, held: Sequence[Row]) -> list[dict[str, Any]]:
    """Who holds seats, as the case of a committee knows them."""
    names = committee.names(session, [seat["user_id"] for seat in held])
    return [
        {
            "seat": str(seat["id"]),
            "user": seat["user_id"],
            "role": seat["role"],
            "label": names[seat["user_id"]]
            + ("（采购人代表）" if seat["role"] == committee.PURCHASER else ""),
        }
        for seat in held
    ]


def _users(members: Sequence[dict[str, Any]]) -> set[str]:
    return {str(member["user"]) for member in members}


def issue_declarations(context: ActionContext, pending: Sequence[Mapping[str, Any]], this: Row) -> None:
    """One paper a member (DOC-411), in this case and nowhere else."""
    session = session_of(context)
    for member in pending:
        seat = find(session, SEATS, int(member["seat"]))
        said = json.loads(seat["declaration"] or "{}")
        content = {
            "conflict": "有" if said.get("conflict") else "无",
            "statement": said.get("statement") or "（未声明）",
        }
        paper(context, "DOC-411", this, content, addressee=str(member["label"]))
