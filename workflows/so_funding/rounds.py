"""The service tasks of a round: guide, draw, ranking, agenda, publicity, results."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engine.actions import ActionContext, action
from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.registries import notices
from workflows.registries.budgets import LINES
from workflows.registries.committees import SEATS, points
from workflows.registries.grants import (
    GRANTS,
    OPEN,
    ROUNDS,
    advance_grant,
    note_grant,
    register_round,
)
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import Row, find, find_by, page
from workflows.so_funding import schemas
from workflows.so_funding.common import (
    TYPE_NAMES,
    content_of,
    grant_of,
    issue_document,
    money,
    number,
    rule,
    rules_day,
    session_of,
    today,
)
from workflows.so_funding.experts import draw, drawn_often, redraw
from workflows.so_funding.scoring import CRITERIA, OpenedSheet, mean_score, mean_suggestion, opened_sheets

Given = Mapping[str, Any]

BUDGET_UNIT = "civil-affairs"
PHONE = "区民政局社会组织科（公示受理电话见政务网站）"
_CEILINGS = {
    "FILING_START": "filing-start",
    "REGISTRATION_START": "registration-start",
    "MICRO_PROJECT": "micro-project",
    "SERVICE_PROJECT": "service-project",
    "KEY_PROJECT": "key-project",
    "RATING_AWARD": "rating-a5",
    "PARTY_BUILDING": "party-building",
    "TRAINING": "training-person",
}


@action("so-funding-round.open", input=schemas.RoundInput, output=schemas.RoundOutput)
def open_round(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """The budget line the round is to be paid from; the number comes with the publication."""
    line = find_by(
        session_of(context),
        LINES,
        unit_key=BUDGET_UNIT,
        year=given["opensOn"].year,
        code=given["budgetCode"].strip(),
    )
    return {
        "rules_on": rules_day(context, given),
        "budget_line_id": str(line["id"]) if line is not None else None,
        "drafted_by": context.actor.user_id,
        "batch_no": None,
    }


@action("so-funding-round.publish-guide", input=schemas.GuideInput, output=schemas.GuideOutput)
def publish_guide(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """The round gets its number; the guide goes out (DOC-301) and stands until the window closes."""
    session, day = session_of(context), today(context)
    total = money(given["total"])
    round_id = register_round(
        session,
        context.actor,
        name=given["roundName"],
        total=total,
        opens_on=given["opensOn"],
        closes_on=given["closesOn"],
        budget_line_id=int(given["budget_line_id"]),
        instance_id=context.instance_id,
    )
    row = find(session, ROUNDS, round_id)
    rows = [
        (TYPE_NAMES[kind], f"{Decimal(rule(f'ceiling-{key}', given['rules_on'])):,.2f}", "见申报指南附件")
        for kind, key in _CEILINGS.items()
    ]
    public = {
        "batch_no": row["batch_no"],
        "opens_on": row["opens_on"],
        "closes_on": row["closes_on"],
        "total": total,
        "rows": rows,
    }
    issue_document(context, "DOC-301", "各社会组织", public)
    content = {**public, "conditions": given["conditions"] or ""}
    notices.publish(
        session,
        context.actor,
        "FUNDING_GUIDE",
        f"{given['roundName']}（{row['batch_no']}）",
        content,
        day,
        period_end=row["closes_on"],
        instance_id=context.instance_id,
    )
    return {"round_id": str(round_id), "batch_no": row["batch_no"], "closes_on": row["closes_on"]}


@action("so-funding-round.draw", input=schemas.DrawInput, output=schemas.DrawOutput)
def draw_experts(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """A panel for every application that passed its formal check (SoD-07)."""
    session, day, on = session_of(context), today(context), given["rules_on"]
    seats: list[dict[str, Any]] = []
    for grant in in_state(session, int(given["round_id"]), "READY"):
        organization = find(session, ORGANIZATIONS, grant["organization_id"])
        panel = draw(
            session,
            context.actor,
            grant,
            organization,
            given["expert_count"],
            on=day,
            rules_on=on,
            instance_id=context.instance_id,
        )
        seats += [_seat(seat, grant, organization, context) for seat in panel]
    return {"seats": seats, "drawn_on": day, "drawn_often": drawn_often(session, day, on)}


def _seat(seat: Row, grant: Row, organization: Row, context: ActionContext) -> dict[str, Any]:
    """What an expert sees of the application; no account number, no persons."""
    content = content_of(grant)
    return {
        "seat_id": str(seat["id"]),
        "account": seat["user_id"],
        "drawn_on": today(context).isoformat(),
        "grant_no": grant["grant_no"],
        "org_name": organization["name"],
        "project_name": grant["project_name"],
        "type_name": TYPE_NAMES[grant["support_type"]],
        "requested": number(grant["requested"]),
        "own_funds": content.get("own_funds", 0),
        "period_from": grant["period_from"].isoformat(),
        "period_to": grant["period_to"].isoformat(),
        "targets": content.get("targets", []),
        "indicators": content.get("indicators", []),
        "budget": content.get("budget", []),
    }


@action("so-funding-round.redraw", input=schemas.RedrawInput, output=schemas.RedrawOutput)
def redraw_seat(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """A seat that was given up, or not used in time, is drawn anew."""
    session = session_of(context)
    seat = find(session, SEATS, int(given["seat"]["seat_id"]), lock=True)
    grant = grant_of(session, given["seat"]["grant_no"])
    organization = find(session, ORGANIZATIONS, grant["organization_id"])
    new = redraw(
        session,
        context.actor,
        seat,
        grant,
        organization,
        on=today(context),
        rules_on=given["rules_on"],
        instance_id=context.instance_id,
        reason="评审逾期，席位作废",
    )
    return {"seat": _seat(new, grant, organization, context), "conflict": None}


@action("so-funding-round.aggregate", input=schemas.RoundRefInput, output=schemas.RankingOutput)
def aggregate(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """Open the sheets (DOC-302), rank by the mean (DOC-303), and lay out amounts as far as the money goes."""
    session, on = session_of(context), given["rules_on"]
    found = []
    for grant in in_state(session, int(given["round_id"]), "READY"):
        sheets = opened_sheets(session, grant["id"])
        _issue_sheets(context, grant, sheets)
        found.append((mean_score(sheets), mean_suggestion(sheets), grant))
    found.sort(key=lambda each: (-each[0], each[2]["grant_no"]))
    ranking, already = [], {}
    left = find(session, ROUNDS, int(given["round_id"]))["total"]
    for rank, (score, suggested, grant) in enumerate(found, start=1):
        limit = min(grant["requested"], grant["ceiling"])
        amount = min(suggested, limit, left) if score >= rule("pass-score", on) else Decimal(0)
        left -= amount
        values = {"score": int(score * 1000), "rank": rank, "proposed": amount}
        note_grant(session, context.actor, grant["id"], values, instance_id=context.instance_id)
        already[grant["grant_no"]] = number(_already(session, grant))
        ranking.append(
            {
                "rank": rank,
                "grant_no": grant["grant_no"],
                "org_name": _name(session, grant),
                "project_name": grant["project_name"],
                "score": float(score),
                "requested": number(grant["requested"]),
                "ceiling": number(grant["ceiling"]),
                "suggested": float(suggested),
                "proposed": float(amount),
                "reason": None,
            }
        )
    rows = [
        (str(row["rank"]), row["grant_no"], row["org_name"], f"{row['score']:.2f}", f"{row['proposed']:,.2f}")
        for row in ranking
    ]
    issue_document(context, "DOC-303", "", {"batch_no": given["batch_no"], "rows": rows})
    return {"ranking": ranking, "already": already}


def _issue_sheets(context: ActionContext, grant: Row, sheets: tuple[OpenedSheet, ...]) -> None:
    """One DOC-302 a sheet, signed by its expert on the day it was locked."""
    for sheet in sheets:
        rows = [
            (name, str(rule(key, local_date(sheet.score["locked_at"]))), str(sheet.items[field]))
            for field, key, name in CRITERIA
        ]
        content = {
            "grant_no": grant["grant_no"],
            "org_name": _name(session_of(context), grant),
            "project_name": grant["project_name"],
            "conflict": "无",
            "rows": rows,
            "total": str(points(sheet.score["total"]).normalize()),
            "suggested": sheet.suggested,
            "comment": sheet.comment,
        }
        signer = Actor(user_id=sheet.seat["user_id"])
        issue_document(
            context, "DOC-302", "", content, signer=signer, issued_on=local_date(sheet.score["locked_at"])
        )


def _already(session: Session, grant: Row) -> Decimal:
    """What the organisation got this year already (D6c)."""
    year = find(session, ROUNDS, grant["round_id"])["year"]
    rows = page(session, GRANTS, organization_id=grant["organization_id"], limit=1000).rows
    return sum(
        (
            row["approved"]
            for row in rows
            if row["state"] in OPEN | {"CLOSED"}
            and row["approved"]
            and find(session, ROUNDS, row["round_id"])["year"] == year
        ),
        Decimal(0),
    )


def in_state(session: Session, round_id: int, *states: str) -> list[Row]:
    """Applications of a round in some states, in the order of their numbers."""
    rows = page(session, GRANTS, round_id=round_id, limit=5000).rows
    return sorted((row for row in rows if row["state"] in states), key=lambda row: row["grant_no"])


def _name(session: Session, grant: Row) -> str:
    return str(find(session, ORGANIZATIONS, grant["organization_id"])["name"])


def members_json(accounts: list[str]) -> str:
    return json.dumps(sorted(accounts), ensure_ascii=False)


def refuse_grant(context: ActionContext, grant: Row, reason: str) -> None:
    """The application gets nothing; what was reserved for it goes back."""
    advance_grant(
        session_of(context),
        context.actor,
        grant["id"],
        "REFUSED",
        reason=reason,
        instance_id=context.instance_id,
    )
