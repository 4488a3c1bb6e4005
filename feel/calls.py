"""Calling functions by position and by name (Table 63), and the host's registry of functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from feel.errors import FeelError, FeelLimitExceeded, FeelRegistrationError
from feel.evaluation import Evaluation, Refusal
from feel.signatures import Builtin
from feel.types import ANY, SIMPLE_TYPES, FeelType, coerce, kind_of
from feel.values.convert import UnknownHostValue, from_host
from feel.values.functions import Function, HostFunction, Parameter


def call(
    function: object,
    arguments: list[object],
    names: Sequence[str] | None,
    evaluation: Evaluation,
    offset: int,
) -> object:
    """Call a value with arguments; whatever is wrong with that becomes null and a warning."""
    try:
        if isinstance(function, Builtin):
            evaluation.steps -= 1
            if names is None:
                return function.call(evaluation, arguments)
            return function.call_named(evaluation, names, arguments)
        if isinstance(function, Function):
            return _call_function(function, arguments, names, evaluation)
        raise Refusal("warn.not_callable", type=kind_of(function))
    except Refusal as refusal:
        # An exception costs as much as several calls.
        evaluation.tick(3)
        evaluation.warn(refusal.key, offset, **refusal.params)
        return None


def _call_function(
    function: Function, arguments: list[object], names: Sequence[str] | None, evaluation: Evaluation
) -> object:
    bound = _by_position(function, arguments) if names is None else _by_name(function, names, arguments)
    for index, parameter in enumerate(function.parameters[: len(bound)]):
        if parameter.type is not ANY:
            bound[index] = _coerced(function, parameter, bound[index], evaluation)
    if evaluation.depth >= evaluation.limits.recursion:
        raise FeelLimitExceeded("recursion", evaluation.limits.recursion)
    evaluation.depth += 1
    evaluation.tick(2)
    try:
        result = function.call(evaluation, bound)
    except (FeelError, Refusal, RecursionError, MemoryError):
        raise
    except Exception as failure:
        # Only a host's function can fail so; it must not take the evaluation down.
        raise Refusal(
            "warn.host_failed", name=function.name, reason=f"{type(failure).__name__}: {failure}"
        ) from None
    finally:
        evaluation.depth -= 1
    return _result(function, result)


def _result(function: Function, result: object) -> object:
    if isinstance(function, HostFunction):
        try:
            result = from_host(result)
        except UnknownHostValue as unknown:
            raise Refusal("warn.host_value", type=str(unknown)) from None
    if function.returns is ANY or not isinstance(function, HostFunction):
        return result
    value, fits = coerce(result, function.returns)
    if not fits:
        raise Refusal(
            "warn.result", name=function.name, expected=str(function.returns), found=kind_of(result)
        )
    return value


def _by_position(function: Function, arguments: list[object]) -> list[object]:
    parameters = function.parameters
    if len(arguments) > len(parameters) or any(not each.optional for each in parameters[len(arguments) :]):
        raise Refusal("warn.arity", name=function.name, count=len(arguments))
    return arguments


def _by_name(function: Function, names: Sequence[str], arguments: list[object]) -> list[object]:
    known = [parameter.name for parameter in function.parameters]
    given = dict(zip(names, arguments, strict=True))
    for name in given:
        if name not in known:
            raise Refusal("warn.parameter", name=function.name, parameter=name)
    bound = [given.get(name) for name in known]
    while bound and function.parameters[len(bound) - 1].optional and known[len(bound) - 1] not in given:
        bound.pop()
    return bound


def _coerced(function: Function, parameter: Parameter, argument: object, evaluation: Evaluation) -> object:
    value, fits = coerce(argument, parameter.type, evaluation.tick)
    if not fits:
        raise Refusal(
            "warn.argument",
            name=function.name,
            parameter=parameter.name,
            expected=str(parameter.type),
            found=kind_of(argument),
        )
    return value


class FunctionRegistry:
    """Functions that an application adds to FEEL's own; they may also replace those.

    Fill it before compiling with it: compiled expressions keep the functions they found.
    """

    def __init__(self) -> None:
        self._functions: dict[str, HostFunction] = {}

    def register(
        self,
        name: str,
        func: Callable[..., object],
        params: Sequence[tuple[str, FeelType | str, bool] | tuple[str, FeelType | str]] = (),
        returns: FeelType | str = ANY,
    ) -> None:
        """Add a function under a FEEL name: parameters are (name, type) or (name, type, optional).

        `func` is called with FEEL values by position; what it raises becomes a warning and null.
        """
        parameters: list[Parameter] = []
        for each in params:
            optional = each[2] if len(each) == 3 else False
            if parameters and parameters[-1].optional and not optional:
                raise FeelRegistrationError(
                    "registry.signature", name=name, reason="a required parameter follows an optional one"
                )
            parameters.append(Parameter(each[0], _type(name, each[1]), optional))
        self._functions[name] = HostFunction(name, parameters, func, _type(name, returns))

    def get(self, name: str) -> HostFunction | None:
        return self._functions.get(name)

    def __contains__(self, name: object) -> bool:
        return name in self._functions

    def __iter__(self) -> Iterator[str]:
        return iter(self._functions)

    def __len__(self) -> int:
        return len(self._functions)


def _type(function: str, kind: FeelType | str) -> FeelType:
    if isinstance(kind, FeelType):
        return kind
    if kind in SIMPLE_TYPES:
        return SIMPLE_TYPES[kind]
    raise FeelRegistrationError("registry.signature", name=function, reason=f"unknown type {kind}")
