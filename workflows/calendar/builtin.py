"""The yearly tables that come with the package ``chinesecalendar``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from chinese_calendar.constants import holidays, in_lieu_days, workdays

from workflows.calendar.days import YearTable

# The package names occasions in English; people here read them in Chinese.
OCCASIONS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}


@cache
def builtin_tables() -> Mapping[int, YearTable]:
    """Every year the installed package carries, from 2004 on."""
    off = {day: _occasion(name) for day, name in {**holidays, **in_lieu_days}.items()}
    on = {day: _occasion(name) for day, name in workdays.items()}
    return {
        year: YearTable(
            year=year,
            source="国务院办公厅节假日安排（chinesecalendar）",
            holidays={day: name for day, name in off.items() if day.year == year},
            makeup_days={day: name for day, name in on.items() if day.year == year},
        )
        for year in sorted({day.year for day in off})
    }


def _occasion(name: str) -> str:
    return OCCASIONS.get(name, name)
