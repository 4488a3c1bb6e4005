"""Code for arithmetic, comparison and logic."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from feel import arithmetic
from feel.compare import equal, in_range, less, less_or_equal
from feel.compiler.scope import Code
from feel.evaluation import Evaluation, Refusal
from feel.syntax import nodes
from feel.types import kind_of
from feel.values.numbers import LIMIT
from feel.values.ranges import Range

Frame = list[Any]
Compare = Callable[[object, object, Evaluation, int], bool | None]

_OPERATIONS: dict[str, arithmetic.Operation] = {
    "+": arithmetic.add,
    "-": arithmetic.subtract,
    "*": arithmetic.multiply,
    "/": arithmetic.divide,
    "**": arithmetic.power,
}
#: What two ints of moderate size may do without asking anybody.
_ON_INTS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


def arithmetic_chain(operators: list[str], offsets: list[int], operands: list[Code]) -> Code:
    """Operators of one precedence from the left; two operands are the common case."""
    if len(operators) == 1:
        return _binary(operators[0], offsets[0], operands[0], operands[1])
    first = operands[0]
    steps = [
        (_ON_INTS.get(sign), _OPERATIONS[sign], offset, operand)
        for sign, offset, operand in zip(operators, offsets, operands[1:], strict=True)
    ]

    def run_chain(frame: Frame) -> object:
        value = first(frame)
        for on_ints, operation, offset, operand in steps:
            other = operand(frame)
            if on_ints is not None and value.__class__ is int and other.__class__ is int:
                value = on_ints(value, other)
                if -LIMIT < value < LIMIT:
                    continue
            value = apply(operation, value, other, frame[1], offset)
        return value

    return run_chain


def _binary(sign: str, offset: int, left: Code, right: Code) -> Code:
    operation = _OPERATIONS[sign]
    on_ints = _ON_INTS.get(sign)
    if on_ints is None:

        def run_binary(frame: Frame) -> object:
            return apply(operation, left(frame), right(frame), frame[1], offset)

        return run_binary

    def run_fast(frame: Frame) -> object:
        one, other = left(frame), right(frame)
        if one.__class__ is int and other.__class__ is int:
            result = on_ints(one, other)
            if -LIMIT < result < LIMIT:
                return result
        return apply(operation, one, other, frame[1], offset)

    return run_fast


def apply(
    operation: arithmetic.Operation, one: object, other: object, evaluation: Evaluation, offset: int
) -> object:
    """An operation, or null with a warning where it is not defined."""
    try:
        return operation(one, other, evaluation)
    except Refusal as refusal:
        evaluation.tick(2)
        evaluation.warn(refusal.key, offset, **refusal.params)
        return None


def negation(operand: Code, offset: int) -> Code:
    def negate(frame: Frame) -> object:
        try:
            return arithmetic.negate(operand(frame))
        except Refusal as refusal:
            frame[1].warn(refusal.key, offset, **refusal.params)
            return None

    return negate


# -- comparison


def _warned(
    result: bool | None, sign: str, one: object, other: object, evaluation: Evaluation, offset: int
) -> bool | None:
    if result is None and evaluation.is_heard:
        evaluation.warn("warn.operands", offset, operator=sign, left=kind_of(one), right=kind_of(other))
    return result


def _eq(one: object, other: object, evaluation: Evaluation, offset: int) -> bool | None:
    return _warned(equal(one, other, evaluation), "=", one, other, evaluation, offset)


def _ne(one: object, other: object, evaluation: Evaluation, offset: int) -> bool | None:
    result = _warned(equal(one, other, evaluation), "!=", one, other, evaluation, offset)
    return None if result is None else not result


def _lt(one: object, other: object, evaluation: Evaluation, offset: int) -> bool | None:
    return _warned(less(one, other), "<", one, other, evaluation, offset)


def _gt(one: object, other: object, evaluation: Evaluation, offset: int) -> bool | None:
    return _warned(less(other, one), ">", one, other, evaluation, offset)


def _le(one: object, other: object, evaluation: Evaluation, offset: int) -> bool | None:
    return _warned(less_or_equal(one, other, evaluation), "<=", one, other, evaluation, offset)


def _ge(one: object, other: object, evaluation: Evaluation, offset: int) -> bool | None:
    return _warned(less_or_equal(other, one, evaluation), ">=", one, other, evaluation, offset)


COMPARISONS: dict[str, tuple[Compare, Callable[[Any, Any], bool]]] = {
    "=": (_eq, operator.eq),
    "!=": (_ne, operator.ne),
    "<": (_lt, operator.lt),
    "<=": (_le, operator.le),
    ">": (_gt, operator.gt),
    ">=": (_ge, operator.ge),
}


def comparison(sign: str, offset: int, left: Code, right: Code) -> Code:
    slow, fast = COMPARISONS[sign]

    def compare(frame: Frame) -> object:
        one, other = left(frame), right(frame)
        kind = one.__class__
        if kind is other.__class__ and (kind is int or kind is str):
            return fast(one, other)
        return slow(one, other, frame[1], offset)

    return compare


def compare_with_constant(sign: str, offset: int, left: Code, constant: object) -> Code:
    """The commonest comparison of all: something with a literal number or string."""
    slow, fast = COMPARISONS[sign]
    kind = constant.__class__

    def compare_constant(frame: Frame) -> object:
        value = left(frame)
        if value.__class__ is kind:
            return fast(value, constant)
        return slow(value, constant, frame[1], offset)

    return compare_constant


def compare_variable(sign: str, offset: int, name: str, constant: object, read: Code) -> Code:
    """A variable of the context with a literal number or string, without any call in the common case."""
    slow, fast = COMPARISONS[sign]
    kind = constant.__class__

    def compare_read(frame: Frame) -> object:
        try:
            value = frame[0][name]
        except KeyError:
            return slow(read(frame), constant, frame[1], offset)
        if value.__class__ is kind:
            return fast(value, constant)
        return slow(read(frame), constant, frame[1], offset)

    return compare_read


def between(node: nodes.Between, value: Code, low: Code, high: Code) -> Code:
    """`e1 >= e2 and e1 <= e3` (Table 55)."""
    offset = node.offset

    def is_between(frame: Frame) -> object:
        middle, bottom, top = value(frame), low(frame), high(frame)
        above = _ge(middle, bottom, frame[1], offset)
        below = _le(middle, top, frame[1], offset)
        if above is False or below is False:
            return False
        return True if above and below else None

    return is_between


# -- logic (Tables 50 and 51)


def conjunction(operands: list[Code]) -> Code:
    if len(operands) == 2:
        return _both(operands[0], operands[1])
    if len(operands) == 3:
        return _both(_both(operands[0], operands[1]), operands[2])

    def all_hold(frame: Frame) -> object:
        result: bool | None = True
        for operand in operands:
            value = operand(frame)
            if value is False:
                return False
            if value is not True:
                result = None
        return result

    return all_hold


def _both(left: Code, right: Code) -> Code:
    """Two operands without a loop around them."""

    def both_hold(frame: Frame) -> object:
        one = left(frame)
        if one is False:
            return False
        other = right(frame)
        if other is False:
            return False
        return True if one is True and other is True else None

    return both_hold


def disjunction(operands: list[Code]) -> Code:
    def any_holds(frame: Frame) -> object:
        result: bool | None = False
        for operand in operands:
            value = operand(frame)
            if value is True:
                return True
            if value is not False:
                result = None
        return result

    return any_holds


def negate_boolean(operand: Code, offset: int) -> Code:
    """The built-in `not`, called so often that it is code of its own."""

    def negated(frame: Frame) -> object:
        value = operand(frame)
        if value is True:
            return False
        if value is False:
            return True
        if value is not None:
            frame[1].warn(
                "warn.argument",
                offset,
                name="not",
                parameter="negand",
                expected="boolean",
                found=kind_of(value),
            )
        return None

    return negated


def negate_variable(name: str, operand: Code, offset: int) -> Code:
    """`not(variable)`, without a call in the common case."""
    slow = negate_boolean(operand, offset)

    def negated_variable(frame: Frame) -> object:
        try:
            value = frame[0][name]
        except KeyError:
            return slow(frame)
        if value is True:
            return False
        return True if value is False else slow(frame)

    return negated_variable


def matches(value: object, against: object, evaluation: Evaluation) -> bool | None:
    """`value in against` for an evaluated right side (Table 55)."""
    if isinstance(against, Range):
        return in_range(value, against, evaluation)
    if isinstance(against, list):
        return _in_list(value, against, evaluation)
    return equal(value, against, evaluation)


def _in_list(value: object, items: list[object], evaluation: Evaluation) -> bool | None:
    """An item equal to the value, or a range around it; a list as value may also be the whole list."""
    evaluation.tick(1 + (len(items) >> 2))
    for item in items:
        held = (
            in_range(value, item, evaluation) if isinstance(item, Range) else equal(value, item, evaluation)
        )
        if held:
            return True
    return isinstance(value, list) and equal(value, items, evaluation) is True
