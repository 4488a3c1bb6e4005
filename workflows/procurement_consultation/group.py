"""The group (磋商小组): drawn by lot, asked for interests, replaced by lot."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.procurement_consultation import schemas
from workflows.procurement_consultation.preparation import KEY
from workflows.procurement_consultation.suppliers import supplier
from workflows.registries.committees import SEATS, advance_committee, seat_member, seats
from workflows.registries.register import Row, change, find
from workflows.tendering import committee
from workflows.tendering.case import Given, organization_name, paper, project, session_of, today


@action(f"{KEY}.draw-group", input=schemas.DrawInput, output=schemas.GroupOutput)
def draw_group(context: ActionContext, given: Given) -> Given:
    """Experts by lot, and the purchaser's representatives beside them."""
    session, draw = session_of(context), given["draw"]
    own = committee.purchaser_people(session, given["purchaser"])
    pool = committee.drawable(session, specialty=draw.get("specialty") or None, besides=own)
    committee_id = committee.form(
        session,
        context.actor,
        "CONSULTATION",
        given["projectId"],
        experts=committee.draw_experts(pool, int(draw["experts"])),
        reps=committee.draw_reps(session, given["purchaser"], int(draw["reps"])),
    )
    members = _members(session, committee.sitting(session, committee_id))
    return {"committee_id": str(committee_id), "members": members, "pending": members}


@action(f"{KEY}.seat-group", input=schemas.SeatingInput, output=schemas.SeatingOutput)
def seat_group(context: ActionContext, given: Given) -> Given:
    """What members declared, and what the registers show beside it (SoD-07); who leaves is redrawn by lot."""
    session, on = session_of(context), today(context)
    this = project(session, given["projectId"])
    found = [supplier(session, str(row["uscc"])) for row in given["received"]]
    organizations = [row["id"] for row in found if row is not None]
    _issue_declarations(context, given, this)
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
            values = {"state": "RECUSED"}
            case_id = context.instance_id
            change(session, context.actor, SEATS, seat["id"], values, reason=reason, instance_id=case_id)
        missing[seat["role"]] += 1
    is_whole = not any(missing.values())
    if not is_whole:
        _redraw(context, given, missing)
    held = committee.sitting(session, given["committee_id"])
    if is_whole:
        # the actor is whoever declared last: an event outside of the case would tell who sits in the group
        case_id = context.instance_id
        advance_committee(session, context.actor, given["committee_id"], "SEATED", instance_id=case_id)
    waiting = [seat for seat in held if seat["state"] == "DRAWN"]
    return {
        "members": _members(session, held),
        "pending": _members(session, waiting),
        "recused": not is_whole,
    }


def _redraw(context: ActionContext, given: Given, missing: dict[str, int]) -> None:
    session, committee_id = session_of(context), given["committee_id"]
    everybody = {seat["user_id"] for seat in seats(session, committee_id)}
    own = committee.purchaser_people(session, given["purchaser"])
    pool = committee.drawable(session, besides=own | everybody)
    for row in committee.draw_experts(pool, missing[committee.EXPERT]):
        seat_member(
            session,
            context.actor,
            committee_id,
            row["person_id"],
            committee.EXPERT,
            user_id=row["user_id"],
            instance_id=context.instance_id,
        )
    wanted = missing[committee.PURCHASER]
    for user in committee.draw_reps(session, given["purchaser"], wanted, besides=everybody):
        role, case_id = committee.PURCHASER, context.instance_id
        seat_member(session, context.actor, committee_id, None, role, user_id=user, instance_id=case_id)


def _issue_declarations(context: ActionContext, given: Given, this: Row) -> None:
    """One paper a member (DOC-411)."""
    session = session_of(context)
    for member in given["pending"]:
        said = json.loads(find(session, SEATS, int(member["seat"]))["declaration"] or "{}")
        content = {
            "conflict": "有" if said.get("conflict") else "无",
            "statement": said.get("statement") or "—",
        }
        paper(context, "DOC-411", this, content, addressee=str(member["label"]))


def _members(session: Session, held: Sequence[Row]) -> list[dict[str, Any]]:
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
