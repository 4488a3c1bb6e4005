"""What is wrong with a submission: one error per rule broken, by the path of the field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from forms.submission_messages import SENTENCES

#: ``("rows", 2, "name")``: keys, and numbers of rows from 0.
Path = tuple[str | int, ...]


class Failure(NamedTuple):
    """A rule a value breaks, before it is known where; ``text`` is the form's own sentence."""

    key: str
    params: Mapping[str, Any] = {}
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldError:
    """One thing wrong in a submission."""

    path: Path
    key: str
    params: Mapping[str, Any] = field(default_factory=dict)
    label: str = ""
    text: str = ""

    def message(self, lang: str = "zh-CN") -> str:
        """What is wrong and what would be right; the form's own sentence goes first."""
        if self.text:
            return self.text
        language = "en" if lang.lower().startswith("en") else "zh-CN"
        name = self.label or ".".join(str(part) for part in self.path)
        return SENTENCES[self.key][language].format(field=name, **self.params)

    def to_json(self, lang: str = "zh-CN") -> dict[str, Any]:
        """For an answer to a program."""
        return {
            "path": list(self.path),
            "key": self.key,
            "params": dict(self.params),
            "message": self.message(lang),
        }


@dataclass(frozen=True, slots=True)
class FormErrors:
    """A refused submission; never empty."""

    errors: tuple[FieldError, ...]

    def __iter__(self) -> Iterator[FieldError]:
        return iter(self.errors)

    def to_json(self, lang: str = "zh-CN") -> list[dict[str, Any]]:
        """Every error, in the order of the form."""
        return [error.to_json(lang) for error in self.errors]
