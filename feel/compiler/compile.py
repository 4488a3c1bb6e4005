"""Syntax tree to closures: one Python function per node, specialised where conditions spend their time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from feel.calls import call
from feel.compiler import loops, names, operators, paths
from feel.compiler.infer import infer
from feel.compiler.kinds import resolve_type
from feel.compiler.scope import EVALUATION_SLOT, Code, Scope
from feel.evaluation import Evaluation
from feel.syntax import nodes
from feel.syntax.names import nearest
from feel.syntax.nodes import Node
from feel.types import ANY, is_instance, kind_of
from feel.values.functions import Closure, Function, Parameter
from feel.values.numbers import is_number
from feel.values.ranges import Range, unary_range

Frame = list[Any]


def compile_node(node: Node, scope: Scope) -> Code:
    """The code of any node."""
    scope.nodes += 1
    return _COMPILERS[node.__class__](node, scope)


def constant(value: object) -> Code:
    def read_constant(frame: Frame) -> object:
        return value

    return read_constant


def _literal(node: nodes.Literal, scope: Scope) -> Code:
    return constant(node.value)


# -- operators


def _arithmetic(node: nodes.Arithmetic, scope: Scope) -> Code:
    operands = [compile_node(operand, scope) for operand in node.operands]
    return operators.arithmetic_chain(node.operators, node.offsets, operands)


def _negation(node: nodes.Negation, scope: Scope) -> Code:
    return operators.negation(compile_node(node.operand, scope), node.offset)


def _comparison(node: nodes.Comparison, scope: Scope) -> Code:
    left = compile_node(node.left, scope)
    right = node.right
    if isinstance(right, nodes.Literal) and right.value.__class__ in (int, str):
        scope.nodes += 1
        if isinstance(node.left, nodes.Name) and is_global(node.left.name, scope):
            return operators.compare_variable(node.operator, node.offset, node.left.name, right.value, left)
        return operators.compare_with_constant(node.operator, node.offset, left, right.value)
    return operators.comparison(node.operator, node.offset, left, compile_node(right, scope))


def _logic(node: nodes.Logic, scope: Scope) -> Code:
    operands = [compile_node(operand, scope) for operand in node.operands]
    return operators.conjunction(operands) if node.operator == "and" else operators.disjunction(operands)


def _between(node: nodes.Between, scope: Scope) -> Code:
    value, low, high = (compile_node(each, scope) for each in (node.value, node.low, node.high))
    return operators.between(node, value, low, high)


def _in(node: nodes.In, scope: Scope) -> Code:
    """The value is bound to “?” while its tests run."""
    from feel.compiler.tests import compile_tests

    value = compile_node(node.value, scope)
    start = scope.next_slot
    scope.push()
    slot = scope.bind("?")
    tests = compile_tests(node.tests, slot, scope)
    scope.pop(start)

    def run_in(frame: Frame) -> object:
        frame[slot] = value(frame)
        return tests(frame)

    return run_in


def _instance_of(node: nodes.InstanceOf, scope: Scope) -> Code:
    value = compile_node(node.value, scope)
    kind = resolve_type(node.type, scope)
    name, offset = node.type.name, node.type.offset
    if kind is None:

        def unknown(frame: Frame) -> object:
            frame[EVALUATION_SLOT].warn("warn.unknown_type", offset, name=name)
            return None

        return unknown

    def run_instance(frame: Frame) -> object:
        frame[1].steps -= 1
        return is_instance(value(frame), kind, frame[1].tick)

    return run_instance


# -- names, paths, filters


def is_global(name: str, scope: Scope) -> bool:
    """Whether a name can only be a variable of the context."""
    return not scope.is_local(name) and not scope.in_filter()


def _path(node: nodes.Path, scope: Scope) -> Code:
    links: list[tuple[str, int]] = []
    base: Node = node
    while isinstance(base, nodes.Path):
        links.append((base.name, base.offset))
        base = base.base
    links.reverse()
    code = compile_node(base, scope)
    scope.nodes += len(links)
    if isinstance(base, nodes.Name) and is_global(base.name, scope):
        return paths.variable_path(base.name, links, code)
    for name, offset in links:
        code = paths.path(code, name, offset)
    return code


def _filter(node: nodes.Filter, scope: Scope) -> Code:
    base = compile_node(node.base, scope)
    if isinstance(node.condition, nodes.Literal) and is_number(node.condition.value):
        return paths.by_index(base, node.condition.value, node.offset)
    start, nodes_before = scope.next_slot, scope.nodes
    slot = scope.new_slot()
    item = scope.push()
    item.names["item"] = slot
    scope.push(item_slot=slot)
    condition = compile_node(node.condition, scope)
    scope.pop(start)
    scope.pop(start)
    return paths.filtered(base, condition, slot, _cost(scope, nodes_before), node.offset)


def _cost(scope: Scope, nodes_before: int) -> int:
    """What one turn through the nodes compiled since then is charged."""
    return 1 + (scope.nodes - nodes_before) // 3


# -- control


def _if(node: nodes.If, scope: Scope) -> Code:
    branches = [(compile_node(one, scope), compile_node(two, scope)) for one, two in node.branches]
    return loops.conditional(branches, compile_node(node.otherwise, scope), node.offset)


def _iterations(
    iterations: list[nodes.Iteration], scope: Scope, inner: Callable[[], loops.Turn]
) -> loops.Turn:
    """Each loop sees the variables of those before it."""
    nodes_before = scope.nodes
    bound: list[tuple[loops.Items, int]] = []
    for each in iterations:
        source = compile_node(each.source, scope)
        items = loops.span_of(source, compile_node(each.end, scope)) if each.end else loops.items_of(source)
        bound.append((items, scope.bind(each.name)))
    turn = inner()
    cost = _cost(scope, nodes_before)
    for items, slot in reversed(bound):
        turn = loops.nested(items, slot, turn, cost)
    return turn


def _for(node: nodes.For, scope: Scope) -> Code:
    start = scope.next_slot
    level = scope.push()
    partial = scope.bind("partial")

    def body() -> loops.Turn:
        code = compile_node(node.body, scope)
        used = "partial" in level.used
        return loops.collect(code, partial if used else None, scope.limits.list_size)

    turn = _iterations(node.iterations, scope, body)
    scope.pop(start)
    return loops.for_loop(turn, node.offset)


def _quantified(node: nodes.Quantified, scope: Scope) -> Code:
    start = scope.next_slot
    scope.push()
    stop_at = not node.every
    turn = _iterations(
        node.iterations, scope, lambda: loops.decide(compile_node(node.condition, scope), stop_at)
    )
    scope.pop(start)
    return loops.quantified(turn, stop_at, node.offset)


# -- lists, contexts, ranges


def _list(node: nodes.ListNode, scope: Scope) -> Code:
    items = [compile_node(item, scope) for item in node.items]

    def make_list(frame: Frame) -> object:
        return [item(frame) for item in items]

    return make_list


def _context(node: nodes.ContextNode, scope: Scope) -> Code:
    start = scope.next_slot
    scope.push()
    entries: list[tuple[str, int, Code, bool]] = []
    for key, value in node.entries:
        recursive = isinstance(value, nodes.FunctionNode)
        if recursive:
            slot = scope.bind(key)
            entries.append((key, slot, compile_node(value, scope), True))
        else:
            code = compile_node(value, scope)
            entries.append((key, scope.bind(key), code, False))
    scope.pop(start)

    def make_context(frame: Frame) -> object:
        result: dict[str, object] = {}
        for key, slot, code, recursive in entries:
            value = code(frame)
            frame[slot] = result[key] = value
            if recursive:
                # A function may call itself by the name of its entry; its copy of the frame is older.
                value.frame[slot] = value  # type: ignore[attr-defined]
        return result

    return make_context


def _range(node: nodes.RangeNode, scope: Scope) -> Code:
    start, end = compile_node(node.start, scope), compile_node(node.end, scope)
    opens, closes, offset = node.start_included, node.end_included, node.offset

    def make_range(frame: Frame) -> object:
        low, high = start(frame), end(frame)
        if not rangeable(low, high):
            frame[1].warn("warn.range_ends", offset, left=kind_of(low), right=kind_of(high))
            return None
        return Range(low, high, opens, closes)

    if isinstance(node.start, nodes.Literal) and isinstance(node.end, nodes.Literal):
        low, high = node.start.value, node.end.value
        if rangeable(low, high):
            return constant(Range(low, high, opens, closes))
    return make_range


def rangeable(low: object, high: object) -> bool:
    """Whether two values may be the ends of one range: of one kind with an order, or unknown."""
    kinds = {kind_of(low), kind_of(high)} - {"null"}
    return len(kinds) <= 1 and not kinds & {"boolean", "list", "context", "range", "function"}


def _unary_range(node: nodes.UnaryRange, scope: Scope) -> Code:
    endpoint, operator = compile_node(node.endpoint, scope), node.operator

    def make_unary(frame: Frame) -> object:
        return unary_range(operator, endpoint(frame))

    return make_unary


# -- functions


def _function(node: nodes.FunctionNode, scope: Scope) -> Code:
    start, nodes_before = scope.next_slot, scope.nodes
    scope.push()
    parameters: list[Parameter] = []
    slots: list[int] = []
    for name, kind in node.parameters:
        resolved = resolve_type(kind, scope, strict=True) if kind is not None else ANY
        parameters.append(Parameter(name, resolved or ANY))
        slots.append(scope.bind(name))
    body = compile_node(node.body, scope)
    scope.pop(start)
    cost = _cost(scope, nodes_before)
    returns = infer(node.body, {parameter.name: parameter.type for parameter in parameters})

    def run_body(frame: Frame) -> object:
        evaluation: Evaluation = frame[1]
        evaluation.steps -= cost
        if evaluation.steps < evaluation.checkpoint:
            evaluation.check()
        return body(frame)

    def make_function(frame: Frame) -> object:
        frame[1].tick(len(frame) >> 3)
        return Closure(parameters, returns, run_body, slots, frame[:], node)

    return make_function


def _invocation(node: nodes.Invocation, scope: Scope) -> Code:
    callee, arguments = node.callee, [compile_node(each, scope) for each in node.arguments]
    given, offset = node.names, node.offset
    if isinstance(callee, nodes.Name):
        function = None if scope.is_local(callee.name) else scope.function(callee.name)
        if function is not None and callee.name not in scope.declared:
            if callee.name == "not" and len(arguments) == 1 and given is None:
                operand = node.arguments[0]
                if isinstance(operand, nodes.Name) and is_global(operand.name, scope):
                    return operators.negate_variable(operand.name, arguments[0], offset)
                return operators.negate_boolean(arguments[0], offset)
            return static_call(function, arguments, given, offset)
        return _call_by_name(callee, function, arguments, given, scope)
    target = compile_node(callee, scope)

    def run_call(frame: Frame) -> object:
        function = target(frame)
        return call(function, [argument(frame) for argument in arguments], given, frame[1], offset)

    return run_call


def static_call(function: Function, arguments: list[Code], given: list[str] | None, offset: int) -> Code:
    """A call whose function is known while compiling."""

    def run_known(frame: Frame) -> object:
        return call(function, [argument(frame) for argument in arguments], given, frame[1], offset)

    return run_known


def _call_by_name(
    callee: nodes.Name,
    fallback: Function | None,
    arguments: list[Code],
    given: list[str] | None,
    scope: Scope,
) -> Code:
    """A call of a variable; one that holds no function does not hide the standard's function."""
    name, offset = callee.name, callee.offset
    target = compile_node(callee, scope)
    is_variable = is_global(name, scope)
    known = [*scope.declared, *scope.functions]

    def run_named(frame: Frame) -> object:
        if is_variable and fallback is None and name not in frame[0]:
            suggestion = nearest(name, known) if frame[1].is_heard else None
            if suggestion is None:
                frame[1].warn("warn.unknown_function", offset, name=name)
            else:
                frame[1].warn("warn.unknown_function_near", offset, name=name, suggestion=suggestion)
            return None
        function = target(frame)
        if fallback is not None and not isinstance(function, Function):
            function = fallback
        return call(function, [argument(frame) for argument in arguments], given, frame[1], offset)

    return run_named


_COMPILERS: dict[type[Node], Callable[[Any, Scope], Code]] = {
    nodes.Literal: _literal,
    nodes.Name: names.compile_name,
    nodes.Arithmetic: _arithmetic,
    nodes.Negation: _negation,
    nodes.Comparison: _comparison,
    nodes.Logic: _logic,
    nodes.Between: _between,
    nodes.In: _in,
    nodes.InstanceOf: _instance_of,
    nodes.Path: _path,
    nodes.Filter: _filter,
    nodes.If: _if,
    nodes.For: _for,
    nodes.Quantified: _quantified,
    nodes.ListNode: _list,
    nodes.ContextNode: _context,
    nodes.RangeNode: _range,
    nodes.UnaryRange: _unary_range,
    nodes.FunctionNode: _function,
    nodes.Invocation: _invocation,
}
