"""The options of a choice: written in the form, from a variable, or computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

#: Values of a multiple choice; more than this is no choice of a person.
MAX_CHOSEN = 2_000


class Options:
    """Values that may be chosen; asked often, made once."""

    __slots__ = ("_others", "_texts")

    def __init__(self, values: Iterable[Any]) -> None:
        texts, others = set(), []
        for value in values:
            if isinstance(value, str):
                texts.add(value)
            else:
                others.append(value)
        self._texts = frozenset(texts)
        self._others = others

    def __contains__(self, value: object) -> bool:
        if isinstance(value, str):
            return value in self._texts
        return any(is_same(value, other) for other in self._others)


def options_of(data: object) -> Options:
    """Options of a list as form-js reads it: plain values, or objects with label and value."""
    return Options(_values(data)) if isinstance(data, list) else Options(())


def _values(data: list[Any]) -> Iterable[Any]:
    for option in data:
        if _is_plain(option):
            yield option
        elif isinstance(option, Mapping):
            value = option.get("value")
            labelled = isinstance(option.get("label"), str) and option["label"]
            if _is_plain(value) or (labelled and isinstance(value, Mapping | list) and value):
                yield value


def _is_plain(value: object) -> bool:
    """Texts but the empty one, numbers, booleans."""
    return isinstance(value, bool | int | float) or (isinstance(value, str) and value != "")


def is_same(one: object, other: object) -> bool:
    """Equal as JSON: ``1`` is ``1.0`` and not ``true``."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(is_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return one == other
