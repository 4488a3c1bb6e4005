"""What is written into a register in a case is in the case's own history, by whatever road it came."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.tasks import complete_task
from engine.history.seal import Vault
from engine.history.verify import verify
from engine.persistence.database import Database, reading, transaction
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task
from tests.workflows.house import ACCEPTED, House
from workflows.registries import notices
from workflows.registries.organizations import ORGANIZATIONS, register_organization
from workflows.registries.register import find
from workflows.registries.trail import versions

CLERK = Actor(user_id="clerk")


def _chain(database: Database, instance_id: int) -> list[tuple[str, str | None, dict[str, Any]]]:
    """Type, element and data of every event, in order."""
    with reading(database) as session:
        rows = session.all(
            "SELECT type, element_id, data FROM event WHERE instance_id = ? ORDER BY seq", (instance_id,)
        )
    return [(type_, element, json.loads(data)) for type_, element, data in rows]


def _writes(database: Database, instance_id: int) -> list[tuple[str, str, int]]:
    return [
        (data["register"], type_.removeprefix("register-"), data["version"])
        for type_, _, data in _chain(database, instance_id)
        if type_.startswith("register-")
    ]


def _is_intact(database: Database) -> bool:
    return verify(database, Vault(Path(database.settings.var_directory))).is_intact


def test_a_command_that_starts_a_case_tells_what_its_actions_entered(house: House) -> None:
    case = house.submit()
    chain = _chain(house.database, case.instance_id)
    assert chain[0][0] == "instance-started"
    assert _writes(house.database, case.instance_id) == [
        ("so_filing", "entered", 1),
        ("document", "entered", 1),
    ]
    types = [(type_, element) for type_, element, _ in chain]
    (at,) = [
        place for place, entry in enumerate(types) if entry == ("activity-completed", "receive-application")
    ]
    assert types[at - 2 : at] == [("register-entered", "receive-application")] * 2
    assert _is_intact(house.database)


def test_the_event_names_columns_and_the_hash_of_the_line_and_no_value(house: House) -> None:
    case = house.submit()
    data = next(
        data for type_, _, data in _chain(house.database, case.instance_id) if type_ == "register-entered"
    )
    assert {"org_name", "applicant", "state"} <= set(data["columns"])
    assert case.row["org_name"] not in json.dumps(data, ensure_ascii=False)
    with reading(house.database) as session:
        row = session.one(
            "SELECT hash FROM register_history WHERE register = 'so_filing' AND row_id = ?",
            (int(data["id"]),),
        )
    assert row is not None and bytes(row[0]).hex() == data["hash"]


def test_a_user_task_and_a_timer_write_into_the_case_too(house: House) -> None:
    case = house.submit().opinion()
    before = len(_writes(house.database, case.instance_id))
    case.complete("acceptance-review", ACCEPTED)
    by_task = _writes(house.database, case.instance_id)[before:]
    assert ("so_filing", "changed", 2) in by_task

    silent = house.submit(orgName="示例二合唱队").opinion()
    before = len(_writes(house.database, silent.instance_id))
    house.on("2010-03-20")
    by_timer = _writes(house.database, silent.instance_id)[before:]
    assert ("so_filing", "changed", 2) in by_timer
    assert _is_intact(house.database)


def test_a_message_that_reaches_the_case_writes_into_it(house: House) -> None:
    case = house.submit()
    before = len(_writes(house.database, case.instance_id))
    case.withdraw()
    written = _writes(house.database, case.instance_id)[before:]
    assert written == [("document", "entered", 1), ("so_filing", "changed", 2)]
    chain = _chain(house.database, case.instance_id)
    assert chain[-1][0] == "instance-completed", "the end is the end"
    assert _is_intact(house.database)


def test_a_command_that_does_not_step_the_case_writes_into_it_at_its_commit(house: House) -> None:
    case = house.submit()
    with transaction(house.database) as session:
        notice = notices.publish(
            session, CLERK, "FILED_GROUP", "示例", {}, date(2010, 3, 1), instance_id=case.instance_id
        )
    with transaction(house.database) as session:
        notices.withdraw(session, Actor(user_id="head"), notice, "内容有误")
    assert _writes(house.database, case.instance_id)[-2:] == [
        ("publication", "entered", 1),
        ("publication", "changed", 2),
    ]
    with reading(house.database) as session:
        rows = session.all(
            "SELECT actor, data FROM event WHERE instance_id = ? AND type = 'register-changed'",
            (case.instance_id,),
        )
    assert rows[-1][0] == "head" and json.loads(rows[-1][1])["reason"] == "内容有误"
    assert _is_intact(house.database)


def test_what_is_undone_leaves_no_event(house: House) -> None:
    case = house.submit()
    before = _chain(house.database, case.instance_id)
    with transaction(house.database) as session, pytest.raises(RuntimeError), session.savepoint():
        _enter(session, case.instance_id, "示例三")
        raise RuntimeError
    with pytest.raises(RuntimeError), transaction(house.database) as session:
        _enter(session, case.instance_id, "示例四")
        raise RuntimeError
    assert _chain(house.database, case.instance_id) == before


def test_two_cases_and_two_people_in_one_transaction_are_not_mixed_up(house: House) -> None:
    first, second = house.submit(), house.submit(orgName="示例二合唱队")
    with transaction(house.database) as session:
        for case, actor in ((second, "a"), (first, "a"), (first, "b")):
            _enter(session, case.instance_id, f"示例-{case.instance_id}-{actor}", actor)
    with reading(house.database) as session:
        rows = session.all(
            "SELECT instance_id, actor FROM event WHERE type = 'register-entered' AND actor IN ('a', 'b')"
            " ORDER BY instance_id, seq"
        )
    assert [tuple(row) for row in rows] == [
        (first.instance_id, "a"),
        (first.instance_id, "b"),
        (second.instance_id, "a"),
    ]
    assert _is_intact(house.database)


def test_a_write_for_a_case_that_is_not_here_is_an_administrative_act(registers: Database) -> None:
    with transaction(registers) as session:
        entered = _enter(session, 7, "示例")
    ((type_, _, data),) = _chain(registers, 0)
    assert (type_, data["id"]) == ("register-entered", str(entered))
    with reading(registers) as session:
        assert versions(session, "organization", entered)[0].instance_id == 7


def test_a_case_without_register_writes_costs_no_statement_more(registers: Database) -> None:
    desk = Desk(registers)
    desk.deploy(process("plain", start() >> user_task("look") >> end()))
    desk.start("plain")
    sent: list[str] = []
    with transaction(registers) as session:
        registers.recorder = lambda sql, params: sent.append(sql)
        complete_task(session, CLERK, desk.task("look"), {})
        assert session.before_commit == []
    registers.recorder = None
    assert sum("FROM process_instance WHERE" in sql for sql in sent) == 1, "locked once, not at the end again"
    assert not any("register_history" in sql for sql in sent)


def _enter(session: Any, instance_id: int, name: str, actor: str = "clerk") -> int:
    entered = register_organization(
        session,
        Actor(user_id=actor),
        name=name,
        form="FILED_GROUP",
        status="FILED",
        street="010",
        instance_id=instance_id,
    )
    assert find(session, ORGANIZATIONS, entered)["name"] == name
    return entered
