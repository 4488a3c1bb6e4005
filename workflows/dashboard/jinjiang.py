"""The figures of a district that fosters social organisations (DOMAIN.md E.7): one function each.

All count what is dated up to the day asked for; a status is that of today.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from workflows.dashboard.figures import CENTS_OF_WAN, Measure, Part, Value, amount, count, measure, share
from workflows.dashboard.query import Reader
from workflows.registries.streets import streets

HOUSE: Final = "jinjiang"

_PILOT: Final = """
    SELECT street FROM pilot_program
    WHERE tenant_id = :tenant AND starts_on <= :on AND (ends_on IS NULL OR ends_on > :on)"""
_REGISTERED: Final = """
    SELECT count(*) FROM organization
    WHERE tenant_id = :tenant AND form <> 'FILED_GROUP' AND status = 'REGISTERED' AND founded_on <= :on"""
_FILED: Final = """
    FROM so_filing f JOIN organization o ON o.tenant_id = f.tenant_id AND o.id = f.organization_id
    WHERE f.tenant_id = :tenant AND f.outcome = 'GRANTED' AND f.decided_on <= :on AND o.status = 'FILED'"""
_BOUGHT: Final = """
    FROM purchase_project p JOIN contract c ON c.tenant_id = p.tenant_id AND c.project_id = p.id
    WHERE p.tenant_id = :tenant AND c.signed_on <= :on AND c.state <> 'TERMINATED'"""
_LINKED: Final = """
    FROM party_link l JOIN party_org g ON g.tenant_id = l.tenant_id AND g.id = l.party_org_id
    WHERE l.tenant_id = :tenant AND l.valid_from <= :on AND (l.valid_to IS NULL OR l.valid_to > :on)"""

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
    return count(reader.number(_REGISTERED))


@_kpi("registered_new")
def registered_new(reader: Reader) -> Value:
    """Registered since the first street was put on trial."""
    began = "(SELECT min(starts_on) FROM pilot_program WHERE tenant_id = :tenant)"
    return count(reader.number(f"{_REGISTERED} AND founded_on >= {began}"))


@_kpi("filed_total")
def filed_total(reader: Reader) -> Value:
    return count(reader.number(f"SELECT count(*) {_FILED}"))


@_kpi("filed_pilot")
def filed_pilot(reader: Reader) -> Value:
    return count(reader.number(f"SELECT count(*) {_FILED} AND f.street IN ({_PILOT})"))


@_kpi("filed_nonpilot")
def filed_nonpilot(reader: Reader) -> Value:
    return count(reader.number(f"SELECT count(*) {_FILED} AND f.street NOT IN ({_PILOT})"))


@_kpi("total_active")
def total_active(reader: Reader) -> Value:
    registered, filed = reader.number(_REGISTERED), reader.number(f"SELECT count(*) {_FILED}")
    parts = (Part(name="登记", value=str(registered)), Part(name="备案", value=str(filed)))
    return Value(shown=str(registered + filed), parts=parts)


@_kpi("filing_applications")
def filing_applications(reader: Reader) -> Value:
    return count(
        reader.number("SELECT count(*) FROM so_filing WHERE tenant_id = :tenant AND received_on <= :on")
    )


@_kpi("filing_correction_rate")
def filing_correction_rate(reader: Reader) -> Value:
    """Of the groups that were filed, how many had to correct their material."""
    filed, corrected = reader.numbers(
        f"SELECT count(*), sum(CASE WHEN f.correction_count > 0 THEN 1 ELSE 0 END) {_FILED}"
    )
    parts = (Part(name="补正", value=str(corrected)), Part(name="备案", value=str(filed)))
    return Value(shown=share(corrected, filed), parts=parts)


@_kpi("purchase_count")
def purchase_count(reader: Reader) -> Value:
    """Projects under a contract that was not given up."""
    return count(reader.number(f"SELECT count(DISTINCT p.id) {_BOUGHT}"))


@_kpi("purchase_amount")
def purchase_amount(reader: Reader) -> Value:
    return amount(reader.number(f"SELECT sum(c.amount) {_BOUGHT}"), CENTS_OF_WAN)


@_kpi("purchase_by_category")
def purchase_by_category(reader: Reader) -> Value:
    """Projects and 万元 of each category."""
    rows = reader.rows(
        f"SELECT p.category, count(DISTINCT p.id), sum(c.amount) {_BOUGHT} GROUP BY p.category"
    )
    found = {row[0]: (row[1], amount(int(row[2]), CENTS_OF_WAN).shown) for row in rows}
    parts = tuple(
        Part(name=name, value=f"{found[code][0]}/{found[code][1]}")
        for code, name in CATEGORIES.items()
        if code in found
    )
    return Value(shown=str(len(parts)), parts=parts)


@_kpi("party_covered")
def party_covered(reader: Reader) -> Value:
    """Organisations that the pilot gave a Party organisation, street by street."""
    rows = reader.rows(
        f"SELECT g.street, count(DISTINCT l.organization_id) {_LINKED} AND g.origin = 'CAMPAIGN'"
        " GROUP BY g.street ORDER BY g.street"
    )
    parts = tuple(Part(name=streets()[street].name, value=str(number)) for street, number in rows)
    return Value(shown=str(sum(number for _, number in rows)), parts=parts)


@_kpi("party_filed_coverage")
def party_filed_coverage(reader: Reader) -> Value:
    """Share of the filed groups of a street that any Party organisation covers, earlier ones too."""
    rows = reader.rows(
        "SELECT f.street, count(*), sum(CASE WHEN o.id IN"
        f" (SELECT l.organization_id {_LINKED}) THEN 1 ELSE 0 END) {_FILED} AND f.street IN"
        " (SELECT street FROM party_org WHERE tenant_id = :tenant AND formed_on <= :on)"
        " GROUP BY f.street ORDER BY f.street"
    )
    parts = tuple(
        Part(name=streets()[street].name, value=f"{share(covered, filed)} % ({covered}/{filed})")
        for street, filed, covered in rows
    )
    covered, filed = sum(row[2] for row in rows), sum(row[1] for row in rows)
    return Value(shown=share(covered, filed), parts=parts)


@_kpi("regulations_consulting")
def regulations_consulting(reader: Reader) -> Value:
    return count(
        reader.number(
            "SELECT count(*) FROM regulation"
            " WHERE tenant_id = :tenant AND consult_from <= :on AND consult_to >= :on"
        )
    )


@_kpi("assess_kinds")
def assess_kinds(reader: Reader) -> Value:
    return count(
        reader.number(
            "SELECT count(*) FROM evaluation_scheme WHERE tenant_id = :tenant AND established_on <= :on"
        )
    )
