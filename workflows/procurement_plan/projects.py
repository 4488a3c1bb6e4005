"""What the processes of one purchase share: its project, its budget line, its unit, its next case."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select

from engine.actions import ActionContext
from engine.actor import Actor
from engine.commands.instances import StartedInstance, start_process_instance
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.documents import issue
from workflows.documents.issue import Issued
from workflows.registries import budgets, notices
from workflows.registries.purchases import PROJECTS, advance_project
from workflows.registries.register import Row, find, find_by
from workflows.registries.rounds import shown_name
from workflows.registries.tables.purchases import purchase_project

#: The process that carries out a method; 竞争性谈判 has none in this house and is recorded by hand.
METHOD_PROCESSES: Final[Mapping[str, str]] = {
    "OPEN_TENDER": "procurement-open-tender",
    "CONSULTATION": "procurement-consultation",
    "SINGLE_SOURCE": "procurement-single-source",
    "COMPARISON": "procurement-small",
}
CONTRACT_PROCESS: Final = "procurement-contract"
#: What follows a round that came to nothing.
RESTART_PROCESS: Final = "procurement-restart"

#: States in which a project buys nothing any more.
NOTHING_BOUGHT: Final = ("FAILED", "ANNULLED", "TERMINATED")
#: Under this name the rules kept with a project say that the finance authority approved its method.
METHOD_APPROVAL: Final = "method_approval"


def session_of(context: ActionContext) -> Session:
    """The transaction of an inline action."""
    assert context.session is not None, "the actions of purchases run inline"
    return context.session


def project(session: Session, project_id: int) -> Row:
    """Raises EntryNotFound."""
    return find(session, PROJECTS, project_id)


def issue_for(
    context: ActionContext,
    code: str,
    this: Row,
    content: Mapping[str, Any],
    *,
    addressee: str = "",
    signer: Actor | None = None,
) -> Issued:
    """Issue a document of a project in the name of its purchaser."""
    session = session_of(context)
    purchaser = unit_name(session, this["purchaser"])
    return issue(
        session,
        signer or context.actor,
        code,
        instance_id=context.instance_id,
        addressee=addressee,
        content={**_facts(this, purchaser), "budget": this["budget"], "method": this["method"], **content},
        issued_on=local_date(context.now),
        issuing_unit=purchaser,
    )


def publish_for(
    context: ActionContext, kind: str, this: Row, content: Mapping[str, Any]
) -> notices.Period | None:
    """Put a notice of a project before the public for the period of its kind, which it gives."""
    session, today = session_of(context), local_date(context.now)
    public = {**_facts(this, unit_name(session, this["purchaser"])), **content}
    notices.publish(
        session, context.actor, kind, shown_name(this), public, today, instance_id=context.instance_id
    )
    return notices.least_period(kind, today)


def _facts(this: Row, purchaser: str) -> dict[str, Any]:
    return {"project_no": this["project_no"], "project_name": shown_name(this), "purchaser": purchaser}


def give_up(context: ActionContext, project_id: int, reason: str | None) -> Row:
    """Nothing will be bought: the project ends, the money it held is free again."""
    session, instance_id = session_of(context), context.instance_id
    this = advance_project(
        session, context.actor, project_id, "TERMINATED", reason=reason, instance_id=instance_id
    )
    free_money(context, this)
    return this


def free_money(context: ActionContext, this: Row) -> None:
    """What a project still holds in reserve returns to its budget line: no case will bind it any more."""
    session, line_id, number = session_of(context), this["budget_line_id"], this["project_no"]
    if line_id is None:
        return
    held = budgets.claim(session, line_id, number).reserved
    if held > Decimal(0):
        budgets.release(session, context.actor, line_id, number, held, instance_id=context.instance_id)


def hold_money(context: ActionContext, this: Row) -> None:
    """A project that goes on has its budget on hold, once and whole: what it lacks is reserved.

    Raises BudgetExceeded when the line has not so much left."""
    session, line_id, number = session_of(context), this["budget_line_id"], this["project_no"]
    missing = missing_money(session, this)
    if missing > Decimal(0):
        budgets.reserve(session, context.actor, line_id, number, missing, instance_id=context.instance_id)


def missing_money(session: Session, this: Row) -> Decimal:
    """What a project has not on hold of its budget, in 元; 0 without a line.

    What a contract undone had paid is no part of the budget any more."""
    if this["budget_line_id"] is None:
        return Decimal(0)
    held = budgets.claim(session, this["budget_line_id"], this["project_no"])
    missing: Decimal = this["budget"] - held.reserved - held.committed
    return missing


def unit_name(session: Session, key: str) -> str:
    """What a unit is called today; its key when it is no unit of the house."""
    row = session.one(
        "SELECT name FROM unit WHERE tenant_id = ? AND key = ? AND valid_to IS NULL", (session.tenant_id, key)
    )
    return key if row is None else str(row[0])


def budget_line(session: Session, unit: str, year: int, code: str, *, lock: bool = False) -> Row | None:
    """A unit's line of a year; its lock makes of two plans that want its last money one the second."""
    row = find_by(session, budgets.LINES, unit_key=unit, year=year, code=code)
    return find(session, budgets.LINES, row["id"], lock=True) if row is not None and lock else row


def left_on(line: Row) -> Decimal:
    """What a line can still give, in 元."""
    left: Decimal = line["amount"] - line["reserved"] - line["committed"] - line["paid"]
    return left


def year_total(session: Session, this: Row) -> Decimal:
    """What a buyer buys of an item in a fiscal year without open tender, this project included (实施条例 28).

    Projects whose method the finance authority approved do not count, nor do those that came to nothing.
    """
    table = purchase_project
    others = session.core.execute(
        select(table.c.budget, table.c.rule_versions).where(
            table.c.tenant_id == session.tenant_id,
            table.c.purchaser == this["purchaser"],
            table.c.year == this["year"],
            table.c.catalog_code == this["catalog_code"],
            table.c.id != this["id"],
            table.c.method.is_not(None),
            table.c.method != "OPEN_TENDER",
            table.c.state.not_in(NOTHING_BOUGHT),
        )
    )
    counted = (row.budget for row in others if METHOD_APPROVAL not in json.loads(row.rule_versions or "{}"))
    total: Decimal = sum(counted, this["budget"])
    return total


def start_next(
    session: Session,
    actor: Actor,
    process_key: str,
    this: Row,
    rules_on: date,
    requirement: Mapping[str, Any] | None,
    *,
    proposal: Mapping[str, Any] | None = None,
) -> StartedInstance:
    """Begin the case that goes on with a project; all cases of a project bear its number as business key.

    ``proposal`` is what the case that ends proposes for a restart. Raises ProcessDefinitionNotFound."""
    variables: dict[str, Any] = {
        "projectId": this["id"],
        "projectName": this["name"],
        "rules_on": rules_on.isoformat(),
        "requirement": dict(requirement or {}),
    }
    if proposal is not None:
        variables["proposal"] = dict(proposal)
    vouched_for = replace(actor, groups=None)  # who may go on was decided by the case that ends here
    return start_process_instance(
        session, vouched_for, process_key, variables, business_key=this["project_no"]
    )


def text_amount(amount: Decimal | None) -> str | None:
    """An amount as variables keep it: exact."""
    return None if amount is None else f"{amount:.2f}"
