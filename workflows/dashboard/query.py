"""Queries that are shown beside their result: named parameters, portable, every one remembered.

``organization_as_of`` in a query is the register as it stood on ``:on``, with the columns the query names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import BigInteger, bindparam, text

from engine.persistence.session import Session
from engine.persistence.types import UtcTimestamp
from workflows.calendar.deadline import end_of_day
from workflows.registries.catalogue import catalogue
from workflows.registries.held import held, was_there
from workflows.registries.tables.base import LegalDate

_AS_OF: Final = re.compile(r"\b([a-z_]+)_as_of\b")
_WORD: Final = re.compile(r"[a-z_0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query as it was run."""

    sql: str
    parameters: Mapping[str, str]


@dataclass(slots=True)
class Reader:
    """Asks for the state of a day: ``:tenant``, ``:on``, ``:until`` (24:00 of it), ``more`` can be named."""

    session: Session
    on: date
    asked: list[Query] = field(default_factory=list)
    more: Mapping[str, int] = field(default_factory=dict)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query, which is kept."""
        sql = self._with(sql)
        until = end_of_day(self.on)
        values: dict[str, tuple[Any, Any]] = {
            "tenant": (self.session.tenant_id, None),
            "on": (self.on, LegalDate()),
            "until": (until, UtcTimestamp()),
            **{name: (value, BigInteger()) for name, value in self.more.items()},
        }
        used = {name: value for name, value in values.items() if re.search(rf":{name}\b", sql)}
        binds = [bindparam(name, value, type_=type_) for name, (value, type_) in used.items()]
        found = self.session.core.execute(text(sql).bindparams(*binds)).all()
        shown = {name: _shown(value) for name, (value, _) in used.items()}
        self.asked.append(Query(sql=" ".join(sql.split()), parameters=shown))
        return [tuple(row) for row in found]

    def _with(self, sql: str) -> str:
        """The query behind the registers as of the day that it reads."""
        names = sorted(set(_AS_OF.findall(sql)))
        if not names:
            return sql
        words = set(_WORD.findall(sql))
        return f"WITH {', '.join(self._as_of(name, words) for name in names)} {sql}"

    def _as_of(self, name: str, words: set[str]) -> str:
        register = catalogue()[name].register
        columns = [each.name for each in register.table.columns if each.name in words | {register.key}]
        shown = ", ".join(self._column(name, each) for each in columns if each != "tenant_id")
        there = was_there(register, "x")
        return f"{name}_as_of AS (SELECT {shown} FROM {name} x WHERE x.tenant_id = :tenant AND {there})"

    def _column(self, name: str, column: str) -> str:
        register = catalogue()[name].register
        return f"{held(register, 'x', column, is_sqlite=self.session.is_sqlite)} AS {column}"

    def number(self, sql: str) -> int:
        """The one number a query gives; nothing summed is nought."""
        rows = self.rows(sql)
        return int(rows[0][0] or 0)

    def numbers(self, sql: str) -> tuple[int, ...]:
        """The numbers of the one row a query gives."""
        return tuple(int(value or 0) for value in self.rows(sql)[0])


def _shown(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
