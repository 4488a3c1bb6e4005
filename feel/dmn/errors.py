"""What can be wrong with a DMN model or its evaluation: precise classes, messages from one catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from feel.dmn.messages import CATALOGUE, text
from feel.errors import FeelError
from feel.messages import DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a model: where, why, and what to do about it.

    `key` names the message; `cause` is a second message that knows more (a FEEL syntax error).
    """

    key: str
    element_id: str = ""
    line: int = 0
    params: Mapping[str, object] = field(default_factory=dict)
    cause: object = None

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """The sentence a person reads, in their language."""
        params = dict(self.params)
        if self.cause is not None:
            speak = getattr(self.cause, "message", None)
            params["cause"] = speak(lang) if callable(speak) else str(self.cause)
        return text(self.key, params, lang)

    def way_out(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """What to change so that the problem goes away; empty for what happens in an evaluation."""
        key = f"{self.key}.way-out"
        return text(key, self.params, lang) if key in CATALOGUE else ""

    def to_json(self, lang: str = DEFAULT_LANGUAGE) -> dict[str, object]:
        """The form an editor shows beside the element."""
        return {
            "key": self.key,
            "element": self.element_id,
            "line": self.line,
            "message": self.message(lang),
            "way_out": self.way_out(lang),
        }


class DmnError(FeelError):
    """A decision model cannot be read or evaluated."""

    key = "error"

    def __init__(self, **params: object) -> None:
        super().__init__(type(self).key, **params)

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """The sentence a person reads, in their language."""
        return text(self.key, self.params, lang)


class InvalidModel(DmnError):
    """The model has problems; all of them are listed."""

    key = "invalid-model"

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(count=len(self.problems))

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """The count, then a line per problem."""
        head = text(self.key, self.params, lang)
        lines = [
            f"- {problem.element_id or '—'}: {problem.message(lang)} {problem.way_out(lang)}".rstrip()
            for problem in self.problems
        ]
        return "\n".join([head, *lines])


class ModelTooLarge(DmnError):
    """The file is larger than the reader accepts."""

    key = "model-too-large"


class ModelTooDeep(DmnError):
    """Definitions refer to each other in a chain too long to follow."""

    key = "model-too-deep"


class NotXml(DmnError):
    """The file is not well-formed XML."""

    key = "not-xml"


class ForbiddenXml(DmnError):
    """The file declares a document type or entities, which DMN never needs."""

    key = "forbidden-xml"


class NotDmn(DmnError):
    """The root element is not DMN's `definitions` in a known version."""

    key = "not-dmn"


class UnknownDecision(DmnError):
    """The model has no decision of that name or id."""

    key = "unknown-decision"


class UnknownService(DmnError):
    """The model has no decision service of that name or id."""

    key = "unknown-service"


class UnknownKnowledge(DmnError):
    """The model has no business knowledge model of that name or id."""

    key = "unknown-knowledge"


class AmbiguousName(DmnError):
    """More than one element bears the name; the id says which is meant."""

    key = "ambiguous-name"
