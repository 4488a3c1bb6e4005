"""Fields and schemas of the interface: camelCase outside, snake_case inside, keys as text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final

import marshmallow
from marshmallow import ValidationError, fields, validate

from api.messages import text
from engine.persistence.ids import LARGEST_ID

_KEY: Final = re.compile(r"[0-9]{1,19}")
_WHOLE: Final = re.compile("-?[0-9]{1,9}")
KEY_PATTERN: Final = "^[0-9]{1,19}$"

#: Characters of an id, name or key; the width of the columns behind them.
NAME_LENGTH: Final = 255
TEXT_LENGTH: Final = 10_000


def camel(name: str) -> str:
    """``due_at`` gives ``dueAt``."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


class Body(marshmallow.Schema):
    """What comes in: unknown members are refused, so that nothing is set that was not meant to be."""

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        if field_obj.data_key is None:
            field_obj.data_key = camel(field_name)


class Answer(Body):
    """What goes out: every member is always there, which a generated client may rely on."""

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        super().on_bind_field(field_name, field_obj)
        field_obj.required = True


class Key(fields.String):
    """An id of ours: digits as text, since JavaScript loses digits of large numbers."""

    def __init__(self, **more: Any) -> None:
        metadata = {"pattern": KEY_PATTERN, "example": "4503599627370497", **more.pop("metadata", {})}
        super().__init__(metadata=metadata, **more)

    def _serialize(self, value: Any, *args: Any, **more: Any) -> str | None:
        return None if value is None else str(value)

    def _deserialize(self, value: Any, *args: Any, **more: Any) -> Any:
        found = super()._deserialize(value, *args, **more)
        if not _KEY.fullmatch(found) or int(found) > LARGEST_ID:
            raise ValidationError(text("http.not-a-key"))
        return int(found)


def _storable(value: str) -> None:
    """No database column takes NUL, nor half of a character."""
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise ValidationError(text("http.not-storable"))


class Text(fields.String):
    """A text of at most ``limit`` characters that a database can store."""

    def __init__(self, *, limit: int = TEXT_LENGTH, least: int = 0, **more: Any) -> None:
        checks: list[Callable[[str], Any]] = [validate.Length(min=least or None, max=limit), _storable]
        super().__init__(validate=checks, **more)


class Name(Text):
    """An id, a name or a key."""

    def __init__(self, *, least: int = 1, **more: Any) -> None:
        super().__init__(limit=NAME_LENGTH, least=least, **more)


class Count(fields.Integer):
    """A whole number within bounds."""

    def __init__(self, least: int, most: int, **more: Any) -> None:
        super().__init__(strict=True, validate=validate.Range(least, most), **more)


class CountText(Count):
    """A whole number in a URL, where everything is text."""

    def _deserialize(self, value: Any, *args: Any, **more: Any) -> Any:
        is_number = isinstance(value, str) and _WHOLE.fullmatch(value) is not None
        return super()._deserialize(int(value) if is_number else value, *args, **more)


def of_our_time(value: date) -> None:
    """A day whose ends are instants, too."""
    if not date(1900, 1, 1) <= value <= date(2199, 12, 31):
        raise ValidationError("1900-01-01 … 2199-12-31")


class Moment(fields.AwareDateTime):
    """An instant, with its offset, that is one in every other zone, too; answers are in UTC."""

    def __init__(self, **more: Any) -> None:
        super().__init__(format="iso", **more)

    def _deserialize(self, value: Any, *args: Any, **more: Any) -> Any:
        found = super()._deserialize(value, *args, **more)
        of_our_time(found.date())
        return found


class Variables(fields.Dict):
    """Names and JSON values; what a process may store is checked by the engine."""

    def __init__(self, **more: Any) -> None:
        metadata = {"example": {"amount": 400, "urgent": False}, **more.pop("metadata", {})}
        super().__init__(keys=fields.String(), metadata=metadata, **more)


class PageRequest(Body):
    """Which part of a list."""

    limit = Count(1, 1000, load_default=20, metadata={"description": "Most items of the answer"})
    after = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Length(max=2000),
        metadata={"description": "`endCursor` of the page before"},
    )


class PageAnswer(Answer):
    """Where the next page begins."""

    cursor = fields.String(
        data_key="endCursor",
        allow_none=True,
        metadata={"description": "Give it as `after` for the next page; null: this was the last"},
    )


class Whole(fields.Nested):
    """The same object again, through a schema of its own."""

    def get_value(self, obj: Any, *args: Any, **more: Any) -> Any:
        return obj


def search_of(name: str, **filters: fields.Field[Any]) -> type[Body]:
    """The body of a search: ``{"filter": {…}, "page": {"limit": 20, "after": "…"}}``."""
    wanted = type(f"{name}Filter", (Body,), filters)
    members = {
        "filter": fields.Nested(wanted, load_default=dict),
        "page": fields.Nested(PageRequest, load_default=lambda: {"limit": 20, "after": None}),
    }
    return type(f"{name}Search", (Body,), members)


def page_of(name: str, item: type[Answer]) -> type[Answer]:
    """The answer to a search: ``{"items": […], "page": {"endCursor": …}}``."""
    members = {
        "items": fields.List(fields.Nested(item)),
        "page": Whole(PageAnswer),
    }
    return type(f"{name}Page", (Answer,), members)
