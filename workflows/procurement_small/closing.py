"""The end of a comparison: points summed up, the selection before the public, letters, the contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from json import loads
from typing import Any

from engine.actions import ActionContext, action
from engine.actor import Actor
from workflows.calendar import current_calendar, local_date
from workflows.documents.issue import signer_name
from workflows.procurement_plan import objections
from workflows.procurement_plan.projects import (
    CONTRACT_PROCESS,
    issue_for,
    project,
    publish_for,
    session_of,
    start_next,
)
from workflows.procurement_plan.requirement import price_weight
from workflows.procurement_small import schemas
from workflows.procurement_small.evaluation import Ranked, factors, rank
from workflows.procurement_small.group import offers
from workflows.registries.committees import advance_committee, all_sheets, points, seats
from workflows.registries.notices import NOTICES, withdraw
from workflows.registries.objections import objection_of
from workflows.registries.purchases import advance_bid, advance_project, bids, register_award
from workflows.registries.register import Row, page
from workflows.rules import current_rules

Given = Mapping[str, Any]


@action("procurement-small.sum-up", input=schemas.CommitteeInput, output=schemas.RankingOutput)
def sum_up(context: ActionContext, given: Given) -> Given:
    """Every sheet is locked: points of the price, means of the members, ranks (DOC-412, DOC-413)."""
    session, committee_id = session_of(context), given["committee_id"]
    this = project(session, given["projectId"])
    sheets = all_sheets(session, committee_id)
    found = offers(session, this["id"], given["round"])
    sums: dict[int, list[Decimal]] = {offer.bid_id: [] for offer in found}
    for sheet in sheets:
        sums[sheet["candidate_id"]].append(points(sheet["total"]))
    ranking = rank(found, price_weight(given["scoring"]), sums)
    _issue_sheets(context, this, given, sheets, ranking)
    _issue_report(context, this, given, ranking)
    if this["state"] == "OPENED":  # evaluated already when the first evaluation was not accepted
        advance_project(session, context.actor, this["id"], "EVALUATED", instance_id=context.instance_id)
    return {"ranking": [_shown(place) for place in ranking]}


def _issue_sheets(
    context: ActionContext, this: Row, given: Given, sheets: tuple[Row, ...], ranking: list[Ranked]
) -> None:
    """One document a member and supplier, signed by the member."""
    accounts = {seat["id"]: seat["user_id"] for seat in seats(session_of(context), given["committee_id"])}
    names = {place.offer.bid_id: place.offer.supplier for place in ranking}
    for sheet in sheets:
        scored = loads(sheet["items"])
        lines = [[factor, maximum, scored[factor], ""] for factor, maximum in factors(given["scoring"])]
        content = {
            "org_name": names[sheet["candidate_id"]],
            "rows": lines,
            "total": points(sheet["total"]).normalize(),
        }
        issue_for(context, "DOC-412", this, content, signer=Actor(user_id=accounts[sheet["seat_id"]]))


def _issue_report(context: ActionContext, this: Row, given: Given, ranking: list[Ranked]) -> None:
    session = session_of(context)
    others = [
        row
        for row in bids(session, this["id"], limit=200, round=given["round"]).rows
        if row["state"] in ("VOID", "UNQUALIFIED")
    ]
    content = {
        "method": "COMPARISON",
        "evaluated_on": local_date(context.now),
        "members": _members(context, given["committee_id"]),
        "opening": f"响应 {len(ranking) + len(others)} 家，有效 {len(ranking)} 家",
        "rows": [[place.rank, place.offer.supplier, place.offer.price, place.total] for place in ranking],
        "void_bids": "；".join(str(row["void_reason"]) for row in others),
    }
    issue_for(context, "DOC-413", this, content)


@action("procurement-small.publish-result", input=schemas.RankingInput, output=schemas.ResultOutput)
def publish_result(context: ActionContext, given: Given) -> Given:
    """The selection before the public, with who judged; objections are answered before the letter goes."""
    first = given["ranking"][0]
    this = project(session_of(context), given["projectId"])
    public = {
        "org_name": first["supplier"],
        "price": first["price"],
        "total": first["total"],
        "members": _members(context, given["committee_id"]),
    }
    period = publish_for(context, "COMPARISON_RESULT", this, public)
    assert period is not None, "a selection stands for its period"
    return {"result_until": period.end}


@action("procurement-small.answer-objection", input=schemas.ObjectionInput)
def answer_objection(context: ActionContext, given: Given) -> None:
    """The answer as a paper to who objected (DOC-429), with what may be done against it."""
    session, objected = session_of(context), given["objection"]
    if objected["id"] is None:  # raised before objections were entered into a register
        return
    is_upheld = given["objection_result"] == "UPHELD"
    found = objections.Answer(
        result=given["objection_result"],
        conclusion="异议成立，重新组织评审" if is_upheld else "异议不成立，维持公示的中选结果",
        text=given["objection_answer"],
        basis="采购人内部控制制度（限额以下比选不适用政府采购质疑、投诉程序）",
        remedies=("procurement-small.objection-remedy",),
    )
    this = project(session, given["projectId"])
    objections.answer(context, this, [objection_of(session, objected["id"])], found, given["rules_on"])
    if is_upheld:
        _take_down(context, found.conclusion)


def _take_down(context: ActionContext, reason: str) -> None:
    """A selection that does not stand is before the public no longer; the next one will be."""
    session = session_of(context)
    published = page(session, NOTICES, instance_id=context.instance_id, kind="COMPARISON_RESULT")
    for row in published.rows:
        if row["withdrawn_on"] is None:
            withdraw(session, context.actor, row["id"], reason)


@action("procurement-small.award", input=schemas.RankingInput, output=schemas.AwardOutput)
def award(context: ActionContext, given: Given) -> Given:
    """Letter of selection (DOC-415), notices to the others (DOC-416), awards by rank, the contract's case."""
    session, actor, instance_id = session_of(context), context.actor, context.instance_id
    today, ranking = local_date(context.now), given["ranking"]
    this = advance_project(session, actor, given["projectId"], "AWARDED", instance_id=instance_id)
    advance_committee(session, actor, given["committee_id"], "CLOSED", instance_id=instance_id)
    for place in ranking:
        is_first = place is ranking[0]
        register_award(
            session,
            actor,
            project_id=this["id"],
            organization_id=int(place["organization_id"]),
            rank=place["rank"],
            price=Decimal(place["price"]),
            decided_on=today,
            standstill_to=given["result_until"],
            state="DECIDED" if is_first else "CANDIDATE",
            instance_id=instance_id,
        )
        for state in ("CANDIDATE", "WON" if is_first else "LOST"):
            advance_bid(session, actor, int(place["bid_id"]), state, instance_id=instance_id)
    first = ranking[0]
    sign_by = contract_until(today, given["rules_on"])
    letter = issue_for(
        context,
        "DOC-415",
        this,
        {
            "price": Decimal(first["price"]),
            "sign_by": sign_by,
            "sign_within": _signing_period(given["rules_on"]),
        },
        addressee=first["supplier"],
    )
    for place in ranking[1:]:
        content = {"total": place["total"], "rank": place["rank"]}
        issue_for(context, "DOC-416", this, content, addressee=place["supplier"])
    started = start_next(session, actor, CONTRACT_PROCESS, this, given["rules_on"], given["requirement"])
    return {"document_no": letter.number, "contract_instance": str(started.instance_id)}


