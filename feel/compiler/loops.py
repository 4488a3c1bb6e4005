"""Code for for, some and every (10.3.2.14 and Table 49)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from feel.compiler.scope import Code
from feel.errors import FeelLimitExceeded
from feel.evaluation import Evaluation, Refusal
from feel.types import kind_of
from feel.values.numbers import as_integer
from feel.values.ranges import Range
from feel.values.temporal import Date, date_from_number

Frame = list[Any]
#: Runs for one combination of loop variables; returns True to stop all loops.
Turn = Callable[[Frame, list[object]], bool]
Items = Callable[[Frame], Iterable[object]]


def items_of(source: Code) -> Items:
    """`in expression`: a list, a range of integers or dates; a single value counts as its own list."""

    def iterate(frame: Frame) -> Iterable[object]:
        value = source(frame)
        if value.__class__ is list:
            return value
        if isinstance(value, Range):
            return _range_items(value, frame[1])
        if value is None:
            raise Refusal("warn.not_a_list", type="null")
        return [value]

    return iterate


def span_of(start: Code, end: Code) -> Items:
    """`in a..b`: upwards or downwards, both ends included."""

    def iterate(frame: Frame) -> Iterable[object]:
        return span(start(frame), end(frame))

    return iterate


def span(first: object, last: object) -> Iterable[object]:
    low, high = as_integer(first), as_integer(last)
    if low is not None and high is not None:
        return range(low, high + 1) if low <= high else range(low, high - 1, -1)
    if isinstance(first, Date) and isinstance(last, Date):
        return map(date_from_number, span(first.number, last.number))  # type: ignore[arg-type]
    raise Refusal("warn.not_integer")


def _range_items(bounds: Range, evaluation: Evaluation) -> Iterable[object]:
    if bounds.start is None or bounds.end is None:
        raise Refusal("warn.not_a_list", type="range")
    both = isinstance(bounds.start, Date) and isinstance(bounds.end, Date)
    low = bounds.start.number if both else as_integer(bounds.start)  # type: ignore[attr-defined]
    high = bounds.end.number if both else as_integer(bounds.end)  # type: ignore[attr-defined]
    if low is None or high is None:
        raise Refusal("warn.not_integer")
    if low > high:
        raise Refusal("warn.range_descends")
    numbers = range(low + (not bounds.start_included), high + bounds.end_included)
    return map(date_from_number, numbers) if both else numbers


def nested(items: Items, slot: int, inner: Turn, cost: int) -> Turn:
    """One loop around the next one, or around the body."""

    def turn(frame: Frame, out: list[object]) -> bool:
        evaluation: Evaluation = frame[1]
        for item in items(frame):
            evaluation.steps -= cost
            if evaluation.steps < evaluation.checkpoint:
                evaluation.check()
            frame[slot] = item
            if inner(frame, out):
                return True
        return False

    return turn


def collect(body: Code, partial_slot: int | None, limit: int) -> Turn:
    """The body of `for`; `partial` is a copy, for what is seen of it must not grow afterwards."""

    def turn(frame: Frame, out: list[object]) -> bool:
        if partial_slot is not None:
            frame[1].tick(len(out) >> 4)
            frame[partial_slot] = out[:]
        out.append(body(frame))
        if len(out) > limit:
            raise FeelLimitExceeded("list_size", limit)
        return False

    return turn


def for_loop(loops: Turn, offset: int) -> Code:
    def run_for(frame: Frame) -> object:
        out: list[object] = []
        try:
            loops(frame, out)
        except Refusal as refusal:
            frame[1].warn(refusal.key, offset, **refusal.params)
            return None
        return out

    return run_for


def decide(condition: Code, stop_at: bool) -> Turn:
    """The condition of `some` (stops at true) or `every` (stops at false); a null is remembered."""

    def turn(frame: Frame, out: list[object]) -> bool:
        value = condition(frame)
        if value is stop_at:
            out.append(value)
            return True
        if value is not (not stop_at) and not out:
            out.append(None)
        return False

    return turn


def quantified(loops: Turn, stop_at: bool, offset: int) -> Code:
    def run_quantified(frame: Frame) -> object:
        out: list[object] = []
        try:
            stopped = loops(frame, out)
        except Refusal as refusal:
            frame[1].warn(refusal.key, offset, **refusal.params)
            return None
        if stopped:
            return stop_at
        return None if out else not stop_at

    return run_quantified


def conditional(branches: list[tuple[Code, Code]], otherwise: Code, offset: int) -> Code:
    """`if`: whatever is not true counts as false (Table 49)."""
    if len(branches) == 1:
        condition, then = branches[0]

        def run_if(frame: Frame) -> object:
            value = condition(frame)
            if value is True:
                return then(frame)
            if value is not False:
                _not_boolean(value, frame[1], offset)
            return otherwise(frame)

        return run_if

    def run_ladder(frame: Frame) -> object:
        for condition, then in branches:
            value = condition(frame)
            if value is True:
                return then(frame)
            if value is not False:
                _not_boolean(value, frame[1], offset)
        return otherwise(frame)

    return run_ladder


def _not_boolean(value: object, evaluation: Evaluation, offset: int) -> None:
    evaluation.warn("warn.not_boolean", offset, type=kind_of(value))
