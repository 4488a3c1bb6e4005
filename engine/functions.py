"""FEEL functions of the host: what expressions may call beside FEEL's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeVar

import feel

Function = TypeVar("Function", bound=Callable[..., object])
Parameters = Sequence[tuple[str, str, bool] | tuple[str, str]]


@cache
def function_registry() -> feel.FunctionRegistry:
    """The one registry of this process; compiled expressions refer to it."""
    return feel.FunctionRegistry()


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
