"""The generated client: never stale, and able to do a day's work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from api.generate_client import FOLDER, generate
from client import Client, Problem, Upload
from client.models import (
    CorrectionOpinion,
    CorrectionProposal,
    IncidentSearch,
    InstanceStart,
    JobActivation,
    JobCompletion,
    JobError,
    JobFailure,
    JobLease,
    MessageCorrelation,
    MessagePublication,
    ProcessDefinitionFilter,
    ProcessDefinitionSearch,
    Reason,
    SignalBroadcast,
)  # fmt: skip
from client.transport import Reply
from engine.actions import declare_external, withdraw
from engine.identity.roles import (
    AUDIT_ADMINISTRATOR,
    DESIGNER,
    SECURITY_ADMINISTRATOR,
    SYSTEM_ADMINISTRATOR,
    WORKER,
)
from tests.support.diagrams import catch, end, message, process, service_task, start, user_task
from tests.support.drawing import Process, as_diagram


class WsgiChannel:
    """The client's channel into an application of this process."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client

    def __call__(self, method: str, path: str, headers: Mapping[str, str], content: bytes | None) -> Reply:
        answer = self._client.open(path, method=method, headers=dict(headers), data=content)
        return Reply(answer.status_code, dict(answer.headers), answer.get_data())


SignedIn = Callable[..., FlaskClient]


@pytest.fixture
def speak(signed_in: SignedIn) -> Callable[..., Client]:
    """Makes a typed client of a person."""
    return lambda person, *roles, **more: Client(WsgiChannel(signed_in(person, roles=roles, **more)))


def test_the_client_is_that_of_the_document(anonymous: FlaskClient) -> None:
    """When this fails: ``python -m api.generate_client``."""
    written = {
        path.name: path.read_text("utf-8")
        for path in Path(FOLDER).glob("*.py")
        if path.name not in ("__init__.py", "transport.py")
    }
    assert generate(anonymous.get("/v2/openapi.json").get_json()) == written


@pytest.fixture
def mailers() -> Iterator[None]:
    """Mail is sent by programs outside."""
    declare_external("send-mail")
    yield
    withdraw("send-mail")


def deploy(designer: Client, drawn: Process) -> str:
    files = {"drawn.bpmn": as_diagram(drawn).xml}
    return designer.deployments.create_deployment(Upload(files)).definitions[0].definition_key


def test_an_instance_is_deployed_started_looked_at_and_cancelled(speak: Callable[..., Client]) -> None:
    designer, clerk, operator = speak("wu", DESIGNER), speak("li"), speak("qian", SYSTEM_ADMINISTRATOR)
    definition = deploy(designer, process("plain", start() >> user_task("look") >> end()))
    wanted = ProcessDefinitionSearch(filter=ProcessDefinitionFilter(process_definition_id="plain"))
    found = clerk.process_definitions.search_process_definitions(wanted).items
    assert [item.process_definition_key for item in found] == [definition]
    assert b"<bpmn:process" in clerk.process_definitions.get_process_definition_xml(definition)
    started = clerk.process_instances.create_process_instance(
        InstanceStart(process_definition_id="plain", variables={"amount": 400})
    )
    key = started.process_instance_key
    assert clerk.process_instances.get_variables(key).variables["amount"] == 400
    (activity,) = clerk.process_instances.get_active_activities(key).items
    assert (activity.element_id, activity.type) == ("look", "userTask")
    for change, status in (("suspend", "suspended"), ("resume", "active")):
        call = getattr(operator.process_instances, f"{change}_process_instance")
        assert call(key, *([Reason()] if change == "suspend" else [])).status == status
    ended = operator.process_instances.cancel_process_instance(key, Reason(reason="测试"))
    assert ended.status == "cancelled"
    types = [event.type for event in clerk.history.get_history(key).items]
    assert types[0] == "instance-started"
    assert {"instance-suspended", "instance-resumed", "instance-cancelled"} <= set(types)
    path = clerk.history.get_path(key)
    assert [element.element_id for element in path.elements] == ["start", "look"]
    assert [flow.times for flow in path.sequence_flows] == [1]


def test_variables_are_changed_by_who_saw_the_latest_state(speak: Callable[..., Client]) -> None:
    deploy(speak("wu", DESIGNER), process("plain", start() >> user_task("look") >> end()))
    operator = speak("qian", SYSTEM_ADMINISTRATOR)
    cases = operator.process_instances
    key = cases.create_process_instance(InstanceStart(process_definition_id="plain")).process_instance_key
    etag = f'"{cases.get_process_instance(key).revision}"'
    proposal = CorrectionProposal(variables={"amount": 1}, reason="录入错误")
    propose = operator.corrections.propose_correction
    waiting = propose(key, proposal, if_match=etag)
    assert (waiting.state, waiting.before, waiting.after) == ("PROPOSED", None, {"amount": 1})
    decider = speak("an", SECURITY_ADMINISTRATOR).corrections
    (listed,) = decider.list_corrections(state="PROPOSED").items
    assert (listed.before, listed.proposed_by, listed.process_definition_id) == ({}, "qian", "plain")
    assert decider.approve_correction(listed.correction_key).state == "APPROVED"
    with pytest.raises(Problem) as late:
        propose(key, proposal, if_match=etag)
    assert (late.value.status, late.value.code) == (412, "revision-changed")
    with pytest.raises(Problem) as blind:
        propose(key, proposal, if_match="")
    assert blind.value.status == 428
    with pytest.raises(Problem) as odd:
        propose(key, proposal, if_match='"", "x"')
    assert odd.value.status == 412
    again = CorrectionProposal(variables={"amount": 2}, reason="再次更正")
    waiting = propose(key, again, if_match="*")
    rejected = decider.reject_correction(waiting.correction_key, CorrectionOpinion(opinion="金额以合同为准"))
    assert (rejected.state, rejected.before) == ("REJECTED", {"amount": 1})


