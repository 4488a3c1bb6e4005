"""Conditions as Python code objects, for the case in which everything is as one expects.

A gateway's condition compares variables with literals. For such expressions a Python expression is
written that holds while every variable is there and every type is the obvious one, and that gives up
(`GaveUp`, `KeyError`) on anything else: nulls, decimals, mixed types, long numbers. Giving up costs
nothing but time, because this code has no effects; the closures then evaluate from the start.

No text of the user enters the source: names and literals are constants `k0`, `k1`, … of its globals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from feel.syntax import nodes
from feel.syntax.nodes import Node
from feel.values.numbers import LIMIT

Fast = Callable[[Mapping[str, object]], object]

#: Larger conditions gain little and would nest Python's parentheses too deeply.
_NODES = 60
_SIGNS = {"=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_CLASSES: dict[type, str] = {int: "int", str: "str", bool: "bool"}
#: Host values of these classes are null or not null as they are; a float may be NaN, which is null.
_PLAIN = frozenset({int, str, bool, list, dict, type(None)})


class GaveUp(Exception):
    """Something was not as expected at run time."""


class NotSimple(Exception):
    """The expression is none of those that can be written this way."""


def give_up() -> object:
    raise GaveUp


def speculate(node: Node, hidden: frozenset[str]) -> Fast | None:
    """The fast code of an expression, or None; `hidden` are names that are not the context's."""
    try:
        writer = _Writer(hidden)
        source = writer.truth(node) if _is_truth(node) else writer.number(node)
    except NotSimple:
        return None
    namespace: dict[str, Any] = {
        **writer.constants,
        "__builtins__": {},
        "give_up": give_up,
        "int": int,
        "str": str,
        "bool": bool,
        "dict": dict,
        "PLAIN": _PLAIN,
        "LIMIT": LIMIT,
    }
    code = compile(f"lambda context: {source}", "<FEEL condition>", "eval")
    return eval(code, namespace)  # type: ignore[no-any-return]


def _is_truth(node: Node) -> bool:
    if isinstance(node, nodes.Arithmetic):
        return False
    if isinstance(node, (nodes.Logic, nodes.Comparison, nodes.Between, nodes.In)):
        return True
    if isinstance(node, nodes.Invocation):
        return True
    # A bare name or literal is read quickly enough, and may be of any type.
    raise NotSimple


