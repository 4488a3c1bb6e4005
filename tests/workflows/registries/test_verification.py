"""`gongzhi audit verify` looks at the registers, too: who alters one behind the product's back is found."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from engine.actor import Actor
from engine.history.chain import GENESIS
from engine.history.findings import finding_message
from engine.history.seal import Vault
from engine.history.verify import Report, verify, verify_instance
from engine.persistence.database import Database, reading, transaction
from engine.persistence.schema import metadata
from tests.workflows.house import House
from workflows.registries.budgets import commit_funds, register_line, reserve
from workflows.registries.organizations import ORGANIZATIONS, change_organization, register_organization
from workflows.registries.people import register_person
from workflows.registries.tables.history import register_history
from workflows.registries.trail import line_hash
from workflows.registries.vault import FILE
from workflows.registries.verification import verify_registers

CLERK = Actor(user_id="clerk")
MOVED = "tenant_id, id, line_id, reference, kind, amount, booked_on, at, actor"
NUMBER = "11010519491231002X"


@pytest.fixture
def kept(registers: Database) -> Database:
    """An organisation that was changed for a day gone by, a person, and money held and bound on a line."""
    with transaction(registers) as session:
        organization = register_organization(
            session,
            CLERK,
            name="锦江区示例一基金会",
            form="FOUNDATION",
            status="REGISTERED",
            street="010",
            uscc="53100000500019795A",
            founded_on=date(2010, 3, 1),
        )
        change_organization(
            session, CLERK, organization, effective_on=date(2009, 1, 1), reason="更名", name="新名称"
        )
        register_person(session, CLERK, name="示例甲", id_no=NUMBER, phone="13800001234")
        line = register_line(
            session, CLERK, unit_key="010", year=2010, code="1", name="服务", amount=Decimal("900.50")
        )
        reserve(session, CLERK, line, "P-1", Decimal("300"), instance_id=None)
        commit_funds(session, CLERK, line, "P-1", Decimal("200.25"), instance_id=None)
    return registers


def report(database: Database) -> Report:
    return verify(database, Vault(Path(database.settings.var_directory)))


class _Undone(Exception):
    """Nothing of a test's tampering stays."""


def after(database: Database, statement: str) -> set[tuple[str, str | None]]:
    """What is found once a statement was run, which is then taken back."""
    found: set[tuple[str, str | None]] = set()
    with suppress(_Undone), transaction(database) as session:
        session.write(statement, ())
        found = {(each.problem, each.register) for each in verify_registers(session)}
        raise _Undone
    return found


def problems(database: Database) -> set[tuple[str, str | None]]:
    return {(found.problem, found.register) for found in report(database).findings}


def test_what_the_product_wrote_agrees_with_its_history(kept: Database) -> None:
    assert problems(kept) == set()


ALTERED: Final = {
    "UPDATE organization SET status = 'REVOKED'": ("entry-changed", "organization"),
    "UPDATE organization SET founded_on = '2010-03-02'": ("entry-changed", "organization"),
    "UPDATE organization SET created_by = 'wang'": ("entry-changed", "organization"),
    "UPDATE organization SET updated_at = '2010-01-01 00:00:00.000000+00:00'": (
        "entry-changed",
        "organization",
    ),
    "UPDATE organization SET version = 1": ("entry-changed", "organization"),
    "DELETE FROM organization": ("entry-missing", "organization"),
    "DELETE FROM register_history WHERE register = 'organization'": ("entry-inserted", "organization"),
    "DELETE FROM register_history WHERE version = 2": ("entry-changed", "organization"),
    "UPDATE register_history SET actor = 'wang' WHERE version = 2": ("entry-changed", "organization"),
    "UPDATE register_history SET effective_on = '2010-01-01' WHERE version = 2": (
        "entry-changed",
        "organization",
    ),
    "UPDATE natural_person SET phone_masked = '139****1234'": ("entry-changed", "natural_person"),
    "UPDATE natural_person SET address_cipher = phone_cipher": ("entry-changed", "natural_person"),
    "UPDATE budget_line SET committed = 20026": ("sums-wrong", "budget_line"),
    "UPDATE budget_claim SET reserved = 0": ("sums-wrong", "budget_line"),
    "UPDATE budget_movement SET actor = 'wang' WHERE kind = 'COMMIT'": ("entry-changed", "budget_movement"),
    "DELETE FROM budget_movement WHERE kind = 'COMMIT'": ("entry-missing", "budget_movement"),
    f"INSERT INTO budget_movement ({MOVED}) SELECT {MOVED.replace(' id', ' 7')} FROM budget_movement"
    " WHERE kind = 'RESERVE'": ("entry-inserted", "budget_movement"),
}


def test_what_was_altered_behind_its_back_is_found(kept: Database) -> None:
    found = {statement: after(kept, statement) for statement in ALTERED}
    assert {each: told for each, told in found.items() if ALTERED[each] not in told} == {}


NONSENSE: Final = ("[]", "7", '"version"', '{"version": {}}', '{"version": 1, "row": 2}', "no JSON at all")


def test_an_event_made_into_nonsense_is_found_and_fells_nothing(kept: Database) -> None:
    with reading(kept) as session:
        ((seq, data),) = session.all(
            "SELECT seq, data FROM event WHERE type = 'register-entered' AND data LIKE '%natural_person%'"
        )
    shapes = [
        *NONSENSE,
        data.replace('"proof":{', '"proof":{"phone":1,'),
        data.replace('"proof":', '"proof":1,"a":'),
    ]
    assert len(set(shapes) - {data}) == len(shapes)
    for shape in shapes:
        with transaction(kept) as session:
            session.write("UPDATE event SET data = ? WHERE seq = ?", (shape, seq))
        found = {(each.problem, each.seq) for each in report(kept).findings}
        assert ("changed", seq) in found, shape


