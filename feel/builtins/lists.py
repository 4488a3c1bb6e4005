"""List functions (Table 75) that handle items of any kind, and sort (10.3.4.9)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from feel.calls import call
from feel.compare import equal, less, less_or_equal, moment_value
from feel.evaluation import Evaluation, Refusal
from feel.signatures import builtin
from feel.types import kind_of
from feel.values.functions import Function
from feel.values.numbers import Number
from feel.values.ranges import Range
from feel.values.temporal import DateTime, Time


def _position(name: str, items: list[object], position: Number) -> int:
    """A position counted from 1 or -1, as a Python index; fractions are cut off."""
    index = int(position)
    if index == 0 or abs(index) > len(items):
        raise Refusal("warn.domain", name=name, value=str(position))
    return index - 1 if index > 0 else len(items) + index


def _charge(evaluation: Evaluation, items: list[object]) -> None:
    evaluation.tick(1 + (len(items) >> 2))


@builtin("list contains", "list: list, element: any")
def list_contains(evaluation: Evaluation, items: list[object], element: object) -> bool:
    _charge(evaluation, items)
    return any(equal(item, element, evaluation) for item in items)


@builtin("count", "list: list")
def count(evaluation: Evaluation, items: list[object]) -> int:
    return len(items)


@builtin("sublist", "list: list, start position: number, length?: number|null")
def sublist(
    evaluation: Evaluation, items: list[object], start: Number, length: Number | None = None
) -> list[object]:
    first = _position("sublist", items, start)
    if length is None:
        chosen = items[first:]
    else:
        size = int(length)
        if size < 1 or first + size > len(items):
            raise Refusal("warn.domain", name="sublist", value=str(length))
        chosen = items[first : first + size]
    evaluation.list_size(len(chosen))
    return chosen


@builtin("append", "list: list, item...: any")
def append(evaluation: Evaluation, items: list[object], *added: object) -> list[object]:
    evaluation.list_size(len(items) + len(added))
    return [*items, *added]


@builtin("concatenate", "list...: list")
def concatenate(evaluation: Evaluation, *lists: list[object]) -> list[object]:
    evaluation.list_size(sum(map(len, lists)))
    return [item for each in lists for item in each]


@builtin("insert before", "list: list, position: number, newItem: any")
def insert_before(
    evaluation: Evaluation, items: list[object], position: Number, item: object
) -> list[object]:
    index = _position("insert before", items, position)
    evaluation.list_size(len(items) + 1)
    return [*items[:index], item, *items[index:]]


@builtin("remove", "list: list, position: number")
def remove(evaluation: Evaluation, items: list[object], position: Number) -> list[object]:
    index = _position("remove", items, position)
    evaluation.list_size(len(items))
    return items[:index] + items[index + 1 :]


@builtin("list replace", "list: list, position: number, newItem: any")
def list_replace(evaluation: Evaluation, items: list[object], position: Number, item: object) -> list[object]:
    index = _position("list replace", items, position)
    evaluation.list_size(len(items))
    return [*items[:index], item, *items[index + 1 :]]


@builtin("list replace", "list: list, match: function, newItem: any")
def list_replace_matches(
    evaluation: Evaluation, items: list[object], match: Function, item: object
) -> list[object]:
    """Every item for which the function is true gives way to the new one."""
    if len(match.parameters) != 2:
        raise Refusal("warn.arity", name="match", count=2)
    evaluation.list_size(len(items))
    result: list[object] = []
    for each in items:
        matched = call(match, [each, item], None, evaluation, 0)
        if not isinstance(matched, bool):
            raise Refusal("warn.result", name="match", expected="boolean", found=kind_of(matched))
        result.append(item if matched else each)
    return result


@builtin("reverse", "list: list")
def reverse(evaluation: Evaluation, items: list[object]) -> list[object]:
    evaluation.list_size(len(items))
    return items[::-1]


@builtin("index of", "list: list, match: any")
def index_of(evaluation: Evaluation, items: list[object], match: object) -> list[object]:
    _charge(evaluation, items)
    return [index for index, item in enumerate(items, 1) if equal(item, match, evaluation)]


@builtin("union", "list...: list")
def union(evaluation: Evaluation, *lists: list[object]) -> list[object]:
    return _distinct(evaluation, concatenate(evaluation, *lists))  # type: ignore[arg-type]


@builtin("distinct values", "list: list")
def distinct_values(evaluation: Evaluation, items: list[object]) -> list[object]:
    return _distinct(evaluation, items)


def _distinct(evaluation: Evaluation, items: Iterable[object]) -> list[object]:
    """First occurrences; hashable values by their hash, lists and contexts by comparison."""
    seen: set[object] = set()
    compound: list[object] = []
    result: list[object] = []
    for item in items:
        evaluation.tick(1)
        key = _hash_key(item)
        if key is None:
            if any(equal(item, other, evaluation) for other in compound):
                continue
            compound.append(item)
            evaluation.tick(len(compound) >> 2)
        elif key in seen:
            continue
        else:
            seen.add(key)
        result.append(item)
    evaluation.list_size(len(result))
    return result


def _hash_key(item: object) -> object:
    """What equal values share and different ones do not; None for values that must be compared."""
    kind = item.__class__
    if kind in (list, dict, Range) or isinstance(item, Function):
        return None
    if isinstance(item, (DateTime, Time)):
        return (kind, item.is_zoned, moment_value(item))
    return ("number" if kind is Decimal or kind is int else kind, item)


@builtin("flatten", "list: list")
def flatten(evaluation: Evaluation, items: list[object]) -> list[object]:
    result: list[object] = []
    stack = [iter(items)]
    while stack:
        for item in stack[-1]:
            evaluation.tick(1)
            if isinstance(item, list):
                stack.append(iter(item))
                break
            result.append(item)
        else:
            stack.pop()
    evaluation.list_size(len(result))
    return result


@builtin("sort", "list: list, precedes?: function|null")
def sort(evaluation: Evaluation, items: list[object], precedes: Function | None = None) -> list[object]:
    """Stable; without an ordering function by the natural order of the items."""
    evaluation.list_size(len(items))

    class Ordered:
        """An item as Python's sort wants it: with “less than” alone."""

        __slots__ = ("item",)

        def __init__(self, item: object) -> None:
            self.item = item

        def __lt__(self, other: Ordered) -> bool:
            evaluation.tick(1)
            if precedes is None:
                result: object = less(self.item, other.item)
            else:
                result = call(precedes, [self.item, other.item], None, evaluation, 0)
            if not isinstance(result, bool):
                raise Refusal("warn.result", name="precedes", expected="boolean", found=kind_of(result))
            return result

    if precedes is not None and len(precedes.parameters) != 2:
        raise Refusal("warn.arity", name="precedes", count=2)
    return [each.item for each in sorted(map(Ordered, items))]


