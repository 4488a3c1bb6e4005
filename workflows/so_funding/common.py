"""What the modules of funding share: the session, days, money, rules, documents of a grant."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.actions import ActionContext
from engine.actor import Actor
from engine.messages import DEFAULT_LANGUAGE, message
from engine.persistence.session import Session
from workflows.calendar import current_calendar, local_date
from workflows.documents import issue
from workflows.documents.issue import Issued
from workflows.registries.grants import grant_by_number
from workflows.registries.register import Row
from workflows.rules import current_rules
from workflows.so_funding.errors import GrantAmountUnreadable, GrantNotFound

#: Who may say which day's rules bind a case: nobody but a replay of old cases.
REPLAY_ROLE: Final = "replay"
ISSUER: Final = "锦江区民政局"

TYPE_NAMES: Final[Mapping[str, str]] = {
    "FILING_START": "备案启动补助",
    "REGISTRATION_START": "登记开办补助",
    "MICRO_PROJECT": "公益微项目",
    "SERVICE_PROJECT": "公益服务项目",
    "KEY_PROJECT": "重点领域项目",
    "RATING_AWARD": "评估等级奖励",
    "INCUBATION_SPACE": "孵化场地支持",
    "PARTY_BUILDING": "党建经费补助",
    "TRAINING": "人才培训",
}


def session_of(context: ActionContext) -> Session:
    assert context.session is not None, "the actions of funding run inline"
    return context.session


def today(context: ActionContext) -> date:
    return local_date(context.now)


def rules_day(context: ActionContext, given: Mapping[str, Any]) -> date:
    """The day whose rules bind a case: today, unless a replay says another."""
    wanted: date | None = given.get("rules_on") if REPLAY_ROLE in context.actor.roles else None
    return wanted or today(context)


def rule(key: str, on: date) -> Any:
    """The value of a rule of funding."""
    return current_rules().rule(f"so-funding.{key}", on).value


def last_day(key: str, start: date, on: date) -> date:
    """The last day of a period of funding."""
    due = current_rules().deadline(f"so-funding.{key}", start, current_calendar(), on=on).due_on
    assert due is not None, "a period without pauses ends"
    return due


def money(value: object) -> Decimal:
    """An amount from a form in 元, read as it was written. Raises GrantAmountUnreadable."""
    amount = Decimal(str(value if value is not None else 0))
    if amount != amount.quantize(Decimal("0.01")):
        raise GrantAmountUnreadable(amount=value)
    return amount.quantize(Decimal("0.01"))


def number(amount: Decimal | None) -> float:
    """An amount as forms and FEEL take it."""
    return float(amount or 0)


def reason(key: str, **params: object) -> str:
    """Why an application came to its end, as registers and papers keep it."""
    return message(f"grant-reason.{key}", DEFAULT_LANGUAGE, **params)


def grant_of(session: Session, grant_no: object) -> Row:
    """Raises GrantNotFound."""
    row = grant_by_number(session, str(grant_no))
    if row is None:
        raise GrantNotFound(grant_no=str(grant_no))
    return row


def content_of(grant: Row) -> dict[str, Any]:
    """What was applied for."""
    found: dict[str, Any] = json.loads(grant["content"] or "{}")
    return found


def issue_document(
    context: ActionContext,
    code: str,
    addressee: str,
    content: Mapping[str, Any],
    *,
    signer: Actor | None = None,
    issued_on: date | None = None,
) -> Issued:
    """A document of this case, from the civil affairs office."""
    return issue(
        session_of(context),
        signer or context.actor,
        code,
        instance_id=context.instance_id,
        addressee=addressee,
        content=content,
        issued_on=issued_on or today(context),
        issuing_unit=ISSUER,
    )
