"""String functions (Table 74), but for those of regular expressions."""

from __future__ import annotations

from feel.evaluation import Evaluation, Refusal
from feel.signatures import builtin
from feel.types import kind_of
from feel.values.numbers import Number


@builtin("substring", "string: string, start position: number, length?: number|null")
def substring(evaluation: Evaluation, text: str, start: Number, length: Number | None = None) -> str:
    """Positions count characters from 1, or from -1 at the end."""
    position = int(start)
    if position == 0 or abs(position) > len(text):
        raise Refusal("warn.domain", name="substring", value=str(start))
    first = position - 1 if position > 0 else len(text) + position
    if length is not None and int(length) < 1:
        raise Refusal("warn.domain", name="substring", value=str(length))
    chosen = text[first:] if length is None else text[first : first + int(length)]
    evaluation.string_length(len(chosen))
    return chosen


@builtin("string length", "string: string")
def string_length(evaluation: Evaluation, text: str) -> int:
    return len(text)


@builtin("upper case", "string: string")
def upper_case(evaluation: Evaluation, text: str) -> str:
    evaluation.string_length(len(text))
    return text.upper()


@builtin("lower case", "string: string")
def lower_case(evaluation: Evaluation, text: str) -> str:
    evaluation.string_length(len(text))
    return text.lower()


@builtin("substring before", "string: string, match: string")
def substring_before(evaluation: Evaluation, text: str, match: str) -> str:
    _search(evaluation, text)
    before, found, _ = text.partition(match) if match else ("", "", text)
    return before if found else ""


@builtin("substring after", "string: string, match: string")
def substring_after(evaluation: Evaluation, text: str, match: str) -> str:
    _search(evaluation, text)
    return text.partition(match)[2] if match else text


@builtin("contains", "string: string, match: string")
def contains(evaluation: Evaluation, text: str, match: str) -> bool:
    _search(evaluation, text)
    return match in text


@builtin("starts with", "string: string, match: string")
def starts_with(evaluation: Evaluation, text: str, match: str) -> bool:
    return text.startswith(match)


@builtin("ends with", "string: string, match: string")
def ends_with(evaluation: Evaluation, text: str, match: str) -> bool:
    return text.endswith(match)


def _search(evaluation: Evaluation, text: str) -> None:
    # What is cut out of the text is at most as long as it.
    evaluation.tick(1 + len(text) // 100)


@builtin("string join", "list: list, delimiter?: string|null")
def string_join(evaluation: Evaluation, items: list[object], delimiter: str | None = None) -> str:
    """Nulls are left out; a missing delimiter is none."""
    glue = delimiter or ""
    evaluation.tick(1 + (len(items) >> 2))
    parts: list[str] = []
    length = 0
    for item in items:
        if isinstance(item, str):
            parts.append(item)
            length += len(item) + len(glue)
        elif item is not None:
            raise Refusal(
                "warn.argument", name="string join", parameter="list", expected="string", found=kind_of(item)
            )
    evaluation.string_length(length)
    return glue.join(parts)
