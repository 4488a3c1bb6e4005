"""The summary of a user task in lists: which variables it shows (``gongzhi:summary``) and their values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

#: (label, path of a variable)
Labels = tuple[tuple[str, str], ...]

PROPERTY: Final = "gongzhi:summary"
FIELDS_AT_MOST: Final = 3
_LENGTH: Final = 100


@lru_cache(maxsize=1024)
def labels(text: str) -> Labels:
    """``Applicant: applicant.name, amount``; commas and colons of both scripts."""
    found = []
    for part in re.split(r"[,，、]", text):
        label, _, path = part.replace("：", ":").rpartition(":")
        if path.strip():
            found.append((label.strip() or path.strip(), path.strip()))
    return tuple(found[:FIELDS_AT_MOST])


def summarise(wanted: Labels, context: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """The values as they are now; what is not there yet, or is not a plain value, is left out."""
    return tuple((label, value) for label, path in wanted if (value := _value(context, path)) is not None)


def _value(context: Mapping[str, Any], path: str) -> Any:
    found: Any = context
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return found if len(found) <= _LENGTH else found[: _LENGTH - 1] + "…"
    if isinstance(found, list):
        return _value({"": "、".join(item for item in found if isinstance(item, str)) or None}, "")
    return None if isinstance(found, Mapping) else found
