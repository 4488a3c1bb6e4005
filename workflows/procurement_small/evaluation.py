"""Sheets, points and ranks of a comparison: pure sums over what the group locked (DOMAIN.md D4a)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from workflows.tendering import scoring

_POINT: Final = Decimal("0.01")
#: Of equal totals and prices the better plan comes first.
_TIE_RULE: Final = "TECHNICAL"
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A valid response."""

    bid_id: int
    organization_id: int
    supplier: str
    price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A response with its points; rank 1 is the best."""

    offer: Offer
    price_points: Decimal
    mean: Decimal
    total: Decimal
    rank: int


def factors(documents: Rows) -> list[tuple[str, Decimal]]:
    """What members judge, with its maximum; the price is no matter of judgement."""
    return [
        (str(row["factor"]), Decimal(str(row["weight"])))
        for row in documents
        if not row.get("isPrice") and Decimal(str(row["weight"])) > 0
    ]


def blank_sheet(offers: Sequence[Offer], documents: Rows) -> list[dict[str, Any]]:
    """A sheet to be filled in: a line for each supplier and factor."""
    return [
        {"supplier": offer.supplier, "factor": factor, "maximum": float(maximum), "points": None}
        for offer in offers
        for factor, maximum in factors(documents)
    ]


def price_points(offers: Sequence[Offer], weight: Decimal) -> Mapping[int, Decimal]:
    """Lowest valid price / price x weight, by bid; no high or low quote is dropped (87号令 55)."""
    lowest = min(offer.price for offer in offers)
    return {offer.bid_id: _rounded(lowest / offer.price * weight) for offer in offers}


def rank(offers: Sequence[Offer], weight: Decimal, sheets: Mapping[int, Sequence[Decimal]]) -> list[Ranked]:
    """Price points and the mean of the members' sums, best first; of equals the lower price (87号令 57)."""
    by_bid = {str(offer.bid_id): offer for offer in offers}
    means = {str(bid_id): scoring.mean(sums) for bid_id, sums in sheets.items()}
    points = {str(bid_id): each for bid_id, each in price_points(offers, weight).items()}
    rows = [{"bid": bid, "price": offer.price} for bid, offer in by_bid.items()]
    return [
        Ranked(
            offer=by_bid[place.bid],
            price_points=place.price_points,
            mean=place.mean,
            total=place.total,
            rank=place.rank,
        )
        for place in scoring.rank(rows, means, points, _TIE_RULE)
    ]


def _rounded(points: Decimal) -> Decimal:
    return points.quantize(_POINT, ROUND_HALF_UP)
