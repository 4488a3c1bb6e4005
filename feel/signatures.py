"""How a built-in declares its signatures, and how its arguments are checked against them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from feel import types
from feel.evaluation import Evaluation, Refusal
from feel.types import FeelType, kind_of
from feel.values.durations import DaysDuration, MonthsDuration
from feel.values.functions import Function, Parameter
from feel.values.ranges import Range
from feel.values.temporal import Date, DateTime, Time

_CLASSES: dict[str, tuple[type, ...]] = {
    "number": (int, Decimal),
    "string": (str,),
    "boolean": (bool,),
    "list": (list,),
    "context": (dict,),
    "date": (Date,),
    "time": (Time,),
    "date and time": (DateTime,),
    "days and time duration": (DaysDuration,),
    "years and months duration": (MonthsDuration,),
    "range": (Range,),
    "null": (type(None),),
}


@dataclass(frozen=True, slots=True)
class Domain:
    """One parameter: its name, what it accepts (None: anything), and what it is called in warnings."""

    name: str
    classes: frozenset[type] | None
    label: str
    optional: bool
    repeats: bool

    def admit(self, value: object) -> tuple[object, bool]:
        """The argument, converted from or to a singleton list if need be, and whether it fits."""
        classes = self.classes
        if classes is None or value.__class__ in classes:
            return value, True
        if Function in classes and isinstance(value, Function):
            return value, True
        if list in classes:
            return ([value], True) if value is not None else (None, False)
        if value.__class__ is list and len(value) == 1 and value[0].__class__ in classes:
            return value[0], True
        return None, False


@dataclass(frozen=True, slots=True)
class Signature:
    domains: tuple[Domain, ...]
    func: Callable[..., object]
    required: int

    def takes(self, count: int) -> bool:
        """Whether so many positional arguments fit."""
        if self.domains and self.domains[-1].repeats:
            return count >= self.required
        return self.required <= count <= len(self.domains)

    def call(self, name: str, evaluation: Evaluation, arguments: Sequence[object]) -> object:
        """Check the arguments and run."""
        domains = self.domains
        admitted = []
        for index, argument in enumerate(arguments):
            domain = domains[index] if index < len(domains) else domains[-1]
            value, fits = domain.admit(argument)
            if not fits:
                raise Refusal(
                    "warn.argument",
                    name=name,
                    parameter=domain.name,
                    expected=domain.label,
                    found=kind_of(argument),
                )
            admitted.append(value)
        return self.func(evaluation, *admitted)


class Builtin(Function):
    """A function of the standard; several signatures may share its name."""

    __slots__ = ("signatures",)

    def __init__(self, name: str) -> None:
        super().__init__(name, ())
        self.signatures: list[Signature] = []

    def add(self, signature: Signature) -> None:
        if not self.signatures:
            self.parameters = tuple(
                Parameter(each.name, _feel_type(each.label), each.optional) for each in signature.domains
            )
        self.signatures.append(signature)

    def call(self, evaluation: Evaluation, arguments: list[object]) -> object:
        """By position: the first signature that takes these arguments."""
        refusal: Refusal | None = None
        for signature in self.signatures:
            if signature.takes(len(arguments)):
                try:
                    return signature.call(self.name, evaluation, arguments)
                except Refusal as caught:
                    refusal = refusal or caught
        raise refusal or Refusal("warn.arity", name=self.name, count=len(arguments))

    def call_named(self, evaluation: Evaluation, names: Sequence[str], arguments: Sequence[object]) -> object:
        """By name: the signature that knows all the names; what is not given is null."""
        given = dict(zip(names, arguments, strict=True))
        refusal: Refusal | None = None
        for signature in self.signatures:
            known = [domain.name for domain in signature.domains]
            if not given.keys() <= set(known):
                continue
            values = [given.get(name) for name in known]
            while len(values) > signature.required and known[len(values) - 1] not in given:
                values.pop()
            try:
                return signature.call(self.name, evaluation, values)
            except Refusal as caught:
                refusal = refusal or caught
        raise refusal or Refusal("warn.parameter", name=self.name, parameter=", ".join(names))


BUILTINS: dict[str, Builtin] = {}


def builtin(name: str, parameters: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Declare a signature: “name: type, other?: type|null, rest...: type”; “any” accepts null too."""
    domains = tuple(_domain(part.strip()) for part in parameters.split(",")) if parameters else ()

    def declare(func: Callable[..., object]) -> Callable[..., object]:
        required = sum(1 for domain in domains if not domain.optional)
        BUILTINS.setdefault(name, Builtin(name)).add(Signature(domains, func, required))
        return func

    return declare


def _domain(text: str) -> Domain:
    name, _, label = (part.strip() for part in text.partition(":"))
    optional, repeats = name.endswith("?"), name.endswith("...")
    name = name.rstrip("?.")
    if label == "any":
        return Domain(name, None, label, optional, repeats)
    classes: set[type] = set()
    for kind in label.split("|"):
        classes.update((Function,) if kind == "function" else _CLASSES[kind])
    return Domain(name, frozenset(classes), label.replace("|", " / "), optional, repeats)


def _feel_type(label: str) -> FeelType:
    if label == "list":
        return types.LIST
    return types.SIMPLE_TYPES.get(label, types.ANY)
