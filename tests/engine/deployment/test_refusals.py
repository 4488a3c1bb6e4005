"""A deployment is refused whole, with every problem of every file."""

from __future__ import annotations

import pickle

import pytest

from engine import actions
from engine.actor import Actor
from engine.deployment import DeploymentRefused, check, deploy
from engine.persistence.database import Database, reading, transaction
from engine.resources import MAX_RESOURCES
from tests.engine.deployment.files import approval, decided, decision, form
from tests.support.diagrams import call, end, exclusive, path, process, service_task, start, user_task, when
from tests.support.drawing import as_diagram

CLERK = Actor(user_id="deployer")


def refused(database: Database, resources: dict[str, bytes]) -> DeploymentRefused:
    with pytest.raises(DeploymentRefused) as caught, transaction(database) as session:
        deploy(session, CLERK, resources)
    return caught.value


def found(error: DeploymentRefused) -> set[tuple[str | None, str, str | None]]:
    return {(item.resource, item.rule, item.element_id) for item in error.problems if item.is_error}


def test_every_problem_of_every_file_is_told_at_once(database: Database) -> None:
    gateway = as_diagram(
        process(
            "unsure",
            start() >> user_task("ask", form="missing") >> exclusive("sure"),
            path("sure", when("amount >", id="yes-flow"), end("yes")),
            path("sure", when("amount < 5"), end("no")),
        )
    ).xml
    error = refused(
        database,
        {
            "unsure.bpmn": gateway,
            "broken.bpmn": b"<definitions",
            "bad.dmn": decision("amount &gt;"),
            "bad.form": form("bad", {"type": "textfield", "id": "f1"}),
            "notes.txt": b"hello",
        },
    )
    assert found(error) >= {
        ("unsure.bpmn", "unknown-form", "ask"),
        ("unsure.bpmn", "feel-syntax", "yes-flow"),
        ("unsure.bpmn", "no-flow-may-hold", "sure"),
        ("broken.bpmn", "xml-malformed", None),
        ("bad.form", "form", "f1"),
        ("notes.txt", "resource-name", None),
    }
    assert "bad.dmn" in {item.resource for item in error.problems if item.rule == "dmn"}


def test_one_bad_file_keeps_the_good_ones_out(database: Database) -> None:
    refused(database, {"good.bpmn": approval(), "bad.bpmn": b"<x/>"})
    with reading(database) as session:
        for table in ("deployment", "resource", "process_definition", "event"):
            assert session.one(f"SELECT count(*) FROM {table}") == (0,)


def test_the_refusal_speaks_both_languages_and_crosses_processes(database: Database) -> None:
    error = pickle.loads(pickle.dumps(refused(database, {"bad.bpmn": b"<x/>"})))
    assert "根元素是 x" in error.message("zh-CN")
    assert "The root element is x" in error.message("en")
    (problem,) = error.problems
    assert problem.to_json("en") == {
        "rule": "xml-wrong-root",
        "severity": "error",
        "resource": "bad.bpmn",
        "elementId": None,
        "elementType": None,
        "line": 1,
        "column": None,
        "message": "The root element is x, expected bpmn:definitions.",
        "wayOut": "Check that the file's extension fits its content (.bpmn diagram, .dmn decision).",
    }


@pytest.mark.parametrize(
    "name", ["../a.bpmn", "a/b.bpmn", "a\\b.bpmn", "a.exe", "", "x" * 300 + ".bpmn", "a\n.bpmn"]
)
def test_a_resource_has_a_plain_file_name(database: Database, name: str) -> None:
    error = refused(database, {name: approval()})
    assert [item.rule for item in error.problems] == ["resource-name"]


def test_nothing_is_not_a_deployment(database: Database) -> None:
    assert [item.rule for item in refused(database, {}).problems] == ["nothing-to-deploy"]


def test_two_files_cannot_define_the_same_process(database: Database) -> None:
    error = refused(database, {"a.bpmn": approval(), "b.bpmn": approval(label="Other")})
    assert found(error) == {("b.bpmn", "duplicate-definition", "approval")}


def test_files_of_one_deployment_may_refer_to_each_other(database: Database) -> None:
    caller = as_diagram(process("caller", start() >> call("ask", "decided") >> end())).xml
    with transaction(database) as session:
        done = deploy(
            session, CLERK, {"a.bpmn": caller, "b.bpmn": decided(), "c.dmn": decision(), "d.form": form()}
        )
    assert len(done.definitions) == 4


def test_a_later_deployment_may_refer_to_what_is_in_force(database: Database) -> None:
    assert ("a.bpmn", "unknown-decision", "decide") in found(refused(database, {"a.bpmn": decided()}))
    with transaction(database) as session:
        deploy(session, CLERK, {"c.dmn": decision()})
        assert deploy(session, CLERK, {"a.bpmn": decided()}).id is not None


def test_a_task_type_is_registered_or_declared_external(database: Database) -> None:
    sending = as_diagram(process("sending", start() >> service_task("send", "send-letter") >> end())).xml
    assert ("a.bpmn", "unknown-action", "send") in found(refused(database, {"a.bpmn": sending}))
    actions.declare_external("send-letter")
    try:
        with transaction(database) as session:
            assert deploy(session, CLERK, {"a.bpmn": sending}).id is not None
    finally:
        actions.withdraw("send-letter")


def test_warnings_come_with_the_deployment_and_do_not_stop_it(database: Database) -> None:
    unnamed = as_diagram(process("unnamed", start() >> user_task("ask") >> end())).xml
    with transaction(database) as session:
        done = deploy(session, CLERK, {"a.bpmn": unnamed})
    assert {"missing-name", "user-task-without-assignment"} <= {item.rule for item in done.warnings}


def test_checking_deploys_nothing(database: Database) -> None:
    with reading(database) as session:
        assert {item.rule for item in check(session, {"a.bpmn": b"<x/>"})} == {"xml-wrong-root"}
        assert not any(item.is_error for item in check(session, {"a.bpmn": approval()}))
        assert session.one("SELECT count(*) FROM deployment") == (0,)


def test_a_deployment_has_a_bearable_size(database: Database) -> None:
    many = {f"f{number}.form": form(f"f{number}") for number in range(MAX_RESOURCES + 1)}
    assert [item.rule for item in refused(database, many).problems] == ["too-many-resources"]
    large = {f"f{number}.form": b" " * 4 * 1024 * 1024 for number in range(9)}
    assert [item.rule for item in refused(database, large).problems] == ["deployment-too-large"]


def test_what_the_linter_missed_makes_no_broken_version(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **options: object) -> None:
        raise KeyError("sourceRef")

    monkeypatch.setattr("engine.resources.compile_program", fail)
    assert found(refused(database, {"a.bpmn": approval()})) == {("a.bpmn", "not-compilable", "approval")}
