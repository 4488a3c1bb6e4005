"""How days, amounts and enumerations are written in official documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from json import loads
from typing import Any

from markupsafe import Markup, escape

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def day(value: object) -> str:
    """``2010年3月1日``; a day may come as ISO text. Raises ValueError for anything else."""
    on = value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
    return f"{on.year}年{on.month}月{on.day}日"


def yuan(value: object) -> str:
    """``12,345.60元``."""
    return f"{Decimal(str(value)):,.2f}元"


def capital_yuan(value: object) -> str:
    """The amount in capitals: ``壹万贰仟叁佰肆拾伍元陆角整``. Raises ValueError below zero."""
    cents = int((Decimal(str(value)) * 100).to_integral_value())
    if cents < 0:
        raise ValueError(value)
    whole, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    text = f"{_capital_integer(whole)}元" if whole else ""
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif fen and whole:
        text += "零"
    return text + (f"{_DIGITS[fen]}分" if fen else "整") if cents else "零元整"


def _capital_integer(number: int) -> str:
    text, is_gap = "", False
    digits = str(number)
    for position, digit in enumerate(digits):
        place = len(digits) - 1 - position
        if digit == "0":
            is_gap = True
        else:
            text += ("零" if is_gap and text else "") + _DIGITS[int(digit)] + _PLACES[place % 4]
            is_gap = False
        group = digits[max(0, position - 3) : position + 1]
        if place % 4 == 0 and place and int(digits[: position + 1][-4:] or group):
            text += _GROUPS[place // 4]
    return text


def label(value: object) -> str:
    """The Chinese label of an enumeration's value (DOMAIN.md F.3); anything unknown stands as it is."""
    return _labels().get(str(value), str(value))


@cache
def _labels() -> dict[str, str]:
    words: dict[str, str] = loads((files("workflows.documents") / "labels.json").read_bytes())
    return words


def facts(pairs: Iterable[tuple[str, Any]]) -> Markup:
    """A table of two columns: what, and its value; empty values are a dash."""
    rows = Markup("").join(
        Markup("<tr><th>{}</th><td>{}</td></tr>").format(escape(name), "—" if value in (None, "") else value)
        for name, value in pairs
    )
    return Markup('<table class="facts">{}</table>').format(rows)


def grid(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> Markup:
    """A table with a head line."""
    cells = Markup("").join(Markup("<th>{}</th>").format(name) for name in head)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(
                Markup("<td>{}</td>").format("—" if value in (None, "") else value) for value in row
            )
        )
        for row in rows
    )
    return Markup('<table class="grid"><tr>{}</tr>{}</table>').format(cells, body)
