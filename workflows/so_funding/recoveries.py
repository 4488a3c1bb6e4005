"""Recovery (停拨与追回) and change of running grants."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from engine.actions import ActionContext, action
from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.persistence.session import Session
from workflows.errors import StatusNotReachable
from workflows.registries.grants import GRANTS, advance_grant, bar, grant_by_number, note_grant
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import Row, find, page
from workflows.rules import current_rules
from workflows.so_funding import schemas
from workflows.so_funding.common import (
    content_of,
    grant_of,
    issue_document,
    last_day,
    money,
    number,
    rule,
    session_of,
    today,
)

Given = Mapping[str, Any]

CAUSES = {"MISUSE": "挪用、虚报", "FAILED": "结项不合格", "DISSOLVED": "组织注销、撤销"}


@action("so-funding-recovery.open", input=schemas.RecoveryStartInput, output=schemas.RecoveryStartOutput)
def open_recovery(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """A running grant is stopped; of a closed one, money that was misused is claimed back still (挪用)."""
    session = session_of(context)
    row = grant_by_number(session, given["grantNo"].strip())
    return {
        "grant_running": row is not None and (row["state"] == "RUNNING" or _was_misused(row, given["cause"])),
        "grant_closed": row is not None and row["state"] == "CLOSED",
        "grant_no": given["grantNo"].strip(),
        "org_name": _name(session, row) if row is not None else None,
        "paid": number(row["paid"]) if row is not None else 0,
        "cause_text": CAUSES[given["cause"]],
        "case_key": _case_key(session, row),
        "rules_on": _rules_day(context, row),
    }


def _was_misused(row: Row, cause: str) -> bool:
    """Whether a grant is closed, and some of its money neither came back nor was spent as agreed."""
    return bool(row["state"] == "CLOSED" and cause == "MISUSE" and row["paid"] > row["recovered"])


def _rules_day(context: ActionContext, grant: Row | None) -> date:
    """A grant is bound to its end by the rules of its application."""
    known = content_of(grant).get("rules_on") if grant is not None else None
    return date.fromisoformat(known) if known else today(context)


@action("so-funding-recovery.open-dissolved", input=schemas.DissolvedInput)
def open_dissolved(context: ActionContext, given: Given) -> None:
    """Signal ``org.deregistered``: every running grant is settled in a case of its own."""
    settle_dissolved(session_of(context), context.actor, int(given["organizationId"]))


def settle_dissolved(session: Session, actor: Actor, organization_id: int) -> list[int]:
    """Open the cases; gives their instances."""
    opened = []
    for row in page(session, GRANTS, organization_id=organization_id, state="RUNNING", limit=100).rows:
        form = {
            "grantNo": row["grant_no"],
            "cause": "DISSOLVED",
            "factsFound": "受助单位已注销或者撤销，按资助协议结算，退回未使用的资金。",
        }
        vouched = Actor(user_id=actor.user_id, on_behalf_of=actor.on_behalf_of)
        opened.append(start_process_instance(session, vouched, "so-funding-recovery", form).instance_id)
    return opened


@action("so-funding-recovery.order", input=schemas.RecoveryOrderInput, output=schemas.RecoveryOrderOutput)
def order_recovery(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """The order (DOC-310): nothing more is paid, what was paid is claimed back, who failed is barred.

    Raises StatusNotReachable for a grant that was closed meanwhile, but for misuse that is not paid back."""
    session, on, day = session_of(context), given["rules_on"], today(context)
    row, recovery = grant_of(session, given["grant_no"]), given["recovery"]
    was_closed = row["state"] == "CLOSED"
    if was_closed and not _was_misused(row, given["cause"]):
        raise StatusNotReachable(name=row["grant_no"], old="CLOSED", new="RECOVERING")
    reason = f"{CAUSES[given['cause']]}：{recovery['facts']}"
    advance_grant(
        session, context.actor, row["id"], "RECOVERING", reason=reason, instance_id=context.instance_id
    )
    _bar(context, row, given["cause"], day, on, reason)
    keys = ("remedies.administrative-review", "remedies.litigation")
    content = {
        "org_name": _name(session, row),
        "grant_no": row["grant_no"],
        "facts_found": recovery["facts"],
        "basis": recovery["basis"],
        "amount": money(recovery["amount"]),
        "due_on": last_day("refund-period", day, on),
        "remedies": [current_rules().rule(key, on).text for key in keys],
    }
    issue_document(context, "DOC-310", _name(session, row), content)
    return {"grant_closed": was_closed}


def _bar(context: ActionContext, row: Row, cause: str, day: date, on: date, reason: str) -> None:
    """挪用: barred for the rule's years from today; 不合格: the next year; 注销: nobody is left to bar."""
    if cause == "DISSOLVED":
        return
    if cause == "MISUSE":
        years = int(rule("barred-years-misuse", on))
        start, end = day, date(day.year + years, day.month, min(day.day, 28)) - timedelta(days=1)
    else:
        years = int(rule("barred-years-failed", on))
        start, end = date(day.year + 1, 1, 1), date(day.year + years, 12, 31)
    bar(
        session_of(context),
        context.actor,
        organization_id=row["organization_id"],
        grant_id=row["id"],
        valid_from=start,
        valid_to=end,
        reason=reason,
        instance_id=context.instance_id,
    )


