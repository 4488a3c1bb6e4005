"""The lattice of FEEL types, conformance and implicit conversion (10.3.2.9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from feel.values.durations import DaysDuration, MonthsDuration
from feel.values.ranges import Range
from feel.values.temporal import UTC_MIDNIGHT, Date, DateTime, Time

if TYPE_CHECKING:
    from feel.values.functions import Function


@dataclass(frozen=True, slots=True)
class FeelType:
    """A node of the lattice; the plain class stands for the simple types by their names."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class ListType(FeelType):
    """list<element>"""

    element: FeelType

    def __str__(self) -> str:
        return f"list<{self.element}>"


@dataclass(frozen=True, slots=True)
class RangeType(FeelType):
    """range<element>"""

    element: FeelType

    def __str__(self) -> str:
        return f"range<{self.element}>"


@dataclass(frozen=True, slots=True, eq=False)
class ContextType(FeelType):
    """context<name: type, …>; values may have more entries. `entries` may be filled late, for recursion."""

    entries: dict[str, FeelType]

    def __str__(self) -> str:
        if self.name != "context":
            return self.name
        return f"context<{', '.join(f'{key}: {kind}' for key, kind in self.entries.items())}>"


@dataclass(frozen=True, slots=True)
class FunctionType(FeelType):
    """function<parameters> -> result"""

    parameters: tuple[FeelType, ...]
    result: FeelType

    def __str__(self) -> str:
        return f"function<{', '.join(map(str, self.parameters))}>->{self.result}"


@dataclass(frozen=True, slots=True, eq=False)
class ConstrainedType(FeelType):
    """Some values of `base`: an item definition with allowed values (DMN 1.5, 7.3.2)."""

    base: FeelType
    allows: Callable[[object], bool]


ANY = FeelType("Any")
NULL = FeelType("Null")
NUMBER = FeelType("number")
STRING = FeelType("string")
BOOLEAN = FeelType("boolean")
DATE = FeelType("date")
TIME = FeelType("time")
DATE_TIME = FeelType("date and time")
DAYS_DURATION = FeelType("days and time duration")
MONTHS_DURATION = FeelType("years and months duration")
LIST = ListType("list", ANY)
CONTEXT = ContextType("context", {})

SIMPLE_TYPES: dict[str, FeelType] = {
    kind.name: kind
    for kind in (ANY, NULL, NUMBER, STRING, BOOLEAN, DATE, TIME, DATE_TIME, DAYS_DURATION, MONTHS_DURATION)
}
#: Spellings that models carry over from XML Schema and older editors.
SIMPLE_TYPES |= {
    "any": ANY,
    "dateTime": DATE_TIME,
    "dayTimeDuration": DAYS_DURATION,
    "yearMonthDuration": MONTHS_DURATION,
}

_KINDS: dict[type, FeelType] = {
    type(None): NULL,
    bool: BOOLEAN,
    int: NUMBER,
    Decimal: NUMBER,
    str: STRING,
    Date: DATE,
    Time: TIME,
    DateTime: DATE_TIME,
    DaysDuration: DAYS_DURATION,
    MonthsDuration: MONTHS_DURATION,
}

#: How deep types are followed; a value nested deeper is taken as it is.
_DEPTH = 32


def kind_of(value: object) -> str:
    """The name of a value's kind without its parts: “number”, “list”, “function” …"""
    simple = _KINDS.get(value.__class__)
    if simple is not None:
        return "null" if simple is NULL else simple.name
    if isinstance(value, list):
        return "list"
    if isinstance(value, dict):
        return "context"
    if isinstance(value, Range):
        return "range"
    return "function"


def type_of(value: object) -> FeelType:
    """The type of a value; lists and contexts are looked into."""
    return _type_of(value, 0, {})


def _type_of(value: object, depth: int, known: dict[int, FeelType]) -> FeelType:
    simple = _KINDS.get(value.__class__)
    if simple is not None:
        return simple
    if depth > _DEPTH:
        return ANY
    if id(value) in known:
        return known[id(value)]
    kind: FeelType
    if isinstance(value, list):
        kinds = {_type_of(item, depth + 1, known) for item in value[:1000]}
        kind = ListType("list", kinds.pop() if len(kinds) == 1 else ANY)
    elif isinstance(value, dict):
        entries = {key: _type_of(item, depth + 1, known) for key, item in value.items()}
        kind = ContextType("context", entries)
    elif isinstance(value, Range):
        kind = RangeType(
            "range", _type_of(value.end if value.start is None else value.start, depth + 1, known)
        )
    else:
        kind = function_type(value)  # type: ignore[arg-type]
    known[id(value)] = kind
    return kind


def function_type(function: Function) -> FunctionType:
    """The signature of a function as a type."""
    return FunctionType("function", tuple(each.type for each in function.parameters), function.returns)


def type_name(value: object) -> str:
    """The type of a value as FEEL writes it."""
    return str(type_of(value))


