"""What a day is: the State Council's notices as data."""

from __future__ import annotations

import json
from datetime import date

import pytest

from workflows.calendar import DayKind, WorkCalendar, YearTable, current_calendar, use_calendar
from workflows.errors import CalendarTableInvalid, CalendarYearMissing

NOTICE_2027 = {
    "year": 2027,
    "source": "示例",
    "holidays": {"2027-01-01": "元旦", "2027-02-08": "春节"},
    "makeup_days": {"2027-02-06": "春节"},
}


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "kind", "occasion"),
    [
        ("2010-04-02", DayKind.WORK, ""),
        ("2010-04-05", DayKind.HOLIDAY, "清明节"),
        ("2010-05-03", DayKind.HOLIDAY, "劳动节"),
        ("2010-06-12", DayKind.MAKEUP, "端午节"),
        ("2010-06-13", DayKind.MAKEUP, "端午节"),
        ("2010-06-14", DayKind.HOLIDAY, "端午节"),
        ("2010-06-15", DayKind.HOLIDAY, "端午节"),
        ("2010-06-16", DayKind.HOLIDAY, "端午节"),
        ("2010-06-19", DayKind.REST, ""),
        ("2010-09-19", DayKind.MAKEUP, "中秋节"),
        ("2010-10-07", DayKind.HOLIDAY, "国庆节"),
        ("2010-10-09", DayKind.MAKEUP, "国庆节"),
    ],
)
def test_a_day_has_its_kind_and_occasion(on: str, kind: DayKind, occasion: str) -> None:
    found = current_calendar().day(day(on))
    assert (found.kind, found.occasion) == (kind, occasion)


def test_every_year_from_2004_to_2026_has_a_table() -> None:
    assert current_calendar().years[:23] == tuple(range(2004, 2027))


def test_every_occasion_is_named_in_chinese() -> None:
    calendar = current_calendar()
    first = date(2004, 1, 1).toordinal()
    days = (calendar.day(date.fromordinal(n)) for n in range(first, date(2026, 12, 31).toordinal() + 1))
    assert {found.occasion for found in days if found.occasion.isascii()} == {""}


def test_2010_has_the_days_off_and_the_working_weekends_of_its_notice() -> None:
    calendar = current_calendar()
    days = [calendar.day(date.fromordinal(date(2010, 3, 1).toordinal() + n)) for n in range(306)]
    off = [d.on.strftime("%m-%d") for d in days if d.on.weekday() < 5 and not d.kind.is_working]
    on = [d.on.strftime("%m-%d") for d in days if d.on.weekday() >= 5 and d.kind.is_working]
    assert off == "04-05 05-03 06-14 06-15 06-16 09-22 09-23 09-24 10-01 10-04 10-05 10-06 10-07".split()
    assert on == ["06-12", "06-13", "09-19", "09-25", "09-26", "10-09"]


def test_a_year_without_a_table_is_an_error_that_says_what_to_load() -> None:
    with pytest.raises(CalendarYearMissing) as refused:
        current_calendar().day(day("2003-12-31"))
    assert "2003" in refused.value.message()
    assert "导入" in refused.value.message()


def test_a_loaded_table_covers_another_year() -> None:
    calendar = current_calendar().with_table(YearTable.from_json(json.dumps(NOTICE_2027)))
    assert calendar.day(day("2027-02-06")).kind is DayKind.MAKEUP
    assert calendar.day(day("2027-02-08")).kind is DayKind.HOLIDAY
    assert calendar.day(day("2027-02-09")).kind is DayKind.WORK
    assert calendar.day(day("2027-02-13")).kind is DayKind.REST


def test_a_loaded_table_replaces_the_one_that_was_there() -> None:
    empty = YearTable(year=2010, source="示例", holidays={}, makeup_days={})
    assert current_calendar().with_table(empty).is_working_day(day("2010-04-05"))
    assert not current_calendar().is_working_day(day("2010-04-05"))


def test_a_notice_may_move_days_at_the_turn_of_the_year() -> None:
    moved = {**NOTICE_2027, "makeup_days": {"2026-12-27": "元旦"}}
    calendar = current_calendar().with_table(YearTable.from_json(json.dumps(moved)))
    assert calendar.day(day("2026-12-27")).kind is DayKind.MAKEUP


def test_the_calendar_in_force_is_replaced_as_a_whole() -> None:
    before = current_calendar()
    try:
        use_calendar(WorkCalendar([YearTable.from_json(json.dumps(NOTICE_2027))]))
        assert current_calendar().years == (2027,)
    finally:
        use_calendar(before)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"makeup_days": {"2027-01-01": "元旦"}}, "both"),
        ({"makeup_days": {"2027-02-10": "春节"}}, "weekday"),
        ({"holidays": {"2029-01-01": "元旦"}}, "other-year"),
        ({"holidays": {"2027-13-01": "元旦"}}, "format"),
        ({"holidays": None}, "format"),
        ({"year": "next"}, "format"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(change: dict[str, object], reason: str) -> None:
    with pytest.raises(CalendarTableInvalid) as refused:
        YearTable.from_json(json.dumps({**NOTICE_2027, **change}))
    assert refused.value.params["reason"] == reason
    assert "calendar-table-invalid" not in refused.value.message()


def test_text_that_is_no_table_is_refused() -> None:
    with pytest.raises(CalendarTableInvalid):
        YearTable.from_json("not json")