@action("so-funding-change.check", input=schemas.ChangeInput, output=schemas.ChangeOutput)
def check_change(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """How much of the grant moves; more than the rule's share, or other contents, need approval.

    Changes that needed none count together: who moves a little every week moves a lot."""
    session = session_of(context)
    row = grant_by_number(session, given["grantNo"].strip())
    on = _rules_day(context, row)
    approved = (row["approved"] if row is not None else None) or Decimal(0)
    moved = money(given["movedAmount"])
    share, total = (
        (each * 100 / approved if approved else Decimal(0)) for each in (moved, moved + _noted(row))
    )
    return {
        "grant_running": row is not None and row["state"] == "RUNNING",
        "needs_approval": bool(given["scopeChanged"]) or total > int(rule("change-threshold", on)),
        "changed_percent": float(round(share, 2)),
        "grant_no": given["grantNo"].strip(),
        "org_name": _name(session, row) if row is not None else None,
        "rules_on": on,
    }


@action("so-funding-change.record", input=schemas.RecordChangeInput)
def record_change(context: ActionContext, given: Given) -> None:
    """The change stands in the history of the grant."""
    session = session_of(context)
    row = find(session, GRANTS, grant_of(session, given["grant_no"])["id"], lock=True)
    note = f"变更（{given['changed_percent']} %）：{given['changeText']}"
    content = content_of(row)
    entry = {
        "on": today(context).isoformat(),
        "text": note,
        "moved": str(money(given["movedAmount"])),
        "approved": given["needs_approval"],
    }
    content["changes"] = [*content.get("changes", []), entry]
    values = {"content": json.dumps(content, ensure_ascii=False)}
    note_grant(session, context.actor, row["id"], values, reason=note, instance_id=context.instance_id)


def _noted(grant: Row | None) -> Decimal:
    """What changes moved that nobody had to approve."""
    changes = content_of(grant).get("changes", []) if grant is not None else []
    return sum((money(each.get("moved", 0)) for each in changes if not each.get("approved")), Decimal(0))


def _case_key(session: Session, grant: Row | None) -> str | None:
    """By what the case of a grant is found by messages."""
    if grant is None or grant["instance_id"] is None:
        return None
    row = session.one(
        "SELECT business_key FROM process_instance WHERE tenant_id = ? AND id = ?",
        (session.tenant_id, grant["instance_id"]),
    )
    return None if row is None else str(row[0])


def _name(session: Session, grant: Row) -> str:
    return str(find(session, ORGANIZATIONS, grant["organization_id"])["name"])
