"""Versions: unchanged content makes none, versions never change, instances stay on theirs."""

from __future__ import annotations

from hashlib import sha256

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.deployment import Deployment, deploy
from engine.persistence.database import Database, reading, transaction
from tests.engine.deployment.files import approval, decided, decision, form
from tests.support.diagrams import call, diagram, end, process, start, user_task

CLERK = Actor(user_id="deployer")


def put(database: Database, **files: bytes) -> Deployment:
    """``put(database, approval_bpmn=...)`` deploys approval.bpmn."""
    resources = {name.replace("_", "."): content for name, content in files.items()}
    with transaction(database) as session:
        return deploy(session, CLERK, resources, name="test")


def versions(deployment: Deployment) -> dict[str, tuple[int, bool]]:
    return {item.key: (item.version, item.is_new) for item in deployment.definitions}


def test_the_first_deployment_makes_version_one_of_everything(database: Database) -> None:
    done = put(database, a_bpmn=decided(), b_dmn=decision(), c_form=form())
    assert done.id is not None
    assert versions(done) == {"decided": (1, True), "approval-level": (1, True), "application": (1, True)}
    assert [item.kind for item in done.definitions] == ["process", "decision", "form"]


def test_unchanged_content_makes_no_new_version(database: Database) -> None:
    put(database, a_bpmn=approval())
    again = put(database, a_bpmn=approval())
    assert again.id is None
    assert versions(again) == {"approval": (1, False)}
    with reading(database) as session:
        assert session.one("SELECT count(*) FROM deployment") == (1,)
        assert session.one("SELECT count(*) FROM event") == (2,)


def test_changed_content_makes_the_next_version_and_leaves_the_others(database: Database) -> None:
    put(database, a_bpmn=approval(), c_form=form())
    done = put(database, a_bpmn=approval(label="Examine"), c_form=form())
    assert versions(done) == {"approval": (2, True), "application": (1, False)}


def test_going_back_to_an_earlier_content_is_a_version_of_its_own(database: Database) -> None:
    put(database, a_bpmn=approval())
    put(database, a_bpmn=approval(label="Examine"))
    assert versions(put(database, a_bpmn=approval())) == {"approval": (3, True)}


def test_a_file_is_stored_as_it_came(database: Database) -> None:
    done = put(database, a_bpmn=approval())
    with reading(database) as session:
        row = session.one("SELECT deployment_id, name, kind, sha256, content FROM resource")
    assert row is not None
    assert (row[0], row[1], row[2]) == (done.id, "a.bpmn", "bpmn")
    assert bytes(row[4]) == approval()
    assert row[3] == sha256(approval()).hexdigest()


def test_running_instances_stay_on_their_version(database: Database) -> None:
    put(database, a_bpmn=approval())
    with transaction(database) as session:
        old = start_process_instance(session, CLERK, "approval")
    put(database, a_bpmn=approval(label="Examine"))
    with transaction(database) as session:
        new = start_process_instance(session, CLERK, "approval")
    assert old.definition_id != new.definition_id
    with reading(database) as session:
        names = session.all("SELECT instance_id, name FROM user_task")
    assert dict(names) == {old.instance_id: "Review", new.instance_id: "Examine"}


def test_a_called_process_is_versioned_with_its_caller_when_bound_to_the_deployment(
    database: Database,
) -> None:
    def both(label: str) -> bytes:
        caller = process(
            "caller", start() >> call("ask", "called", binding="deployment", name=label) >> end()
        )
        return diagram(caller).xml

    called = diagram(process("called", start() >> user_task("answer") >> end())).xml
    put(database, a_bpmn=both("Ask"), b_bpmn=called)
    done = put(database, a_bpmn=both("Enquire"), b_bpmn=called)
    assert versions(done) == {"caller": (2, True), "called": (2, True)}
    with transaction(database) as session:
        start_process_instance(session, CLERK, "caller")
        assert session.one("SELECT count(*) FROM user_task WHERE status = 'open'") == (1,)
        assert session.one("SELECT count(*) FROM incident") == (0,)


def test_tenants_number_their_versions_apart(database: Database) -> None:
    put(database, a_bpmn=approval())
    with transaction(database, "other") as session:
        done = deploy(session, CLERK, {"a.bpmn": approval(label="Other")})
    assert versions(done) == {"approval": (1, True)}
