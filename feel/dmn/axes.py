"""The inputs of a table as axes: stretches on which the same rules match, each with a sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from feel.dmn.border import feel_text
from feel.dmn.regions import Line, Position, Region
from feel.dmn.tables import Column
from feel.types import BOOLEAN
from feel.values.durations import DaysDuration, MonthsDuration
from feel.values.numbers import canonical
from feel.values.temporal import date_from_number


@dataclass(frozen=True, slots=True)
class Stretch:
    """Values of one input that no cell tells apart.

    `sure` are the rules whose cell matches here; `maybe` adds those whose cell could not be analysed.
    """

    sample: Any
    text: str
    sure: int
    maybe: int


@dataclass(frozen=True, slots=True)
class Axis:
    """One input of a table, with the cells that could not be placed on it."""

    label: str
    stretches: tuple[Stretch, ...]
    opaque: tuple[int, ...]


def axis_of(column: Column, label: str, domain: Region | None) -> Axis:
    """The axis of a column; `domain` are the values its clause or type allows."""
    cells = column.cells
    regions = [cell.region for cell in cells]
    family = _family([domain, *regions]) or ("boolean" if column.type is BOOLEAN else None)
    opaque = tuple(
        index
        for index, cell in enumerate(cells)
        if not cell.is_any and (cell.region is None or cell.region.family != family)
    )
    hidden = sum(1 << index for index in opaque)
    everything = (1 << len(cells)) - 1
    if family is None:
        return Axis(label, (Stretch(None, "-", everything & ~hidden, everything),), opaque)
    placed: list[Region | None] = [
        region if region is not None and region.family == family else None for region in regions
    ]
    line = Line([region for region in [domain, *placed] if region is not None])
    masks = line.masks([*placed, domain if domain is not None and domain.family == family else None])
    inside = 1 << len(cells)
    grouped: dict[int, list[int]] = {}
    for slot, mask in enumerate(masks):
        if mask & inside and _sample(family, line, slot) is not _EMPTY:
            grouped.setdefault(mask & everything, []).append(slot)
    stretches = tuple(
        Stretch(
            _best_sample(family, line, slots), _describe(family, line, slots), mask & ~hidden, mask | hidden
        )
        for mask, slots in grouped.items()
    )
    return Axis(label, stretches, opaque)


def _family(regions: Sequence[Region | None]) -> str | None:
    counts: dict[str, int] = {}
    for region in regions:
        if region is not None:
            counts[region.family] = counts.get(region.family, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else None


_EMPTY = object()


def _value(family: str, place: Position) -> Any:
    """The value at a place of a family's line."""
    match family:
        case "date":
            return date_from_number(place)
        case "days and time duration":
            return DaysDuration(place)
        case "years and months duration":
            return MonthsDuration(place)
    return place


def _sample(family: str, line: Line, slot: int) -> Any:
    """A value inside a slot; `_EMPTY` where the family has none there."""
    points = line.points
    if slot % 2:
        return _value(family, points[slot // 2])
    low = points[slot // 2 - 1] if slot else None
    high = points[slot // 2] if slot < line.slots - 1 else None
    match family:
        case "boolean":
            # Its line has two places; a slot that is no point holds what the points leave over.
            rest = [place for place in (False, True) if line.slot_of(place) == slot]
            return rest[0] if rest else _EMPTY
        case "string":
            return _string_between(low, high)
        case "number":
            return _number_between(low, high)
    return _whole_between(family, low, high)


def _number_between(low: Any, high: Any) -> Any:
    if low is None:
        return 0 if high is None or high > 0 else canonical(Decimal(high).to_integral_value() - 1)
    if high is None:
        return canonical(Decimal(low).to_integral_value() + 1)
    whole = canonical(Decimal(low).to_integral_value(rounding="ROUND_FLOOR") + 1)
    return whole if low < whole < high else canonical((Decimal(low) + Decimal(high)) / 2)


def _whole_between(family: str, low: int | None, high: int | None) -> Any:
    """Days, nanoseconds and months come in whole numbers; between two neighbours there is nothing."""
    if low is None:
        place = 0 if high is None else high - 1
    else:
        place = low + 1
        if high is not None and place >= high:
            return _EMPTY
    return _value(family, place)


def _string_between(low: str | None, high: str | None) -> Any:
    for candidate in ("其他", *(f"{low or ''}{tail}" for tail in ("…", "a", "0", " ", "\x00"))):
        if (low is None or candidate > low) and (high is None or candidate < high):
            return candidate
    return "" if low is None and high != "" else _EMPTY


def _best_sample(family: str, line: Line, slots: list[int]) -> Any:
    """A point where there is one: people recognise the values they wrote."""
    points = [slot for slot in slots if slot % 2]
    return _sample(family, line, points[0] if points else slots[-1])


def _describe(family: str, line: Line, slots: list[int]) -> str:
    """The slots as FEEL would write them, neighbours joined."""
    if family == "boolean":
        return ", ".join(feel_text(_sample(family, line, slot)) for slot in slots)
    if family == "string" and len(slots) > 1 and all(slot % 2 == 0 for slot in slots):
        listed = ", ".join(feel_text(point) for point in line.points[:10])
        return f"not({listed})"
    runs: list[list[int]] = []
    for slot in slots:
        if runs and slot == runs[-1][1] + 1:
            runs[-1][1] = slot
        else:
            runs.append([slot, slot])
    return ", ".join(_run_text(family, line, first, last) for first, last in runs[:10])


def _run_text(family: str, line: Line, first: int, last: int) -> str:
    points = line.points
    if first == last and first % 2:
        return feel_text(_value(family, points[first // 2]))
    low = feel_text(_value(family, points[(first - 1) // 2])) if first else None
    high = feel_text(_value(family, points[last // 2])) if last < line.slots - 1 else None
    if low is None and high is None:
        return "-"
    if low is None:
        return f"{'<=' if last % 2 else '<'} {high}"
    if high is None:
        return f"{'>=' if first % 2 else '>'} {low}"
    return f"{'[' if first % 2 else '('}{low}..{high}{']' if last % 2 else ')'}"
