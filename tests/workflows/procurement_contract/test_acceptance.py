"""Acceptance and evaluation of a contract: who may not, and how points make a grade."""

from __future__ import annotations

from functools import partial

import pytest

from engine.errors import FormRefused
from tests.workflows.procurement_contract.contracts import (
    ACCEPTANCE,
    COMPLETION,
    DRAFT,
    EVALUATION,
    ITEMS,
    opinions,
    pay,
    performing,
)
from tests.workflows.procurement_contract.stages import accepting, begun
from tests.workflows.purchases import Purchase
from workflows.errors import DutiesNotSeparate
from workflows.procurement_contract.errors import (
    AcceptorTwice,
    HandledBefore,
    RecusalNeeded,
    ScoreOutOfRange,
    TooFewOpinions,
)
from workflows.registries import contracts


@pytest.mark.parametrize(("served", "found", "needed"), [(120, 11, 12), (1000, 29, 30), (5, 0, 1)])
def test_enough_of_those_who_were_served_are_heard(
    purchase: Purchase, served: int, found: int, needed: int
) -> None:
    case = pay(performing(purchase), 27000).complete("mid-evaluation", EVALUATION)
    pay(case, 36000, "ZF-002").complete("request-completion", {**COMPLETION, "servedUsers": served})
    with pytest.raises(TooFewOpinions):
        case.complete("collect-opinions", opinions(found))
    case.complete("collect-opinions", opinions(needed))
    assert case.open_tasks().count("accept-items") == 3


@pytest.mark.parametrize("verb", ["claim", "complete"])
def test_t25_the_buyers_handler_does_not_accept(purchase: Purchase, verb: str) -> None:
    case = accepting(purchase).complete("collect-opinions", opinions(30))
    attempt = case.claim if verb == "claim" else partial(case.complete, submitted=ACCEPTANCE)
    for person in ("officer-draft-contract", "officer-purchaser-sign", "officer-file-copy"):
        with pytest.raises(DutiesNotSeparate):
            attempt("accept-items", by=person)
    attempt("accept-items", by="acceptor")


def test_t25_who_handled_the_purchase_in_an_earlier_case_does_not_accept(purchase: Purchase) -> None:
    other = begun(purchase)  # a case of the project, as the tender was one
    other.complete("draft-contract", DRAFT, by="tender-handler")
    case = accepting(purchase).complete("collect-opinions", opinions(30))
    with pytest.raises(HandledBefore):
        case.complete("accept-items", ACCEPTANCE, by="tender-handler")


def test_every_acceptor_judges_the_service_and_each_indicator_that_was_announced(
    purchase: Purchase,
) -> None:
    case = accepting(purchase).complete("collect-opinions", opinions(30))
    easier = {**ITEMS[1], "standard": "12人次"}
    for wrong in (ITEMS[:1], [*ITEMS, ITEMS[0]], [ITEMS[0], ITEMS[0]], [ITEMS[0], easier]):
        with pytest.raises(FormRefused):
            case.complete("accept-items", {**ACCEPTANCE, "items": wrong}, by="one")
    case.complete("accept-items", ACCEPTANCE, by="one")


def test_three_acceptors_are_three_people(purchase: Purchase) -> None:
    case = accepting(purchase).complete("collect-opinions", opinions(30))
    case.complete("accept-items", ACCEPTANCE, by="one")
    with pytest.raises(AcceptorTwice):
        case.complete("accept-items", ACCEPTANCE, by="one")


def test_who_accepted_does_not_evaluate(purchase: Purchase) -> None:
    case = accepting(purchase).complete("collect-opinions", opinions(30), by="asker")
    for person in ("one", "two", "three"):
        case.complete("accept-items", ACCEPTANCE, by=person)
    for person in ("one", "asker", "officer-draft-contract"):
        with pytest.raises(DutiesNotSeparate):
            case.complete("final-evaluation", EVALUATION, by=person)


def test_an_evaluator_with_an_interest_recuses(purchase: Purchase) -> None:
    case = pay(performing(purchase), 27000)
    with pytest.raises(RecusalNeeded):
        case.complete("mid-evaluation", {**EVALUATION, "conflictDeclared": True})


def test_a_score_above_its_weight_is_told_by_field(purchase: Purchase) -> None:
    case = pay(performing(purchase), 27000)
    with pytest.raises((FormRefused, ScoreOutOfRange)):
        case.complete("mid-evaluation", {**EVALUATION, "finance": 10.5})
    case.complete("mid-evaluation", {**EVALUATION, "finance": 10})


@pytest.mark.parametrize(
    ("total", "grade"), [(90, "EXCELLENT"), (89.99, "GOOD"), (80, "GOOD"), (60, "PASS"), (59.99, "FAIL")]
)
def test_the_grade_follows_from_the_points(purchase: Purchase, total: float, grade: str) -> None:
    case = pay(performing(purchase), 27000)
    parts = {"output": 30, "quality": 25, "effect": 20, "satisfaction": 15, "finance": 10}
    missing = 100 - total
    for name, weight in parts.items():
        parts[name] = weight - min(weight, missing)  # type: ignore[assignment]
        missing = round(missing - min(weight, missing), 2)
    case.complete(
        "mid-evaluation", {**EVALUATION, **{name: round(value, 2) for name, value in parts.items()}}
    )
    (row,) = purchase.rows(contracts.EVALUATIONS)
    assert (row["total"], row["grade"]) == (round(total * 1000), grade)