def contract_until(letter_on: date, rules_on: date) -> date:
    """The last day to sign: ten days after the third day from the letter."""
    rules = current_rules()
    wait = int(rules.rule("procurement-small.contract-wait", rules_on).value)
    third_day = letter_on + timedelta(days=wait)
    due = rules.deadline("procurement-small.contract-period", third_day, current_calendar(), on=rules_on)
    assert due.due_on is not None, "a period without pauses ends"
    return due.due_on


def _signing_period(rules_on: date) -> str:
    """The period of :func:`contract_until` in words of a letter."""
    rules = current_rules()
    wait = rules.rule("procurement-small.contract-wait", rules_on).value
    return f"第{wait}日起{rules.rule('procurement-small.contract-period', rules_on).value}日内"


def _members(context: ActionContext, committee_id: int) -> list[str]:
    """The names of those who sit."""
    session = session_of(context)
    return [
        signer_name(session, replace(context.actor, user_id=seat["user_id"], on_behalf_of=None))
        for seat in seats(session, committee_id)
        if seat["state"] == "SEATED"
    ]


def _shown(place: Ranked) -> dict[str, Any]:
    return {
        "bid_id": str(place.offer.bid_id),
        "organization_id": str(place.offer.organization_id),
        "supplier": place.offer.supplier,
        "price": f"{place.offer.price:.2f}",
        "price_points": str(place.price_points),
        "mean": str(place.mean),
        "total": str(place.total),
        "rank": place.rank,
    }
