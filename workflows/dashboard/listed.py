"""What a standing list is made of: its query, and the words of SQL that all of them share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

Row = tuple[Any, ...]
#: Judges the rows of a query that SQL alone cannot: gives rows of the list.
Judge = Callable[[Sequence[Row]], list[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list: its query, and the rules whose values the query names."""

    sql: str
    #: what it lists are events: ``what`` is their type, ``detail`` their data
    is_of_events: bool = False
    #: parameter -> rule
    rules: Mapping[str, str] = field(default_factory=dict)
    judge: Judge | None = None


NONE: Final = "CAST(NULL AS BIGINT)"


def text(number: str) -> str:
    """A number as text."""
    return f"CAST({number} AS VARCHAR(24))"


def yuan(cents: str) -> str:
    """An amount in whole yuan."""
    return text(f"CAST({cents} / 100 AS BIGINT)")


def share(part: str, whole: str) -> str:
    """``3/4 (75 %)``."""
    return f"{text(part)} || '/' || {text(whole)} || ' (' || {text(f'100 * ({part}) / ({whole})')} || ' %)'"


def rows_of(
    rest: str,
    *,
    at: str,
    what: str,
    who: str = "NULL",
    detail: str = "NULL",
    instance: str = NONE,
    register: str = "",
    entry: str = NONE,
) -> str:
    """The columns of a list, out of ``FROM …``."""
    of = f"'{register}'" if register else "NULL"
    return (
        f"SELECT {at} AS at, {instance} AS instance_id, {what} AS what, {who} AS who, {detail} AS detail,"
        f" {of} AS register, {entry} AS entry {rest}"
    )