def is_subtype(one: FeelType, other: FeelType, depth: int = 0) -> bool:
    """Conformance between types, `one <: other` (10.3.2.9.2)."""
    if one is other or other is ANY or one is NULL or depth > _DEPTH:
        return True
    if isinstance(one, ConstrainedType):
        return is_subtype(one.base, other, depth + 1)
    if isinstance(other, ListType):
        return isinstance(one, ListType) and is_subtype(one.element, other.element, depth + 1)
    if isinstance(other, RangeType):
        return isinstance(one, RangeType) and is_subtype(one.element, other.element, depth + 1)
    if isinstance(other, ContextType):
        return isinstance(one, ContextType) and all(
            key in one.entries and is_subtype(one.entries[key], kind, depth + 1)
            for key, kind in other.entries.items()
        )
    if isinstance(other, FunctionType):
        return (
            isinstance(one, FunctionType)
            and len(one.parameters) == len(other.parameters)
            and all(
                is_subtype(theirs, ours, depth + 1)
                for ours, theirs in zip(one.parameters, other.parameters, strict=True)
            )
            and is_subtype(one.result, other.result, depth + 1)
        )
    return one == other


Charge = Callable[[int], None]


class _Walk:
    """One walk through a value: what it found to fit already, and whom to charge for its length."""

    __slots__ = ("charge", "fitting")

    def __init__(self, charge: Charge | None) -> None:
        self.charge = charge
        # Values may share parts without end; a part is looked at once per type.
        self.fitting: set[tuple[int, int]] = set()

    def fits(self, value: object, kind: FeelType, depth: int = 0) -> bool:
        if kind is ANY or value is None or depth > _DEPTH * 2:
            return True
        simple = _KINDS.get(value.__class__)
        if simple is not None and simple is kind:
            return True
        if isinstance(kind, ConstrainedType):
            return self.fits(value, kind.base, depth + 1) and kind.allows(value)
        if isinstance(kind, FunctionType):
            return kind_of(value) == "function" and is_subtype(type_of(value), kind)
        if simple is not None:
            return False
        key = (id(value), id(kind))
        if key in self.fitting:
            return True
        found = self.compound(value, kind, depth + 1)
        if found:
            self.fitting.add(key)
        return found

    def compound(self, value: object, kind: FeelType, depth: int) -> bool:
        if isinstance(kind, ListType):
            if not isinstance(value, list):
                return False
            if self.charge is not None:
                self.charge(1 + (len(value) >> 2))
            return kind.element is ANY or all(self.fits(item, kind.element, depth) for item in value)
        if isinstance(kind, ContextType):
            return isinstance(value, dict) and all(
                key in value and self.fits(value[key], entry, depth) for key, entry in kind.entries.items()
            )
        return (
            isinstance(kind, RangeType)
            and isinstance(value, Range)
            and self.fits(value.start, kind.element, depth)
            and self.fits(value.end, kind.element, depth)
        )


def conforms(value: object, kind: FeelType, charge: Charge | None = None) -> bool:
    """Whether a value may stand where the type is expected; null may stand anywhere.

    `charge` is told how long the lists are that have to be looked through.
    """
    return kind is ANY or value is None or _Walk(charge).fits(value, kind)


def is_instance(value: object, kind: FeelType, charge: Charge | None = None) -> bool:
    """The operator `instance of`: null is an instance of Null alone (Table 61)."""
    if value is None:
        return kind is NULL
    return conforms(value, kind, charge)


def coerce(value: object, kind: FeelType, charge: Charge | None = None) -> tuple[object, bool]:
    """The value converted to the type, and whether it could be (10.3.2.9.4).

    Conversions: to and from a singleton list, and a date to UTC midnight of that day.
    """
    if conforms(value, kind, charge):
        return value, True
    if isinstance(kind, ConstrainedType):
        converted, fits = coerce(value, kind.base, charge)
        return (converted, True) if fits and kind.allows(converted) else (None, False)
    if isinstance(kind, FunctionType):
        return (value, True) if _may_be(value, kind) else (None, False)
    if isinstance(value, list) and len(value) == 1 and not isinstance(kind, ListType):
        return coerce(value[0], kind, charge) if not isinstance(value[0], list) else (None, False)
    if kind is DATE_TIME and isinstance(value, Date):
        return DateTime(value, UTC_MIDNIGHT), True
    if isinstance(kind, ListType) and not isinstance(value, list):
        item, fits = coerce(value, kind.element, charge)
        return ([item], True) if fits else (None, False)
    return None, False


def _may_be(value: object, kind: FunctionType) -> bool:
    """Whether a function may stand for the type: what its signature leaves open is not held against it."""
    if kind_of(value) != "function":
        return False
    signature = function_type(value)  # type: ignore[arg-type]
    return (
        len(signature.parameters) == len(kind.parameters)
        and all(
            mine is ANY or is_subtype(wanted, mine)
            for mine, wanted in zip(signature.parameters, kind.parameters, strict=True)
        )
        and (signature.result is ANY or is_subtype(signature.result, kind.result))
    )


def resolve_simple(name: str, named: Mapping[str, FeelType]) -> FeelType | None:
    """The type of that name: one of the model's, else a built-in one."""
    return named.get(name) or SIMPLE_TYPES.get(name)
