"""Fields that hold personal data: marked in the form editor, sealed before they become variables.

The mark is a custom property of the field, as the editor's properties panel writes it:
``"properties": {"gongzhi:personal": "identity-number"}``. Who starts or does something with such a form never
leaves the plain value in a variable or in history.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

PROPERTY: Final = "gongzhi:personal"
#: What a field may hold; each is masked in its own way.
KINDS: Final = frozenset({"identity-number", "phone", "address", "bank-account", "text"})
#: Fields that may be marked: what they hold is a text.
FIELDS: Final = frozenset({"textfield", "textarea"})

#: A path in a submission; ``*`` stands for every row.
Pattern = tuple[str, ...]


class Place(NamedTuple):
    """One value in a submission: the object or list that holds it, where in it, and its whole path."""

    holder: Any
    key: Any
    path: tuple[str | int, ...]

    @property
    def value(self) -> Any:
        return self.holder[self.key]

    def put(self, value: Any) -> None:
        self.holder[self.key] = value


def personal_kind(component: Mapping[str, Any]) -> str:
    """What kind of personal data a field holds; an empty text: none."""
    properties = component.get("properties")
    found = properties.get(PROPERTY) if isinstance(properties, Mapping) else None
    return "" if found is None else str(found)


def places(data: Any, pattern: Pattern, path: tuple[str | int, ...] = ()) -> Iterator[Place]:
    """Every value of a submission that a pattern leads to; nothing where the data have another shape."""
    head, *rest = pattern
    keys: list[str | int] = []
    if head == "*" and isinstance(data, list):
        keys = list(range(len(data)))
    elif isinstance(data, dict) and head in data:
        keys = [head]
    for key in keys:
        if rest:
            yield from places(data[key], tuple(rest), (*path, key))
        else:
            yield Place(data, key, (*path, key))
