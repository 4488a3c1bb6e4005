"""A draft of another version of a form: what this version still takes of it, and the rest in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from forms.compiled import CompiledForm
from forms.errors import Path
from forms.filled import Filled, filled_in

#: What a value that was typed for another field fails by. A draft may be too short, too large or not of the
#: pattern: its writer mends that.
_STRANGE: Final = frozenset(
    {
        "field-unknown", "field-text", "field-boolean", "field-number", "field-number-text",
        "field-option", "field-options", "field-files", "field-date", "field-time", "field-datetime",
        "rows-list", "rows-object",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A draft as another version of its form shows it."""

    variables: Mapping[str, Any]
    #: what has no place there any more, in the words of the form it was typed in
    left_out: Sequence[Filled]


def carried_over(form: CompiledForm, old_schema: Mapping[str, Any], variables: Mapping[str, Any]) -> Carried:
    """What of a draft fits into ``form``; nothing that was typed disappears unsaid."""
    strange = {path for path, failure in form.check_shape(variables) if failure.key in _STRANGE}
    if not strange:
        return Carried(variables=variables, left_out=())
    return Carried(
        variables=_without(variables, (), strange),
        left_out=_told(filled_in(old_schema, _only(variables, (), strange))),
    )


def _without(value: Any, path: Path, strange: set[Path]) -> Any:
    if isinstance(value, Mapping):
        return {
            key: _without(item, (*path, key), strange)
            for key, item in value.items()
            if (*path, key) not in strange
        }
    if isinstance(value, list):
        kept = [(index, item) for index, item in enumerate(value) if (*path, index) not in strange]
        return [_without(item, (*path, index), strange) for index, item in kept]
    return value


def _only(value: Any, path: Path, strange: set[Path]) -> Any:
    """The counterpart: what is strange, rows in their places."""
    if path in strange:
        return value
    if isinstance(value, Mapping):
        parts = {key: _only(item, (*path, key), strange) for key, item in value.items()}
        return {key: item for key, item in parts.items() if item not in (None, {}, [])}
    if isinstance(value, list):
        rows = [_only(item, (*path, index), strange) or {} for index, item in enumerate(value)]
        return rows if any(rows) else []
    return None


def _told(fields: Sequence[Filled]) -> list[Filled]:
    """Without lists whose rows say nothing."""
    return [each for each in fields if each.value is not None or any(each.rows)]
