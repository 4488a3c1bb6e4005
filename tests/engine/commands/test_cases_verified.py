"""What is altered behind the engine's back is found by history: cases, tasks, diagrams, rights."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from engine.actor import SYSTEM, Actor
from engine.commands.instances import cancel_process_instance, suspend_process_instance
from engine.history.cases import verify_cases
from engine.history.house import verify_house
from engine.history.verify import Check
from engine.identity.holdings import assign_post, withdraw_post
from engine.identity.people import person_leaves
from engine.identity.structure import abolish_unit
from engine.identity.transfer import import_identities
from engine.persistence.database import transaction
from tests.support.desk import WANG, Desk
from tests.support.diagrams import end, process, start, user_task
from tests.support.drawing import Process

LI = Actor(user_id="li", groups=frozenset({"clerks"}))
LATER: Final = datetime(2030, 1, 1, tzinfo=UTC)

ALTERED: Final = {
    "UPDATE process_instance SET status = 'completed' WHERE status = 'active'": "process_instance",
    "UPDATE process_instance SET started_by = 'li'": "process_instance",
    "UPDATE process_instance SET started_at = '2026-03-01 01:00:00.000000+00:00'": "process_instance",
    "UPDATE process_instance SET ended_at = NULL": "process_instance",
    "UPDATE process_instance SET state = (SELECT state FROM process_instance WHERE status = 'cancelled')": (
        "process_instance"
    ),
    "UPDATE variable SET value = '\"forged\"'": "process_instance",
    "UPDATE user_task SET completed_by = 'zhao' WHERE status = 'completed'": "user_task",
    "UPDATE user_task SET completed_at = created_at WHERE status = 'completed'": "user_task",
    "UPDATE user_task SET due_at = '2026-03-01 01:00:00.000000+00:00'": "user_task",
    "UPDATE user_task SET name = 'x'": "user_task",
    "UPDATE user_task SET activity_id = 999 WHERE status = 'open'": "user_task",
    "DELETE FROM user_task WHERE status = 'completed'": "user_task",
}


HOUSE: Final = {
    "units": [{"key": "010", "name": "街道", "kind": "street"}],
    "posts": [{"unit": "010", "key": key, "name": key} for key in ("clerk", "head")],
    "groups": [{"key": "experts", "name": "专家"}],
    "people": [
        {"id": "li", "name": "李", "posts": ["clerk:010"], "groups": ["experts"]},
        {"id": "zhao", "name": "赵", "roles": ["auditor"]},
        {"id": "sun", "name": "孙", "posts": ["head:010"]},
    ],
}

USURPED: Final = {
    "UPDATE post_holding SET post_key = 'head' WHERE person_id = 'li'": "post_holding",
    "UPDATE post_holding SET valid_to = NULL WHERE person_id = 'sun'": "post_holding",
    "UPDATE post_holding SET valid_from = '2020-01-01 00:00:00.000000+00:00'": "post_holding",
    "UPDATE post_holding SET kind = 'deputy' WHERE person_id = 'li'": "post_holding",
    "DELETE FROM post_holding WHERE person_id = 'li'": "post_holding",
    "UPDATE role_assignment SET role = 'security-administrator'": "role_assignment",
    "UPDATE group_membership SET person_id = 'sun'": "group_membership",
    "INSERT INTO role_assignment SELECT tenant_id, 7, 'sun', 'worker', valid_from, valid_to"
    " FROM role_assignment": "role_assignment",
    "UPDATE resource SET content = ''": "resource",
    "DELETE FROM resource": "resource",
    "UPDATE process_definition SET version = 2": "process_definition",
    "DELETE FROM process_definition": "process_definition",
}


class _Undone(Exception):
    """Nothing of a test's tampering stays."""


def review() -> Process:
    return process("p", start() >> user_task("check", groups=["clerks"]) >> user_task("sign") >> end())


def found(desk: Desk, statement: str = "", check: Check = verify_cases) -> set[str | None]:
    registers: set[str | None] = set()
    with suppress(_Undone), transaction(desk.database) as session:
        if statement:
            session.write(statement, ())
        registers = {finding.register for finding in check(session)}
        raise _Undone
    return registers


def test_whatever_is_altered_beside_the_chain_is_found(desk: Desk, clock: Any) -> None:
    running, ended, waiting = (desk.run(review(), {"subject": "x", "long": "长" * 5_000}) for _ in range(3))
    clock(timedelta(hours=1))
    desk.complete("check", {"subject": "y", "amount": 2**70}, actor=LI)
    with transaction(desk.database) as session:
        cancel_process_instance(session, WANG, ended)
        suspend_process_instance(session, WANG, waiting)
    assert found(desk) == set()
    missed = {
        statement: told for statement, name in ALTERED.items() if name not in (told := found(desk, statement))
    }
    assert missed == {}
    with transaction(desk.database) as session:
        assert list(verify_cases(session, running)) == []


def test_who_takes_a_post_or_changes_a_diagram_in_the_database_is_found(desk: Desk, clock: Any) -> None:
    desk.deploy(review())
    with transaction(desk.database) as session:
        import_identities(session, SYSTEM, HOUSE)
    clock(timedelta(days=1))
    with transaction(desk.database) as session:
        withdraw_post(session, SYSTEM, "sun", "010", "head")
        assign_post(session, SYSTEM, "sun", "010", "clerk", valid_to=LATER)
    clock(timedelta(days=1))
    with transaction(desk.database) as session:
        person_leaves(session, SYSTEM, "sun")
        abolish_unit(session, SYSTEM, "010")
    assert found(desk, check=verify_house) == set()
    told = {statement: found(desk, statement, verify_house) for statement in USURPED}
    assert {each: names for each, names in told.items() if USURPED[each] not in names} == {}