class _Writer:
    """Writes Python for a tree; raises `NotSimple` for what is beyond it."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self.hidden = hidden
        self.constants: dict[str, object] = {}
        self.temporaries = 0
        self.nodes = 0

    def constant(self, value: object) -> str:
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return name

    def temporary(self) -> str:
        self.temporaries += 1
        return f"t{self.temporaries}"

    def read(self, node: Node) -> str:
        """A variable of the context, or an entry reached from one."""
        self.nodes += 1
        if self.nodes > _NODES:
            raise NotSimple
        if isinstance(node, nodes.Name) and node.name not in self.hidden:
            return f"context[{self.constant(node.name)}]"
        if isinstance(node, nodes.Path):
            base, name = self.temporary(), self.constant(node.name)
            return f"({base}[{name}] if ({base} := {self.read(node.base)}).__class__ is dict else give_up())"
        raise NotSimple

    def typed(self, node: Node, kind: str) -> str:
        """A read value that must be of one class."""
        name = self.temporary()
        return f"({name} if ({name} := {self.read(node)}).__class__ is {kind} else give_up())"

    def truth(self, node: Node) -> str:
        if isinstance(node, nodes.Logic):
            return f"({f' {node.operator} '.join(self.truth(each) for each in node.operands)})"
        if isinstance(node, nodes.Comparison):
            return self.comparison(node)
        if isinstance(node, nodes.Between):
            # Not Python's chain, which would leave the upper end unread where the lower one fails.
            name, value = self.temporary(), self.number(node.value)
            return (
                f"((({name} := {value}) >= {self.number(node.low)}) & ({name} <= {self.number(node.high)}))"
            )
        if isinstance(node, nodes.In):
            return self.membership(node)
        if isinstance(node, nodes.Invocation):
            return self.negation(node)
        if isinstance(node, nodes.Literal) and isinstance(node.value, bool):
            return str(node.value)
        return self.typed(node, "bool")

    def negation(self, node: nodes.Invocation) -> str:
        callee = node.callee
        if not isinstance(callee, nodes.Name) or callee.name != "not" or "not" in self.hidden:
            raise NotSimple
        if node.names is not None or len(node.arguments) != 1:
            raise NotSimple
        return f"(not {self.truth(node.arguments[0])})"

    def comparison(self, node: nodes.Comparison) -> str:
        left, right, sign = node.left, node.right, _SIGNS[node.operator]
        if isinstance(right, nodes.Literal):
            if right.value is None:
                return self.nullity(left, node.operator)
            kind = _CLASSES.get(right.value.__class__)
            if kind is None or (kind == "bool" and sign not in ("==", "!=")):
                raise NotSimple
            if kind == "int":
                return f"({self.number(left)} {sign} {self.number(right)})"
            return f"({self.typed(left, kind)} {sign} {self.constant(right.value)})"
        if isinstance(left, nodes.Arithmetic) or isinstance(right, nodes.Arithmetic):
            return f"({self.number(left)} {sign} {self.number(right)})"
        one, other = self.temporary(), self.temporary()
        return (
            f"({one} {sign} {other} if ({one} := {self.read(left)}).__class__ is"
            f" ({other} := {self.read(right)}).__class__"
            f" and ({one}.__class__ is int or {one}.__class__ is str) else give_up())"
        )

    def nullity(self, node: Node, operator: str) -> str:
        if operator not in ("=", "!="):
            raise NotSimple
        name = self.temporary()
        test = "is" if operator == "=" else "is not"
        return f"({name} {test} None if ({name} := {self.read(node)}).__class__ in PLAIN else give_up())"

    def membership(self, node: nodes.In) -> str:
        """`x in (1, 2, [5..9], > 20)` over literals of one class."""
        kinds = {_CLASSES.get(value.__class__) for test in node.tests for value in _test_values(test)}
        if kinds not in ({"int"}, {"str"}):
            raise NotSimple
        name = self.temporary()
        value = self.number(node.value) if kinds == {"int"} else self.typed(node.value, "str")
        tests = [self.test(name, test) for test in node.tests]
        tests[0] = tests[0].replace(name, f"({name} := {value})", 1)
        return f"({' or '.join(tests)})"

    def test(self, name: str, node: Node) -> str:
        if isinstance(node, nodes.UnaryRange):
            return f"{name} {_SIGNS[node.operator]} {self.constant(_literal(node.endpoint))}"
        if isinstance(node, nodes.RangeNode):
            above = ">=" if node.start_included else ">"
            below = "<=" if node.end_included else "<"
            low, high = self.constant(_literal(node.start)), self.constant(_literal(node.end))
            return f"{name} {above} {low} and {name} {below} {high}"
        return f"{name} == {self.constant(_literal(node))}"

    def number(self, node: Node) -> str:
        """An int: read, written out, or the result of +, - and * on ints."""
        if isinstance(node, nodes.Literal):
            if node.value.__class__ is not int:
                raise NotSimple
            return self.constant(node.value)
        if not isinstance(node, nodes.Arithmetic):
            return self.typed(node, "int")
        result = self.number(node.operands[0])
        for operator, operand in zip(node.operators, node.operands[1:], strict=True):
            if operator not in ("+", "-", "*"):
                raise NotSimple
            name = self.temporary()
            result = (
                f"({name} if -LIMIT < ({name} := {result} {operator} {self.number(operand)}) < LIMIT"
                " else give_up())"
            )
        return result


def _literal(node: Node) -> object:
    if not isinstance(node, nodes.Literal):
        raise NotSimple
    return node.value


def _test_values(node: Node) -> list[object]:
    if isinstance(node, nodes.UnaryRange):
        return [_literal(node.endpoint)]
    if isinstance(node, nodes.RangeNode):
        return [_literal(node.start), _literal(node.end)]
    return [_literal(node)]
