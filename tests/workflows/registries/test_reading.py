"""Which rows of a register somebody sees, by post, by unit, by supervision."""

from __future__ import annotations

from datetime import date

import pytest

from engine.actor import Actor
from engine.persistence.database import Database, reading, transaction
from workflows.errors import EntryNotFound
from workflows.registries.contracts import CONTRACTS, PAYMENTS
from workflows.registries.errors import FilterInvalid, RegisterUnknown
from workflows.registries.filings import Application, record_application
from workflows.registries.purchases import PROJECTS
from workflows.registries.reading import entries, entry, past, registers
from workflows.registries.register import enter

CLERK = Actor(user_id="clerk")


def _holder(*groups: str, supervises: tuple[str, ...] = (), roles: tuple[str, ...] = ()) -> Actor:
    return Actor(
        user_id="li", groups=frozenset(groups), supervised_units=frozenset(supervises), roles=frozenset(roles)
    )


@pytest.fixture
def streets(registers: Database) -> Database:
    """A filing in each of two streets."""
    for number, street in ((1, "010"), (2, "003")):
        filed = Application(
            instance_id=number,
            receipt_no=f"SJ2026-000{number}",
            applicant="zhao",
            org_name=f"示例{number}",
            filed_class="LIFE",
            street=street,
            community="示例社区",
            received_on=date(2026, 3, 2),
        )
        with transaction(registers) as session:
            record_application(session, CLERK, filed)
    return registers


def _seen(database: Database, actor: Actor, register: str = "so_filing") -> list[int]:
    with reading(database) as session:
        return [row.id for row in entries(session, actor, register).items]


def test_holders_of_a_post_see_the_rows_of_their_units(streets: Database) -> None:
    assert _seen(streets, _holder("street-review:010")) == [1]
    assert _seen(streets, _holder("street-review:010", "street-approval:003")) == [1, 2]
    assert _seen(streets, _holder("civil-review:civil-affairs")) == [1, 2]
    assert _seen(streets, _holder(roles=("auditor",))) == [1, 2]
    assert _seen(streets, CLERK) == [1, 2], "whom the caller vouches for"


def test_superiors_see_the_rows_of_the_units_they_supervise(streets: Database) -> None:
    assert _seen(streets, _holder(supervises=("003",))) == [2]


@pytest.mark.parametrize("groups", [(), ("community:010",), ("purchase-handler:010",), ("street",)])
def test_for_everybody_else_the_register_does_not_exist(streets: Database, groups: tuple[str, ...]) -> None:
    with pytest.raises(RegisterUnknown):
        _seen(streets, _holder(*groups))
    assert "so_filing" not in {found.name for found in registers(_holder(*groups))}


def test_a_row_of_another_unit_does_not_exist_nor_does_its_past(streets: Database) -> None:
    reader = _holder("street-review:010")
    with reading(streets) as session:
        assert entry(session, reader, "so_filing", 1).values["org_name"] == "示例1"
        for look in (entry, past):
            with pytest.raises(EntryNotFound):
                look(session, reader, "so_filing", 2)


def test_payments_belong_to_the_purchaser_of_the_project_of_their_contract(registers: Database) -> None:
    with transaction(registers) as session:
        for number, purchaser in ((1, "buyer-1"), (2, "buyer-2")):
            project = {
                "id": number, "project_no": f"GM{number}", "name": "示例", "purchaser": purchaser,
                "catalog_code": "A01", "category": "SG", "year": 2026, "budget": 100, "state": "CONTRACTED",
            }  # fmt: skip
            enter(session, CLERK, PROJECTS, project)
            contract = {
                "id": number, "contract_no": f"HT{number}", "project_id": number, "organization_id": 7,
                "amount": 90, "supplements": 0, "signed_on": date(2026, 3, 2), "state": "SIGNED",
            }  # fmt: skip
            enter(session, CLERK, CONTRACTS, contract)
            paid = {"id": number, "contract_id": number, "amount": 45, "paid_on": date(2026, 4, 1)}
            enter(session, CLERK, PAYMENTS, paid)
    for register in ("contract", "payment"):
        assert _seen(registers, _holder("purchase-handler:buyer-2"), register) == [2]
        assert _seen(registers, _holder("finance-payment:finance"), register) == [1, 2]


def test_tenants_do_not_read_each_other(streets: Database) -> None:
    with transaction(streets, "doumen") as session:
        assert entries(session, CLERK, "so_filing").items == []


@pytest.mark.parametrize(
    ("register", "given", "found"),
    [
        ("so_filing", "received_on:2026-03-02", 2),
        ("so_filing", "received_on:2026-03-03", 0),
        ("so_filing", "correction_count:0", 2),
        ("so_filing", "instance_id:1", 1),
        ("organization", "founded_on:2026-01-01", 0),
    ],
)
def test_filters_know_the_kind_of_their_column(
    streets: Database, register: str, given: str, found: int
) -> None:
    with reading(streets) as session:
        assert len(entries(session, CLERK, register, filters=[given]).items) == found


@pytest.mark.parametrize(
    "given", ["budget:1.234", "budget:Infinity", "budget:1e30", "year:1e3", "year:99999999999", "max_price:x"]
)
def test_amounts_and_numbers_out_of_bounds_are_refused(registers: Database, given: str) -> None:
    with reading(registers) as session, pytest.raises(FilterInvalid):
        entries(session, CLERK, "purchase_project", filters=[given])
