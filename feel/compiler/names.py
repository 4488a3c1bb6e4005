"""Code for reading names."""

from __future__ import annotations

from typing import Any

from feel.compiler.scope import Code, Scope
from feel.evaluation import Evaluation
from feel.syntax import nodes
from feel.syntax.names import nearest
from feel.values.convert import ATOMS, UnknownHostValue, from_host
from feel.values.functions import Function
from feel.values.numbers import LIMIT

Frame = list[Any]


def compile_name(node: nodes.Name, scope: Scope) -> Code:
    """A name, looked up from the innermost level outwards (10.3.2.11)."""
    return _from_level(node.name, node.offset, scope, len(scope.levels) - 1)


def _from_level(name: str, offset: int, scope: Scope, index: int) -> Code:
    while index >= 0:
        level = scope.levels[index]
        if name in level.names:
            level.used.add(name)
            return slot_reader(level.names[name])
        if level.item_slot is not None:
            return _entry_reader(name, level.item_slot, _from_level(name, offset, scope, index - 1))
        index -= 1
    return variable_reader(name, offset, scope)


def slot_reader(slot: int) -> Code:
    def read_slot(frame: Frame) -> object:
        return frame[slot]

    return read_slot


def _entry_reader(name: str, slot: int, otherwise: Code) -> Code:
    """Inside a filter: an entry of the item if it has one of that name, else what the name means outside."""

    def read_entry(frame: Frame) -> object:
        item = frame[slot]
        if item.__class__ is dict and name in item:
            return item[name]
        return otherwise(frame)

    return read_entry


def variable_reader(name: str, offset: int, scope: Scope) -> Code:
    """A variable of the context, converted from the host's value; a function if there is none."""
    scope.variables.add(name)
    function = scope.function(name)
    missing = missing_reader(name, offset, function, scope)

    def read_variable(frame: Frame) -> object:
        try:
            value = frame[0][name]
        except KeyError:
            return missing(frame)
        kind = value.__class__
        if kind in ATOMS or (kind is int and -LIMIT < value < LIMIT):
            return value
        return convert(value, frame[1], offset)

    return read_variable


def missing_reader(name: str, offset: int, function: Function | None, scope: Scope) -> Code:
    """What a name that the context lacks stands for."""
    known = [*scope.declared, *scope.functions]

    def missing(frame: Frame) -> object:
        if function is not None:
            return function
        evaluation: Evaluation = frame[1]
        if evaluation.is_heard:
            suggestion = nearest(name, known)
            if suggestion is None:
                evaluation.warn("warn.unknown_variable", offset, name=name)
            else:
                evaluation.warn("warn.unknown_variable_near", offset, name=name, suggestion=suggestion)
        return None

    return missing


def convert(value: object, evaluation: Evaluation, offset: int) -> object:
    """A host's value as FEEL's; what FEEL cannot hold is null with a warning."""
    cache = evaluation.converted
    if cache is None:
        cache = evaluation.converted = {}
    known = cache.get(id(value))
    if known is not None:
        return known[1]
    try:
        converted = from_host(value)
        # Keeping the original alive keeps its identity from being given to another.
        cache[id(value)] = (value, converted)
        return converted
    except UnknownHostValue as unknown:
        evaluation.warn("warn.host_value", offset, type=str(unknown))
    except ArithmeticError:
        evaluation.warn("warn.overflow", offset)
    return None
