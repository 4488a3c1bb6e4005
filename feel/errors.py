"""Everything FEEL raises or reports; texts live in `feel.messages`."""

from __future__ import annotations

from dataclasses import dataclass, field

from feel.messages import DEFAULT_LANGUAGE, text


class FeelError(Exception):
    """Base of all FEEL errors: a message key and its parameters, rendered on demand in a language."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        return text(self.key, self.params, lang)

    def __str__(self) -> str:
        return self.message("en")


class FeelSyntaxError(FeelError):
    """The text is no FEEL expression; `line` and `column` count from 1, `offset` from 0."""

    def __init__(
        self,
        key: str,
        source: str,
        offset: int,
        *,
        found: str = "",
        expected: str = "",
        suggestion: str | None = None,
    ) -> None:
        self.offset = offset
        self.line, self.column = line_and_column(source, offset)
        self.found = found
        self.expected = expected
        self.suggestion = suggestion
        params: dict[str, object] = {"found": found, "expected": expected}
        if suggestion is not None:
            key += "_near"
            params["suggestion"] = suggestion
        super().__init__(key, line=self.line, column=self.column, **params)


class FeelLimitExceeded(FeelError):
    """A bound of `Limits` was passed; evaluation stopped at once."""

    def __init__(self, bound: str, value: int) -> None:
        super().__init__(f"limit.{bound}", value=value)
        self.bound = bound
        self.value = value


class FeelRegistrationError(FeelError):
    """A host function was registered with a signature that makes no sense."""


@dataclass(frozen=True, slots=True)
class FeelWarning:
    """Why some part of an expression is null: the standard asks for null, people ask why."""

    key: str
    params: dict[str, object] = field(default_factory=dict)
    offset: int = 0
    line: int = 1
    column: int = 1

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        return text(self.key, self.params, lang)


def line_and_column(source: str, offset: int) -> tuple[int, int]:
    """The 1-based position that an editor shows for a 0-based offset."""
    before = source[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
