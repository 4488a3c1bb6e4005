"""Objections that come too late, or to what nobody may object to any more: what the public is told of them.

What a public notice names exists for everybody; of what none names strangers are told nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from api.acting import Call
from api.sight import unseen_does_not_exist
from engine.errors import Conflict, EngineError
from engine.messages import register_messages
from workflows.calendar import local_date
from workflows.registries.public import notices_naming

register_messages(
    {
        "objections-closed": {
            "zh-CN": "“{subject}”的公示期已于 {until} 届满，不再受理异议。认为其中有违法违规情形的，"
            "可以向经办单位的上级主管部门或者监督机关书面反映。",
            "en": "The period of {subject!r} ended on {until}: objections to it are taken no longer. Whoever "
            "holds that the law was broken may write to the authority above the office in charge, or to a "
            "supervisory authority.",
        },
    }
)


class ObjectionsClosed(Conflict):
    """The notice that could be objected to stood its whole period."""


@contextmanager
def objecting_to(
    call: Call,
    kind: str,
    number: str,
    cases: Collection[int],
    *,
    absent: EngineError,
    refusal: type[EngineError],
) -> Iterator[None]:
    """An objection to a notice of a kind about something with a public number.

    A refusal becomes ObjectionsClosed once the period is over, and ``absent`` for those who see no case of it
    while no notice names it; else it stays what it is."""
    try:
        yield
    except refusal as error:
        named = notices_naming(call.session, cases, number)
        asked = next((each for each in named if each["kind"] == kind), None)
        end = asked and asked["period_end"]
        if asked and end and end < local_date(call.session.now):
            raise ObjectionsClosed(subject=asked["subject"], until=end.isoformat()) from error
        if named:
            raise
        with unseen_does_not_exist(call, cases, absent, refusal):
            raise
