"""Keys in paths: digits that fit a column; anything else names nothing."""

from __future__ import annotations

from typing import Any

from werkzeug.exceptions import NotFound
from werkzeug.routing import BaseConverter

from api.fields import KEY_PATTERN
from engine.persistence.ids import LARGEST_ID


class KeyConverter(BaseConverter):
    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        found = int(value)
        if found > LARGEST_ID:
            raise NotFound()  # a ValidationError would have werkzeug say 405 where another method fits
        return found

    def to_url(self, value: Any) -> str:
        return str(value)


def key_schema(converter: KeyConverter) -> dict[str, Any]:
    """What the OpenAPI document says of it."""
    return {"type": "string", "pattern": KEY_PATTERN}


class TaskKeyConverter(BaseConverter):
    """A user task: its instance, and its number there."""

    regex = "[0-9]{1,19}-[0-9]{1,9}"

    def to_python(self, value: str) -> str:
        if int(value.partition("-")[0]) > LARGEST_ID:
            raise NotFound()  # a ValidationError would have werkzeug say 405 where another method fits
        return value


def task_key_schema(converter: TaskKeyConverter) -> dict[str, Any]:
    """What the OpenAPI document says of it."""
    return {"type": "string", "pattern": "^[0-9]{1,19}-[0-9]{1,9}$"}
