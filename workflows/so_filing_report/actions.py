"""The service tasks of the quarterly table: count, send with its document, receive all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from engine.actions import ActionContext, action
from engine.messages import message
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.documents import issue
from workflows.registries.filing_reports import (
    REPORTS,
    advance,
    enter_report,
    reports_of,
)
from workflows.registries.register import Row, find
from workflows.registries.streets import street as find_street
from workflows.registries.streets import streets
from workflows.so_filing_report import messages as _messages  # noqa: F401 - registers the words
from workflows.so_filing_report import schemas
from workflows.so_filing_report.figures import Figures, Quarter, as_row, count, shown

_FIGURES: Final = ("received", "accepted", "granted", "refused", "withdrawn", "in_force")


@action("so-filing-report.prepare", output=schemas.PreparedOutput)
def prepare(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Every street's figures up to the cut-off, with the query that counted them."""
    session, quarter = _session(context), Quarter.of(local_date(context.now))
    prepared = []
    for code, street in streets().items():
        figures, query = count(session, code, quarter), shown(session, code, quarter)
        values = {**asdict(figures), "query": query, "street": code, "due_on": quarter.due_on}
        period = {"period_from": quarter.period_from, "period_to": quarter.period_to}
        key = {"year": quarter.year, "quarter": quarter.number}
        report_id = enter_report(session, context.actor, {**values, **period, **key}, context.instance_id)
        prepared.append(
            {"id": str(report_id), "street": code, "name": street.name, "query": query, **asdict(figures)}
        )
    return {
        "title": _word("title", year=quarter.year, quarter=quarter.number),
        "period_from": quarter.period_from,
        "period_to": quarter.period_to,
        "due_on": quarter.due_on,
        "reports": prepared,
    }


@action("so-filing-report.send", input=schemas.SendInput)
def send(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The street's intake has checked its table and sends it (DOC-110)."""
    _send(context, find(_session(context), REPORTS, int(given["report"]["id"])), given["remark"])


@action("so-filing-report.send-unchecked")
def send_unchecked(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The last day is over: what nobody checked goes as it is registered, and says so."""
    for row in reports_of(_session(context), context.instance_id):
        if row["state"] == "PREPARED":
            _send(context, row, _word("unchecked"))


@action("so-filing-report.summarise", output=schemas.SummaryOutput)
def summarise(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """All streets in one table, for the district to receive."""
    rows = reports_of(_session(context), context.instance_id)
    return {"table": "\n\n".join(_line(row) for row in rows), "received_from": local_date(context.now)}


@action("so-filing-report.receive")
def receive(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The district has all tables: one document of all streets and their sum (DOC-110)."""
    session, on = _session(context), local_date(context.now)
    rows = reports_of(session, context.instance_id)
    for row in rows:
        advance(session, context.actor, row, "RECEIVED", received_on=on, received_by=context.actor.user_id)
    total = Figures(**{name: sum(row[name] for row in rows) for name in _FIGURES})
    lines = [as_row(find_street(row["street"]).name, _figures(row)) for row in rows]
    _issue(context, rows[0], [*lines, as_row(_word("total"), total)], None, _word("district"))


def _send(context: ActionContext, row: Row, remark: str | None) -> None:
    session, name = _session(context), find_street(row["street"]).name
    on, by = local_date(context.now), context.actor.user_id
    advance(session, context.actor, row, "SENT", remark=remark, sent_on=on, sent_by=by)
    _issue(context, row, [as_row(name, _figures(row))], remark, f"{name}办事处")


def _issue(
    context: ActionContext, row: Row, rows: list[list[str | int]], remark: str | None, unit: str
) -> None:
    content = {
        "period_from": row["period_from"],
        "period_to": row["period_to"],
        "rows": rows,
        "query": row["query"],
        "remark": remark,
    }
    issue(
        _session(context),
        context.actor,
        "DOC-110",
        instance_id=context.instance_id,
        addressee=_word("district"),
        content=content,
        issued_on=local_date(context.now),
        issuing_unit=unit,
    )


def _line(row: Row) -> str:
    remark = f"（{row['remark']}）" if row["remark"] else ""
    return _word("line", street=find_street(row["street"]).name, **asdict(_figures(row)), remark=remark)


def _figures(row: Row) -> Figures:
    return Figures(**{name: row[name] for name in _FIGURES})


def _word(name: str, **params: object) -> str:
    return message(f"filing-report-word.{name}", **params)


def _session(context: ActionContext) -> Session:
    assert context.session is not None, "the actions of the quarterly table run inline"
    return context.session
