"""What somebody filled in, as people read it: labels for keys, the words of options for their codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from forms.components import CONTAINERS, INPUTS, LISTS, OPTIONS
from forms.options import is_same

#: Fields a reader wants as a list of files.
FILES: Final = "filepicker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A field with what is in it. ``value`` is a text, number, truth value or a list of texts; a list of rows
    has ``rows`` instead, and files have their ids as ``value``."""

    key: str
    label: str
    kind: str
    value: Any = None
    rows: Sequence[Sequence[Filled]] = ()
    #: of the group it stands in, which says whose name or number it is
    group: str | None = None
    #: id of what a personal field has sealed; ``value`` is its mask
    sealed: str | None = None


def filled_in(schema: Mapping[str, Any], variables: Mapping[str, Any]) -> list[Filled]:
    """The fields of a form that have something in them, in the order of the form."""
    return list(_fields(schema.get("components", ()), variables))


def _fields(
    components: Sequence[Mapping[str, Any]], data: Mapping[str, Any], group: str | None = None
) -> Iterator[Filled]:
    for component in components:
        kind, path = component.get("type"), component.get("path") or component.get("key")
        if kind in LISTS:
            yield from _list(component, data, group)
        elif kind in CONTAINERS:
            inner = _at(data, path) if path else data
            within = inner if isinstance(inner, Mapping) else {}
            yield from _fields(component.get("components", ()), within, _group(component) or group)
        elif kind in INPUTS:
            value = _at(data, component.get("key"))
            if value not in (None, "", []):
                yield Filled(
                    key=str(component["key"]),
                    label=_label(component),
                    kind=str(kind),
                    value=_spoken(component, value),
                    group=group,
                    sealed=_sealed(value),
                )


def _list(component: Mapping[str, Any], data: Mapping[str, Any], group: str | None) -> Iterator[Filled]:
    rows = _at(data, component.get("path"))
    if not isinstance(rows, list) or not rows:
        return
    read = [
        tuple(_fields(component.get("components", ()), row if isinstance(row, Mapping) else {}))
        for row in rows
    ]
    yield Filled(
        key=str(component["path"]),
        label=_label(component),
        kind="dynamiclist",
        rows=tuple(read),
        group=group,
    )


def _group(component: Mapping[str, Any]) -> str | None:
    """What a container is called; nothing for one that only places its fields."""
    label = str(component.get("label") or "")
    return label if label and not label.startswith("=") else None


def _label(component: Mapping[str, Any]) -> str:
    """An expression as a label says nothing here; its key does."""
    label = component.get("label") or component.get("dateLabel") or component.get("timeLabel") or ""
    return str(component.get("key") or component.get("path")) if not label or label.startswith("=") else label


def _spoken(component: Mapping[str, Any], value: Any) -> Any:
    if isinstance(value, Mapping):
        # a personal field is sealed; its mask is what may be shown
        return value.get("masked")
    options = component.get("values") if component.get("type") in OPTIONS else None
    if not isinstance(options, list):
        return value
    if isinstance(value, list):
        return [_word(options, each) for each in value]
    return _word(options, value)


def _sealed(value: Any) -> str | None:
    found = value.get("sealed") if isinstance(value, Mapping) else None
    return found if isinstance(found, str) else None


def _word(options: Sequence[Any], value: Any) -> Any:
    for option in options:
        if isinstance(option, Mapping) and is_same(option.get("value"), value):
            return option.get("label") or value
    return value


def _at(data: Any, path: Any) -> Any:
    for part in str(path or "").split("."):
        if not isinstance(data, Mapping):
            return None
        data = data.get(part)
    return data
