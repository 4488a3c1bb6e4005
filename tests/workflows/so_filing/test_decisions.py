"""Who decides on an application, what a decision must say, and the numbers it takes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from engine.actor import Actor
from engine.errors import FormRefused, Refused
from engine.persistence.database import reading
from tests.workflows.house import (
    ACCEPTED,
    AGREE,
    CORRECTION,
    DISAGREE,
    NOT_ACCEPTED,
    RETURN,
    Case,
    House,
    checklist,
)
from workflows.errors import (
    ChecklistInconsistent,
    ConflictDeclared,
    DecisionWithoutReason,
    DutiesNotSeparate,
    NameTaken,
)


@pytest.mark.parametrize(
    "submitted",
    [
        {**ACCEPTED, "items": checklist("CHARTER")},
        {**CORRECTION, "items": checklist()},
        {**NOT_ACCEPTED, "reason": ""},
    ],
)
def test_a_conclusion_that_contradicts_the_checklist_is_refused(
    house: House, submitted: dict[str, object]
) -> None:
    case = house.submit().opinion()
    with pytest.raises(ChecklistInconsistent):
        case.complete("acceptance-review", submitted)
    assert case.open_tasks() == ["acceptance-review"]


@pytest.mark.parametrize("submitted", [{"conclusion": "PERHAPS", "items": checklist()}, {}])
def test_a_checklist_that_the_form_refuses_is_told_by_field_before_any_rule_judges_it(
    house: House, submitted: dict[str, object]
) -> None:
    case = house.submit().opinion()
    with pytest.raises(FormRefused) as refused:
        case.complete("acceptance-review", submitted)
    assert ("conclusion",) in [error.path for error in refused.value.errors]
    assert case.open_tasks() == ["acceptance-review"]


def test_no_material_is_left_out_of_the_checklist(house: House) -> None:
    case = house.submit().opinion()
    for items in ([], checklist()[:1], [*checklist()[:5], {"material": "CHARTER", "state": "COMPLETE"}]):
        with pytest.raises(FormRefused):
            case.complete("acceptance-review", {**ACCEPTED, "items": items})


def test_a_refusal_by_a_rule_is_part_of_the_history(house: House) -> None:
    case = house.submit().opinion()
    with pytest.raises(Refused):
        case.complete("acceptance-review", {**ACCEPTED, "items": checklist("CHARTER")})
    with reading(house.database) as session:
        refusals = session.all(
            "SELECT element_id FROM event WHERE instance_id = ? AND type = 'command-refused'",
            (case.instance_id,),
        )
    assert refusals == [("acceptance-review",)]


def granted(case: Case) -> Case:
    """The case with everything done but the approval."""
    return case.opinion().complete("acceptance-review", ACCEPTED).complete("review", AGREE)


def test_a_name_is_filed_once_in_a_street(house: House) -> None:
    granted(house.submit()).complete("approve", AGREE)
    second = granted(house.submit())
    assert second.variables["name_taken"] is True
    with pytest.raises(NameTaken):
        second.complete("approve", AGREE)
    second.complete("approve", DISAGREE)
    elsewhere = granted(house.submit(street="011"))
    assert elsewhere.variables["name_taken"] is False
    assert elsewhere.complete("approve", AGREE).ended_at == ["filed"]


@pytest.mark.parametrize("verb", ["claim", "complete"])
def test_handling_checking_and_deciding_are_three_people(house: House, verb: str) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED, by="handler")
    attempt = case.claim if verb == "claim" else partial(case.complete, submitted=AGREE)
    with pytest.raises(DutiesNotSeparate):
        attempt("review", by="handler")
    case.complete("review", AGREE, by="reviewer")
    for person in ("handler", "reviewer"):
        with pytest.raises(DutiesNotSeparate):
            attempt("approve", by=person)
    with pytest.raises(DutiesNotSeparate):
        attempt("approve", by="deputy", on_behalf_of="handler")
    case.complete("approve", AGREE, by="leader")
    assert case.ended_at == ["filed"]


def test_t34_nobody_handles_through_a_deputy_and_approves_in_person(house: House) -> None:
    case = house.submit().opinion()
    case.complete("acceptance-review", ACCEPTED, by="deputy", on_behalf_of="principal")
    case.complete("review", AGREE, by="reviewer")
    for act in (partial(case.claim, "approve"), partial(case.complete, "approve", AGREE)):
        with pytest.raises(DutiesNotSeparate):
            act(by="principal")
    with pytest.raises(DutiesNotSeparate):
        case.complete("approve", AGREE, by="other", on_behalf_of="principal")
    case.complete("approve", AGREE, by="leader")
    assert case.ended_at == ["filed"]


def test_officers_who_decide_at_once_get_numbers_without_gap_or_double(house: House) -> None:
    cases = [granted(house.submit(orgName=f"莲新街道示例{number}社区合唱队")) for number in range(8)]
    with ThreadPoolExecutor(4) as officers:
        list(officers.map(lambda case: case.complete("approve", AGREE), cases))
    assert sorted(case.row["filing_no"] for case in cases) == [
        f"BA510104-010-{number:04d}" for number in range(1, 9)
    ]
    assert sorted(case.row["document_no"] for case in cases) == [
        f"锦社备〔2010〕{number:03d}号" for number in range(1, 9)
    ]


@pytest.mark.parametrize("element_id", ["review", "approve"])
@pytest.mark.parametrize(
    "submitted",
    [{**DISAGREE, "opinionText": "不行"}, {**RETURN, "opinionText": None}],
)
def test_who_does_not_agree_says_why(house: House, element_id: str, submitted: dict[str, object]) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    if element_id == "approve":
        case.complete("review", AGREE)
    with pytest.raises(DecisionWithoutReason):
        case.complete(element_id, submitted)
    assert case.open_tasks() == [element_id]


@pytest.mark.parametrize("submitted", [{}, {**AGREE, "opinion": "MAYBE"}])
def test_a_decision_that_the_form_does_not_know_is_told_by_field(
    house: House, submitted: dict[str, object]
) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    with pytest.raises(FormRefused) as refused:
        case.complete("review", submitted)
    assert ("opinion",) in [error.path for error in refused.value.errors]
    assert case.open_tasks() == ["review"]


def test_who_declares_a_conflict_of_interest_does_not_decide(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    with pytest.raises(ConflictDeclared):
        case.complete("review", {**AGREE, "conflictDeclared": True})
    case.complete("review", AGREE, by="colleague")
    assert case.open_tasks() == ["approve"]


def test_an_applicant_cannot_choose_the_rules_of_another_day(house: House) -> None:
    case = house.submit(Actor(user_id="applicant"), rules_on="2026-01-01")
    assert case.variables["rules_on"] == "2010-03-01"
