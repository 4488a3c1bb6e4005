"""FEEL functions of the host: what expressions may call beside FEEL's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeVar

import feel
from engine import clock

Function = TypeVar("Function", bound=Callable[..., object])
Parameters = Sequence[tuple[str, str, bool] | tuple[str, str]]


@cache
def function_registry() -> feel.FunctionRegistry:
    """The one registry of this process; compiled expressions refer to it.

    ``now()`` and ``today()`` are those of :mod:`engine.clock`, in its zone, instead of the machine's.
    """
    registry = feel.FunctionRegistry()
    registry.register("now", lambda: feel.from_host(clock.local_now()), (), "date and time")
    registry.register("today", lambda: feel.from_host(clock.local_now().date()), (), "date")
    return registry


def feel_function(
    *names: str, params: Parameters = (), returns: str = "Any"
) -> Callable[[Function], Function]:
    """Register a function under its FEEL names (Chinese and English alike).

    ``params`` are (name, FEEL type) or (name, FEEL type, optional). The function must be pure but for
    :func:`engine.clock.now`; what it raises becomes a warning and null.
    """

    def register(function: Function) -> Function:
        for name in names:
            function_registry().register(name, function, params, returns)
        return function

    return register
