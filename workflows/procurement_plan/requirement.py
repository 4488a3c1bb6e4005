"""The checks of a purchase requirement (F4a): each rule of law by its key, nothing by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from workflows.procurement_plan.errors import RequirementInvalid
from workflows.procurement_plan.qualification import forbidden
from workflows.rules import current_rules

_WHOLE: Final = Decimal(100)
#: What a period longer than a year needs, all of it (102号令 24).
LONG_TERM_GROUNDS: Final = frozenset({"CONTENT_FIXED", "FUNDING_STABLE", "PRICE_STABLE", "MULTI_YEAR_BUDGET"})

Rows = Sequence[Mapping[str, Any]]


def check_requirement(given: Mapping[str, Any], budget: Decimal, on: date) -> None:
    """The form of a requirement against the rules in force on a day. Raises RequirementInvalid."""
    price = decimal(given.get("maxPrice"))
    if price > budget:
        raise RequirementInvalid(fault="price", price=price, budget=budget)
    _check_period(int(decimal(given.get("periodMonths"))), given.get("longTermGrounds") or (), on)
    _check_sum("indicator-sum", rows(given, "indicators"), "weight")
    _check_sum("payment-sum", rows(given, "paymentPlan"), "percent")
    check_qualification(rows(given, "qualification"), on)
    check_scoring(
        rows(given, "scoring"), rows(given, "qualification"), str(given.get("fixedPriceGrounds") or ""), on
    )


def check_qualification(qualification: Rows, on: date) -> None:
    """No size, seat or form as a condition; few similar contracts at most (T21).

    Raises RequirementInvalid."""
    _check_words((str(row.get("requirement") or "") for row in qualification), on)
    limit = int(current_rules().rule("procurement.similar-contracts", on).value)
    for row in qualification:
        count = int(decimal(row.get("similarContracts")))
        if count > limit:
            text = str(row.get("requirement"))
            raise RequirementInvalid(fault="similar-contracts", text=text, count=count, limit=limit)


def check_scoring(scoring: Rows, qualification: Rows, fixed_price_grounds: str, on: date) -> None:
    """Factors add up, none is a qualification, and the price weighs enough (T20).

    Raises RequirementInvalid."""
    _check_sum("scoring-sum", scoring, "weight")
    _check_words((f"{row.get('factor') or ''} {row.get('levels') or ''}" for row in scoring), on)
    asked = {str(row.get("requirement") or "").strip() for row in qualification}
    for row in scoring:
        if str(row.get("factor") or "").strip() in asked:
            raise RequirementInvalid(fault="qualification-scored", text=row["factor"])
    weight = price_weight(scoring)
    minimum = Decimal(str(current_rules().rule("procurement.service-price-weight", on).value))
    is_fixed = weight == 0 and bool(fixed_price_grounds.strip())
    if weight < minimum and not is_fixed:
        raise RequirementInvalid(fault="price-weight", weight=weight, minimum=minimum)


def price_weight(scoring: Rows) -> Decimal:
    """What the price weighs, in points of a hundred."""
    return sum((decimal(row.get("weight")) for row in scoring if row.get("isPrice")), Decimal(0))


def rows(given: Mapping[str, Any], name: str) -> Rows:
    """The rows of a list of a form; none when it is empty or no list."""
    found = given.get(name)
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def decimal(value: Any) -> Decimal:
    """A number of a form; nothing is zero."""
    return Decimal(0) if value in (None, "") else Decimal(str(value))


def _check_period(months: int, grounds: Iterable[str], on: date) -> None:
    rules = current_rules()
    usual = int(rules.rule("procurement.period-months", on).value)
    longest = int(rules.rule("procurement.period-months-long", on).value)
    if not 0 < months <= longest:
        raise RequirementInvalid(fault="period", months=months, limit=longest)
    if months > usual and not set(grounds) >= LONG_TERM_GROUNDS:
        raise RequirementInvalid(fault="long-term", months=months, limit=usual)


def _check_sum(fault: str, given: Rows, field: str) -> None:
    total = sum((decimal(row.get(field)) for row in given), Decimal(0))
    if total != _WHOLE:
        raise RequirementInvalid(fault=fault, total=total)


def _check_words(texts: Iterable[str], on: date) -> None:
    for found in forbidden(texts, on):
        raise RequirementInvalid(
            fault="forbidden-word", text=found.text.strip(), word=found.word, article=found.article
        )
