"""One function per kind of field: what a value must be, and what becomes of one that was there before."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from forms.errors import Failure
from forms.options import MAX_CHOSEN, Options
from forms.texts import is_storable, js_text, trimmed_length

Check = Callable[[Any], Failure | None]
Component = Mapping[str, Any]

MAX_TEXT = 100_000
MAX_FILES = 100
#: As big.js reads numbers, and no larger than a float.
_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
_MAX_DIGITS = 100
#: From here on form-js cannot count decimals any more.
_MAX_NUMBER = 1e21
_FILE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LINE = re.compile(r"[\r\n\t]")
_DATE = r"\d{4}-\d\d-\d\d"
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
#: What the component writes, by its timeSerializingFormat.
_ZONES = {
    "utc_offset": (r"[+-]([01]\d|2[0-3]):[0-5]\d", "+08:00"),
    "utc_normalized": ("Z", "Z"),
    "no_timezone": ("", ""),
}

NOT_TEXT = Failure("field-text")
NOT_BOOLEAN = Failure("field-boolean")
NOT_NUMBER = Failure("field-number")
NOT_NUMBER_TEXT = Failure("field-number-text")
NOT_OPTION = Failure("field-option")
NOT_OPTIONS = Failure("field-options")
NOT_FILES = Failure("field-files")


def check_line(value: Any) -> Failure | None:
    """One line of text."""
    if not isinstance(value, str):
        return NOT_TEXT
    if value.isprintable() and len(value) <= MAX_TEXT:
        return None
    return Failure("field-one-line") if _LINE.search(value) else _check_characters(value)


def check_text(value: Any) -> Failure | None:
    """Text of any number of lines."""
    return _check_characters(value) if isinstance(value, str) else NOT_TEXT


def _check_characters(value: str) -> Failure | None:
    if len(value) > MAX_TEXT:
        return Failure("field-too-large", {"limit": MAX_TEXT})
    return None if is_storable(value) else Failure("field-characters")


def check_boolean(value: Any) -> Failure | None:
    return None if isinstance(value, bool) else NOT_BOOLEAN


def check_number(value: Any) -> Failure | None:
    kind = value.__class__
    if kind is not int and kind is not float and kind is not Decimal:
        return NOT_NUMBER
    if -_MAX_NUMBER < value < _MAX_NUMBER:
        return None
    return NOT_NUMBER


def check_number_text(value: Any) -> Failure | None:
    """A number kept as text, so that no digit is lost."""
    if not isinstance(value, str) or len(value) > _MAX_DIGITS or not _NUMBER.fullmatch(value):
        return NOT_NUMBER_TEXT
    return None if abs(float(value)) < _MAX_NUMBER else NOT_NUMBER_TEXT


def check_files(value: Any) -> Failure | None:
    """Ids of uploaded files; whether they exist is for the caller to say."""
    if not isinstance(value, list) or not all(isinstance(it, str) and _FILE_ID.fullmatch(it) for it in value):
        return NOT_FILES
    return Failure("field-too-large", {"limit": MAX_FILES}) if len(value) > MAX_FILES else None


def option_check(options: Options) -> Check:
    """One of the options."""
    return lambda value: None if value in options else NOT_OPTION


def options_check(options: Options) -> Check:
    """Any of the options."""

    def check(value: Any) -> Failure | None:
        if not isinstance(value, list):
            return NOT_OPTIONS
        if len(value) > MAX_CHOSEN:
            return Failure("field-too-large", {"limit": MAX_CHOSEN})
        return None if all(item in options for item in value) else NOT_OPTION

    return check


def datetime_check(component: Component) -> Check:
    """ISO 8601 as the component writes it."""
    subtype = component.get("subtype", "date")
    zone, shown = _ZONES.get(str(component.get("timeSerializingFormat")), _ZONES["no_timezone"])
    shape, failure = {
        "date": (_DATE, Failure("field-date")),
        "time": (_CLOCK + zone, Failure("field-time", {"example": "09:30" + shown})),
    }.get(
        str(subtype),
        (f"{_DATE}T{_CLOCK}{zone}", Failure("field-datetime", {"example": "2026-03-01T09:30" + shown})),
    )
    pattern = re.compile(shape, re.ASCII)
    has_date = subtype != "time"

    def check(value: Any) -> Failure | None:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            return failure
        return failure if has_date and not _is_date(value[:10]) else None

    return check


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).year > 0
    except ValueError:
        return False


def exact(value: Any) -> Fraction:
    """A number or numeric text without rounding; raises ValueError for anything else."""
    if isinstance(value, str):
        if len(value) > _MAX_DIGITS or not _NUMBER.fullmatch(value.strip()):
            raise ValueError(value)
        return Fraction(Decimal(value.strip()))
    if check_number(value) is not None:
        raise ValueError(str(value))
    return Fraction(value) if isinstance(value, int) else Fraction(Decimal(str(value)))


def decimals(value: Any) -> int:
    """How many digits after the point a valid number has, trailing zeros aside."""
    if isinstance(value, int):
        return 0
    if isinstance(value, float) and value.is_integer():
        return 0
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def text_rule(low: float | None, high: float | None) -> Check:
    """Bounds on the trimmed length of a text that is not empty."""

    def check(value: Any) -> Failure | None:
        if not value or not isinstance(value, str):
            return None
        length = trimmed_length(value)
        if low is not None and length < low:
            return Failure("field-min-length", {"limit": low})
        if high is not None and length > high:
            return Failure("field-max-length", {"limit": high})
        return None

    return check


def number_rule(low: Any, high: Any) -> Check:
    """Bounds on a number or numeric text; bounds no number can be made of fail every value."""

    # comparing floats is exact where both are as they came; texts are compared digit by digit
    least, most = _plain_bound(low, -math.inf), _plain_bound(high, math.inf)

    def check(value: Any) -> Failure | None:
        kind = value.__class__
        if least is not None and most is not None and (kind is float or kind is int):
            if value < least:
                return Failure("field-min", {"limit": low})
            return Failure("field-max", {"limit": high}) if value > most else None
        if value is None or value == "" or isinstance(value, bool):
            return None
        try:
            number = exact(value)
            if low is not None and number < exact(low):
                return Failure("field-min", {"limit": low})
            if high is not None and number > exact(high):
                return Failure("field-max", {"limit": high})
        except ValueError:
            return Failure("field-bound")
        return None

    return check


def _plain_bound(bound: Any, otherwise: float) -> float | None:
    """A bound that floats may be compared with; None when they may not."""
    if bound is None:
        return otherwise
    return bound if bound.__class__ in (int, float) else None


def digits_rule(digits: int | None, increment: Any) -> Check:
    """At most so many decimals, and a multiple of the increment; nought passes."""
    step = exact(increment) if increment else None

    def check(value: Any) -> Failure | None:
        if not value:
            return None
        if digits is not None and decimals(value) > digits:
            return Failure("field-decimals", {"limit": digits}) if digits else Failure("field-integer")
        if step and exact(value) % step:
            return Failure("field-increment", {"step": increment})
        return None

    return check


def pattern_rule(pattern: Any, failure: Failure) -> Check:
    """A text that is not empty has the pattern somewhere in it."""
    search = pattern.search

    def check(value: Any) -> Failure | None:
        # bytes spare the library from counting characters
        if not value or not isinstance(value, str) or search(value.encode("utf-8", "surrogatepass")):
            return None
        return failure

    return check


def all_of(checks: list[Check]) -> Check:
    """The first failure of several checks."""
    if len(checks) == 1:
        return checks[0]
    if len(checks) == 2:
        first, second = checks
        return lambda value: first(value) or second(value)
    kept = tuple(checks)

    def check(value: Any) -> Failure | None:
        for one in kept:
            failure = one(value)
            if failure is not None:
                return failure
        return None

    return check


def mended_line(value: Any) -> Any:
    """What was there before, on one line."""
    return _LINE.sub(" ", mended_text(value))


def mended_text(value: Any) -> Any:
    return js_text(value) if isinstance(value, str | int | float) else ""


def mended_number(value: Any) -> Any:
    """Numeric texts count as numbers."""
    if isinstance(value, str) and check_number_text(value) is None:
        number = float(value)
        return int(number) if number.is_integer() and abs(number) < 2**53 else number
    return value if check_number(value) is None else None


def mended_number_text(value: Any) -> Any:
    if isinstance(value, str):
        return value if check_number_text(value) is None else None
    return js_text(value) if check_number(value) is None else None
