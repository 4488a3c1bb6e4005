"""Values converted to the types a model states (DMN 1.5, 10.3.2.9.4)."""

from __future__ import annotations

from typing import Any

from feel.dmn import model
from feel.dmn.border import feel_text
from feel.dmn.run import Evaluator, Run, Scope, shorten
from feel.types import ANY, FeelType, coerce


def checked(evaluate: Evaluator, kind: FeelType, element: model.Element, name: str) -> Evaluator:
    """Convert results to a type, or make them null and say so (10.3.2.9.4)."""
    if kind is ANY:
        return evaluate

    def evaluate_checked(scope: Scope, run: Run) -> Any:
        return convert(evaluate(scope, run), kind, element, name, run)

    return evaluate_checked


def convert(value: Any, kind: FeelType, element: model.Element, name: str, run: Run) -> Any:
    """A value as the type wants it; null, with a reason, where it does not fit."""
    if value is None or kind is ANY:
        return value
    result, fits = coerce(value, kind)
    if not fits:
        shown = shorten(value, feel_text)
        run.report("type-mismatch", element.id, element.line, name=name, value=shown, type=str(kind))
        return None
    return result
