"""Code for unary tests, in decision tables and after `in` (Table 55 and 10.3.2.10)."""

from __future__ import annotations

from typing import Any

from feel.compare import equal, in_range
from feel.compiler.compile import compile_node
from feel.compiler.operators import COMPARISONS, matches
from feel.compiler.scope import Code, Scope
from feel.syntax import nodes
from feel.syntax.nodes import Node
from feel.values.ranges import Range

Frame = list[Any]


def compile_tests(tests: list[Node], slot: int, scope: Scope) -> Code:
    """True if one test holds, False if all fail, else None; the tested value lies in `slot`."""
    codes = [_test(test, slot, scope) for test in tests]
    if len(codes) == 1:
        return codes[0]

    def run_tests(frame: Frame) -> object:
        result: bool | None = False
        for code in codes:
            held = code(frame)
            if held is True:
                return True
            if held is None:
                result = None
        return result

    return run_tests


def negated(tests: Code) -> Code:
    """`not(tests)`"""

    def run_not(frame: Frame) -> object:
        held = tests(frame)
        return None if held is None else not held

    return run_not


def _test(node: Node, slot: int, scope: Scope) -> Code:
    if isinstance(node, nodes.UnaryRange):
        return _operator_test(node, slot, scope)
    level = next(level for level in reversed(scope.levels) if "?" in level.names)
    used_before = "?" in level.used
    level.used.discard("?")
    code = compile_node(node, scope)
    asks = "?" in level.used
    if used_before:
        level.used.add("?")
    if isinstance(node, nodes.Literal):
        return _equality_test(node.value, slot)
    if isinstance(node, nodes.RangeNode):
        return _int_range_test(node, _range_test(code, slot), slot)
    return _value_test(code, slot, asks)


def _operator_test(node: nodes.UnaryRange, slot: int, scope: Scope) -> Code:
    endpoint, offset = compile_node(node.endpoint, scope), node.offset
    slow, fast = COMPARISONS[node.operator]
    if isinstance(node.endpoint, nodes.Literal) and node.endpoint.value.__class__ is int:
        bound: Any = node.endpoint.value

        def test_bound(frame: Frame) -> object:
            value = frame[slot]
            if value.__class__ is int:
                return fast(value, bound)
            return slow(value, bound, frame[1], offset)

        return test_bound

    def test_operator(frame: Frame) -> object:
        return slow(frame[slot], endpoint(frame), frame[1], offset)

    return test_operator


def _equality_test(constant: object, slot: int) -> Code:
    kind = constant.__class__
    plain = kind in (int, str, bool)

    def test_equal(frame: Frame) -> object:
        value = frame[slot]
        if plain and value.__class__ is kind:
            return value == constant
        if value.__class__ is list:
            return matches(constant, value, frame[1]) if constant is not None else False
        return equal(value, constant, frame[1])

    return test_equal


def _range_test(code: Code, slot: int) -> Code:
    def test_range(frame: Frame) -> object:
        bounds = code(frame)
        value = frame[slot]
        if not isinstance(bounds, Range):
            return None
        if value.__class__ is Range:
            return equal(value, bounds, frame[1])
        return in_range(value, bounds, frame[1])

    return test_range


def _int_range_test(node: nodes.RangeNode, otherwise: Code, slot: int) -> Code:
    """Integers between literal integers need neither a range nor a call."""
    start, end = node.start, node.end
    if not (isinstance(start, nodes.Literal) and isinstance(end, nodes.Literal)):
        return otherwise
    if start.value.__class__ is not int or end.value.__class__ is not int:
        return otherwise
    low: Any = start.value + (not node.start_included)
    high: Any = end.value - (not node.end_included)

    def test_int(frame: Frame) -> object:
        value = frame[slot]
        if value.__class__ is int:
            return low <= value <= high
        return otherwise(frame)

    return test_int


def _value_test(code: Code, slot: int, asks: bool) -> Code:
    """An expression: with “?” its own truth counts, else whether it is, or contains, the value."""

    def test_value(frame: Frame) -> object:
        result = code(frame)
        value = frame[slot]
        if asks and (result is None or result.__class__ is bool):
            return result
        if result is True and value.__class__ is not bool:
            return True
        return matches(value, result, frame[1])

    return test_value
