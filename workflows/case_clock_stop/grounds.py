"""The closed list of what stops a clock (T9): switches among the rules, each with its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from workflows.case_clock_stop.errors import ClockStopReasonUnknown
from workflows.rules import current_rules

_PREFIX: Final = "clock-stop."
_SWITCH: Final = "开关"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A reason the law knows: its word for programs, its name, its article."""

    key: str
    text: str
    legal_basis: str
    verified_tag: str


def grounds(on: date) -> tuple[Ground, ...]:
    """The grounds in force on a day, in the order of the rule table."""
    return tuple(
        Ground(
            key=rule.key.removeprefix(_PREFIX),
            text=rule.text,
            legal_basis=rule.legal_basis,
            verified_tag=rule.verified_tag,
        )
        for rule in current_rules().rules
        if rule.key.startswith(_PREFIX)
        and rule.unit == _SWITCH
        and rule.value is True
        and rule.is_in_force(on)
    )


def ground(key: str, on: date) -> Ground:
    """Raises ClockStopReasonUnknown naming those there are."""
    known = grounds(on)
    for each in known:
        if each.key == key:
            return each
    raise ClockStopReasonUnknown(reason=key, known="、".join(f"{each.text}（{each.key}）" for each in known))
