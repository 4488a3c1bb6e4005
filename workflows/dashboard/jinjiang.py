"""The figures of a district that fosters social organisations (DOMAIN.md E.7): one function each.

Each reads the registers as they stood on the day asked for, so that it is the same whenever it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from workflows.dashboard.figures import CENTS_OF_WAN, Measure, Part, Value, amount, count, measure, share
from workflows.dashboard.query import Reader
from workflows.registries.streets import streets

HOUSE: Final = "jinjiang"

_PILOT: Final = """
    SELECT street FROM pilot_program_as_of
    WHERE starts_on <= :on AND (ends_on IS NULL OR ends_on > :on)"""
_REGISTERED: Final = """
    FROM organization_as_of WHERE status = 'REGISTERED' AND founded_on <= :on"""
_FILED: Final = """
    FROM organization_as_of o WHERE o.status = 'FILED' AND o.founded_on <= :on"""
_GRANTED: Final = """
    FROM so_filing_as_of f JOIN organization_as_of o ON o.id = f.organization_id
    WHERE f.outcome = 'GRANTED' AND f.decided_on <= :on AND o.status = 'FILED'"""
_BOUGHT: Final = """
    FROM purchase_project_as_of p JOIN contract_as_of c ON c.project_id = p.id
    WHERE c.signed_on <= :on AND c.state <> 'TERMINATED'"""
_LINKED: Final = """
    FROM party_link_as_of l JOIN party_org_as_of g ON g.id = l.party_org_id
    WHERE l.valid_from <= :on AND (l.valid_to IS NULL OR l.valid_to > :on)"""

CATEGORIES: Final = {
    "SG": "社会管理",
    "SS": "社会事务",
    "WJ": "卫生教育",
    "WT": "文化体育",
    "JY": "就业保障",
    "QT": "其他",
}


def _kpi(key: str) -> Callable[[Measure], Measure]:
    return measure(HOUSE, f"kpi.{key}")


@_kpi("pilot_streets")
def pilot_streets(reader: Reader) -> Value:
    return count(reader.number(f"SELECT count(*) FROM ({_PILOT}) AS pilot"))


@_kpi("registered_total")
def registered_total(reader: Reader) -> Value:
    return count(reader.number(f"SELECT count(*) {_REGISTERED}"))


@_kpi("registered_new")
def registered_new(reader: Reader) -> Value:
    """Registered since the first street was put on trial."""
    ((began,),) = reader.rows("SELECT min(starts_on) FROM pilot_program_as_of")
    since = "(SELECT min(starts_on) FROM pilot_program_as_of)"
    found = reader.number(f"SELECT count(*) {_REGISTERED} AND founded_on >= {since}")
    return count(found, began=str(began or "9999-12-31"))


@_kpi("filed_total")
def filed_total(reader: Reader) -> Value:
    return count(reader.number(f"SELECT count(*) {_FILED}"))


@_kpi("filed_pilot")
def filed_pilot(reader: Reader) -> Value:
    found = reader.number(f"SELECT count(*) {_FILED} AND o.street IN ({_PILOT})")
    return count(found, pilot=_either(reader.rows(_PILOT)))


@_kpi("filed_nonpilot")
def filed_nonpilot(reader: Reader) -> Value:
    found = reader.number(f"SELECT count(*) {_FILED} AND o.street NOT IN ({_PILOT})")
    return count(found, pilot=_either(reader.rows(_PILOT)))


@_kpi("total_active")
def total_active(reader: Reader) -> Value:
    registered, filed = (reader.number(f"SELECT count(*) {each}") for each in (_REGISTERED, _FILED))
    parts = (
        Part(name="登记", value=str(registered), code="REGISTERED", listed=registered),
        Part(name="备案", value=str(filed), code="FILED", listed=filed),
    )
    return Value(shown=str(registered + filed), listed=registered + filed, parts=parts)


@_kpi("filing_applications")
def filing_applications(reader: Reader) -> Value:
    return count(reader.number("SELECT count(*) FROM so_filing_as_of WHERE received_on <= :on"))


@_kpi("filing_correction_rate")
def filing_correction_rate(reader: Reader) -> Value:
    """Of the groups that were filed, how many had to correct their material."""
    filed, corrected = reader.numbers(
        f"SELECT count(*), sum(CASE WHEN f.correction_count > 0 THEN 1 ELSE 0 END) {_GRANTED}"
    )
    parts = (
        Part(name="补正", value=str(corrected), code="1..", listed=corrected),
        Part(name="备案", value=str(filed), code="0..", listed=filed),
    )
    return Value(shown=share(corrected, filed), listed=corrected, parts=parts)


@_kpi("purchase_count")
def purchase_count(reader: Reader) -> Value:
    """Projects under a contract that was not given up."""
    return count(reader.number(f"SELECT count(DISTINCT p.id) {_BOUGHT}"))


@_kpi("purchase_amount")
def purchase_amount(reader: Reader) -> Value:
    contracts, cents = reader.numbers(f"SELECT count(*), sum(c.amount) {_BOUGHT}")
    return amount(cents, CENTS_OF_WAN, listed=contracts)


@_kpi("purchase_by_category")
def purchase_by_category(reader: Reader) -> Value:
    """Projects and 万元 of each category."""
    rows = reader.rows(
        f"SELECT p.category, count(DISTINCT p.id), sum(c.amount) {_BOUGHT} GROUP BY p.category"
    )
    found = {row[0]: (int(row[1]), amount(int(row[2]), CENTS_OF_WAN).shown) for row in rows}
    parts = tuple(
        Part(name=name, value=f"{found[code][0]}/{found[code][1]}", code=code, listed=found[code][0])
        for code, name in CATEGORIES.items()
        if code in found
    )
    return Value(shown=str(len(parts)), listed=sum(part.listed or 0 for part in parts), parts=parts)


@_kpi("party_covered")
def party_covered(reader: Reader) -> Value:
    """Organisations that the pilot gave a Party organisation, and how many in each street."""
    campaign = f"{_LINKED} AND g.origin = 'CAMPAIGN'"
    rows = reader.rows(
        f"SELECT g.street, count(DISTINCT l.organization_id) {campaign} GROUP BY g.street ORDER BY g.street"
    )
    parts = tuple(
        Part(name=streets()[street].name, value=str(number), code=street, listed=int(number))
        for street, number in rows
    )
    return count(reader.number(f"SELECT count(DISTINCT l.organization_id) {campaign}"), parts=parts)


@_kpi("party_filed_coverage")
def party_filed_coverage(reader: Reader) -> Value:
    """Share of the filed groups of a street that any Party organisation covers, earlier ones too."""
    formed = "SELECT street FROM party_org_as_of WHERE formed_on <= :on"
    rows = reader.rows(
        "SELECT o.street, count(*), sum(CASE WHEN o.id IN"
        f" (SELECT l.organization_id {_LINKED}) THEN 1 ELSE 0 END) {_FILED} AND o.street IN ({formed})"
        " GROUP BY o.street ORDER BY o.street"
    )
    parts = tuple(
        Part(
            name=streets()[street].name,
            value=f"{share(covered, filed)} % ({covered}/{filed})",
            code=street,
            listed=int(covered),
        )
        for street, filed, covered in rows
    )
    covered, filed = sum(row[2] for row in rows), sum(row[1] for row in rows)
    terms = {"streets": _either(rows)}
    return Value(shown=share(covered, filed), listed=int(covered), parts=parts, terms=terms)


@_kpi("regulations_consulting")
def regulations_consulting(reader: Reader) -> Value:
    return count(
        reader.number("SELECT count(*) FROM regulation_as_of WHERE consult_from <= :on AND consult_to >= :on")
    )


@_kpi("assess_kinds")
def assess_kinds(reader: Reader) -> Value:
    return count(reader.number("SELECT count(*) FROM evaluation_scheme_as_of WHERE established_on <= :on"))


def _either(rows: Sequence[tuple[Any, ...]]) -> str:
    """The first cells of rows as alternatives of a filter; of none, a street that there is not."""
    return "|".join(sorted({str(row[0]) for row in rows})) or "-"
