"""The result type of a function body, as far as its text tells it."""

from __future__ import annotations

from collections.abc import Mapping

from feel.syntax import nodes
from feel.syntax.nodes import Node
from feel.types import ANY, BOOLEAN, NUMBER, STRING, ContextType, FeelType, ListType, type_of

_BOOLEAN_NODES = (nodes.Comparison, nodes.Logic, nodes.Between, nodes.In, nodes.InstanceOf, nodes.Quantified)


def infer(node: Node, known: Mapping[str, FeelType]) -> FeelType:
    """The static type of an expression; Any where it depends on values."""
    if isinstance(node, nodes.Literal):
        return type_of(node.value)
    if isinstance(node, nodes.Name):
        return known.get(node.name, ANY)
    if isinstance(node, _BOOLEAN_NODES):
        return BOOLEAN
    if isinstance(node, nodes.Arithmetic):
        kinds = {infer(operand, known) for operand in node.operands}
        return kinds.pop() if kinds in ({NUMBER}, {STRING}) else ANY
    if isinstance(node, nodes.ListNode):
        kinds = {infer(item, known) for item in node.items}
        return ListType("list", kinds.pop() if len(kinds) == 1 else ANY)
    if isinstance(node, nodes.ContextNode):
        return ContextType("context", {key: infer(value, known) for key, value in node.entries})
    if isinstance(node, nodes.If):
        kinds = {infer(then, known) for _, then in node.branches} | {infer(node.otherwise, known)}
        return kinds.pop() if len(kinds) == 1 else ANY
    return ANY
