"""How the points of an invented assessment are spread over its sheets, the same on every run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import Any, Final

from workflows.so_assessment.indicators import FINANCE, PARTY, indicator_sets

_HALF: Final = Decimal("0.5")
#: Two experts differ by so much on one indicator of each section; one gives more, the other less.
_APART: Final = Decimal(1)
#: On each of two indicators: together more than a fifth of the 130 points of social evaluation.
_DISPUTED: Final = Decimal(14)
_DISPUTED_ON: Final = 2
_DISPUTED_SECTION: Final = "social"


def losses(form: str, score: float | None, finance: float | None = None) -> dict[str, Decimal]:
    """Indicator -> points lost, so that exactly ``score`` remains; ``finance`` are the points kept there."""
    found = indicator_sets()[form]
    lost = found.points - Decimal(str(score))
    of_finance = next(each for each in found.indicators if each.gate == FINANCE)
    fixed: dict[str, Decimal] = {}
    if finance is not None:
        fixed[of_finance.code] = of_finance.points - Decimal(str(finance))
    gates = {each.code for each in found.indicators if each.gate in (PARTY, FINANCE)}
    open_ = [each for each in found.indicators if each.code not in fixed and each.code not in gates]
    rest = lost - sum(fixed.values(), Decimal(0))
    room = sum((each.points for each in open_), Decimal(0))
    spread = {each.code: _halves(rest * each.points / room) for each in open_}
    left = rest - sum(spread.values(), Decimal(0))
    for each in open_:
        while left > 0 and spread[each.code] + _HALF <= each.points:
            spread[each.code] += _HALF
            left -= _HALF
    return {**fixed, **spread}


def filled(
    sheets: Sequence[Mapping[str, Any]],
    account: str,
    lost: Mapping[str, Decimal],
    *,
    is_disputed: bool = False,
) -> list[dict[str, Any]]:
    """An expert's sheet: a little above the mean where they are the first of the section's two, or below.

    In a dispute the second one takes much off the first indicators of social evaluation."""
    rows = next(sheet["rows"] for sheet in sheets if sheet["account"] == account)
    moved: dict[str, int] = {}
    found: list[dict[str, Any]] = []
    for row in rows:
        most, section = Decimal(str(row["maximum"])), row["section"]
        value = most - lost.get(row["code"], Decimal(0))
        pair = sorted(sheet["account"] for sheet in sheets if _scores(sheet, section))
        is_first, times = account == pair[0], moved.get(section, 0)
        if is_disputed and section == _DISPUTED_SECTION:
            if not is_first and times < _DISPUTED_ON:
                value -= _DISPUTED
            moved[section] = times + 1
        elif len(pair) > 1 and not times and _APART <= value <= most - _APART:
            value += _APART if is_first else -_APART
            moved[section] = 1
        reason = "材料不全（示例）" if value != most else None
        found.append({**row, "points": float(value), "basis": "DOCUMENT", "reason": reason})
    return found


def adjustments(form: str, lost: Mapping[str, Decimal], gain: float) -> list[dict[str, Any]]:
    """Indicators given back half of ``gain`` each, with the points they have then."""
    half = Decimal(str(gain)) / 2
    found: list[dict[str, Any]] = []
    for each in indicator_sets()[form].indicators:
        if each.section == "performance" and lost.get(each.code, Decimal(0)) >= half and len(found) < 2:
            points = each.points - lost[each.code] + half
            found.append({"indicator": each.code, "points": float(points), "reason": "予以采信（示例）"})
    return found


def _halves(value: Decimal) -> Decimal:
    return (value / _HALF).to_integral_value(ROUND_FLOOR) * _HALF


def _scores(sheet: Mapping[str, Any], section: str) -> bool:
    return any(row["section"] == section for row in sheet["rows"])
