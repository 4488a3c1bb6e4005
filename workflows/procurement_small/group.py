"""The group of a comparison: seats, declarations, sheets that nobody else reads until all are locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from engine.actions import ActionContext, action
from engine.actor import Actor
from engine.persistence.session import Session
from workflows.procurement_plan.projects import issue_for, project, session_of
from workflows.procurement_small import schemas
from workflows.procurement_small.errors import ComparisonSheetFaulty
from workflows.procurement_small.evaluation import Offer, blank_sheet, factors
from workflows.registries.committees import (
    advance_committee,
    declare_interests,
    experts,
    form_committee,
    lock_score,
    seat_member,
    seats,
    write_score,
)
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.purchases import bids
from workflows.registries.register import Row, find

Given = Mapping[str, Any]


def offers(session: Session, project_id: int, round: int) -> list[Offer]:
    """The valid responses of a round, in the order they were entered."""
    rows = bids(session, project_id, limit=200, round=round, state="VALID").rows
    return [
        Offer(
            bid_id=row["id"],
            organization_id=row["organization_id"],
            supplier=find(session, ORGANIZATIONS, row["organization_id"])["name"],
            price=row["price"],
        )
        for row in rows
    ]


@action("procurement-small.seat-group", input=schemas.GroupInput, output=schemas.GroupOutput)
def seat_group(context: ActionContext, given: Given) -> Given:
    """The members take their seats; the sheet they will fill in is drawn up."""
    session, actor, instance_id = session_of(context), context.actor, context.instance_id
    committee_id = form_committee(session, actor, "COMPARISON", given["projectId"], instance_id=instance_id)
    seated = []
    for member in given["group"]:
        account = member["account"].strip()
        seat_id = seat_member(
            session,
            actor,
            committee_id,
            person_of(session, account),
            member["role"],
            user_id=account,
            instance_id=instance_id,
        )
        seated.append({"seat_id": str(seat_id), "account": account})
    sheet = blank_sheet(offers(session, given["projectId"], given["round"]), given["scoring"])
    return {"committee_id": str(committee_id), "seats": seated, "has_conflict": False, "sheet": sheet}


@action(
    "procurement-small.record-declarations",
    input=schemas.DeclarationsInput,
    output=schemas.DeclarationsOutput,
)
def record_declarations(context: ActionContext, given: Given) -> Given:
    """Declarations (DOC-411) by their members; a group that one must leave is formed anew."""
    session, instance_id = session_of(context), context.instance_id
    this = project(session, given["projectId"])
    accounts = {seat["id"]: seat["user_id"] for seat in seats(session, given["committee_id"])}
    for made in given["declarations"]:
        member = Actor(user_id=accounts[made["seat_id"]])
        declare_interests(
            session,
            member,
            made["seat_id"],
            has_conflict=made["has_conflict"],
            statement=made["statement"],
            instance_id=instance_id,
        )
        content = {"conflict": "有" if made["has_conflict"] else "无", "statement": made["statement"]}
        issue_for(context, "DOC-411", this, content, signer=member)
    has_conflict = any(made["has_conflict"] for made in given["declarations"])
    state = "DISSOLVED" if has_conflict else "SEATED"
    advance_committee(session, context.actor, given["committee_id"], state, instance_id=instance_id)
    return {"has_conflict": has_conflict}


@action("procurement-small.dissolve-group", input=schemas.CommitteeInput)
def dissolve_group(context: ActionContext, given: Given) -> None:
    """The evaluation is made again, by another group: its sheets stay, and count no more."""
    session, instance_id = session_of(context), context.instance_id
    advance_committee(session, context.actor, given["committee_id"], "DISSOLVED", instance_id=instance_id)


def hand_in(session: Session, actor: Actor, case: Given, sheet: Sequence[Given], *, instance_id: int) -> None:
    """Write a member's sheet into the register and lock it for good. Raises ComparisonSheetFaulty.

    Nothing of it reaches the case: who may read that must not see it before all are locked."""
    seat = own_seat(session, actor, int(case["committee_id"]))
    maxima = dict(factors(case["scoring"]))
    for offer in offers(session, int(case["projectId"]), int(case["round"])):
        points = {
            factor: _points(sheet, offer.supplier, factor, maximum) for factor, maximum in maxima.items()
        }
        row = write_score(session, actor, seat["id"], offer.bid_id, points, instance_id=instance_id)
        lock_score(session, actor, row["id"], instance_id=instance_id)


def own_seat(session: Session, actor: Actor, committee_id: int) -> Row:
    """The seat of whoever acts. Raises ComparisonSheetFaulty for whoever has none."""
    for seat in seats(session, committee_id):
        if seat["user_id"] == actor.user_id and seat["state"] == "SEATED":
            return seat
    raise ComparisonSheetFaulty(fault="stranger")


def _points(sheet: Sequence[Given], supplier: str, factor: str, maximum: Decimal) -> Decimal:
    line = next(
        (row for row in sheet if (row.get("supplier"), row.get("factor")) == (supplier, factor)), None
    )
    if line is None or line.get("points") in (None, ""):
        raise ComparisonSheetFaulty(fault="missing", supplier=supplier, factor=factor)
    points = Decimal(str(line["points"]))
    if not 0 <= points <= maximum:
        raise ComparisonSheetFaulty(
            fault="too-high", supplier=supplier, factor=factor, points=points, maximum=maximum
        )
    return points


def person_of(session: Session, account: str) -> int | None:
    """The expert who works under an account; staff of the purchaser are in no register of persons."""
    found = experts(session, limit=1, user_id=account).rows
    return int(found[0]["person_id"]) if found else None
