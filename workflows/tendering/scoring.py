"""Factors, sheets, totals and ranks: nothing is rounded before the end, ties go to the lower price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from secrets import SystemRandom
from typing import Any, Final

from workflows.rules import current_rules
from workflows.tendering.errors import BidScoreOutOfRange, BidSheetIncomplete

_CENT: Final = Decimal("0.01")
_lot = SystemRandom()

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A factor of evaluation; ``most`` points, and who gives them."""

    name: str
    most: Decimal
    is_price: bool
    is_objective: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a bid ended; ``rank`` from 1, ``is_joint`` when another has the same points and price."""

    bid: str
    price: Decimal
    price_points: Decimal
    mean: Decimal
    total: Decimal
    rank: int
    is_joint: bool


def factors(scoring: Rows) -> tuple[Factor, ...]:
    """The factors of a purchase's documents."""
    return tuple(
        Factor(
            name=str(row.get("factor")),
            most=Decimal(str(row.get("weight") or 0)),
            is_price=bool(row.get("isPrice")),
            is_objective=bool(row.get("isObjective")),
        )
        for row in scoring
    )


def price_weight(scoring: Rows) -> Decimal:
    """Points for the price."""
    return sum((each.most for each in factors(scoring) if each.is_price), Decimal(0))


def read_sheet(
    given: Rows, scoring: Rows, bids: Mapping[str, str], objective: Rows
) -> dict[str, dict[str, Decimal]]:
    """One member's scores: bid -> factor -> points. ``bids`` are names by id.

    Objective factors are those of all members, whatever was sent (87号令 55).
    Raises BidSheetIncomplete, BidScoreOutOfRange."""
    known = {(str(row.get("bidId")), str(row.get("factor"))): row.get("score") for row in given}
    settled = {(str(row.get("bidId")), str(row.get("factor"))): row.get("score") for row in objective}
    sheet: dict[str, dict[str, Decimal]] = {}
    for bid, bidder in bids.items():
        sheet[bid] = {}
        for factor in factors(scoring):
            if factor.is_price:
                continue
            value = (settled if factor.is_objective else known).get((bid, factor.name))
            sheet[bid][factor.name] = _points(value, factor, bidder)
    return sheet


def check_points(rows: Rows, bids: Mapping[str, str]) -> None:
    """Every row has a score within its factor. Raises BidSheetIncomplete, BidScoreOutOfRange."""
    for row in rows:
        most = Decimal(str(row.get("most") or 0))
        factor = Factor(name=str(row.get("factor")), most=most, is_price=False, is_objective=True)
        _points(row.get("score"), factor, bids.get(str(row.get("bidId")), str(row.get("bidder"))))


def mean(totals: Sequence[Decimal]) -> Decimal:
    """The mean of the members' sheets; no highest or lowest is dropped."""
    return (sum(totals, Decimal(0)) / len(totals)).quantize(_CENT, ROUND_HALF_UP)


def rank(
    bids: Rows, means: Mapping[str, Decimal], points: Mapping[str, Decimal], tie_rule: str
) -> list[Standing]:
    """Candidates by total; equal totals by the lower price, then by the rule of the documents (57, 68)."""

    def order(row: Mapping[str, Any]) -> tuple[Any, ...]:
        bid = str(row["bid"])
        last = -means[bid] if tie_rule == "TECHNICAL" else _lot.random()
        return (-(means[bid] + points[bid]), Decimal(str(row["price"])), last)

    ordered = sorted(bids, key=order)
    alike = [
        (means[str(row["bid"])] + points[str(row["bid"])], Decimal(str(row["price"]))) for row in ordered
    ]
    return [
        Standing(
            bid=str(row["bid"]),
            price=Decimal(str(row["price"])),
            price_points=points[str(row["bid"])],
            mean=means[str(row["bid"])],
            total=alike[place][0],
            rank=place + 1,
            is_joint=alike.count(alike[place]) > 1,
        )
        for place, row in enumerate(ordered)
    ]


def deviations(sheets: Mapping[str, Mapping[str, Decimal]], on: date) -> list[dict[str, str]]:
    """Members whose total for a bid lies further from the mean than the rule: member -> bid -> total.

    They are shown, never changed (D.7)."""
    limit = Decimal(str(current_rules().rule("procurement-open-tender.deviation", on).value)) / 100
    found = []
    for bid in {bid for totals in sheets.values() for bid in totals}:
        middle = mean([totals[bid] for totals in sheets.values()])
        for member, totals in sheets.items():
            if middle and abs(totals[bid] - middle) > limit * middle:
                found.append({"member": member, "bid": bid, "total": str(totals[bid]), "mean": str(middle)})
    return found


def _points(value: Any, factor: Factor, bidder: str) -> Decimal:
    if value in (None, ""):
        raise BidSheetIncomplete(bidder=bidder, factor=factor.name)
    try:
        points = Decimal(str(value))
    except InvalidOperation as error:
        raise BidScoreOutOfRange(factor=factor.name, most=str(factor.most)) from error
    if not points.is_finite() or not 0 <= points <= factor.most:
        raise BidScoreOutOfRange(factor=factor.name, most=str(factor.most))
    return points
