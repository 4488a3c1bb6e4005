"""Values converted to the types a model states (DMN 1.5, 10.3.2.9.4)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from feel.dmn import model
from feel.dmn.border import feel_text
from feel.dmn.run import Evaluator, Run, shorten
from feel.types import ANY, BOOLEAN, DATE, NUMBER, STRING, FeelType, coerce
from feel.values.temporal import Date

Converter = Callable[[Any, Run], Any]

#: Types whose values are known by their class alone: nothing to convert, nothing to look into.
_CLASSES: dict[FeelType, frozenset[type]] = {
    NUMBER: frozenset({int, Decimal, type(None)}),
    STRING: frozenset({str, type(None)}),
    BOOLEAN: frozenset({bool, type(None)}),
    DATE: frozenset({Date, type(None)}),
}


def checked(evaluate: Evaluator, kind: FeelType, element: model.Element, name: str) -> Evaluator:
    """Convert results to a type, or make them null and say so."""
    if kind is ANY:
        return evaluate
    convert = converter(kind, element, name)
    return lambda scope, run: convert(evaluate(scope, run), run)


def converter(kind: FeelType, element: model.Element, name: str) -> Converter:
    """What makes a value fit a type; null, with a reason, where it cannot."""
    if kind is ANY:
        return lambda value, run: value

    def convert(value: Any, run: Run) -> Any:
        if value is None:
            return None
        result, fits = coerce(value, kind)
        if not fits:
            shown = shorten(value, feel_text)
            run.report("type-mismatch", element.id, element.line, name=name, value=shown, type=str(kind))
            return None
        return result

    classes = _CLASSES.get(kind) if type(kind) is FeelType else None
    if classes is None:
        return convert
    known = classes
    return lambda value, run: value if value.__class__ in known else convert(value, run)
