"""The expert group's side: ties, the draw, seats, sections, joint reviews, totals, the report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from secrets import token_hex
from typing import Any

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.registries import panels
from workflows.registries.assessments import advance_case
from workflows.registries.people import MEMBERS
from workflows.registries.register import Row, page
from workflows.so_assessment import schemas, scores
from workflows.so_assessment.common import (
    COMMITTEES,
    case_parts,
    committee_members,
    issue_about,
    name_of,
    plain,
    session_of,
    share,
    today,
    whole,
    years_between,
)
from workflows.so_assessment.indicators import indicator_sets


@action("so-assessment.collect-ties", input=schemas.CaseInput, output=schemas.TiesOutput)
def collect_ties(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """What ties the pool to the organisation: declared ties, memberships, employers (D-recuse)."""
    session, on = session_of(context), today(context)
    _, organization, _ = case_parts(session, given["case_id"])
    found = [
        _tie(row["account"], row["relation"], row["ended_on"], on)
        for row in panels.ties(session, organization["id"])
    ]
    memberships: dict[int, list[Row]] = {}
    for row in page(session, MEMBERS, organization_id=organization["id"], limit=1000).rows:
        memberships.setdefault(row["person_id"], []).append(row)
    for expert in panels.experts(session, status="ACTIVE").rows:
        if expert["employer"] == organization["name"]:
            found.append(_tie(expert["account"], "EMPLOYEE", None, on))
        for row in memberships.get(expert["person_id"] or 0, ()):
            found.append(_tie(expert["account"], "OFFICER", row["valid_to"], on))
    return {"ties": found}


@action("so-assessment.draw-experts", input=schemas.DrawInput, output=schemas.DrawOutput)
def draw_experts(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Draw for the seats that are free; a finance expert first while there is none."""
    session, case_id, rules_on = session_of(context), given["case_id"], given["rules_on"]
    excluded = {each["account"]: each["relation"] for each in given["recusals"] or [] if each.get("recuse")}
    for kind in COMMITTEES:
        excluded |= dict.fromkeys(committee_members(session, kind), "COMMITTEE")
    seats = panels.seats(session, case_id)
    used = {seat["account"] for seat in seats}
    held = [seat for seat in seats if seat["state"] != "RECUSED"]
    pool = {
        row["account"]: row["is_finance"]
        for row in panels.experts(session, status="ACTIVE").rows
        if row["account"] not in excluded and row["account"] not in used
    }
    wanted = whole("panel-size", rules_on) - len(held)
    finance = whole("panel-finance", rules_on) - sum(seat["is_finance"] for seat in held)
    seed = token_hex(16)
    drawn = _draw(panels.rank(seed, list(pool)), pool, wanted, finance)
    if drawn is None:
        return {"seats": [], "pool_exhausted": True}
    panels.record_draw(
        session,
        context.actor,
        case_id=case_id,
        seed=seed,
        pool=sorted(pool),
        excluded=excluded,
        drawn={account: pool[account] for account in drawn},
        instance_id=context.instance_id,
    )
    rows = panels.seats(session, case_id, state="DRAWN")
    seats_now = [{"seat_id": str(row["id"]), "account": row["account"]} for row in rows]
    return {"seats": seats_now, "pool_exhausted": False}


