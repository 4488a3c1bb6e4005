"""One finding about a resource: which rule, where, why, and the way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from engine.bpmn.catalogue import RULES
from engine.bpmn.catalogue.phrase_messages import PHRASES
from engine.bpmn.catalogue.rule import Severity


class Phrase(NamedTuple):
    """A parameter of a problem that reads differently in each language."""

    zh: str
    en: str


def phrase(key: str, *parts: str) -> Phrase:
    """The phrase ``key`` of the catalogue with its parts filled in; an unknown key stands for itself."""
    zh, en = PHRASES.get(key, (key, key))
    return Phrase(zh.format(*parts), en.format(*parts)) if parts else Phrase(zh, en)


def phrases(keys: Iterable[str]) -> Phrase:
    """Several phrases as a list."""
    found = [phrase(key) for key in keys]
    return Phrase("、".join(item.zh for item in found), ", ".join(item.en for item in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A broken rule. ``line`` and ``column`` count from 1; ``element_type`` is the tag's local name."""

    rule: str
    element_id: str | None = None
    element_type: str | None = None
    line: int | None = None
    column: int | None = None
    resource: str | None = None
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """Errors refuse the deployment, warnings do not."""
        return RULES[self.rule].severity

    @property
    def is_error(self) -> bool:
        """Whether this problem refuses the deployment."""
        return self.severity == "error"

    def message(self, lang: str = "zh-CN") -> str:
        """What is wrong, in ``zh-CN`` or ``en``."""
        rule = RULES[self.rule]
        return _fill(rule.zh if lang == "zh-CN" else rule.en, self.params, lang)

    def way_out(self, lang: str = "zh-CN") -> str:
        """What to do about it, in ``zh-CN`` or ``en``."""
        rule = RULES[self.rule]
        return _fill(rule.zh_way_out if lang == "zh-CN" else rule.en_way_out, self.params, lang)

    def in_resource(self, name: str) -> Problem:
        """The same problem, found in the resource ``name`` of a deployment."""
        return replace(self, resource=name)

    def to_json(self, lang: str = "zh-CN") -> dict[str, Any]:
        """A JSON object for the API and the command line."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "resource": self.resource,
            "elementId": self.element_id,
            "elementType": self.element_type,
            "line": self.line,
            "column": self.column,
            "message": self.message(lang),
            "wayOut": self.way_out(lang),
        }

    def __str__(self) -> str:
        return self.text()

    def text(self, lang: str = "zh-CN") -> str:
        """One line: where, which element, which rule, what is wrong."""
        where = ":".join(str(part) for part in (self.resource, self.line, self.column) if part is not None)
        subject = f"{self.element_type or ''} {self.element_id or ''}".strip()
        return " ".join(part for part in (where, subject, f"[{self.rule}]", self.message(lang)) if part)


def _fill(template: str, params: Mapping[str, Any], lang: str) -> str:
    parts = {
        key: (value.zh if lang == "zh-CN" else value.en) if isinstance(value, Phrase) else value
        for key, value in params.items()
    }
    return template.format_map(_Blank(parts)).rstrip()


class _Blank(dict[str, Any]):
    """Shows a parameter that is absent as a dash, so that a message never fails."""

    def __missing__(self, key: str) -> str:
        return "—"
