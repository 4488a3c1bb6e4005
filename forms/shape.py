"""The marshmallow schema of a scope: which keys there are, and what each value must be by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields

from forms.errors import Failure, Path
from forms.kinds import Check
from forms.tree import Keys, Leaf, Rows, Scope

MAX_ROWS = 1_000

_UNKNOWN = Failure("field-unknown")
_NOT_OBJECT = Failure("rows-object")
_NOT_LIST = Failure("rows-list")
_TOO_MANY = Failure("rows-too-many", {"limit": MAX_ROWS})


class _Value(fields.Field[Any]):
    """Any JSON value that passes a check; loaded as it is."""

    def __init__(self, check: Check | None) -> None:
        super().__init__(allow_none=True)
        self._check = check

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        failure = self._check(value) if self._check is not None else None
        if failure is not None:
            raise ValidationError([failure])
        return value


class _Rows(fields.List[Any]):
    """Rows, not too many of them."""

    default_error_messages = {"invalid": _NOT_LIST}  # type: ignore[dict-item]

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:
        if isinstance(value, list) and len(value) > MAX_ROWS:
            raise ValidationError([_TOO_MANY])
        return super()._deserialize(value, attr, data, **kwargs)


class _Scope(Schema):
    error_messages = {"unknown": _UNKNOWN, "type": _NOT_OBJECT}  # type: ignore[dict-item]

    class Meta:
        unknown = RAISE


def shape_of(scope: Scope) -> Schema:
    """The schema of the root or of one row."""
    tree: dict[str, Any] = {}
    for path in sorted(scope.containers, key=len):
        _branch(tree, path)
    for entry in scope.entries:
        _branch(tree, entry.path[:-1])[entry.path[-1]] = _field(entry)
    return _schema(tree)


def _branch(tree: dict[str, Any], path: Keys) -> dict[str, Any]:
    for key in path:
        tree = tree.setdefault(key, {})
    return tree


def _field(entry: Leaf | Rows) -> fields.Field[Any]:
    if isinstance(entry, Rows):
        return _Rows(fields.Nested(shape_of(entry.scope)), allow_none=True)
    return _Value(entry.check)


def _schema(tree: Mapping[str, Any]) -> Schema:
    """Attributes have names of their own: a field may be called like a method of Schema."""
    attributes: dict[str, Any] = {}
    for index, (key, branch) in enumerate(tree.items()):
        one = fields.Nested(_schema(branch), allow_none=True) if isinstance(branch, dict) else branch
        one.data_key = one.attribute = key
        attributes[f"field_{index}"] = one
    made: Schema = type("FormScope", (_Scope,), attributes)()
    return made


def failures(messages: Any, path: Path = ()) -> Iterator[tuple[Path, Failure]]:
    """marshmallow's nested messages, flat."""
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from failures(inner, path if key == "_schema" else (*path, key))
    elif isinstance(messages, Failure):
        yield path, messages
    else:
        for message in messages:
            yield path, message if isinstance(message, Failure) else _NOT_OBJECT
