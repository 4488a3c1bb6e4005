"""Functions that are parts of a model: boxed functions, business knowledge models, decision services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from feel.dmn.run import Evaluator, Run, Scope
from feel.evaluation import Evaluation
from feel.types import ANY, FeelType
from feel.values.functions import Function, Parameter


class ModelFunction(Function):
    """A function of the model; the evaluation that calls it is always a run of the model."""

    __slots__ = ("_body",)

    def __init__(
        self,
        name: str,
        parameters: Sequence[Parameter],
        returns: FeelType,
        body: Callable[[list[Any], Run], Any],
    ) -> None:
        super().__init__(name, parameters, returns)
        self._body = body

    def call(self, evaluation: Evaluation, arguments: list[object]) -> object:
        """Run the body; FEEL has bound and checked the arguments."""
        return self._body(arguments, evaluation if isinstance(evaluation, Run) else Run(evaluation.limits))


def scoped(names: Sequence[str], body: Evaluator, scope: Scope) -> Callable[[list[Any], Run], Any]:
    """A body that sees its parameters over the scope in which the function was defined."""

    def call(arguments: list[Any], run: Run) -> Any:
        inner = dict(scope)
        inner.update(zip(names, arguments, strict=True))
        return body(inner, run)

    return call


def refused(name: str, kind: str, element_id: str, count: int) -> ModelFunction:
    """Stands where an external function would be; calling it gives null and says why."""

    def call(_: list[Any], run: Run) -> Any:
        run.report("external-called", element_id, kind=kind)
        return None

    return ModelFunction(name, [Parameter(f"p{index}", ANY) for index in range(count)], ANY, call)