def test_the_same_command_with_the_same_key_acts_once(speak: Callable[..., Client]) -> None:
    deploy(speak("wu", DESIGNER), process("plain", start() >> user_task("look") >> end()))
    clerk = speak("li").process_instances
    start_it = InstanceStart(process_definition_id="plain")
    first = clerk.create_process_instance(start_it, idempotency_key="one")
    assert clerk.create_process_instance(start_it, idempotency_key="one") == first
    with pytest.raises(Problem) as other:
        clerk.create_process_instance(
            InstanceStart(process_definition_id="plain", variables={"x": 1}), idempotency_key="one"
        )
    assert (other.value.status, other.value.code) == (409, "idempotency-key-reused")


@pytest.mark.usefixtures("mailers")
def test_a_worker_takes_jobs_keeps_fails_and_completes_them(speak: Callable[..., Client]) -> None:
    deploy(speak("wu", DESIGNER), process("mailing", start() >> service_task("mail", "send-mail") >> end()))
    clerk, jobs = speak("li"), speak("robot", WORKER).jobs
    started = clerk.process_instances.create_process_instance(
        InstanceStart(process_definition_id="mailing", variables={"to": "王芳"})
    )
    take = JobActivation(type="send-mail", worker="a", timeout=60_000, max_jobs_to_activate=5)
    (job,) = jobs.activate_jobs(take).jobs
    assert (job.process_instance_key, job.element_id) == (started.process_instance_key, "mail")
    assert jobs.activate_jobs(take).jobs == []
    with pytest.raises(Problem) as stranger:
        jobs.complete_job(job.job_key, JobCompletion(worker="b"))
    assert (stranger.value.status, stranger.value.code) == (409, "job-not-locked")
    assert jobs.extend_job_lease(job.job_key, JobLease(worker="a", timeout=90_000)).deadline > job.deadline
    failed = jobs.fail_job(job.job_key, JobFailure(worker="a", error_message="no mail server", retries=1))
    assert failed.retries == 1
    (again,) = jobs.activate_jobs(take).jobs
    done = jobs.complete_job(again.job_key, JobCompletion(worker="a", variables={"sent": True}))
    assert done.instance_status == "completed"


@pytest.mark.usefixtures("mailers")
def test_a_job_out_of_retries_becomes_an_incident_that_an_operator_resolves(
    speak: Callable[..., Client],
) -> None:
    deploy(speak("wu", DESIGNER), process("mailing", start() >> service_task("mail", "send-mail") >> end()))
    jobs, operator = speak("robot", WORKER).jobs, speak("qian", SYSTEM_ADMINISTRATOR)
    operator.process_instances.create_process_instance(InstanceStart(process_definition_id="mailing"))
    take = JobActivation(type="send-mail", worker="a", timeout=60_000, max_jobs_to_activate=5)
    (job,) = jobs.activate_jobs(take).jobs
    jobs.fail_job(job.job_key, JobFailure(worker="a", error_message="no", retries=0))
    (incident,) = operator.incidents.search_incidents(IncidentSearch()).items
    assert operator.incidents.get_incident(incident.incident_key).state == "open"
    assert operator.overview.get_overview().open_incidents.count == 1
    assert operator.incidents.resolve_incident(incident.incident_key).resolved
    assert operator.incidents.get_incident(incident.incident_key).state == "resolved"
    (again,) = jobs.activate_jobs(take).jobs
    thrown = jobs.throw_job_error(again.job_key, JobError(worker="a", error_code="nobody-catches-it"))
    assert thrown.instance_status == "active"


def test_messages_and_signals_are_sent_by_programs(speak: Callable[..., Client]) -> None:
    drawn = process("waiting", start() >> catch("wait", message("paid", "=business_key")) >> end())
    deploy(speak("wu", DESIGNER), drawn)
    clerk, robot = speak("li"), speak("robot", WORKER)
    key = clerk.process_instances.create_process_instance(
        InstanceStart(process_definition_id="waiting", business_key="B-1")
    ).process_instance_key
    sent = robot.messages.publish_message(MessagePublication(name="paid", correlation_key="B-1"))
    assert (sent.outcome, sent.process_instance_key) == ("correlated", key)
    with pytest.raises(Problem) as nobody:
        robot.messages.correlate_message(MessageCorrelation(name="paid", correlation_key="B-1"))
    assert (nobody.value.status, nobody.value.code) == (404, "nobody-waits")
    assert robot.signals.broadcast_signal(SignalBroadcast(signal_name="alarm")).instances == 0


def test_what_administrators_do_is_read_by_the_audit_administrator_alone(
    speak: Callable[..., Client],
) -> None:
    auditor = speak("sun", AUDIT_ADMINISTRATOR)
    assert auditor.history.get_administrative_history().items
    with pytest.raises(Problem) as refused:
        speak("li").history.get_administrative_history()
    assert refused.value.status == 403
