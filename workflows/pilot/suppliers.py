"""The registered organisations of the demonstration: 210 of before, 20 new ones (DOMAIN.md E.2).

Their ids are fixed, so that posts in their units (``so-1001``) can be named before they are registered.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from workflows.registries.codes import body_check_character, unified_check_character
from workflows.registries.numbers import DIVISION
from workflows.registries.streets import streets

#: Organisations registered before the pilot, in what year the first of them; no detail of them is recorded.
EARLIER: Final = 210
_FIRST_YEAR: Final = 1996
_YEARS: Final = 11

_FIRST_EARLIER_ID: Final = 1001
_FIRST_NEW_ID: Final = 2001
FORMS: Final = {"社会团体": "ASSOCIATION", "民办非企业单位": "SERVICE_INSTITUTION"}
_PREFIXES: Final = {"ASSOCIATION": "51", "SERVICE_INSTITUTION": "52"}

#: Of the organisations of before, so many have people with accounts; the others do nothing in the record.
WITH_ACCOUNTS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """A registered organisation."""

    id: int
    name: str
    form: str
    street: str
    uscc: str
    registered_on: date
    #: the account of its operator; the legal representative's is this with ``_fr``
    account: str | None

    @property
    def unit(self) -> str:
        """The key of its unit: posts are ``so-operator:so-1001``."""
        return f"so-{self.id}"


@cache
def suppliers() -> tuple[Supplier, ...]:
    """Those of before, then the new ones, each in the order of its number."""
    return earlier_suppliers() + new_suppliers()


def supplier(number: int, *, is_new: bool = False) -> Supplier:
    """One by its number: 1 to 210 of before, 1 to 20 of the new ones. Raises IndexError."""
    found = new_suppliers() if is_new else earlier_suppliers()
    if number < 1:
        raise IndexError(number)
    return found[number - 1]


@cache
def earlier_suppliers() -> tuple[Supplier, ...]:
    """存量社会组织001…210: form, street and year are invented, since only their number is recorded."""
    return tuple(_earlier(number) for number in range(1, EARLIER + 1))


def _earlier(number: int) -> Supplier:
    form = "ASSOCIATION" if number % 3 == 0 else "SERVICE_INSTITUTION"
    codes = sorted(streets())
    return Supplier(
        id=_FIRST_EARLIER_ID + number - 1,
        name=f"存量社会组织{number:03d}",
        form=form,
        street=codes[number % len(codes)],
        uscc=_code(form, number + 20),
        registered_on=date(_FIRST_YEAR + number % _YEARS, 1 + number % 12, 1 + number % 28),
        account=f"so_cl{number:03d}" if number <= WITH_ACCOUNTS else None,
    )


@cache
def new_suppliers() -> tuple[Supplier, ...]:
    """The 20 registered since the pilot began, as recorded; the day within the month is invented."""
    codes = {street.name: code for code, street in streets().items()}
    text = (files("workflows.pilot") / "data" / "registrations_new20.csv").read_text("utf-8-sig")
    return tuple(_new(row, codes) for row in csv.reader(text.splitlines()[1:]))


def _new(row: list[str], codes: dict[str, str]) -> Supplier:
    number, street, form, month, uscc = int(row[0]), *row[1:]
    year, _, in_year = month.partition("-")
    return Supplier(
        id=_FIRST_NEW_ID + number - 1,
        name=f"{street}示例{form}{number:02d}",
        form=FORMS[form],
        street=codes[street],
        uscc=uscc,
        # a Monday to Friday of the middle of the month, whatever the month
        registered_on=_weekday(date(int(year), int(in_year), 8 + number % 14)),
        account=f"so_{number:03d}",
    )


def _weekday(day: date) -> date:
    return day if day.weekday() < 5 else date.fromordinal(day.toordinal() + 2)


def _code(form: str, number: int) -> str:
    """An invented unified code: the body begins with DEM0, which no organisation bears."""
    body = f"DEM0{number:04d}"
    first17 = f"{_PREFIXES[form]}{DIVISION}{body}{body_check_character(body)}"
    return first17 + unified_check_character(first17)
