"""Points: who scores which section, where two experts differ, what counts in the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from workflows.registries.panels import REREVIEW, SINGLE, Points, value_of
from workflows.registries.register import Row
from workflows.so_assessment.common import decimal
from workflows.so_assessment.indicators import FINANCE, PARTY, IndicatorSet, Section

JOINT: Final = "JOINT"

_HUNDRED: Final = Decimal(100)


def share_out(indicators: IndicatorSet, seats: Sequence[Row], experts: int) -> dict[str, list[str]]:
    """Section -> accounts: in turn, and of a section with a finance indicator one is of finance."""
    accounts = [seat["account"] for seat in seats]
    finance = [seat["account"] for seat in seats if seat["is_finance"]]
    given: dict[str, list[str]] = {}
    for place, section in enumerate(indicators.sections):
        chosen = [accounts[(place + step) % len(accounts)] for step in range(experts)]
        asks_for_finance = any(each.gate == FINANCE for each in section.indicators)
        if asks_for_finance and finance and not set(chosen) & set(finance):
            chosen[-1] = finance[0]
        given[section.key] = chosen
    return given


def blank_rows(section: Section) -> list[dict[str, Any]]:
    """The rows of a score sheet."""
    return [
        {
            "code": each.code,
            "section": section.key,
            "sectionName": section.name,
            "name": each.name,
            "maximum": float(each.points),
            "points": None,
            "basis": None,
            "reason": None,
        }
        for each in section.indicators
    ]


def sheet_of(rows: Iterable[Mapping[str, Any]]) -> list[Points]:
    """Filled rows as the register takes them; the guards have checked them."""
    return [
        Points(
            section=row["section"],
            indicator=row["code"],
            value=decimal(row["points"]) or Decimal(0),
            basis=row.get("basis"),
            reason=row.get("reason"),
        )
        for row in rows
    ]


def deviations(
    indicators: IndicatorSet, rows: Sequence[Row], limit: Fraction
) -> list[tuple[Section, list[str]]]:
    """Sections whose two totals differ by more than ``limit`` of the section's points, and by whom."""
    found = []
    for section in indicators.sections:
        totals: dict[str, Decimal] = {}
        for row in rows:
            if row["round"] == SINGLE and row["section"] == section.key:
                totals[row["account"]] = totals.get(row["account"], Decimal(0)) + value_of(row)
        if totals and Fraction(max(totals.values()) - min(totals.values())) > limit * Fraction(
            section.points
        ):
            found.append((section, sorted(totals)))
    return found


def final_points(indicators: IndicatorSet, rows: Sequence[Row]) -> dict[str, Decimal]:
    """Indicator -> points: of a re-examination before a joint review before the mean of the two sheets."""
    final: dict[str, Decimal] = {}
    for each in indicators.indicators:
        of_this = [row for row in rows if row["indicator"] == each.code]
        for round_ in (REREVIEW, JOINT, SINGLE):
            values = [value_of(row) for row in of_this if row["round"] == round_]
            if values:
                final[each.code] = sum(values, Decimal(0)) / len(values)
                break
        else:
            final[each.code] = Decimal(0)
    return final


def section_total(section: Section, final: Mapping[str, Decimal]) -> Decimal:
    return sum((final[each.code] for each in section.indicators), Decimal(0))


def summary(indicators: IndicatorSet, final: Mapping[str, Decimal]) -> dict[str, Any]:
    """The total, and how much of their points party building and finance got, in per cent."""
    return {
        "total": sum(final.values(), Decimal(0)),
        "party_share": _share(indicators, final, PARTY),
        "finance_share": _share(indicators, final, FINANCE),
    }


def _share(indicators: IndicatorSet, final: Mapping[str, Decimal], gate: str) -> Decimal:
    gated = [each for each in indicators.indicators if each.gate == gate]
    whole = sum((each.points for each in gated), Decimal(0))
    got = sum((final[each.code] for each in gated), Decimal(0))
    return got * _HUNDRED / whole if whole else _HUNDRED
