"""What the actions of all assessment processes share."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from engine.actions import ActionContext
from engine.identity.directory import post_holders
from engine.messages import message
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.documents import Issued, issue
from workflows.posts import single_units
from workflows.registries.assessments import BATCHES, CASES
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import Row, find
from workflows.rules import current_rules

#: Who may say which day's rules bind a case: nobody but a replay of old cases.
REPLAY_ROLE: Final = "replay"

REGISTRAR: Final = "锦江区民政局"
COMMITTEE: Final = "锦江区社会组织评估委员会"

#: Post and name of each committee.
COMMITTEES: Final = {"FINAL": "evaluation-committee", "REREVIEW": "rereview-committee"}


def session_of(context: ActionContext) -> Session:
    assert context.session is not None, "the actions of assessments run inline"
    return context.session


def today(context: ActionContext) -> date:
    return local_date(context.now)


def rules_day(context: ActionContext, wanted: date | None) -> date:
    """The day whose rules bind the case: today, unless a replay says otherwise."""
    return wanted if wanted is not None and REPLAY_ROLE in context.actor.roles else today(context)


def whole(key: str, on: date) -> int:
    """A rule that is a whole number."""
    return int(current_rules().rule(f"so-assessment.{key}", on).value)


def share(key: str, on: date) -> Fraction:
    """A rule that is a part of a whole: ``2/3``, or a percentage."""
    rule = current_rules().rule(f"so-assessment.{key}", on)
    return Fraction(str(rule.value)) / (100 if rule.unit == "%" else 1)


def years_between(start: date, end: date) -> int:
    """Complete years: the day before an anniversary does not count (T28)."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def after_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def case_parts(session: Session, case_id: int) -> tuple[Row, Row, Row]:
    """The case, its organisation and its batch. Raises EntryNotFound."""
    case = find(session, CASES, case_id)
    return (
        case,
        find(session, ORGANIZATIONS, case["organization_id"]),
        find(session, BATCHES, case["batch_id"]),
    )


def issue_about(
    context: ActionContext,
    code: str,
    case_id: int,
    content: Mapping[str, Any],
    *,
    unit: str = REGISTRAR,
    number: str | None = None,
) -> Issued:
    """A document on one organisation's assessment."""
    _, organization, batch = case_parts(session_of(context), case_id)
    known = {
        "batch_no": batch["batch_no"],
        "org_name": organization["name"],
        "uscc": organization["uscc"],
    }
    return issue(
        session_of(context),
        context.actor,
        code,
        instance_id=context.instance_id,
        addressee=organization["name"],
        content={**known, **content},
        issued_on=today(context),
        issuing_unit=unit,
        number=number,
    )


def remedies(rules_on: date) -> list[str]:
    """The remedies every refusal must name (DOMAIN.md B.0)."""
    rules = current_rules()
    keys = ("remedies.administrative-review", "remedies.litigation")
    return [rules.rule(key, rules_on).text for key in keys]


def committee_members(session: Session, kind: str) -> dict[str, str]:
    """Account -> name of everybody who holds a seat on a committee now."""
    unit = single_units()["evaluation"]
    holdings = post_holders(session, unit, COMMITTEES[kind])
    accounts = sorted({each.person_id for each in holdings if each.kind == "principal"})
    return {account: name_of(session, account) for account in accounts}


def name_of(session: Session, account: str) -> str:
    """The name of an account; the account itself for somebody without an entry."""
    row = session.one("SELECT name FROM person WHERE tenant_id = ? AND id = ?", (session.tenant_id, account))
    return account if row is None else str(row[0])


def decimal(value: object) -> Decimal | None:
    """A number with at most one decimal, or None."""
    if value is None or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        return None
    return number if number.is_finite() and number == number.quantize(Decimal("0.1")) else None


def plain(value: Decimal) -> str:
    """``899.5`` and ``900``: points as people write them."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def label(name: str, **params: object) -> str:
    """A word of the documents."""
    return message(f"assessment-word.{name}", **params)
