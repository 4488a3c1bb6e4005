"""D1, the front door: filing or registration, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

import workflows
from engine.functions import function_registry
from feel.dmn import DmnModel, load_dmn
from workflows.rules import RuleBook, current_rules, use_rules

FILEABLE = {
    "scope_area": "COMMUNITY",
    "initiator_count": 2,
    "member_count": 10,
    "has_charter": True,
    "has_place": True,
    "allow_file": True,
}
ASSOCIATION = {
    "org_form": "ASSOCIATION",
    "individual_members": 50,
    "unit_members": 0,
    "standard_name": True,
    "has_structure": True,
    "fixed_domicile": True,
    "full_time_staff": True,
    "funds": 30000,
    "independent_liability": True,
}
INSTITUTION = {
    "org_form": "SERVICE_INSTITUTION",
    "standard_name": True,
    "has_structure": True,
    "has_staff": True,
    "lawful_property": True,
    "has_place": True,
    "supervisor_consent": True,
}


@pytest.fixture(scope="module")
def model() -> DmnModel:
    workflows.load()
    content = (files("workflows") / "so-track-decision" / "so-track-decision.dmn").read_bytes()
    return load_dmn(content, functions=function_registry())


def track(model: DmnModel, **inputs: Any) -> Any:
    return model.evaluate_decision("dt_track", inputs).value


@pytest.mark.parametrize(
    ("row", "result", "inputs"),
    [
        (1, "NOT_APPLICABLE", {**FILEABLE, "applicant_kind": "OWNERS_COMMITTEE"}),
        (1, "NOT_APPLICABLE", {**FILEABLE, "applicant_kind": "RESIDENTS_COMMITTEE_BODY"}),
        (1, "NOT_APPLICABLE", {**FILEABLE, "applicant_kind": "BUILDING_SELF_GOVERNANCE"}),
        (1, "NOT_APPLICABLE", {**FILEABLE, "for_profit": True}),
        (2, "NOT_APPLICABLE", {**FILEABLE, "internal_only": True}),
        (3, "REGISTER_ONLY", {**FILEABLE, "licence_needed": True}),
        (4, "REGISTER", {**FILEABLE, "scope_area": "DISTRICT"}),
        (4, "REGISTER", {**FILEABLE, "scope_area": "CROSS_STREET"}),
        (5, "REGISTER", ASSOCIATION),
        (6, "REGISTER", INSTITUTION),
        (6, "REGISTER", {**INSTITUTION, "supervisor_consent": False, "direct_registration": True}),
        (7, "FILE", FILEABLE),
        (7, "FILE", {**FILEABLE, "scope_area": "STREET"}),
        (8, "INCUBATE", {**FILEABLE, "member_count": 5}),
        (8, "INCUBATE", {**FILEABLE, "member_count": 9}),
        (8, "INCUBATE", {**FILEABLE, "has_charter": False}),
        (8, "INCUBATE", {**FILEABLE, "has_place": False}),
        (9, "NOT_YET", {**FILEABLE, "member_count": 4}),
        (9, "NOT_YET", {**FILEABLE, "initiator_count": 1}),
    ],
)
def test_each_row_gives_its_track(model: DmnModel, row: int, result: str, inputs: dict[str, Any]) -> None:
    found = track(model, **inputs)
    assert (found["row"], found["result"]) == (row, result)


def test_an_earlier_row_wins(model: DmnModel) -> None:
    found = track(model, **{**FILEABLE, "for_profit": True, "licence_needed": True, "scope_area": "DISTRICT"})
    assert found["row"] == 1


@pytest.mark.parametrize(
    ("change", "row"),
    [
        ({"individual_members": 49}, 9),
        ({"individual_members": 20, "unit_members": 30}, 5),
        ({"individual_members": 25, "unit_members": 25}, 5),
        ({"individual_members": 20, "unit_members": 29}, 9),
        ({"funds": 29999.99}, 9),
        ({"independent_liability": False}, 9),
    ],
)
def test_an_association_needs_all_its_conditions(model: DmnModel, change: dict[str, Any], row: int) -> None:
    assert track(model, **{**ASSOCIATION, **change})["row"] == row


@pytest.mark.parametrize(
    ("change", "may_file"),
    [({}, True), ({"allow_file": False}, False), ({"member_count": 9}, False), ({"scope_area": None}, False)],
)
def test_who_could_register_may_still_choose_filing(
    model: DmnModel, change: dict[str, Any], may_file: bool
) -> None:
    found = track(model, **{**FILEABLE, **ASSOCIATION, **change})
    assert (found["row"], found["may_file"]) == (5, may_file)


def test_what_is_missing_is_named(model: DmnModel) -> None:
    found = track(model, **{**FILEABLE, "initiator_count": 1, "member_count": 3})
    assert found["gaps"] == ["发起人不足2人", "会员不足10人"]


def test_an_empty_questionnaire_is_not_yet_ready(model: DmnModel) -> None:
    assert track(model)["result"] == "NOT_YET"


@pytest.fixture
def twelve_members_from_2027() -> Iterator[None]:
    """An administrator loaded a version of one head-count; the older one ends on the day before."""
    book, key, first = current_rules(), "so-track.filing-members", date(2027, 1, 1)
    old = book.rule(key, date(2026, 6, 1))
    others = [rule for rule in book.rules if rule.key != key]
    new = replace(old, value=12, effective_from=first)
    use_rules(RuleBook([*others, replace(old, effective_to=date(2026, 12, 31)), new]))
    yield
    use_rules(None)


@pytest.mark.usefixtures("twelve_members_from_2027")
@pytest.mark.parametrize(
    ("day", "track_found", "missing"),
    [("2026-12-31", "FILE", []), ("2027-01-01", "INCUBATE", ["会员不足12人"])],
)
def test_a_head_count_is_that_of_the_rules_of_the_day(
    model: DmnModel, day: str, track_found: str, missing: list[str]
) -> None:
    assert track(model, **FILEABLE, rules_on=day)["result"] == track_found
    assert model.evaluate_decision("filing_gaps", {**FILEABLE, "rules_on": day}).value == missing
