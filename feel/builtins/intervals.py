"""Range functions (Table 78): how points and ranges lie to each other.

The open end of a one-sided range lies beyond every point.
"""

from __future__ import annotations

from collections.abc import Callable

from feel.compare import equal, less
from feel.evaluation import Evaluation, Refusal
from feel.signatures import builtin
from feel.types import kind_of
from feel.values.ranges import Range


class _Infinity:
    """An end that a one-sided range does not have."""


_BELOW, _ABOVE = _Infinity(), _Infinity()


class _Span:
    """A range with its ends made comparable."""

    __slots__ = ("end", "end_included", "start", "start_included")

    def __init__(self, bounds: Range) -> None:
        self.start = _BELOW if bounds.operator in ("<", "<=") else bounds.start
        self.end = _ABOVE if bounds.operator in (">", ">=") else bounds.end
        self.start_included = bounds.start_included
        self.end_included = bounds.end_included


def _lt(one: object, other: object) -> bool:
    if one is _BELOW or other is _ABOVE:
        return one is not other
    if one is _ABOVE or other is _BELOW:
        return False
    result = less(one, other)
    if result is None:
        raise Refusal("warn.operands", operator="<", left=kind_of(one), right=kind_of(other))
    return result


class _Relation:
    """Comparisons of one evaluation; equality needs its budget."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation

    def eq(self, one: object, other: object) -> bool:
        if isinstance(one, _Infinity) or isinstance(other, _Infinity):
            return one is other
        result = equal(one, other, self.evaluation)
        if result is None or one is None:
            raise Refusal("warn.operands", operator="=", left=kind_of(one), right=kind_of(other))
        return result

    # `a` and `b` are spans, `p` and `q` points

    def point_before_point(self, p: object, q: object) -> bool:
        return _lt(p, q)

    def point_before(self, p: object, b: _Span) -> bool:
        return _lt(p, b.start) or (self.eq(p, b.start) and not b.start_included)

    def before_point(self, a: _Span, q: object) -> bool:
        return _lt(a.end, q) or (self.eq(a.end, q) and not a.end_included)

    def before(self, a: _Span, b: _Span) -> bool:
        return _lt(a.end, b.start) or (self.eq(a.end, b.start) and not (a.end_included and b.start_included))

    def meets(self, a: _Span, b: _Span) -> bool:
        return a.end_included and b.start_included and self.eq(a.end, b.start)

    def overlaps(self, a: _Span, b: _Span) -> bool:
        return not self.before(a, b) and not self.before(b, a)

    def starts_earlier(self, a: _Span, b: _Span) -> bool:
        return _lt(a.start, b.start) or (
            self.eq(a.start, b.start) and a.start_included and not b.start_included
        )

    def starts_no_later(self, a: _Span, b: _Span) -> bool:
        return _lt(a.start, b.start) or (
            self.eq(a.start, b.start) and (a.start_included or not b.start_included)
        )

    def ends_no_later(self, a: _Span, b: _Span) -> bool:
        return _lt(a.end, b.end) or (self.eq(a.end, b.end) and (not a.end_included or b.end_included))

    def overlaps_before(self, a: _Span, b: _Span) -> bool:
        return self.starts_earlier(a, b) and not self.before(a, b) and self.ends_no_later(a, b)

    def point_finishes(self, p: object, b: _Span) -> bool:
        return b.end_included and self.eq(b.end, p)

    def finishes(self, a: _Span, b: _Span) -> bool:
        return a.end_included == b.end_included and self.eq(a.end, b.end) and self.starts_no_later(b, a)

    def point_during(self, p: object, b: _Span) -> bool:
        return (
            (_lt(b.start, p) and _lt(p, b.end))
            or (self.eq(b.start, p) and b.start_included)
            or (self.eq(b.end, p) and b.end_included)
        )

    def during(self, a: _Span, b: _Span) -> bool:
        return self.starts_no_later(b, a) and self.ends_no_later(a, b)

    def point_starts(self, p: object, b: _Span) -> bool:
        return b.start_included and self.eq(b.start, p)

    def starts(self, a: _Span, b: _Span) -> bool:
        return a.start_included == b.start_included and self.eq(a.start, b.start) and self.ends_no_later(a, b)

    def coincides(self, a: _Span, b: _Span) -> bool:
        return (
            a.start_included == b.start_included
            and a.end_included == b.end_included
            and self.eq(a.start, b.start)
            and self.eq(a.end, b.end)
        )

    def coincides_points(self, p: object, q: object) -> bool:
        return self.eq(p, q)


_Test = Callable[..., bool]


def _declare(
    name: str, signature: tuple[str, str], kinds: tuple[bool, bool], test: _Test, swap: bool
) -> None:
    """A function of two arguments; `kinds` says which are ranges, `swap` which way the test reads them."""

    def func(evaluation: Evaluation, one: object, other: object) -> bool:
        for value, is_range in zip((one, other), kinds, strict=True):
            if isinstance(value, Range) != is_range or value is None:
                raise Refusal("warn.domain", name=name, value=kind_of(value))
        first, second = (_Span(value) if isinstance(value, Range) else value for value in (one, other))
        relation = _Relation(evaluation)
        return test(relation, second, first) if swap else test(relation, first, second)

    builtin(name, f"{signature[0]}: any, {signature[1]}: any")(func)


_POINTS = ("point1", "point2")
_RANGES = ("range1", "range2")
_POINT_RANGE = ("point", "range")
_RANGE_POINT = ("range", "point")

for _name, _signature, _test, _swap in (
    ("before", _POINTS, _Relation.point_before_point, False),
    ("before", _POINT_RANGE, _Relation.point_before, False),
    ("before", _RANGE_POINT, _Relation.before_point, False),
    ("before", _RANGES, _Relation.before, False),
    ("after", _POINTS, _Relation.point_before_point, True),
    ("after", _POINT_RANGE, _Relation.before_point, True),
    ("after", _RANGE_POINT, _Relation.point_before, True),
    ("after", _RANGES, _Relation.before, True),
    ("meets", _RANGES, _Relation.meets, False),
    ("met by", _RANGES, _Relation.meets, True),
    ("overlaps", _RANGES, _Relation.overlaps, False),
    ("overlaps before", _RANGES, _Relation.overlaps_before, False),
    ("overlaps after", _RANGES, _Relation.overlaps_before, True),
    ("finishes", _POINT_RANGE, _Relation.point_finishes, False),
    ("finishes", _RANGES, _Relation.finishes, False),
    ("finished by", _RANGE_POINT, _Relation.point_finishes, True),
    ("finished by", _RANGES, _Relation.finishes, True),
    ("includes", _RANGE_POINT, _Relation.point_during, True),
    ("includes", _RANGES, _Relation.during, True),
    ("during", _POINT_RANGE, _Relation.point_during, False),
    ("during", _RANGES, _Relation.during, False),
    ("starts", _POINT_RANGE, _Relation.point_starts, False),
    ("starts", _RANGES, _Relation.starts, False),
    ("started by", _RANGE_POINT, _Relation.point_starts, True),
    ("started by", _RANGES, _Relation.starts, True),
    ("coincides", _POINTS, _Relation.coincides_points, False),
    ("coincides", _RANGES, _Relation.coincides, False),
):
    _declare(
        _name,
        _signature,
        (_signature[0].startswith("range"), _signature[1].startswith("range")),
        _test,
        _swap,
    )
