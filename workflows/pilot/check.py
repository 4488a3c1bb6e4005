"""The dashboard beside the figures of the articles, each difference by name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from engine.persistence.session import Session
from workflows.dashboard.board import dashboard
from workflows.dashboard.figures import Figure, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One figure, or one part of it: as expected, and as found (None: the dashboard has no such figure)."""

    key: str
    label: Text
    part: str | None
    expected: str
    found: str | None

    @property
    def agrees(self) -> bool:
        return self.expected == self.found


def compare(session: Session, house: str) -> list[Comparison]:
    """Every expected figure of a house as of the day of its article. Raises KeyError for an unknown house."""
    expected = _expected()[house]
    found = {figure.key: figure for figure in dashboard(session, date.fromisoformat(expected["on"]))}
    return [
        comparison
        for key, wanted in expected["figures"].items()
        for comparison in _compare(key, wanted, found.get(key))
    ]


def checked_on(house: str) -> date:
    """The day of a house's article. Raises KeyError."""
    return date.fromisoformat(_expected()[house]["on"])


def _compare(key: str, wanted: dict[str, Any], found: Figure | None) -> Iterator[Comparison]:
    label = Text(zh=key, en=key) if found is None else found.label
    for name in ("value", "exact"):
        if name in wanted:
            value = None if found is None else getattr(found, name)
            yield Comparison(key=key, label=label, part=None, expected=wanted[name], found=value)
    parts = {} if found is None else {part.name: part.value for part in found.parts}
    # a part that nobody expects is a difference, too
    for name in dict.fromkeys((*wanted.get("parts", ()), *(parts if "parts" in wanted else ()))):
        expected = wanted["parts"].get(name, "—")
        yield Comparison(key=key, label=label, part=name, expected=expected, found=parts.get(name))


@cache
def _expected() -> dict[str, Any]:
    text = (files("workflows.pilot") / "data" / "expected.json").read_bytes()
    found: dict[str, Any] = json.loads(text)
    return found
