"""``forms``: a submission of 60 fields and 50 rows checked, beside marshmallow with the same fields by hand.

The hand-written schema knows types, required fields, bounds, patterns and options, as ours does; ours
moreover evaluates conditions and computed values. Both run in turns and the best round of each counts.
"""

from __future__ import annotations

from timeit import timeit
from typing import Any

from marshmallow import RAISE, Schema, fields, validate

from benchmarks.common import Emit
from forms.compiled import ValidSubmission, compile_form

FIELDS = 60
ROWS = 50
ROUNDS = 60
LOOPS = 3

_OPTIONS = ["甲类", "乙类", "丙类"]


def form() -> dict[str, Any]:
    """Sixty fields of five kinds and a dynamic list of six; some hidden by a condition, two computed."""
    components = [_field(number, f"field{number}") for number in range(FIELDS)]
    row = [_field(number, f"cell{number}") for number in range(5)]
    row.append({"type": "expression", "id": "row-total", "key": "total", "expression": "=this.cell1 * 2"})
    components.append({"type": "dynamiclist", "id": "rows", "path": "rows", "components": row})
    components.append({"type": "expression", "id": "total", "key": "total", "expression": "=sum(rows.total)"})
    for number in range(4, FIELDS, 10):
        components[number]["conditional"] = {"hide": "=field1 > 100"}
    return {"id": "bench", "type": "default", "components": components}


def _field(number: int, key: str) -> dict[str, Any]:
    kinds: list[dict[str, Any]] = [
        {"type": "textfield", "validate": {"required": True, "minLength": 2, "maxLength": 50}},
        {"type": "number", "decimalDigits": 2, "validate": {"required": True, "min": 0, "max": 1000}},
        {"type": "select", "values": [{"label": it, "value": it} for it in _OPTIONS], "validate": {}},
        {"type": "textfield", "validate": {"pattern": "^[A-Z0-9]{4,18}$"}},
        {"type": "checkbox", "validate": {}},
    ]
    return {"id": f"id-{key}", "key": key, **kinds[number % 5]}


def plain_schema() -> Schema:
    """The same fields in marshmallow, as a person would write them."""
    row = Schema.from_dict({f"cell{number}": _plain(number) for number in range(5)})
    whole: dict[str, Any] = {f"field{number}": _plain(number) for number in range(FIELDS)}
    whole["rows"] = fields.List(fields.Nested(row(unknown=RAISE)))
    return Schema.from_dict(whole)(unknown=RAISE)


def _plain(number: int) -> fields.Field[Any]:
    return (
        fields.String(required=True, validate=validate.Length(2, 50)),
        fields.Float(required=True, validate=validate.Range(0, 1000)),
        fields.String(validate=validate.OneOf(_OPTIONS)),
        fields.String(validate=validate.Regexp("^[A-Z0-9]{4,18}$")),
        fields.Boolean(),
    )[number % 5]


def submission() -> dict[str, Any]:
    """A valid one."""
    values: list[Any] = ["社会组织", 12.5, "乙类", "AB12CD34", True]
    data: dict[str, Any] = {f"field{number}": values[number % 5] for number in range(FIELDS)}
    data["rows"] = [{f"cell{number}": values[number] for number in range(5)} for _ in range(ROWS)]
    return data


def run(emit: Emit) -> None:
    """Milliseconds per submission."""
    compiled, plain, data = compile_form(form()), plain_schema(), submission()
    assert isinstance(compiled.validate(data), ValidSubmission)
    best = [float("inf"), float("inf")]
    for _ in range(ROUNDS):
        best[0] = min(best[0], timeit(lambda: compiled.validate(data), number=LOOPS) / LOOPS * 1e3)
        best[1] = min(best[1], timeit(lambda: plain.load(data), number=LOOPS) / LOOPS * 1e3)
    emit(bench="forms", case=f"{FIELDS} fields, {ROWS} rows", value=best[0], unit="ms", floor=best[1])
