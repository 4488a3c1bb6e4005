"""The figures of Doumen (DOMAIN.md E.7): petitions by agency, advice, volunteers, credit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from workflows.dashboard.figures import CENTS_OF_YI, Measure, Value, amount, count, measure
from workflows.dashboard.query import Reader

HOUSE: Final = "doumen"


def _kpi(key: str) -> Callable[[Measure], Measure]:
    return measure(HOUSE, f"kpi.{key}")


@_kpi("pet_cases")
def petition_cases(reader: Reader) -> Value:
    return count(reader.number("SELECT count(*) FROM petition_case_as_of WHERE accepted_on <= :on"))


@_kpi("pet_opinions")
def petition_opinions(reader: Reader) -> Value:
    return count(
        reader.number(
            "SELECT count(*) FROM petition_case_as_of WHERE opinion_no IS NOT NULL AND opinion_on <= :on"
        )
    )


@_kpi("pet_unit")
def advice_to_units(reader: Reader) -> Value:
    return _advice(reader, "UNIT")


@_kpi("pet_person")
def advice_to_persons(reader: Reader) -> Value:
    """人次: heads, not tickets."""
    return _advice(reader, "PERSON")


@_kpi("volunteers_xinwei")
def volunteers(reader: Reader) -> Value:
    return count(
        reader.number(
            "SELECT count(*) FROM volunteer_as_of v JOIN volunteer_team_as_of t ON t.id = v.team_id"
            " WHERE t.community = '新伟社区' AND v.source = 'PARTY'"
            " AND v.joined_on <= :on AND (v.left_on IS NULL OR v.left_on > :on)"
        )
    )


@_kpi("credit_line")
def credit(reader: Reader) -> Value:
    """A line of which no day is recorded counts from its entry."""
    lines, cents = reader.numbers(
        "SELECT count(*), sum(amount) FROM credit_line_as_of WHERE granted_on IS NULL OR granted_on <= :on"
    )
    return amount(cents, CENTS_OF_YI, 0, listed=lines)


def _advice(reader: Reader, kind: str) -> Value:
    tickets, heads = reader.numbers(
        "SELECT count(*), sum(quantity) FROM consultation_ticket_as_of"
        f" WHERE kind = '{kind}' AND asked_on <= :on"
    )
    return Value(shown=str(heads), listed=tickets)
