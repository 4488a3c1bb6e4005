from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from engine.actions import ActionContext
from engine.commands.instances import suspend_process_instance
from engine.jobs.execute import run_due_jobs, run_job
from engine.jobs.failure import delay_after
from engine.jobs.lease import Job, acquire
from engine.persistence.database import Database, transaction
from engine.persistence.jobs import insert_jobs, job_row
from engine.spiff.border import BpmnError
from tests.engine.jobs.conftest import Later
from tests.support.desk import WANG, Desk
from tests.support.diagrams import boundary, end, error, path, process, service_task, start, user_task
from tests.support.drawing import Process

Register = Callable[..., None]


def mailed(**headers: str) -> Process:
    return process(
        "mail",
        start() >> service_task("notify", "send-mail", headers=headers) >> user_task("after") >> end(),
        boundary("bounced", "notify", error("no-address")),
        path("bounced", user_task("phone"), end("phoned")),
    )


def test_a_job_action_runs_after_the_commit_and_outside_of_any_transaction(
    desk: Desk, database: Database, job_action: Register
) -> None:
    seen: list[ActionContext] = []

    def send(context: ActionContext, variables: Mapping[str, Any]) -> Mapping[str, Any]:
        with transaction(database):  # on SQLite this would wait for a transaction that is still open
            seen.append(context)
        return {"sent": variables["address"]}

    job_action("send-mail", send)
    desk.deploy(mailed(template="t1"))
    instance = desk.start("mail", {"address": "a@example.org"}, business_key="BK-1").instance_id
    assert seen == []
    assert run_due_jobs(database) == 1
    assert desk.open_tasks == ["after"]
    assert desk.variables(instance)["sent"] == "a@example.org"
    (context,) = seen
    assert (context.session, context.business_key, context.headers) == (None, "BK-1", {"template": "t1"})
    assert [event["type"] for event in desk.events("job-completed")] == ["send-mail"]
    assert desk.jobs("service") == []


def test_a_failing_job_is_tried_again_with_growing_delays_then_waits_for_a_person(
    desk: Desk, later: Later, job_action: Register
) -> None:
    tries: list[str] = []

    def send(context: ActionContext, variables: Mapping[str, Any]) -> None:
        tries.append(context.idempotency_key)
        if len(tries) < 5:
            raise ConnectionError("mail server away")

    job_action("send-mail", send)
    desk.run(mailed())
    assert later() == 1
    assert [later(seconds=9), later(seconds=1)] == [0, 1]
    assert [later(seconds=19), later(seconds=1)] == [0, 1]
    assert later(days=1) == 0
    (incident,) = desk.incidents()
    assert desk.all("SELECT kind, element_id, detail FROM incident") == [
        ("job", "notify", "ConnectionError: mail server away")
    ]
    assert [event["retries"] for event in desk.events("job-failed")] == [2, 1, 0]
    assert len(desk.events("incident-raised")) == 1
    assert desk.value("SELECT incident_count FROM process_instance") == 1

    assert desk.retry(incident).resolved
    assert later() == 1 and desk.open_tasks == []
    assert later(seconds=80) == 1
    assert desk.open_tasks == ["after"]
    assert len(tries) == 5 and len(set(tries)) == 1
    assert desk.value("SELECT incident_count FROM process_instance") == 0


def test_what_a_failing_job_did_to_the_instance_is_rolled_back(
    desk: Desk, later: Later, job_action: Register
) -> None:
    job_action("send-mail", lambda context, variables: {"result": object()})
    instance = desk.run(mailed(retryBackoff="PT1M"))
    assert later() == 1
    assert desk.open_tasks == [] and desk.variables(instance) == {}
    assert [later(seconds=59), later(seconds=1)] == [0, 1]


def test_a_business_error_of_a_job_is_caught_by_the_diagram(
    desk: Desk, later: Later, job_action: Register
) -> None:
    def send(context: ActionContext, variables: Mapping[str, Any]) -> None:
        raise BpmnError("no-address", "nobody home")

    job_action("send-mail", send, errors=("no-address",))
    desk.run(mailed())
    assert later() == 1
    assert desk.open_tasks == ["phone"]
    assert [event["code"] for event in desk.events("job-error-thrown")] == ["no-address"]
    assert desk.events("job-failed") == []


def test_a_job_whose_lease_was_lost_while_it_ran_changes_nothing(
    desk: Desk, database: Database, job_action: Register, clock: Callable[[timedelta], Any]
) -> None:
    others: list[Job] = []

    def slow_at_first(context: ActionContext, variables: Mapping[str, Any]) -> None:
        if not others:
            clock(database.settings.job_lease)
            others.extend(acquire(database, "another", 9))

    job_action("send-mail", slow_at_first)
    desk.run(mailed())
    (mine,) = acquire(database, "me", 9)
    assert run_job(database, mine) == "lost"
    assert desk.open_tasks == []
    assert run_job(database, others[0]) == "done"
    assert desk.open_tasks == ["after"]


def test_a_job_of_a_suspended_instance_does_not_even_begin(
    desk: Desk, later: Later, database: Database, job_action: Register
) -> None:
    began: list[bool] = []
    job_action("send-mail", lambda context, variables: began.append(True))
    instance = desk.run(mailed())
    (job,) = acquire(database, "me", 9)
    with transaction(database) as session:
        suspend_process_instance(session, WANG, instance)
    assert run_job(database, job) == "held"
    assert began == []


def test_a_kind_of_job_nobody_knows_fails_like_any_other(
    desk: Desk, later: Later, database: Database
) -> None:
    with transaction(database) as session:
        insert_jobs(session, [job_row(session, "from-the-future", session.now)])
    assert later() == 1
    assert "from-the-future" in desk.value("SELECT error FROM job")
    assert desk.value("SELECT retries FROM job") == 2


@pytest.mark.parametrize(
    "failures, headers, seconds",
    [
        (1, {}, 10),
        (2, {}, 20),
        (5, {}, 160),
        (30, {}, 3600),
        (1, {"retryBackoff": "PT5M"}, 300),
        (3, {"retryBackoff": "PT5M"}, 1200),
        (3, {"retryBackoff": "P1D"}, 86400),
        (1, {"retryBackoff": "soon"}, 10),
        (2, {"retryBackoff": "PT0S"}, 0),
    ],
)
def test_delays_double_up_to_an_hour(failures: int, headers: dict[str, str], seconds: float) -> None:
    assert delay_after(failures, {"headers": headers}) == timedelta(seconds=seconds)
