"""The two durations of FEEL (10.3.2.3.7 and 10.3.2.3.8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from feel.values.numbers import CONTEXT, Number, canonical

NANOS = 1_000_000_000
#: Beyond these a duration could not join any two dates of FEEL's calendar.
MAX_NANOS = 10**27
MAX_MONTHS = 10**12

_DAYS = re.compile(
    r"(-?)P(?=[0-9T])(?:([0-9]{1,15})D)?"
    r"(?:T(?=[0-9])(?:([0-9]{1,15})H)?(?:([0-9]{1,15})M)?(?:([0-9]{1,15})(?:\.([0-9]{0,30}))?S)?)?"
)
_MONTHS = re.compile(r"(-?)P(?=[0-9])(?:([0-9]{1,12})Y)?(?:([0-9]{1,12})M)?")


@dataclass(frozen=True, slots=True)
class DaysDuration:
    """A days and time duration, in nanoseconds."""

    nanos: int

    @property
    def seconds(self) -> Number:
        """The whole duration as a number of seconds, value_dtd of the standard."""
        return canonical(CONTEXT.divide(Decimal(self.nanos), NANOS))

    def parts(self) -> tuple[int, int, int, int, int]:
        """Days, hours, minutes, seconds and nanoseconds, all with the duration's sign."""
        sign = -1 if self.nanos < 0 else 1
        seconds, nanos = divmod(abs(self.nanos), NANOS)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        days, hours = divmod(hours, 24)
        return sign * days, sign * hours, sign * minutes, sign * seconds, sign * nanos

    def __str__(self) -> str:
        if self.nanos == 0:
            return "PT0S"
        days, hours, minutes, seconds, nanos = (abs(part) for part in self.parts())
        clock = f"{hours}H" * bool(hours) + f"{minutes}M" * bool(minutes)
        if seconds or nanos:
            clock += f"{seconds}{fraction(nanos)}S"
        sign = "-" if self.nanos < 0 else ""
        return f"{sign}P{f'{days}D' * bool(days)}{f'T{clock}' if clock else ''}"


@dataclass(frozen=True, slots=True)
class MonthsDuration:
    """A years and months duration, in months."""

    months: int

    def parts(self) -> tuple[int, int]:
        """Years and months, both with the duration's sign."""
        sign = -1 if self.months < 0 else 1
        years, months = divmod(abs(self.months), 12)
        return sign * years, sign * months

    def __str__(self) -> str:
        if self.months == 0:
            return "P0M"
        years, months = (abs(part) for part in self.parts())
        return f"{'-' if self.months < 0 else ''}P{f'{years}Y' * bool(years)}{f'{months}M' * bool(months)}"


def fraction(nanos: int) -> str:
    """The fraction of a second as it is written, without trailing zeros."""
    return f".{nanos:09}".rstrip("0") if nanos else ""


def nanos_of(digits: str | None) -> int:
    """The nanoseconds a written fraction stands for; finer digits are cut off."""
    return int(digits[:9].ljust(9, "0")) if digits else 0


def parse_duration(text: str) -> DaysDuration | MonthsDuration | None:
    """The lexical spaces of xs:dayTimeDuration and xs:yearMonthDuration; None for anything else."""
    if match := _MONTHS.fullmatch(text):
        sign, years, months = match.groups()
        total = int(years or 0) * 12 + int(months or 0)
        return months_duration(-total if sign else total)
    if match := _DAYS.fullmatch(text):
        sign, days, hours, minutes, seconds, digits = match.groups()
        whole = ((int(days or 0) * 24 + int(hours or 0)) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
        nanos = whole * NANOS + nanos_of(digits)
        return days_duration(-nanos if sign else nanos)
    return None


def days_duration(nanos: int) -> DaysDuration | None:
    """A duration of so many nanoseconds, or None out of range."""
    return DaysDuration(nanos) if abs(nanos) <= MAX_NANOS else None


def months_duration(months: int) -> MonthsDuration | None:
    """A duration of so many months, or None out of range."""
    return MonthsDuration(months) if abs(months) <= MAX_MONTHS else None
