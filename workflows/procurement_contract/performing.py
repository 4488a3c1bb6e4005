"""While a contract is performed: its service is logged, its reports come, instalments fall due."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.documents.words import label
from workflows.procurement_contract import schemas
from workflows.procurement_contract.case import agreed, money, paper, today
from workflows.procurement_plan.projects import session_of
from workflows.registries.contracts import (
    EVALUATIONS,
    SERVICE_LOGS,
    advance_contract,
    log_service,
    milestones_of,
)
from workflows.registries.performance import RETENTION, register_bond, register_report
from workflows.registries.purchases import PROJECTS, advance_project
from workflows.registries.register import Row, find, find_by, page
from workflows.rules import current_rules

#: What must be done before an instalment of a stage is paid, and the evaluation that says whether.
NEEDS = {"INTERIM": ("MID_EVALUATION", "MID"), "FINAL": ("ACCEPTANCE", "END")}
NOT_EVALUATED = "NOT_EVALUATED"
_MOST = 1000


@action("procurement-contract.start-performance", input=schemas.StartInput, output=schemas.ReportingOutput)
def start_performance(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Contract announced, filed and secured: it is performed from now on."""
    session, contract_id, bond = session_of(context), given["contract_id"], given["bond"]
    if bond is not None:
        register_bond(
            session,
            context.actor,
            contract_id,
            amount=money(bond["amount"]),
            voucher=bond["voucher"],
            received_on=bond["received_on"],
            instance_id=context.instance_id,
        )
    advance_contract(session, context.actor, contract_id, "PERFORMING", instance_id=context.instance_id)
    advance_project(
        session, context.actor, given["project_id"], "PERFORMING", instance_id=context.instance_id
    )
    last = _report_end(given["valid_from"], given["rules_on"])
    return {"report_to": min(last, given["valid_to"])}


@action("procurement-contract.record-service", input=schemas.ServiceInput)
def record_service(context: ActionContext, given: Mapping[str, Any]) -> None:
    """A day's service as the supplier logged it (F4s)."""
    entry = given["service_entry"]
    log_service(
        session_of(context),
        context.actor,
        given["contract_id"],
        served_on=entry["servedOn"],
        activity=entry["activity"],
        participants=entry["participants"],
        spent=money(entry["spent"]),
        place=entry["place"],
        details={name: entry[name] for name in ("socialWorkers", "volunteers", "increments")},
        instance_id=context.instance_id,
    )


@action("procurement-contract.record-report", input=schemas.ReportInput, output=schemas.ReportingOutput)
def record_report(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """A periodic report; the next one is due a period later, until the contract's last day."""
    session, reported = session_of(context), given["report_to"]
    register_report(
        session,
        context.actor,
        given["contract_id"],
        period_to=reported,
        submitted_on=today(context),
        content={**given["report_entry"], "logged": _logged(session, given["contract_id"])},
        instance_id=context.instance_id,
    )
    if reported >= given["valid_to"]:
        return {"report_to": None}
    return {"report_to": min(_report_end(reported, given["rules_on"]), given["valid_to"])}


@action(
    "procurement-contract.next-instalment",
    input=schemas.ContractInput,
    output=schemas.InstalmentOutput,
)
def next_instalment(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The next instalment by the plan, money held back before all others, and what it waits for."""
    session, now = session_of(context), today(context)
    open_parts = [row for row in milestones_of(session, given["contract_id"]) if row["state"] == "PLANNED"]
    held = [row for row in open_parts if row["stage"] == RETENTION]
    days = {"payable_from": now, "held_on": now}
    if not open_parts:
        return {"instalment": {"needs": "END"}, **days}
    part = (held or open_parts)[0]
    return {"instalment": _instalment(session, given["contract_id"], part), **days}


@action(
    "procurement-contract.receive-completion",
    input=schemas.CompletionInput,
    output=schemas.CompletionOutput,
)
def receive_completion(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The supplier says that all is done: acceptance begins; the log is printed as it stands (DOC-422).

    Gives what every acceptor judges, item by item, so that none is left out and none invented (F4v)."""
    session, contract = session_of(context), agreed(session_of(context), given)
    project = find(session, PROJECTS, contract["project_id"])
    if project["state"] == "PERFORMING":
        advance_project(session, context.actor, project["id"], "ACCEPTING", instance_id=context.instance_id)
    logs = page(session, SERVICE_LOGS, contract_id=contract["id"], limit=_MOST).rows
    if logs:
        rows = [
            [row["served_on"], row["activity"], row["place"], row["participants"], row["spent"]]
            for row in logs
        ]
        paper(context, "DOC-422", contract, {"rows": rows})
    return {"acceptance_items": _acceptance_items(given["terms"] or {})}


def _acceptance_items(terms: Mapping[str, Any]) -> list[dict[str, str]]:
    """The service as a whole, and each indicator that the purchase was announced with."""
    whole = {
        "item": label("CONTRACTED_SERVICE"),
        "standard": str(terms.get("requirements") or label("AS_CONTRACTED")),
    }
    indicators = [
        {"item": str(each["name"]), "standard": f"{each.get('target', '')}{each.get('unit') or ''}"}
        for each in terms.get("indicators") or ()
    ]
    return [whole, *indicators]


def _instalment(session: Session, contract_id: int, part: Row) -> dict[str, Any]:
    shown = {
        "id": str(part["id"]),
        "name": part["name"],
        "amount": part["amount"],
        "stage": part["stage"],
        "grade": NOT_EVALUATED,
        "rectification": False,
        "needs": "NOTHING",
    }
    if part["stage"] == RETENTION:
        return {**shown, "needs": "RECTIFICATION"}
    if part["stage"] not in NEEDS:
        return shown
    needed, phase = NEEDS[part["stage"]]
    found = find_by(session, EVALUATIONS, contract_id=contract_id, phase=phase)
    return {**shown, "needs": needed} if found is None else {**shown, "grade": found["grade"]}


def _logged(session: Session, contract_id: int) -> dict[str, Any]:
    """What the log says so far, beside what the report says (自动指标)."""
    logs = page(session, SERVICE_LOGS, contract_id=contract_id, limit=_MOST).rows
    done: dict[str, float] = {}
    for row in logs:
        for part in json.loads(row["details"] or "{}").get("increments") or ():
            if part.get("name"):
                done[part["name"]] = done.get(part["name"], 0) + float(part.get("value") or 0)
    return {
        "activities": len(logs),
        "participants": sum(row["participants"] for row in logs),
        "spent": str(sum((row["spent"] for row in logs), money(0))),
        "indicators": done,
    }


def _report_end(start: date, rules_on: date) -> date:
    """The last day of a report's period that begins after ``start``."""
    months = int(current_rules().rule("procurement-contract.report-months", rules_on).value)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    for day in (start.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day, start.day))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
