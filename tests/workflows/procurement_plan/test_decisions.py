"""The decision tables D3 (采购方式) and D3n (禁止清单), line by line."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from feel.dmn import DmnModel, load_dmn

PACKAGE = files("workflows") / "procurement-plan"
THRESHOLDS = {
    "limit": 500_000,
    "open_tender": 4_000_000,
    "inquiry_below": 50_000,
    "self_run_below": 100_000,
    "group_small": 3,
    "group_large": 5,
}


@pytest.fixture(scope="module")
def methods() -> DmnModel:
    return load_dmn((PACKAGE / "procurement-method.dmn").read_bytes())


@pytest.fixture(scope="module")
def negative() -> DmnModel:
    return load_dmn((PACKAGE / "procurement-negative-list.dmn").read_bytes())


@pytest.mark.parametrize(
    ("amount", "row", "method", "mode", "group"),
    [
        (0.01, 1, "COMPARISON", "INQUIRY", 3),
        (49_999.99, 1, "COMPARISON", "INQUIRY", 3),
        (50_000, 2, "COMPARISON", "OPEN", 3),
        (99_999.99, 2, "COMPARISON", "OPEN", 3),
        (100_000, 3, "COMPARISON", "OPEN", 5),
        (499_999.99, 3, "COMPARISON", "OPEN", 5),
        (500_000, 4, "CONSULTATION", "CONSULTATION", None),
        (3_999_999.99, 4, "CONSULTATION", "CONSULTATION", None),
        (4_000_000, 5, "OPEN_TENDER", "TENDER", None),
    ],
)
def test_the_amount_decides_the_method_and_a_threshold_belongs_to_the_higher_one(
    methods: DmnModel, amount: float, row: int, method: str, mode: str, group: int | None
) -> None:
    found = methods.evaluate_decision("dt_method_by_amount", {**THRESHOLDS, "amount": amount}).value
    assert (found["row"], found["method"], found["mode"], found["group_minimum"]) == (
        row,
        method,
        mode,
        group,
    )


def judge(model: DmnModel, amount: float, proposed: str, **more: Any) -> tuple[int, str]:
    inputs = {
        **THRESHOLDS,
        "amount": amount,
        "proposed_method": proposed,
        "ground": "NONE",
        "year_total": amount,
        "addition_share": 100,
        "addition_limit": 10,
        **more,
    }
    found = model.evaluate_decision("dt_procurement_method", inputs).value
    assert found["reason"] and found["basis"]
    return found["row"], found["verdict"]


@pytest.mark.parametrize(
    ("amount", "proposed", "more", "expected"),
    [
        (30_000, "COMPARISON", {}, (1, "ALLOWED")),
        (70_000, "COMPARISON", {}, (2, "ALLOWED")),
        (220_000, "COMPARISON", {}, (3, "ALLOWED")),
        (220_000, "CONSULTATION", {}, (3, "BLOCKED")),
        (500_000, "COMPARISON", {}, (4, "BLOCKED")),
        (500_000, "CONSULTATION", {}, (4, "ALLOWED")),
        (1_200_000, "OPEN_TENDER", {}, (4, "ALLOWED")),
        (4_200_000, "OPEN_TENDER", {}, (5, "ALLOWED")),
        (4_000_000, "CONSULTATION", {}, (5, "APPROVAL")),
        (4_000_000, "COMPARISON", {}, (5, "BLOCKED")),
        (560_000, "SINGLE_SOURCE", {"ground": "SOLE_SUPPLIER"}, (6, "ALLOWED")),
        (560_000, "SINGLE_SOURCE", {}, (6, "BLOCKED")),
        (560_000, "SINGLE_SOURCE", {"ground": "ADDITION", "addition_share": 10}, (6, "ALLOWED")),
        (560_000, "SINGLE_SOURCE", {"ground": "ADDITION", "addition_share": 10.01}, (6, "BLOCKED")),
        (4_000_000, "SINGLE_SOURCE", {"ground": "SOLE_SUPPLIER"}, (6, "ALLOWED")),
        (600_000, "NEGOTIATION", {"ground": "COMPLEX"}, (7, "ALLOWED")),
        (600_000, "NEGOTIATION", {"ground": "SOLE_SUPPLIER"}, (7, "BLOCKED")),
        (4_000_000, "NEGOTIATION", {"ground": "TENDER_FAILED"}, (7, "APPROVAL")),
        (900_000, "CONSULTATION", {"year_total": 4_000_000}, (4, "ALLOWED")),
        (900_000, "CONSULTATION", {"year_total": 4_000_000.01}, (8, "BLOCKED")),
        (900_000, "OPEN_TENDER", {"year_total": 4_500_000}, (4, "ALLOWED")),
        (30_000, "COMPARISON", {"year_total": 4_500_000}, (8, "BLOCKED")),
    ],
)
def test_a_proposed_method_is_judged_by_amount_ground_and_what_was_bought(
    methods: DmnModel, amount: float, proposed: str, more: dict[str, Any], expected: tuple[int, str]
) -> None:
    assert judge(methods, amount, proposed, **more) == expected


ISSUES = (
    "NOT_GOVERNMENT_DUTY",
    "DIRECT_DUTY",
    "GOODS_OR_WORKS",
    "FINANCING",
    "LABOUR_DISPATCH",
    "OTHER_PROHIBITED",
)


@pytest.mark.parametrize(
    ("state", "issues", "admissible"),
    [
        ("IN_FORCE", [], True),
        ("MISSING", [], False),
        ("NEGATIVE", [], False),
        ("NOT_OF_UNIT", [], False),
        *(("IN_FORCE", [issue], False) for issue in ISSUES),
    ],
)
def test_each_line_of_the_negative_list_turns_a_project_away(
    negative: DmnModel, state: str, issues: list[str], admissible: bool
) -> None:
    inputs = {"catalog_state": state, "scope_issues": issues}
    found = negative.evaluate_decision("dt_negative_list", inputs).value
    assert (found["admissible"], bool(found["reason"])) == (admissible, not admissible)
