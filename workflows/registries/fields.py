"""What the values of register entries must be, said once for each register."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from workflows.errors import EntryIncomplete, StatusNotReachable

Transitions = Mapping[str, Collection[str]]


def one_of(register: str, field: str, value: object, allowed: Collection[str]) -> None:
    """Raises EntryIncomplete for a value outside the enumeration."""
    if value not in allowed:
        raise EntryIncomplete(register=register, field=field)


def needed(register: str, **values: Any) -> None:
    """Raises EntryIncomplete for the first value that is empty."""
    for field, value in values.items():
        if value is None or (isinstance(value, str) and not value.strip()):
            raise EntryIncomplete(register=register, field=field)


def reachable(name: str, transitions: Transitions, old: str, new: str) -> None:
    """Raises StatusNotReachable when one state does not lead to the other."""
    if new not in transitions.get(old, ()):
        raise StatusNotReachable(name=name, old=old, new=new)
