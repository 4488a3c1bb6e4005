"""Texts of a diagram that may be FEEL: compiled with the program, evaluated for a token."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import feel
from engine.spiff import timers
from engine.spiff.values import normalise


class StepFailure(Exception):
    """A token cannot go on until a person repairs something; becomes an incident.

    ``kind``, ``message_key`` and ``params`` are those of :class:`~engine.spiff.border.IncidentRaised`."""

    def __init__(self, kind: str, message_key: str, detail: str | None = None, **params: Any) -> None:
        super().__init__(message_key)
        self.kind = kind
        self.message_key = message_key
        self.params = params
        self.detail = detail


class Text:
    """A literal, or FEEL when it begins with ``=`` (the rule of the zeebe dialect)."""

    __slots__ = ("expression", "literal")

    def __init__(self, text: str, functions: Any, *, always_feel: bool = False) -> None:
        stripped = text.strip()
        self.literal: str | None = None
        self.expression: feel.Expression | None = None
        if stripped.startswith("="):
            self.expression = feel.compile_expression(stripped[1:].strip(), functions=functions)
        elif always_feel:
            self.expression = feel.compile_expression(stripped, functions=functions)
        else:
            self.literal = stripped

    @property
    def source(self) -> str:
        """The text as drawn, without the equals sign."""
        return (self.literal or "") if self.expression is None else self.expression.text

    def raw(self, context: Mapping[str, Any]) -> Any:
        """FEEL's value, or the literal."""
        if self.expression is None:
            return self.literal
        try:
            return self.expression.evaluate(context)
        except feel.FeelError as error:
            raise StepFailure(
                "expression", "incident.expression-failed", error.message("en"), expression=self.source
            ) from error

    def value(self, context: Mapping[str, Any]) -> Any:
        """The storable value."""
        if self.expression is None:
            return self.literal
        return normalise(self.raw(context))

    def string(self, context: Mapping[str, Any]) -> str | None:
        """The value as text; numbers are written plainly, null is None."""
        value = self.value(context)
        if value is None or isinstance(value, str):
            return value
        return feel.feel_string(value)

    def strings(self, context: Mapping[str, Any]) -> tuple[str, ...]:
        """A FEEL list of texts, or a literal with commas."""
        value = self.value(context)
        if value is None:
            return ()
        items = value if isinstance(value, list) else str(value).split(",")
        return tuple(dict.fromkeys(text for item in items if (text := str(item).strip())))

    def truth(self, context: Mapping[str, Any]) -> bool:
        """A condition's value. Raises StepFailure when it is neither true nor false.

        A condition over a missing variable is null in FEEL; to take that for false would send a case down the
        default path because of a misspelt name."""
        value = self.raw(context)
        if value is True or value is False:
            return bool(value)
        raise StepFailure(
            "expression",
            "incident.condition-not-boolean",
            self.explain(context),
            expression=self.source,
            value=feel.feel_string(value) if value is not None else "null",
        )

    def explain(self, context: Mapping[str, Any]) -> str:
        """FEEL's warnings on the way to the value, for whoever repairs the case."""
        if self.expression is None:
            return ""
        warnings: list[feel.FeelWarning] = []
        self.expression.evaluate(context, warnings=warnings)
        return "; ".join(warning.message("en") for warning in warnings)

    def moment(self, context: Mapping[str, Any], now: Any) -> Any:
        """A due date: a date and time, or a duration from now; None for null."""
        value = self.string(context)
        if value is None or value == "":
            return None
        try:
            return timers.due_at(value, now)
        except timers.BadTimer as error:
            raise StepFailure("timer", "incident.bad-timer", expression=self.source, value=value) from error
