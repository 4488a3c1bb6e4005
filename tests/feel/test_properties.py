"""The algebra of the standard, tried with generated values."""

from __future__ import annotations

import datetime as python

from hypothesis import given, settings
from hypothesis import strategies as st

from feel import (
    Date,
    DateTime,
    DaysDuration,
    FeelWarning,
    MonthsDuration,
    Range,
    Time,
    compile_expression,
    feel_string,
    from_host,
    parse_date,
    parse_datetime,
    parse_duration,
    parse_time,
    to_json,
)
from feel.expression import compile_uncached
from feel.values import calendar
from feel.values.numbers import LIMIT

ternary = st.sampled_from([True, False, None])
years = st.integers(calendar.MIN_YEAR, calendar.MAX_YEAR)
dates = st.builds(
    lambda year, month, day: Date(year, month, min(day, calendar.month_length(year, month))),
    years,
    st.integers(1, 12),
    st.integers(1, 31),
)
offsets = st.none() | st.integers(-14 * 60, 14 * 60).map(lambda minutes: minutes * 60)
times = st.builds(Time, st.integers(0, 86_400 * 10**9 - 1), offsets)
moments = st.builds(DateTime, dates, times)
spans = st.integers(-(10**20), 10**20).map(DaysDuration)
months = st.integers(-(10**6), 10**6).map(MonthsDuration)
numbers = st.integers(-(10**12), 10**12) | st.decimals(-(10**6), 10**6, places=4).map(from_host)


def run(text: str, **context: object) -> object:
    return compile_expression(text).evaluate(context)


@given(ternary, ternary, ternary)
def test_logic_is_commutative_associative_and_distributive(a: object, b: object, c: object) -> None:
    assert run("a and b", a=a, b=b) is run("b and a", a=a, b=b)
    assert run("a or b", a=a, b=b) is run("b or a", a=a, b=b)
    assert run("(a and b) and c", a=a, b=b, c=c) is run("a and (b and c)", a=a, b=b, c=c)
    assert run("a and (b or c)", a=a, b=b, c=c) is run("(a and b) or (a and c)", a=a, b=b, c=c)
    assert run("a and b and c", a=a, b=b, c=c) is run("a and (b and c)", a=a, b=b, c=c)


@given(ternary, ternary)
def test_logic_obeys_de_morgan(a: object, b: object) -> None:
    assert run("not(a and b)", a=a, b=b) is run("not(a) or not(b)", a=a, b=b)
    assert run("not(not(a))", a=a) is a


@given(ternary, ternary)
def test_all_and_any_agree_with_and_and_or(a: object, b: object) -> None:
    assert run("all([a, b])", a=a, b=b) is run("a and b", a=a, b=b)
    assert run("any([a, b])", a=a, b=b) is run("a or b", a=a, b=b)


@given(dates)
def test_dates_survive_their_text_and_their_number(date: Date) -> None:
    assert parse_date(str(date)) == date
    assert calendar.date_of(date.number) == (date.year, date.month, date.day)


@given(st.dates())
def test_the_calendar_agrees_with_python(day: python.date) -> None:
    number = calendar.day_number(day.year, day.month, day.day)
    assert number == day.toordinal() - python.date(1970, 1, 1).toordinal()
    assert calendar.weekday(number) == day.isoweekday()
    assert calendar.week_of_year(number) == day.isocalendar().week


@given(times, moments, spans, months)
def test_moments_and_durations_survive_their_text(
    time: Time, moment: DateTime, span: DaysDuration, month: MonthsDuration
) -> None:
    assert parse_time(str(time)) == time
    assert parse_datetime(str(moment)) == moment
    assert parse_duration(str(span)) == span
    assert parse_duration(str(month)) == month


@given(moments, spans)
def test_adding_a_duration_is_undone_by_subtracting_it(moment: DateTime, span: DaysDuration) -> None:
    moved = run("m + d", m=moment, d=span)
    if moved is not None:
        assert run("m - d", m=moved, d=span) == moment
        assert run("a - b", a=moved, b=moment) == span


@given(dates, st.integers(-(10**6), 10**6))
def test_days_between_dates_are_the_days_added(date: Date, days: int) -> None:
    moved = run('d + n * @"P1D"', d=date, n=days)
    if moved is not None:
        assert run('(a - b) / @"P1D"', a=moved, b=date) == days


@given(months, st.integers(1, 1000))
def test_scaling_a_duration_is_undone_by_dividing_it(duration: MonthsDuration, factor: int) -> None:
    assert run("d * n / n", d=duration, n=factor) == duration


@given(numbers, numbers, numbers, st.booleans(), st.booleans())
def test_membership_is_two_comparisons(
    value: object, low: object, high: object, opens: bool, closes: bool
) -> None:
    inside = run("v in r", v=value, r=Range(low, high, opens, closes))
    above = run("v >= l" if opens else "v > l", v=value, l=low)
    below = run("v <= h" if closes else "v < h", v=value, h=high)
    assert inside is (above and below)


@given(numbers, numbers)
def test_arithmetic_agrees_with_its_inverse(a: object, b: object) -> None:
    assert run("a + b - b = a", a=a, b=b) is True
    assert run("a * b = b * a", a=a, b=b) is True
    assert run("a - b = -(b - a)", a=a, b=b) is True


@given(numbers, numbers.filter(lambda number: number != 0))
def test_modulo_has_the_sign_of_the_divisor(a: object, b: object) -> None:
    assert run("modulo(a, b) = a - b * floor(a / b)", a=a, b=b) in (True, False)
    assert run("modulo(a, b) = 0 or (modulo(a, b) > 0) = (b > 0)", a=a, b=b) is True


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**33), 10**33) | st.text(),
        lambda inner: st.lists(inner, max_size=4),
    )
)
@settings(max_examples=50)
def test_json_goes_in_and_out_unchanged(value: object) -> None:
    assert to_json(run("v", v=value)) == value
    assert value is None or isinstance(feel_string(value), str)


CONDITIONS = (
    'a >= 400 and b = "x" and not(c)',
    "a + 1 > 3 * b - 2 or c",
    "a.k > 1 and a.k.k = null",
    "a = b or b != c",
    "a = null and b != null",
    'a in (1, 2, [5..9), > 20) or b in ("x", "y")',
    "a between 1 and b",
    "not(a = true) and b < c",
    "a + b * 2",
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-30, 30) | st.just(10**33) | st.floats() | st.sampled_from("xyz"),
    lambda inner: st.dictionaries(st.just("k"), inner) | st.lists(inner, max_size=2),
    max_leaves=3,
)


@given(st.sampled_from(CONDITIONS), st.dictionaries(st.sampled_from("abc"), anything))
@settings(max_examples=400)
def test_fast_code_and_closures_agree(text: str, context: dict[str, object]) -> None:
    first = compile_uncached(text, frozenset())
    slow_warnings: list[FeelWarning] = []
    slow = first.evaluate(context, warnings=slow_warnings)
    for _ in range(3):
        first.evaluate(context)
    fast_warnings: list[FeelWarning] = []
    fast = first.evaluate(context, warnings=fast_warnings)
    assert (fast, type(fast), fast_warnings) == (slow, type(slow), slow_warnings)


@given(st.text(max_size=40))
def test_any_string_can_be_written_as_a_literal(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    assert run(f'"{escaped}"') == text


@given(st.integers(-LIMIT * 10, LIMIT * 10))
def test_an_exact_integer_is_an_int_and_no_other(number: int) -> None:
    value = run("n", n=number)
    assert isinstance(value, int) == (abs(number) < LIMIT)
