"""Entries are changed under lock, and every write is kept: who, when, old, new, from which day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from engine.actor import Actor
from engine.history.seal import Vault
from engine.history.verify import verify
from engine.persistence.database import Database, reading, transaction
from tests.support.trails import broken_entries
from workflows.errors import (
    EntryChanged,
    EntryExists,
    EntryIncomplete,
    EntryNotFound,
    StatusNotReachable,
    UnifiedCodeInvalid,
)
from workflows.registries.organizations import (
    ORGANIZATIONS,
    change_organization,
    change_status,
    organization_by_code,
    organizations,
    register_organization,
)
from workflows.registries.register import change, enter, find
from workflows.registries.trail import as_of, is_whole, versions

CLERK = Actor(user_id="clerk", on_behalf_of="head")
CODE = "53100000500019795A"


def _registered(database: Database, **changes: Any) -> int:
    values: dict[str, Any] = {
        "name": "锦江区示例一基金会",
        "form": "FOUNDATION",
        "status": "REGISTERED",
        "street": "010",
        "uscc": CODE,
        "founded_on": date(2010, 3, 1),
    }
    with transaction(database) as session:
        return register_organization(session, CLERK, **(values | changes))


def test_history_tells_who_changed_what_from_which_day(registers: Database) -> None:
    organization_id = _registered(registers)
    with transaction(registers) as session:
        change_organization(
            session,
            CLERK,
            organization_id,
            effective_on=date(2010, 6, 1),
            reason="章程修改",
            name="新名称基金会",
        )
    with reading(registers) as session:
        first, second = versions(session, "organization", organization_id)
        assert (first.version, first.changes["name"]) == (1, [None, "锦江区示例一基金会"])
        assert second.changes == {"name": ["锦江区示例一基金会", "新名称基金会"]}
        assert (second.actor, second.on_behalf_of, second.reason) == ("clerk", "head", "章程修改")
        assert second.effective_on == date(2010, 6, 1)
        on = [as_of(session, "organization", organization_id, date(2010, month, 1)) for month in (2, 5, 6)]
        assert [row.get("name") for row in on] == [None, "锦江区示例一基金会", "新名称基金会"]
        assert is_whole(session, "organization", organization_id)
        assert broken_entries(session) == []


def test_a_forged_line_of_history_is_found(registers: Database) -> None:
    organization_id = _registered(registers)
    with transaction(registers) as session:
        change_organization(
            session, CLERK, organization_id, effective_on=date(2010, 6, 1), name="新名称基金会"
        )
    with transaction(registers) as session:
        session.execute("UPDATE register_history SET actor = ? WHERE version = ?", ("somebody else", 1))
        assert not is_whole(session, "organization", organization_id)
        assert broken_entries(session) == [("organization", organization_id)]


def test_an_act_outside_of_any_case_is_in_the_administrative_chain(registers: Database) -> None:
    organization_id = _registered(registers)
    with reading(registers) as session:
        rows = session.all(
            "SELECT actor, data FROM event WHERE instance_id = 0 AND type = 'register-entered'"
        )
        assert len(rows) == 1
        assert rows[0][0] == "clerk"
        assert str(organization_id) in rows[0][1]
    assert verify(registers, Vault(Path(registers.settings.var_directory))).is_intact


def test_what_is_the_same_already_is_no_change(registers: Database) -> None:
    organization_id = _registered(registers)
    with transaction(registers) as session:
        row = change(session, CLERK, ORGANIZATIONS, organization_id, {"street": "010"})
        assert row["version"] == 1
        assert len(versions(session, "organization", organization_id)) == 1


def test_of_two_who_read_the_same_version_the_second_is_refused(registers: Database) -> None:
    organization_id = _registered(registers)
    with transaction(registers) as session:
        change(session, CLERK, ORGANIZATIONS, organization_id, {"street": "003"}, expected_version=1)
    with pytest.raises(EntryChanged), transaction(registers) as session:
        change(session, CLERK, ORGANIZATIONS, organization_id, {"street": "004"}, expected_version=1)


def test_an_unknown_entry_is_not_found(registers: Database) -> None:
    with pytest.raises(EntryNotFound), reading(registers) as session:
        find(session, ORGANIZATIONS, 1)


def test_tenants_do_not_see_each_other(registers: Database) -> None:
    organization_id = _registered(registers)
    with transaction(registers, "doumen") as session:
        assert organizations(session).rows == ()
        with pytest.raises(EntryNotFound):
            find(session, ORGANIZATIONS, organization_id)


def test_pages_follow_each_other_without_gaps(registers: Database) -> None:
    entered = [
        _registered(registers, name=f"示例{number}", uscc=None, form="FILED_GROUP", status="FILED")
        for number in range(5)
    ]
    with reading(registers) as session:
        found: list[int] = []
        after = None
        while True:
            page = organizations(session, after=after, limit=2, status="FILED")
            found += [row["id"] for row in page.rows]
            if page.next is None:
                break
            after = page.next
    assert found == entered


def test_a_code_belongs_to_one_organisation(registers: Database) -> None:
    organization_id = _registered(registers)
    with pytest.raises(EntryExists):
        _registered(registers, name="锦江区示例二基金会")
    with reading(registers) as session:
        found = organization_by_code(session, CODE)
        assert found is not None and found["id"] == organization_id


def test_a_filed_group_has_no_unified_code(registers: Database) -> None:
    with pytest.raises(EntryIncomplete):
        _registered(registers, form="FILED_GROUP", status="FILED")
    with pytest.raises(EntryIncomplete):
        _registered(registers, uscc=None)
    with pytest.raises(UnifiedCodeInvalid):
        _registered(registers, uscc="53100000500019795B")


def test_a_filed_group_becomes_registered_but_never_comes_back_from_the_dead(registers: Database) -> None:
    group = _registered(registers, form="FILED_GROUP", status="FILED", uscc=None)
    day = date(2010, 6, 1)
    with transaction(registers) as session:
        row = change_status(
            session, CLERK, group, "REGISTERED", effective_on=day, reason="备案转登记", uscc=CODE
        )
        assert (row["status"], row["uscc"]) == ("REGISTERED", CODE)
        change_status(session, CLERK, group, "DEREGISTERED", effective_on=day, reason="自行解散")
    with pytest.raises(StatusNotReachable), transaction(registers) as session:
        change_status(session, CLERK, group, "REGISTERED", effective_on=day, reason="反悔")


def test_what_another_constraint_refuses_is_not_called_a_double(registers: Database) -> None:
    with pytest.raises(IntegrityError), transaction(registers) as session:
        enter(session, CLERK, ORGANIZATIONS, {"name": "示例"})
