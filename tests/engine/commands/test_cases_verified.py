"""Cases and tasks altered behind the engine's back are found by their own history."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any, Final

from engine.actor import Actor
from engine.commands.instances import cancel_process_instance, suspend_process_instance
from engine.history.cases import verify_cases
from engine.persistence.database import transaction
from tests.support.desk import WANG, Desk
from tests.support.diagrams import end, process, start, user_task
from tests.support.drawing import Process

LI = Actor(user_id="li", groups=frozenset({"clerks"}))

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


class _Undone(Exception):
    """Nothing of a test's tampering stays."""


def review() -> Process:
    return process("p", start() >> user_task("check", groups=["clerks"]) >> user_task("sign") >> end())


def found(desk: Desk, statement: str = "") -> set[str | None]:
    registers: set[str | None] = set()
    with suppress(_Undone), transaction(desk.database) as session:
        if statement:
            session.write(statement, ())
        registers = {finding.register for finding in verify_cases(session)}
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
