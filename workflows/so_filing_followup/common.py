"""What the actions of these procedures share."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from engine.actions import ActionContext
from engine.messages import message
from engine.persistence.session import Session
from workflows.calendar import current_calendar, local_date
from workflows.documents import Issued, issue
from workflows.registries import notices
from workflows.registries.assessments import certificates, end_certificate
from workflows.registries.filings import FILINGS
from workflows.registries.followups import followup
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import Row, find, page
from workflows.registries.streets import street as find_street
from workflows.rules import current_rules

#: Who may say which day's rules bind a case: nobody but a replay of old cases.
REPLAY_ROLE: Final = "replay"
#: What a filing is certified by (DOC-108), in the register of certificates.
CERTIFICATE: Final = "FILING"
#: The list of filed groups before the public, and the announcement that one has left it.
LISTED, ENDED = "FILED_GROUP", "FILING_ENDED"


def session_of(context: ActionContext) -> Session:
    assert context.session is not None, "the actions of these procedures run inline"
    return context.session


def today(context: ActionContext) -> date:
    return local_date(context.now)


def word(name: str) -> str:
    return message(f"followup-word.{name}")


def whole(key: str, on: date) -> int:
    """A rule of filings that is a whole number."""
    return int(current_rules().rule(f"so-filing.{key}", on).value)


def period_end(key: str, start: date, rules_on: date) -> date:
    """The last day of a rule's period of filings."""
    found = current_rules().deadline(f"so-filing.{key}", start, current_calendar(), on=rules_on).due_on
    assert found is not None, "a period without pauses ends"
    return found


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def years_after(day: date, years: int) -> date:
    return months_after(day, 12 * years)


def remedies(rules_on: date) -> list[str]:
    """The remedies every refusal must name (DOMAIN.md B.0)."""
    keys = ("remedies.administrative-review", "remedies.litigation")
    return [current_rules().rule(key, rules_on).text for key in keys]


def parts(session: Session, instance_id: int) -> tuple[Row, Row, Row]:
    """The procedure, its filing and the organisation. Raises EntryNotFound."""
    row = followup(session, instance_id)
    return row, find(session, FILINGS, row["filing_id"]), find(session, ORGANIZATIONS, row["organization_id"])


def issue_about(
    context: ActionContext, code: str, content: Mapping[str, Any], number: str | None = None
) -> Issued:
    """A document of the procedure, addressed to the group, from its sub-district."""
    row, filing, _ = parts(session_of(context), context.instance_id)
    street = find_street(row["street"]).name
    known = {
        "receipt_no": row["receipt_no"],
        "org_name": row["org_name"],
        "filing_no": row["filing_no"],
        "received_on": row["received_on"],
        "matter": word(row["kind"]),
        "applicant": row["applicant"],
        "filed_class": filing["filed_class"],
        "community": filing["community"],
        "street_name": street,
    }
    return issue(
        session_of(context),
        context.actor,
        code,
        instance_id=context.instance_id,
        addressee=row["org_name"],
        content={**known, **content},
        issued_on=today(context),
        issuing_unit=f"{street}办事处",
        number=number,
    )


def take_from_list(context: ActionContext, name: str, reason: str) -> None:
    """Take the group's entry off the public list of filed groups."""
    session = session_of(context)
    for kept in page(session, notices.NOTICES, kind=LISTED, subject=name, withdrawn_on=None).rows:
        notices.withdraw(session, context.actor, kept["id"], reason)


def put_on_list(context: ActionContext, filing: Row) -> None:
    """Enter the group, as it is filed now, into the public list."""
    public = {
        "filing_no": filing["filing_no"],
        "name": filing["org_name"],
        "filed_class": filing["filed_class"],
        "street": find_street(filing["street"]).name,
        "community": filing["community"],
        "decided_on": filing["decided_on"],
        "valid_to": filing["valid_to"],
    }
    notices.publish(
        session_of(context), context.actor, LISTED, filing["org_name"], public, today(context),
        instance_id=filing["instance_id"],
    )  # fmt: skip


def announce_end(context: ActionContext, filing: Row, reason: str) -> None:
    """The filing has ended: off the list, and said why."""
    take_from_list(context, filing["org_name"], reason)
    public = {
        "filing_no": filing["filing_no"],
        "name": filing["org_name"],
        "street": find_street(filing["street"]).name,
        "ended_on": filing["ended_on"],
        "reason": reason,
    }
    notices.publish(
        session_of(context), context.actor, ENDED, filing["org_name"], public, today(context),
        instance_id=context.instance_id,
    )  # fmt: skip


def void_certificates(context: ActionContext, organization_id: int, reason: str) -> int:
    """Declare the certificates of the filing void; how many there have been."""
    session = session_of(context)
    rows = certificates(session, kind=CERTIFICATE, organization_id=organization_id).rows
    for row in rows:
        if row["state"] == "VALID":
            end_certificate(
                session, context.actor, row["id"], "VOID", today(context), reason,
                instance_id=context.instance_id,
            )  # fmt: skip
    return len(rows)
