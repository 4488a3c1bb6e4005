"""Personal data: encrypted where it lies, masked where it is shown, opened with a reason."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from engine.actor import Actor
from engine.persistence.database import Database, connect, reading, transaction
from workflows.errors import IdentityNumberInvalid, PersonalDataSealed, PhoneInvalid, ReasonNeeded
from workflows.registries import people
from workflows.registries.register import page
from workflows.registries.trail import versions
from workflows.registries.vault import FILE, Vault, vault

CLERK = Actor(user_id="clerk")
NUMBER = "11010519491231002X"
PHONE = "13800001234"
ADDRESS = "锦江区示例路一号"


def _person(database: Database) -> int:
    with transaction(database) as session:
        return people.register_person(
            session,
            CLERK,
            name="示例甲",
            id_no=NUMBER,
            phone=PHONE,
            address=ADDRESS,
            political_status="中共党员",
        )


def test_a_person_is_shown_masked(registers: Database) -> None:
    person_id = _person(registers)
    with reading(registers) as session:
        row = people.person(session, person_id)
    assert row["id_no_masked"] == "110105********002X"
    assert row["phone_masked"] == "138****1234"
    assert (row["gender"], row["birth_date"]) == ("FEMALE", date(1949, 12, 31))
    shown = str(dict(row))
    assert not any(secret in shown for secret in (NUMBER, PHONE, ADDRESS, "中共党员"))


def _checkpoint(database: Database) -> None:
    """Let the file itself hold everything."""
    with database.sql.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def test_nothing_personal_lies_in_the_database_in_clear(sqlite_database: Database, tmp_path: Path) -> None:
    person_id = _person(sqlite_database)
    with transaction(sqlite_database) as session:
        people.change_person(session, CLERK, person_id, phone="13900005678")
        people.reveal(session, CLERK, person_id, "id_no", "核对证件")
    _checkpoint(sqlite_database)
    content = b"".join(path.read_bytes() for path in tmp_path.glob("gongzhi.db*"))
    assert "示例甲".encode() in content  # names are no secret here: the file was really read
    for secret in (NUMBER, NUMBER[:-1], PHONE, "13900005678", ADDRESS, "中共党员"):
        assert secret.encode() not in content
        assert secret.encode().hex().encode() not in content


def test_the_same_number_is_the_same_person(registers: Database) -> None:
    person_id = _person(registers)
    assert _person(registers) == person_id
    with reading(registers) as session:
        found = people.person_by_number(session, NUMBER.lower())
        assert found is not None and found["id"] == person_id
        assert people.person_by_number(session, "440524188001010014") is None
        assert len(page(session, people.PEOPLE).rows) == 1


def test_who_reads_in_clear_says_why_and_is_recorded(registers: Database) -> None:
    person_id = _person(registers)
    with pytest.raises(ReasonNeeded), transaction(registers) as session:
        people.reveal(session, CLERK, person_id, "id_no", " ")
    with transaction(registers) as session:
        assert people.reveal(session, CLERK, person_id, "id_no", "核对证件") == NUMBER
        assert people.reveal(session, CLERK, person_id, "address", "上门核查") == ADDRESS
    with reading(registers) as session:
        rows = session.all("SELECT data FROM event WHERE type = 'personal-data-read' ORDER BY seq")
    assert ["核对证件" in rows[0][0], "上门核查" in rows[1][0]] == [True, True]


def test_history_names_what_changed_and_hides_it(registers: Database) -> None:
    person_id = _person(registers)
    with transaction(registers) as session:
        people.change_person(session, CLERK, person_id, phone="13900005678")
        changes = versions(session, "natural_person", person_id)[-1].changes
    assert changes == {"phone_cipher": ["***", "***"], "phone_masked": ["***", "***"]}


def test_a_ciphertext_opens_in_its_own_row_only(registers: Database) -> None:
    _person(registers)
    with reading(registers) as session:
        box = vault(session)
    sealed = box.encrypt("secret", "here")
    assert box.decrypt(sealed, "here") == "secret"
    assert box.encrypt("secret", "here") != sealed
    for wrong, place in ((sealed, "elsewhere"), (sealed[:-1] + b"\0", "here")):
        with pytest.raises(PersonalDataSealed):
            box.decrypt(wrong, place)


def test_a_new_key_opens_what_the_old_one_closed_and_knows_the_same_people() -> None:
    old, new = bytes(32), bytes(range(32))
    before, after = Vault([old]), Vault([old, new])
    assert after.decrypt(before.encrypt("x", "p"), "p") == "x"
    assert after.blind_index("x", "p") == before.blind_index("x", "p")
    with pytest.raises(PersonalDataSealed):
        before.decrypt(after.encrypt("x", "p"), "p")


def test_without_the_key_file_nothing_opens(sqlite_database: Database, tmp_path: Path) -> None:
    person_id = _person(sqlite_database)
    key = Path(sqlite_database.settings.var_directory) / FILE
    assert key.stat().st_mode & 0o077 == 0
    _checkpoint(sqlite_database)
    shutil.copy(tmp_path / "gongzhi.db", tmp_path / "stolen.db")
    from engine.config import Settings

    url = f"sqlite:///{tmp_path}/stolen.db"
    stolen = connect(url, Settings(database_url=url, var_directory=str(tmp_path / "other")))
    with pytest.raises(PersonalDataSealed), transaction(stolen) as session:
        people.reveal(session, CLERK, person_id, "id_no", "只是好奇")
    stolen.close()


def test_wrong_numbers_are_refused(registers: Database) -> None:
    with pytest.raises(IdentityNumberInvalid), transaction(registers) as session:
        people.register_person(session, CLERK, name="示例乙", id_no="110105194912310021")
    with pytest.raises(PhoneInvalid), transaction(registers) as session:
        people.register_person(session, CLERK, name="示例乙", id_no=NUMBER, phone="12800001234")


def test_a_membership_ends_and_stays(registers: Database) -> None:
    person_id = _person(registers)
    with transaction(registers) as session:
        joined = people.join_organization(session, CLERK, 1, person_id, "LEGAL_REP", date(2010, 3, 1))
        people.leave_organization(session, CLERK, joined, date(2012, 3, 1))
        (row,) = people.members(session, 1).rows
    assert (row["role"], row["valid_to"]) == ("LEGAL_REP", date(2012, 3, 1))


@pytest.mark.parametrize(
    ("name", "masked"), [("王五", "王*"), ("欧阳示例", "欧阳**"), ("欧阳锋", "欧阳*"), ("李", "李*")]
)
def test_names_on_public_lists(name: str, masked: str) -> None:
    assert people.mask_name(name) == masked
