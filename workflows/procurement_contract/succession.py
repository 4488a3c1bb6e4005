"""Who signs instead: another candidate, chosen and announced (实施条例 49), or the purchase begins anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from engine.actions import ActionContext
from engine.persistence.session import Session
from workflows.calendar import current_calendar
from workflows.procurement_contract.case import organization_unit, today
from workflows.procurement_plan.projects import (
    RESTART_PROCESS,
    issue_for,
    project,
    publish_for,
    session_of,
    start_next,
)
from workflows.procurement_small.closing import contract_until
from workflows.registries import committees
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.purchases import AWARDS, advance_project
from workflows.registries.register import Row, change, find, page
from workflows.rules import current_rules
from workflows.tendering import committee

SIGN_PERIOD: Final = "procurement-contract.sign-period"
CHALLENGE_PERIOD: Final = "procurement-challenge.period"
#: The method that the procurement laws do not govern: its results are objected to while their notice stands.
COMPARISON: Final = "COMPARISON"
#: Kinds of committees that judge a purchase; other kinds have other subjects.
JUDGES: Final = frozenset({"TENDER", "CONSULTATION", "COMPARISON"})
#: What a result says in place of names that no committee of this house bears.
AS_BEFORE: Final = "详见本项目原结果公告"
_MOST: Final = 200


def winner_of(session: Session, award: Row) -> dict[str, Any]:
    """The variables of a contract's case that say who is to sign, at which price."""
    organization = find(session, ORGANIZATIONS, award["organization_id"])
    return {
        "organization_id": str(organization["id"]),
        "supplier": organization["name"],
        "supplier_unit": organization_unit(organization["id"]),
        "award_price": award["price"],
    }


def announce_successor(context: ActionContext, award: Row, rules_on: date) -> date:
    """Result and letter of the candidate who moves up; gives the last day of the new stand-still."""
    session, on = session_of(context), today(context)
    this = project(session, award["project_id"])
    name = str(find(session, ORGANIZATIONS, award["organization_id"])["name"])
    result: dict[str, Any] = {
        "org_name": name,
        "price": award["price"],
        "members": _members(session, this["id"]),
    }
    is_comparison = this["method"] == COMPARISON
    period = publish_for(context, "COMPARISON_RESULT" if is_comparison else "AWARD_RESULT", this, result)
    assert period is not None, "results stand for their period"
    if is_comparison:
        standstill_to, sign_by = period.end, contract_until(on, rules_on)
    else:
        issue_for(context, "DOC-414", this, {**result, "period_from": period.start, "period_to": period.end})
        standstill_to, sign_by = (
            _last(CHALLENGE_PERIOD, period.end, rules_on),
            _last(SIGN_PERIOD, on, rules_on),
        )
    issue_for(context, "DOC-415", this, {"price": award["price"], "sign_by": sign_by}, addressee=name)
    values = {"standstill_to": standstill_to}
    change(session, context.actor, AWARDS, award["id"], values, instance_id=context.instance_id)
    return standstill_to


def begin_anew(context: ActionContext, project_id: int, rules_on: date, reason: str) -> None:
    """The round is annulled with its money on hold; what follows is decided in a case of its own (P4x)."""
    session = session_of(context)
    this = advance_project(
        session, context.actor, project_id, "ANNULLED", reason=reason, instance_id=context.instance_id
    )
    start_next(session, context.actor, RESTART_PROCESS, this, rules_on, None)


def _members(session: Session, project_id: int) -> list[str]:
    """Who judged the round, as the first result named them."""
    bodies = page(session, committees.COMMITTEES, subject_id=project_id, limit=_MOST).rows
    judged = [body for body in bodies if body["kind"] in JUDGES]
    if not judged:
        return [AS_BEFORE]
    held = [seat for seat in committee.sitting(session, judged[-1]["id"]) if seat["state"] == "SEATED"]
    names: Mapping[str, str] = committee.names(session, [seat["user_id"] for seat in held])
    return [names[seat["user_id"]] for seat in held] or [AS_BEFORE]


def _last(key: str, start: date, rules_on: date) -> date:
    due = current_rules().deadline(key, start, current_calendar(), on=rules_on).due_on
    assert due is not None, "a period without pauses ends"
    return due
