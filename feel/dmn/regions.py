"""What a cell of literals matches, as ranges on a line: the base of the table index and the table checks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from feel.values.durations import DaysDuration, MonthsDuration
from feel.values.temporal import Date

# A place on a family's line: numbers, strings, booleans, day numbers, nanoseconds, months.
Position = Any


def locate(value: object) -> tuple[str, Position] | None:
    """The family of a value and its place there; None for what has no total order (contexts, times …)."""
    kind = value.__class__
    if kind is int or kind is Decimal:
        return "number", value
    if kind is str:
        return "string", value
    if kind is bool:
        return "boolean", value
    if kind is Date:
        return "date", value.number  # type: ignore[attr-defined]
    if kind is DaysDuration:
        return "days and time duration", value.nanos  # type: ignore[attr-defined]
    if kind is MonthsDuration:
        return "years and months duration", value.months  # type: ignore[attr-defined]
    return None


@dataclass(frozen=True, slots=True)
class Span:
    """The places between two ends; None is no end."""

    low: Position
    low_included: bool
    high: Position
    high_included: bool

    @classmethod
    def point(cls, place: Position) -> Span:
        """Exactly one place."""
        return cls(place, True, place, True)

    def contains(self, place: Position) -> bool:
        """Whether a place lies between the ends."""
        if self.low is not None and (place < self.low or (place == self.low and not self.low_included)):
            return False
        return self.high is None or place < self.high or (place == self.high and self.high_included)


@dataclass(frozen=True, slots=True)
class Region:
    """All values of one family that a cell matches; `negated` turns the spans inside out."""

    family: str
    spans: tuple[Span, ...]
    negated: bool = False

    def contains(self, value: object) -> bool:
        """Whether a value of the region's family lies in it; others never do."""
        found = locate(value)
        if found is None or found[0] != self.family:
            return False
        return any(span.contains(found[1]) for span in self.spans) is not self.negated

    def points(self) -> frozenset[Position] | None:
        """The places of a region that is a plain list of values; None for all other regions."""
        if self.negated or any(span.low is None or span.low != span.high for span in self.spans):
            return None
        return frozenset(span.low for span in self.spans if span.low_included and span.high_included)


class Line:
    """A family's line cut at every end that occurs in some regions.

    Slot 2i+1 is the point i; slot 2i is all that lies between the points i-1 and i. No region ends
    inside a slot, so one place of a slot stands for all of it.
    """

    def __init__(self, regions: Iterable[Region]) -> None:
        ends = {
            end
            for region in regions
            for span in region.spans
            for end in (span.low, span.high)
            if end is not None
        }
        self.points: list[Position] = sorted(ends)
        self.slots = 2 * len(self.points) + 1

    def slot_of(self, place: Position) -> int:
        """The slot a place lies in."""
        points = self.points
        index = bisect_left(points, place)
        return 2 * index + 1 if index < len(points) and points[index] == place else 2 * index

    def runs(self, region: Region) -> list[tuple[int, int]]:
        """The slots of a region as runs (first, last), sorted and disjoint."""
        merged: list[tuple[int, int]] = []
        for first, last in sorted(self._run(span) for span in region.spans):
            if first > last:
                continue
            if merged and first <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            else:
                merged.append((first, last))
        return self._complement(merged) if region.negated else merged

    def _run(self, span: Span) -> tuple[int, int]:
        first, last = 0, self.slots - 1
        if span.low is not None:
            first = self.slot_of(span.low) + (0 if span.low_included else 1)
        if span.high is not None:
            last = self.slot_of(span.high) - (0 if span.high_included else 1)
        return first, last

    def _complement(self, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        rest: list[tuple[int, int]] = []
        start = 0
        for first, last in runs:
            if first > start:
                rest.append((start, first - 1))
            start = last + 1
        if start < self.slots:
            rest.append((start, self.slots - 1))
        return rest

    def masks(self, regions: Sequence[Region | None]) -> list[int]:
        """For each slot the set, as bits, of the regions that hold it; None holds everything."""
        opening = [0] * (self.slots + 1)
        closing = [0] * (self.slots + 1)
        for index, region in enumerate(regions):
            bit = 1 << index
            for first, last in [(0, self.slots - 1)] if region is None else self.runs(region):
                opening[first] |= bit
                closing[last + 1] |= bit
        masks: list[int] = []
        active = 0
        for slot in range(self.slots):
            active = (active & ~closing[slot]) | opening[slot]
            masks.append(active)
        return masks


class ColumnIndex:
    """The rules that match a value in one column, found by one look-up."""

    __slots__ = ("_default", "_exact", "_line", "_masks", "family")

    def __init__(self, family: str, regions: Sequence[Region | None]) -> None:
        self.family = family
        self._line = Line(region for region in regions if region is not None)
        self._masks = self._line.masks(regions)
        self._exact: dict[Position, int] | None = None
        self._default = 0
        between = set(self._masks[0::2])
        if family == "boolean":
            self._exact = {place: self._masks[self._line.slot_of(place)] for place in (False, True)}
        elif len(between) == 1:
            # Only equalities: a dictionary answers at once.
            self._exact = dict(zip(self._line.points, self._masks[1::2], strict=True))
            self._default = between.pop()

    def look_up(self, place: Position) -> int:
        """The rules that match at a place, as bits."""
        if self._exact is not None:
            return self._exact.get(place, self._default)
        return self._masks[self._line.slot_of(place)]

    @property
    def size(self) -> int:
        """Bits kept, to bound what a hostile table can make us hold."""
        return sum(mask.bit_length() for mask in self._masks)
