"""The award of a competition: what is registered, what is public, and what each bidder is told of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.actions import ActionContext
from engine.persistence.session import Session
from workflows.registries.committees import COMMITTEES, advance_committee
from workflows.registries.purchases import AWARDS, advance_bid, advance_project, bids, register_award
from workflows.registries.register import Row, change, find, page
from workflows.tendering import committee
from workflows.tendering.case import Given, announce, organization_name, paper, session_of, today
from workflows.tendering.sheets import issue_sheets

_MOST: Final = 200


def record_award(context: ActionContext, project_id: int, ranked: Sequence[Given], award: Given) -> Given:
    """The winner, and whoever comes next should the winner not sign (实施条例 49); gives the winner's row."""
    session, rank = session_of(context), int(award["rank"])
    winner = next(row for row in ranked if int(row["rank"]) == rank)
    for row in ranked:
        is_winner = row is winner
        if int(row["rank"]) >= rank:
            register_award(
                session,
                context.actor,
                project_id=project_id,
                organization_id=int(row["organization_id"]),
                rank=int(row["rank"]),
                price=Decimal(str(row["price"])),
                decided_on=today(context),
                state="DECIDED" if is_winner else "CANDIDATE",
                instance_id=context.instance_id,
            )
        state = "WON" if is_winner else "LOST"
        advance_bid(session, context.actor, int(row["bid"]), state, instance_id=context.instance_id)
    reason = award.get("reason") or None
    advance_project(
        session, context.actor, project_id, "AWARDED", reason=reason, instance_id=context.instance_id
    )
    return winner


def announce_award(
    context: ActionContext,
    this: Row,
    winner: Given,
    committee_id: int,
    last_day: Callable[[str, date], date],
) -> dict[str, Any]:
    """The result with who judged, and the letter of award; ``last_day`` knows the periods of the method."""
    session, on = session_of(context), today(context)
    content = {
        "org_name": winner["bidder"],
        "price": Decimal(str(winner["price"])),
        "members": _members(session, committee_id),
    }
    _, period = announce(context, "AWARD_RESULT", this, content)
    assert period is not None, "results have a period"
    paper(context, "DOC-414", this, {**content, "period_from": on, "period_to": period.end})
    letter = {"price": content["price"], "sign_by": last_day("contract-period", on)}
    issued = paper(context, "DOC-415", this, letter, addressee=str(winner["bidder"]))
    standstill_to = last_day("challenge-period", period.end)
    for row in page(session, AWARDS, project_id=this["id"], state="DECIDED", limit=_MOST).rows:
        values = {"standstill_to": standstill_to}
        change(session, context.actor, AWARDS, row["id"], values, instance_id=context.instance_id)
    return {
        "announced_on": on,
        "result_period_end": period.end,
        "standstill_to": standstill_to,
        "award_letter_no": issued.number,
    }


def tell_losers(context: ActionContext, this: Row, ranked: Sequence[Given], number: int) -> None:
    """To each other bidder of the round its own points and rank, or why its bid is void (DOC-416; 69)."""
    session = session_of(context)
    by_bid = {int(row["bid"]): row for row in ranked}
    for row in bids(session, this["id"], limit=_MOST, round=number).rows:
        if row["state"] == "WON":
            continue
        own = by_bid.get(row["id"])
        content = {
            "total": own["total"] if own else "未参加评分",
            "rank": own["rank"] if own else "无",
            "reason": row["void_reason"] or "",
        }
        name = organization_name(session, row["organization_id"])
        paper(context, "DOC-416", this, content, addressee=name)


def close_committee(
    context: ActionContext,
    this: Row,
    committee_id: int,
    ranked: Sequence[Given],
    scoring: Sequence[Given],
    rules_on: date,
) -> None:
    """The members' sheets become papers, and the committee has done its work."""
    bidders = {int(row["bid"]): str(row["bidder"]) for row in ranked}
    issue_sheets(context, this, committee_id, scoring=scoring, bidders=bidders, rules_on=rules_on)
    session = session_of(context)
    if find(session, COMMITTEES, committee_id)["state"] == "SEATED":
        advance_committee(session, context.actor, committee_id, "CLOSED")


def _members(session: Session, committee_id: int) -> list[str]:
    """Names of who judged, now public; the purchaser's representatives are named as such."""
    held = [seat for seat in committee.sitting(session, committee_id) if seat["state"] == "SEATED"]
    names = committee.names(session, [seat["user_id"] for seat in held])
    return [
        names[seat["user_id"]] + ("（采购人代表）" if seat["role"] == committee.PURCHASER else "")
        for seat in held
    ]
