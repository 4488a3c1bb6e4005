"""What the actions and guards of competitions share: the project, its papers, the variables of the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from engine.actions import ActionContext
from engine.persistence.session import Session
from workflows.calendar import current_calendar, local_date
from workflows.calendar.deadline import SHANGHAI
from workflows.documents import issue
from workflows.documents.issue import Issued
from workflows.registries import notices
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.purchases import PROJECTS
from workflows.registries.register import Row, find
from workflows.registries.rounds import shown_name
from workflows.rules import current_rules

RULES: Final = "procurement-open-tender"

Given = Mapping[str, Any]


def session_of(context: ActionContext) -> Session:
    """The transaction of an inline action."""
    assert context.session is not None, "the actions of tenders run inline"
    return context.session


def today(context: ActionContext) -> date:
    return local_date(context.now)


def project(session: Session, project_id: int) -> Row:
    """Raises EntryNotFound."""
    return find(session, PROJECTS, project_id)


def organization_name(session: Session, organization_id: int) -> str:
    return str(find(session, ORGANIZATIONS, organization_id)["name"])


def unit_name(session: Session, key: str) -> str:
    """What a unit is called today; its key when it is no unit of the house."""
    row = session.one(
        "SELECT name FROM unit WHERE tenant_id = ? AND key = ? AND valid_to IS NULL", (session.tenant_id, key)
    )
    return key if row is None else str(row[0])


def rule(name: str, on: date) -> Any:
    """The value of a rule of tenders on a day."""
    return current_rules().rule(f"{RULES}.{name}", on).value


def last_day(name: str, start: date, on: date) -> date:
    """The last day of a period of tenders."""
    due = current_rules().deadline(f"{RULES}.{name}", start, current_calendar(), on=on).due_on
    assert due is not None, "a period without pauses ends"
    return due


def moment(value: object) -> datetime:
    """An instant from a variable; one without an offset is of Shanghai. Raises ValueError."""
    at = datetime.fromisoformat(str(value))
    return at if at.tzinfo is not None else at.replace(tzinfo=SHANGHAI)


def shown_moment(at: datetime) -> str:
    """An instant as papers spell it."""
    local = at.astimezone(SHANGHAI)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def facts(session: Session, this: Row) -> dict[str, Any]:
    """What every paper of a project says."""
    purchaser = unit_name(session, this["purchaser"])
    return {"project_no": this["project_no"], "project_name": shown_name(this), "purchaser": purchaser}


def paper(
    context: ActionContext, code: str, this: Row, content: Mapping[str, Any], addressee: str = ""
) -> Issued:
    """Issue a document of a project in the name of its purchaser."""
    session = session_of(context)
    return issue(
        session,
        context.actor,
        code,
        instance_id=context.instance_id,
        addressee=addressee,
        content={**facts(session, this), "method": this["method"], **content},
        issued_on=today(context),
        issuing_unit=unit_name(session, this["purchaser"]),
    )


def announce(
    context: ActionContext, kind: str, this: Row, content: Mapping[str, Any]
) -> tuple[int, notices.Period | None]:
    """Put a notice before the public for the period of its kind; gives its id and the period."""
    session, on = session_of(context), today(context)
    public = {**facts(session, this), **content}
    notice_id = notices.publish(
        session, context.actor, kind, public["project_name"], public, on, instance_id=context.instance_id
    )
    return notice_id, notices.least_period(kind, on)
