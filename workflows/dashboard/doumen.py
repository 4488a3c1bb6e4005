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
    return count(
        reader.number("SELECT count(*) FROM petition_case WHERE tenant_id = :tenant AND accepted_on <= :on")
    )


@_kpi("pet_opinions")
def petition_opinions(reader: Reader) -> Value:
    return count(
        reader.number(
            "SELECT count(*) FROM petition_case"
            " WHERE tenant_id = :tenant AND opinion_no IS NOT NULL AND opinion_on <= :on"
        )
    )


@_kpi("pet_unit")
def advice_to_units(reader: Reader) -> Value:
    return count(_advice(reader, "UNIT"))


@_kpi("pet_person")
def advice_to_persons(reader: Reader) -> Value:
    """人次: heads, not tickets."""
    return count(_advice(reader, "PERSON"))


@_kpi("volunteers_xinwei")
def volunteers(reader: Reader) -> Value:
    return count(
        reader.number(
            "SELECT count(*) FROM volunteer v JOIN volunteer_team t"
            " ON t.tenant_id = v.tenant_id AND t.id = v.team_id"
            " WHERE v.tenant_id = :tenant AND t.community = '新伟社区' AND v.source = 'PARTY'"
            " AND v.joined_on <= :on AND (v.left_on IS NULL OR v.left_on > :on)"
        )
    )


@_kpi("credit_line")
def credit(reader: Reader) -> Value:
    return amount(
        reader.number("SELECT sum(amount) FROM credit_line WHERE tenant_id = :tenant"), CENTS_OF_YI, 0
    )


def _advice(reader: Reader, kind: str) -> int:
    return reader.number(
        "SELECT sum(quantity) FROM consultation_ticket"
        f" WHERE tenant_id = :tenant AND kind = '{kind}' AND asked_on <= :on"
    )
