"""The sub-districts of the pilot, by their demonstration codes (not official division codes)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workflows.errors import StreetUnknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    code: str
    name: str


@cache
def streets() -> Mapping[str, Street]:
    """All streets by code."""
    entries = json.loads((files("workflows.registries") / "streets.json").read_bytes())["streets"]
    return {entry["code"]: Street(code=entry["code"], name=entry["name"]) for entry in entries}


def street(code: str) -> Street:
    """Raises StreetUnknown."""
    try:
        return streets()[code]
    except KeyError:
        raise StreetUnknown(street=code) from None