@action("so-assessment.seat-experts", input=schemas.DeclarationsInput, output=schemas.PanelOutput)
def seat_experts(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Whoever declared no interest sits; a declared one is kept, so that it counts at the next draw too."""
    session, case_id = session_of(context), given["case_id"]
    case, _, _ = case_parts(session, case_id)
    for each in given["declared"]:
        has_conflict = bool(each["conflict"])
        panels.declare(
            session,
            context.actor,
            int(each["seat_id"]),
            has_conflict=has_conflict,
            statement=each.get("statement") or "—",
            instance_id=context.instance_id,
        )
        if has_conflict:
            panels.register_tie(
                session,
                context.actor,
                account=each["account"],
                organization_id=case["organization_id"],
                relation=each.get("relation") or "INTEREST",
                statement=each.get("statement"),
                instance_id=context.instance_id,
            )
    seated = panels.seats(session, case_id, state="SEATED")
    panel = [{"account": row["account"], "name": name_of(session, row["account"])} for row in seated]
    return {"panel": panel, "panel_complete": len(panel) >= whole("panel-size", given["rules_on"])}


@action("so-assessment.begin-scoring", input=schemas.CaseInput, output=schemas.SheetsOutput)
def begin_scoring(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Visit and survey are done: every section goes to two experts, finance to one who knows it."""
    session, case_id = session_of(context), given["case_id"]
    case, _, _ = case_parts(session, case_id)
    advance_case(session, context.actor, case_id, "VISITED", instance_id=context.instance_id)
    seats = panels.seats(session, case_id, state="SEATED")
    indicators = indicator_sets()[case["indicator_set"]]
    given_to = scores.share_out(indicators, seats, whole("experts-a-section", given["rules_on"]))
    sheets = []
    for seat in seats:
        sections = [key for key, accounts in given_to.items() if seat["account"] in accounts]
        panels.give_sections(session, context.actor, seat["id"], sections, instance_id=context.instance_id)
        rows = [row for key in sections for row in scores.blank_rows(indicators.section(key))]
        sheets.append({"account": seat["account"], "rows": rows})
    return {"visited_on": today(context), "sheets": sheets}


@action("so-assessment.compare-sheets", input=schemas.CaseInput, output=schemas.DeviationsOutput)
def compare_sheets(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Sections on which the two experts differ by more than the rule allows; no points are told."""
    session, case_id = session_of(context), given["case_id"]
    case, _, _ = case_parts(session, case_id)
    limit = share("deviation-share", given["rules_on"])
    indicators = indicator_sets()[case["indicator_set"]]
    found = scores.deviations(indicators, panels.all_sheets(session, case_id), limit)
    deviations = [
        {
            "section": section.key,
            "name": section.name,
            "accounts": accounts,
            "rows": scores.blank_rows(section),
        }
        for section, accounts in found
    ]
    return {"deviations": deviations}


@action("so-assessment.record-joint-review", input=schemas.JointInput)
def record_joint_review(context: ActionContext, given: Mapping[str, Any]) -> None:
    """What both experts agreed on counts instead of their two sheets."""
    deviation = given["deviation"]
    panels.hand_in(
        session_of(context),
        context.actor,
        case_id=given["case_id"],
        account="+".join(deviation["accounts"]),
        round=scores.JOINT,
        sheet=scores.sheet_of(given["joint_scores"]),
        instance_id=context.instance_id,
    )


@action("so-assessment.total", input=schemas.OpinionInput, output=schemas.TotalsOutput)
def total(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The total, and the shares of what can cap a grade."""
    session, case_id = session_of(context), given["case_id"]
    case, _, _ = case_parts(session, case_id)
    indicators = indicator_sets()[case["indicator_set"]]
    final = scores.final_points(indicators, panels.all_sheets(session, case_id))
    return {"veto": bool(given["falseMaterial"]), **scores.summary(indicators, final)}


@action("so-assessment.issue-report", input=schemas.ReportInput)
def issue_report(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Record of the visit (DOC-504) and report with the suggested grade (DOC-505)."""
    session, case_id = session_of(context), given["case_id"]
    case, _, _ = case_parts(session, case_id)
    indicators = indicator_sets()[case["indicator_set"]]
    rows = panels.all_sheets(session, case_id)
    final = scores.final_points(indicators, rows)
    reasons = {row["indicator"]: row["reason"] for row in rows if row["reason"]}
    officers = [name_of(session, account) for account in _visitors(session, context.instance_id)]
    visited = {
        "checked_on": max(date.fromisoformat(str(visit["visited_on"])) for visit in given["visits"]),
        "officers": officers,
        "rows": [
            [each.name, plain(each.points), plain(final[each.code]), reasons.get(each.code)]
            for each in indicators.indicators
        ],
    }
    issue_about(context, "DOC-504", case_id, visited)
    sections = [
        [section.name, plain(section.points), plain(scores.section_total(section, final))]
        for section in indicators.sections
    ]
    points = Decimal(str(given["total"]))
    report = {
        "total": plain(points),
        "grade": given["suggested"],
        "rows": sections,
        "opinion": given["reportText"],
    }
    issue_about(context, "DOC-505", case_id, report)
    advance_case(
        session,
        context.actor,
        case_id,
        "SUGGESTED",
        score=points,
        suggested=given["suggested"],
        instance_id=context.instance_id,
    )


def _tie(account: str, relation: str, ended_on: date | None, on: date) -> dict[str, Any]:
    is_over = ended_on is not None and ended_on <= on
    years = years_between(ended_on, on) if ended_on is not None and is_over else None
    return {"account": account, "relation": relation, "is_over": is_over, "years_since": years}


def _draw(ranked: list[str], finance: Mapping[str, bool], wanted: int, needed: int) -> list[str] | None:
    """The first of the ranking, of whom enough are of finance; None when the pool has not enough."""
    of_finance = [account for account in ranked if finance[account]][: max(needed, 0)]
    others = [account for account in ranked if account not in of_finance]
    drawn = of_finance + others[: max(wanted - len(of_finance), 0)]
    return drawn if len(drawn) >= wanted and len(of_finance) >= needed else None


def _visitors(session: Session, instance_id: int) -> list[str]:
    rows = session.all(
        "SELECT DISTINCT completed_by FROM user_task WHERE tenant_id = ? AND instance_id = ?"
        " AND element_id = 'site-visit' AND status = 'completed' ORDER BY completed_by",
        (session.tenant_id, instance_id),
    )
    return [row[0] for row in rows]
