"""Work of external workers: reported done, failed, or ended with a business error."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine import clock as engine_clock
from engine.commands.instances import cancel_process_instance, suspend_process_instance
from engine.commands.jobs import complete_job, fail_job, throw_job_error
from engine.errors import IncidentAlreadyResolved, JobNotFound, JobNotLocked, ProcessInstanceSuspended
from engine.persistence.database import transaction
from tests.support.desk import WANG, Desk
from tests.support.diagrams import boundary, end, error, path, process, service_task, start, user_task
from tests.support.drawing import Process


def stamping() -> Process:
    return process(
        "p",
        start() >> service_task("stamp", "print-stamp", retries=2) >> user_task("sign") >> end(),
        boundary("broken", "stamp", error("NO-INK")),
        path("broken", user_task("refill"), end("stopped")),
    )


@pytest.fixture
def job(desk: Desk) -> int:
    desk.run(stamping(), {"copies": 2})
    (found,) = desk.jobs("external")
    return found


def test_a_type_nobody_registered_waits_for_an_external_worker(desk: Desk, job: int) -> None:
    ((type, retries, payload, due),) = desk.all("SELECT type, retries, payload, due_at FROM job")
    assert (type, retries) == ("print-stamp", 2)
    assert '"copies":2' in payload
    assert due == engine_clock.now()


def test_the_result_of_a_job_becomes_variables(desk: Desk, job: int) -> None:
    with transaction(desk.database) as session:
        assert complete_job(session, WANG, job, {"number": 7}).instance_status == "active"
    assert desk.open_tasks == ["sign"]
    assert desk.jobs("external") == []
    instance = desk.value("SELECT id FROM process_instance")
    assert desk.variables(instance) == {"copies": 2, "number": 7}


def test_a_job_done_is_a_job_gone(desk: Desk, job: int) -> None:
    with transaction(desk.database) as session:
        complete_job(session, WANG, job)
    for command in (complete_job, lambda s, a, j: fail_job(s, a, j, "late")):
        with pytest.raises(JobNotFound), transaction(desk.database) as session:
            command(session, WANG, job)  # type: ignore[operator]


def test_a_business_error_is_caught_by_the_diagram(desk: Desk, job: int) -> None:
    with transaction(desk.database) as session:
        throw_job_error(session, WANG, job, "NO-INK", "empty")
    assert desk.open_tasks == ["refill"]
    assert desk.all("SELECT id FROM job") == []


def test_a_business_error_nobody_catches_is_an_incident(desk: Desk, job: int) -> None:
    with transaction(desk.database) as session:
        throw_job_error(session, WANG, job, "NO-PAPER")
    (incident,) = desk.incidents()
    assert desk.value("SELECT kind FROM incident") == "uncaught-error"
    assert desk.jobs("external") == []
    assert desk.retry(incident).resolved
    assert len(desk.jobs("external")) == 1


def test_a_lease_of_another_worker_is_respected(desk: Desk, job: int) -> None:
    with transaction(desk.database) as session:
        session.execute("UPDATE job SET lock_owner = 'first'")
    for owner in ("second", "first"):
        if owner == "second":
            with pytest.raises(JobNotLocked), transaction(desk.database) as session:
                complete_job(session, WANG, job, lock_owner=owner)
        else:
            with transaction(desk.database) as session:
                complete_job(session, WANG, job, lock_owner=owner)
    assert desk.open_tasks == ["sign"]


def test_a_failure_gives_the_lease_back_and_counts(desk: Desk, job: int) -> None:
    later = engine_clock.now() + timedelta(minutes=5)
    with transaction(desk.database) as session:
        session.execute("UPDATE job SET lock_owner = 'first'")
        assert fail_job(session, WANG, job, "offline", retry_at=later, lock_owner="first").retries == 1
    assert desk.all("SELECT retries, due_at, lock_owner, error FROM job") == [(1, later, None, "offline")]
    assert [event["error"] for event in desk.events("job-failed")] == ["offline"]


def test_the_last_failure_is_an_incident_that_a_person_retries(desk: Desk, job: int) -> None:
    for _ in range(2):
        with transaction(desk.database) as session:
            left = fail_job(session, WANG, job, "offline\nTraceback …").retries
    assert left == 0
    (incident,) = desk.incidents()
    assert desk.value("SELECT incident_count FROM process_instance") == 1
    assert desk.retry(incident).resolved
    assert desk.incidents() == []
    assert desk.value("SELECT incident_count FROM process_instance") == 0
    assert desk.all("SELECT retries FROM job") == [(3,)]
    with pytest.raises(IncidentAlreadyResolved):
        desk.retry(incident)
    with transaction(desk.database) as session:
        complete_job(session, WANG, job)
    assert desk.open_tasks == ["sign"]


def test_an_incident_ends_with_its_job(desk: Desk, job: int) -> None:
    with transaction(desk.database) as session:
        fail_job(session, WANG, job, "offline", retries=0)
    assert len(desk.incidents()) == 1
    with transaction(desk.database) as session:
        complete_job(session, WANG, job)
    assert desk.incidents() == []
    assert desk.value("SELECT incident_count FROM process_instance") == 0


def test_an_incident_ends_with_its_instance(desk: Desk, job: int) -> None:
    with transaction(desk.database) as session:
        fail_job(session, WANG, job, "offline", retries=0)
    with transaction(desk.database) as session:
        cancel_process_instance(session, WANG, desk.value("SELECT id FROM process_instance"))
    assert desk.incidents() == []
    assert desk.value("SELECT incident_count FROM process_instance") == 0


def test_work_of_a_suspended_instance_is_not_taken(desk: Desk, job: int) -> None:
    with transaction(desk.database) as session:
        suspend_process_instance(session, WANG, desk.value("SELECT id FROM process_instance"))
    assert desk.value("SELECT held FROM job")
    with pytest.raises(ProcessInstanceSuspended), transaction(desk.database) as session:
        complete_job(session, WANG, job)
