"""Pages by cursor: where the last page ended, not how many rows came before."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

import orjson

from engine.errors import InvalidCursor
from engine.persistence.session import Row

Item = TypeVar("Item")

#: Most rows of one page.
LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items, and the cursor of the next page (None: this was the last)."""

    items: list[Item]
    cursor: str | None = None


def page_of(
    rows: Sequence[Row], limit: int, make: Callable[[Row], Item], key: Callable[[Row], tuple[Any, ...]]
) -> Page[Item]:
    """The page of rows that were asked for with one more than ``limit``, to know whether there is a next."""
    shown = rows[:limit]
    cursor = _encode(key(shown[-1])) if len(rows) > limit else None
    return Page([make(row) for row in shown], cursor)


def checked_limit(limit: int) -> int:
    """``limit`` within bounds."""
    return max(1, min(limit, LIMIT))


def read_cursor(cursor: str | None, *types: type) -> tuple[Any, ...] | None:
    """The values of a cursor, of these types. Raises InvalidCursor for anything we did not write."""
    if cursor is None:
        return None
    try:
        values = orjson.loads(urlsafe_b64decode(cursor.encode()))
        if not isinstance(values, list) or len(values) != len(types):
            raise ValueError
        return tuple(_read(value, type_) for value, type_ in zip(values, types, strict=True))
    except (ValueError, TypeError) as error:
        raise InvalidCursor() from error


def _read(value: Any, wanted: type) -> Any:
    if wanted is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError
        return moment
    if type(value) is not wanted:
        raise TypeError
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise ValueError  # no column holds it
    if isinstance(value, str) and "\0" in value:
        raise ValueError
    return value


def _encode(values: tuple[Any, ...]) -> str:
    return urlsafe_b64encode(orjson.dumps(values)).decode()
