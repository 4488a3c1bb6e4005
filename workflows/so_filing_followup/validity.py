"""The validity of a filing as a case of its own: three reminders, and the end of what was not renewed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from engine.actions import ActionContext, action
from workflows.registries.filings import EXPIRED, FILINGS, VALID, end_filing
from workflows.registries.followups import RENEWAL, remind, under_way
from workflows.registries.organizations import change_status
from workflows.registries.register import find
from workflows.so_filing_followup import schemas
from workflows.so_filing_followup.common import (
    announce_end,
    session_of,
    today,
    void_certificates,
    whole,
    word,
)

REMINDERS: Final = ("first-reminder", "second-reminder", "last-reminder")
_ONE_DAY: Final = timedelta(days=1)


@action("so-filing-validity.watch", input=schemas.ValidityInput, output=schemas.WatchOutput)
def watch(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """When to look first."""
    on, valid_to = today(context), given["valid_to"]
    until = _next_look(on, valid_to, given["rules_on"])
    return {"situation": "WAIT", "wait_until": until, "days_left": (valid_to - on).days}


@action("so-filing-validity.take-stock", input=schemas.ValidityInput, output=schemas.WatchOutput)
def take_stock(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """What to do on a day of reminding, or after the last day.

    A renewal that is under way holds the end up until it is decided: whoever asked in time shall not lose the
    filing by the office's delay (行政许可法50 by analogy)."""
    session, on, valid_to = session_of(context), today(context), given["valid_to"]
    row = find(session, FILINGS, given["filing_id"])
    left = (valid_to - on).days
    until = _next_look(on, valid_to, given["rules_on"])
    if row["standing"] != VALID or row["valid_to"] != valid_to:
        return {"situation": "OVER", "wait_until": until, "days_left": left}
    if left < 0:
        is_asked = under_way(session, given["filing_id"], RENEWAL) is not None
        return {"situation": "PENDING" if is_asked else "EXPIRE", "wait_until": on, "days_left": left}
    days = min(day for day in _days(given["rules_on"]) if day >= left)
    remind(session, context.actor, given["filing_id"], valid_to, days, on, context.instance_id)
    return {"situation": "REMIND", "wait_until": until, "days_left": left}


@action("so-filing-validity.expire", input=schemas.ValidityInput)
def expire(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Not renewed: the filing is no longer in force from the day after its last (状态=失效)."""
    session, reason = session_of(context), word("expired")
    row = end_filing(
        session, context.actor, given["filing_id"], EXPIRED, given["valid_to"], reason,
        instance_id=context.instance_id,
    )  # fmt: skip
    change_status(
        session, context.actor, row["organization_id"], "FILING_EXPIRED", effective_on=today(context),
        reason=reason, instance_id=context.instance_id,
    )  # fmt: skip
    void_certificates(context, row["organization_id"], reason)
    announce_end(context, row, reason)


def _days(rules_on: date) -> list[int]:
    return [whole(key, rules_on) for key in REMINDERS]


def _next_look(on: date, valid_to: date, rules_on: date) -> date:
    """The day at whose end to look again: the eve of the next reminder, or the last day of validity."""
    eves = [valid_to - timedelta(days=days) - _ONE_DAY for days in _days(rules_on)]
    return min((eve for eve in eves if eve >= on), default=max(valid_to, on))
