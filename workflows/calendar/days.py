"""What a calendar day is, and the table of one year that says so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from workflows.errors import CalendarTableInvalid


class DayKind(StrEnum):
    """The four kinds of day of the register ``work_calendar``; make-up days (调休上班日) are working days."""

    WORK = "WORK"
    REST = "REST"
    HOLIDAY = "HOLIDAY"
    MAKEUP = "MAKEUP"

    @property
    def is_working(self) -> bool:
        return self in (DayKind.WORK, DayKind.MAKEUP)


@dataclass(frozen=True, slots=True)
class Day:
    """One day with its kind and, for holidays and make-up days, the occasion."""

    on: date
    kind: DayKind
    occasion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """What the State Council's notice says of one year: days off and make-up days; the rest follows the week.

    A notice may move days of the neighbouring years (a make-up Saturday on 31 December); they are kept with
    the notice that names them.
    """

    year: int
    source: str
    holidays: Mapping[date, str]
    makeup_days: Mapping[date, str]

    def __post_init__(self) -> None:
        for day in (*self.holidays, *self.makeup_days):
            if abs(day.year - self.year) > 1:
                raise CalendarTableInvalid(year=self.year, day=day.isoformat(), reason="other-year")
        for day in self.makeup_days:
            if day in self.holidays:
                raise CalendarTableInvalid(year=self.year, day=day.isoformat(), reason="both")
            if day.weekday() < 5:
                raise CalendarTableInvalid(year=self.year, day=day.isoformat(), reason="weekday")
        object.__setattr__(self, "holidays", MappingProxyType(dict(self.holidays)))
        object.__setattr__(self, "makeup_days", MappingProxyType(dict(self.makeup_days)))

    @classmethod
    def from_json(cls, text: str | bytes) -> YearTable:
        """Read ``{"year": 2027, "source": …, "holidays": {"2027-01-01": "元旦"}, "makeup_days": {…}}``."""
        try:
            content = json.loads(text)
            return cls(
                year=int(content["year"]),
                source=str(content["source"]),
                holidays=_dates(content["holidays"]),
                makeup_days=_dates(content["makeup_days"]),
            )
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise CalendarTableInvalid(year="?", day=str(error), reason="format") from error


def _dates(days: Mapping[str, Any]) -> dict[date, str]:
    return {date.fromisoformat(day): str(occasion) for day, occasion in days.items()}
