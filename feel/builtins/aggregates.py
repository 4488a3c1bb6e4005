"""List functions (Table 75) over numbers and booleans; each takes a list or its items."""

from __future__ import annotations

import decimal
from collections.abc import Callable
from decimal import Decimal

from feel.evaluation import Evaluation, Refusal
from feel.signatures import builtin
from feel.types import kind_of
from feel.values.numbers import CONTEXT, LIMIT, Number, canonical, is_number

_Aggregate = Callable[[Evaluation, list[Number]], object]


def _numbers(name: str, evaluation: Evaluation, items: list[object]) -> list[Number]:
    evaluation.tick(1 + (len(items) >> 1))
    for item in items:
        if not is_number(item):
            raise Refusal(
                "warn.argument", name=name, parameter="list", expected="number", found=kind_of(item)
            )
    return items  # type: ignore[return-value]


def _aggregate(name: str) -> Callable[[_Aggregate], _Aggregate]:
    """Declare a function for `name(list)` and `name(n1, n2, …)`."""

    def declare(func: _Aggregate) -> _Aggregate:
        def of_list(evaluation: Evaluation, items: list[object]) -> object:
            try:
                return func(evaluation, _numbers(name, evaluation, items))
            except decimal.DecimalException:
                raise Refusal("warn.overflow") from None

        def of_items(evaluation: Evaluation, *items: object) -> object:
            return of_list(evaluation, list(items))

        builtin(name, "list: list")(of_list)
        builtin(name, "n...: number")(of_items)
        return func

    return declare


def _sum(values: list[Number]) -> Number:
    """Exact while all are ints of moderate size, else rounded step by step."""
    if all(value.__class__ is int for value in values):
        total = sum(values)
        if -LIMIT < total < LIMIT:
            return total
    result = Decimal(0)
    for value in values:
        result = CONTEXT.add(result, Decimal(value))
    return canonical(result)


@_aggregate("sum")
def sum_(evaluation: Evaluation, values: list[Number]) -> Number | None:
    return _sum(values) if values else None


@_aggregate("mean")
def mean(evaluation: Evaluation, values: list[Number]) -> Number | None:
    return canonical(CONTEXT.divide(Decimal(_sum(values)), len(values))) if values else None


@_aggregate("product")
def product(evaluation: Evaluation, values: list[Number]) -> Number | None:
    if not values:
        return None
    result = Decimal(1)
    for value in values:
        result = CONTEXT.multiply(result, Decimal(value))
    return canonical(result)


@_aggregate("median")
def median(evaluation: Evaluation, values: list[Number]) -> Number | None:
    if not values:
        return None
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return canonical(CONTEXT.divide(CONTEXT.add(Decimal(ordered[middle - 1]), Decimal(ordered[middle])), 2))


@_aggregate("stddev")
def stddev(evaluation: Evaluation, values: list[Number]) -> Number | None:
    """The sample standard deviation, worked out with digits to spare and rounded once."""
    if len(values) < 2:
        return None
    evaluation.tick(len(values))
    wide = decimal.Context(prec=50, Emin=-6143, Emax=6144)
    average = wide.divide(sum((Decimal(value) for value in values), Decimal(0)), len(values))
    squares = Decimal(0)
    for value in values:
        distance = wide.subtract(Decimal(value), average)
        squares = wide.add(squares, wide.multiply(distance, distance))
    return canonical(CONTEXT.plus(wide.sqrt(wide.divide(squares, len(values) - 1))))


@_aggregate("mode")
def mode(evaluation: Evaluation, values: list[Number]) -> list[Number]:
    counts: dict[Number, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    most = max(counts.values(), default=0)
    return sorted(value for value, count in counts.items() if count == most)


def _combined(name: str, evaluation: Evaluation, items: list[object], decisive: bool) -> bool | None:
    """`all` is decided by a false item, `any` by a true one; otherwise everything must be boolean."""
    evaluation.tick(1 + (len(items) >> 2))
    result: bool | None = not decisive
    for item in items:
        if item is decisive:
            return decisive
        if item is not (not decisive):
            result = None
    return result


@builtin("all", "list: list")
def all_(evaluation: Evaluation, items: list[object]) -> bool | None:
    return _combined("all", evaluation, items, False)


@builtin("all", "b...: any")
def all_of(evaluation: Evaluation, *items: object) -> bool | None:
    return _combined("all", evaluation, list(items), False)


@builtin("any", "list: list")
def any_(evaluation: Evaluation, items: list[object]) -> bool | None:
    return _combined("any", evaluation, items, True)


@builtin("any", "b...: any")
def any_of(evaluation: Evaluation, *items: object) -> bool | None:
    return _combined("any", evaluation, list(items), True)
