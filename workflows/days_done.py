"""The day on which something was done, as whoever did it writes it into a form.

Periods of law, registers and papers count from such days. None lies ahead; what may only be done once its
step is open was not done before: no meeting decides what is not reviewed, nobody pays what is not approved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from engine.errors import Refused
from engine.guards import Attempt, guard
from engine.messages import DEFAULT_LANGUAGE, message, register_messages
from workflows.calendar import local_date

register_messages(
    {
        "day-still-to-come": {
            "zh-CN": "{what} {day} 尚未到来，请填实际日期。",
            "en": "{what} {day} is still to come: give the day it was.",
        },
        "day-before-its-step": {
            "zh-CN": "{what} {day} 早于本步骤开始之日 {earliest}，请填实际日期；确在此前办理的，请退回说明。",
            "en": "{what} {day} is before this step began on {earliest}: give the day it was, and if it was "
            "done before, hand the task back and say so.",
        },
        "day-done.filedOn": {"zh-CN": "备案日期", "en": "The day of filing"},
        "day-done.heldOn": {"zh-CN": "会议日期", "en": "The day of the meeting"},
        "day-done.meetingOn": {"zh-CN": "会议日期", "en": "The day of the meeting"},
        "day-done.negotiatedOn": {"zh-CN": "协商日期", "en": "The day of the negotiation"},
        "day-done.paidOn": {"zh-CN": "支付日期", "en": "The day of payment"},
        "day-done.receivedOn": {"zh-CN": "到账日期", "en": "The day of receipt"},
        "day-done.reportedOn": {"zh-CN": "报告日期", "en": "The day of the report"},
        "day-done.returnedOn": {"zh-CN": "退还日期", "en": "The day of return"},
        "day-done.sentOn": {"zh-CN": "副本送达日期", "en": "The day the copies were sent"},
    }
)


class DayImpossible(Refused):
    """A day on which something was done is one on which it could be done."""

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        what = message(f"day-done.{self.params['what']}", lang)
        return message(self.key, lang, **{**self.params, "what": what})


class DayStillToCome(DayImpossible):
    """What was done was not done ahead."""


class DayBeforeItsStep(DayImpossible):
    """What is done when a step is open was not done before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """A field of a form, in the rows of ``rows`` where it is named; ``since_open``: never before its step."""

    field: str
    rows: str | None = None
    since_open: bool = False


_RETURNED: Final = _Day(field="returnedOn", rows="returned")
_REPORTED: Final = _Day(field="reportedOn")
#: Process -> user task -> the day it records.
_DAYS: Final[Mapping[str, Mapping[str, _Day]]] = {
    "procurement-challenge": {"report-to-finance": _REPORTED},
    "procurement-complaint": {"send-copies": _Day(field="sentOn", since_open=True)},
    "procurement-consultation": {"return-deposits": _RETURNED, "refund-deposits": _RETURNED},
    "procurement-contract": {
        "file-copy": _Day(field="filedOn"),
        "receive-bond": _Day(field="receivedOn"),
        "return-bid-deposit": _Day(field="returnedOn"),
        "report-undone": _REPORTED,
        "pay": _Day(field="paidOn", since_open=True),
    },
    "procurement-open-tender": {"return-deposits": _RETURNED, "return-fees": _RETURNED},
    "procurement-plan": {"decide-collectively": _Day(field="meetingOn", since_open=True)},
    "procurement-single-source": {"negotiate": _Day(field="negotiatedOn", since_open=True)},
    "so-funding-round": {"decide": _Day(field="heldOn", since_open=True)},
}


@guard(
    "workflows: what was done was done on a day it could be",
    "complete",
    at={key: tuple(of) for key, of in _DAYS.items()},
)
def days_are_possible(attempt: Attempt) -> None:
    """Raises DayStillToCome, DayBeforeItsStep."""
    asked = _DAYS[attempt.instance.process_key][attempt.task.element_id]
    today, opened = local_date(attempt.session.now), local_date(attempt.task.created_at)
    for day in _given(attempt.variables, asked):
        if day > today:
            raise DayStillToCome(what=asked.field, day=day.isoformat())
        if asked.since_open and day < opened:
            raise DayBeforeItsStep(what=asked.field, day=day.isoformat(), earliest=opened.isoformat())


def _given(variables: Mapping[str, Any], asked: _Day) -> Iterator[date]:
    for row in [variables] if asked.rows is None else variables.get(asked.rows) or ():
        if (value := row.get(asked.field)) not in (None, ""):
            yield date.fromisoformat(str(value)[:10])