def test_a_line_of_history_made_to_fit_is_found_by_its_event(kept: Database) -> None:
    """Row, line and hash agree with each other; the chain of events tells another story."""
    forged = _line(kept, 2)
    forged["changes"] = forged["changes"].replace("新名称", "伪造")
    fit = (forged["changes"], line_hash(bytes(forged["prev_hash"]), forged))
    with transaction(kept) as session:
        session.write("UPDATE organization SET name = '伪造'", ())
        where = "register = 'organization' AND version = 2"
        session.write(f"UPDATE register_history SET changes = ?, hash = ? WHERE {where}", fit)
    (found,) = report(kept).findings
    assert (found.problem, found.register) == ("entry-changed", "organization")
    assert "organization" in finding_message(found) and "不符" in finding_message(found)


def test_a_finding_says_what_is_expected_and_found_and_nothing_hidden(kept: Database) -> None:
    """A number in clear, a sum in fen, and of a hidden column the keyed hashes."""
    altered = (
        "UPDATE organization SET status = 'REVOKED'",
        "UPDATE budget_line SET committed = 20026",
        "UPDATE natural_person SET phone_masked = '139****1234'",
    )
    for statement in altered:
        with transaction(kept) as session:
            session.write(statement, ())
    told = {each.register: each for each in report(kept).findings}
    organization, line, person = (told[name] for name in ("organization", "budget_line", "natural_person"))
    assert (organization.expected, organization.found) == ({"status": "REGISTERED"}, {"status": "REVOKED"})
    assert (line.expected, line.found) == ({"committed": 20025}, {"committed": 20026})
    assert person.columns == ("phone_masked",) and "****" not in finding_message(person)


def test_an_entry_with_a_line_nobody_wrote_is_found(kept: Database) -> None:
    """A forger makes row and line anew, hashed as it should be, and cannot make the event."""
    line = _line(kept, 1)
    given = {"id": 7, "uscc": "53100000500019796B", "name": "伪造"}
    changes = json.loads(line["changes"]) | {name: [None, value] for name, value in given.items()}
    forged = line | {"row_id": 7, "changes": json.dumps(changes)}
    forged["hash"] = line_hash(GENESIS, forged)
    row = {name: value for name, (_, value) in changes.items()} | {"founded_on": date(2010, 3, 1)}
    row |= {"created_at": line["at"], "updated_at": line["at"], "created_by": "clerk", "version": 1}
    with transaction(kept) as session:
        session.core.execute(register_history.insert().values(**forged))
        session.core.execute(ORGANIZATIONS.table.insert().values(tenant_id=session.tenant_id, **row))
    assert [(each.problem, each.row_id) for each in report(kept).findings] == [("entry-inserted", 7)]


def _line(database: Database, version: int) -> dict[str, Any]:
    with reading(database) as session:
        rows = session.core.execute(
            register_history.select().where(
                register_history.c.register == "organization", register_history.c.version == version
            )
        )
        return dict(rows.mappings().one())


def test_a_case_is_verified_with_the_entries_it_wrote(house: House) -> None:
    """What the dossier's button asks: the chain of one case, and what it wrote."""
    case, other = house.submit(), house.submit(orgName="示例二合唱队")
    vault = Vault(Path(house.database.settings.var_directory))
    with transaction(house.database) as session:
        session.write("UPDATE document SET html = 'x' WHERE instance_id = ?", (case.instance_id,))
    found = verify_instance(house.database, vault, case.instance_id).finding
    assert found is not None and (found.problem, found.register) == ("entry-changed", "document")
    assert verify_instance(house.database, vault, other.instance_id).is_intact


def test_an_altered_event_is_the_one_thing_that_is_found(house: House) -> None:
    case = house.submit()
    with transaction(house.database) as session:
        altered = "UPDATE event SET data = replace(data, '{', '{\"amount\":1,') WHERE type LIKE 'register-%'"
        session.write(f"{altered} AND instance_id = ?", (case.instance_id,))
    assert [each.instance_id for each in report(house.database).findings] == [case.instance_id]


@pytest.mark.parametrize("lost", [Path.unlink, lambda path: path.write_text("00" * 32 + "\n")])
def test_without_the_key_hidden_values_are_said_to_be_unchecked(
    kept: Database, lost: Callable[[Path], object]
) -> None:
    from workflows.registries import vault

    lost(Path(kept.settings.var_directory) / FILE)
    vault._load.cache_clear()
    assert problems(kept) == {("proof-key-missing", None)}
    assert "密钥" in finding_message(report(kept).findings[0])


def test_every_register_is_looked_at_whatever_a_program_has_loaded() -> None:
    """As `gongzhi audit verify` begins: in a process of its own, that asked for no register."""
    program = (
        "import workflows; workflows.load()\n"
        "from workflows.registries import verification\n"
        "from workflows.registries.register import known_registers\n"
        "verification._every_register_is_known()\n"
        "print(*sorted(known_registers()))\n"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    versioned = {
        table.name
        for table in metadata.tables.values()
        if {"updated_at", "version", "created_by"} <= {*table.c.keys()}
    }
    assert versioned - set(told.stdout.split()) == set()
