"""Types as written to types of the lattice."""

from __future__ import annotations

from feel.compiler.scope import Scope
from feel.syntax.nodes import TypeNode
from feel.types import ANY, ContextType, FeelType, FunctionType, ListType, RangeType, resolve_simple


class UnknownType(Exception):
    """A type name that neither the model nor the standard knows."""


def resolve_type(node: TypeNode, scope: Scope, *, strict: bool = False) -> FeelType | None:
    """The type, or None if it cannot be mapped to the lattice; with `strict`, Any stands in for it."""
    try:
        return _resolve(node, scope)
    except UnknownType:
        return ANY if strict else None


def _resolve(node: TypeNode, scope: Scope) -> FeelType:
    parameters = tuple(_resolve(each, scope) for each in node.parameters)
    if node.result is not None:
        return FunctionType("function", parameters, _resolve(node.result, scope))
    if node.entries:
        return ContextType("context", dict(zip(node.entries, parameters, strict=True)))
    if parameters:
        if len(parameters) == 1 and node.name == "list":
            return ListType("list", parameters[0])
        if len(parameters) == 1 and node.name == "range":
            return RangeType("range", parameters[0])
        raise UnknownType(node.name)
    kind = resolve_simple(node.name, scope.types)
    if kind is None and node.name == "context" and node.bracketed:
        return ContextType("context", {})
    if kind is None:
        raise UnknownType(node.name)
    return kind