def _extreme(evaluation: Evaluation, name: str, items: list[object], least: bool) -> object:
    _charge(evaluation, items)
    best: object = None
    for index, item in enumerate(items):
        if index == 0:
            best = item
            if less_or_equal(item, item, evaluation) is None:
                raise Refusal("warn.domain", name=name, value=kind_of(item))
            continue
        better = less(item, best) if least else less(best, item)
        if better is None:
            raise Refusal("warn.domain", name=name, value=f"{kind_of(best)}, {kind_of(item)}")
        if better:
            best = item
    return best


@builtin("min", "list: list")
def minimum(evaluation: Evaluation, items: list[object]) -> object:
    return _extreme(evaluation, "min", items, True)


@builtin("max", "list: list")
def maximum(evaluation: Evaluation, items: list[object]) -> object:
    return _extreme(evaluation, "max", items, False)


@builtin("min", "c...: any")
def minimum_of(evaluation: Evaluation, *items: object) -> object:
    return _extreme(evaluation, "min", _several("min", items), True)


@builtin("max", "c...: any")
def maximum_of(evaluation: Evaluation, *items: object) -> object:
    return _extreme(evaluation, "max", _several("max", items), False)


def _several(name: str, items: tuple[object, ...]) -> list[object]:
    if len(items) == 1:
        raise Refusal("warn.domain", name=name, value=kind_of(items[0]))
    return list(items)
