"""A process from deployment to its end through the command line, on each database."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli import main
from engine.actor import SYSTEM
from engine.identity.sign_in import set_password
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database, transaction
from tests.support.accounts import PASSWORD, hash_quickly, hire
from tests.support.desk import Desk
from tests.support.diagrams import (
    catch,
    end,
    exclusive,
    message,
    otherwise,
    path,
    process,
    signal,
    start,
    user_task,
    when,
)

Run = Callable[..., Result]

LEAVE = process(
    "leave",
    start() >> user_task("review", groups=["clerks"]) >> exclusive("long"),
    path("long", when("days > 3"), user_task("approve", groups=["heads"]), end("granted")),
    path("long", otherwise(), end("short")),
)
PAYMENT = process(
    "payment", start() >> catch("paid", message("payment", key="=invoice")) >> user_task("book") >> end()
)
ALARM = process("alarm", start() >> catch("heard", signal("fire")) >> user_task("leave") >> end())


@pytest.fixture
def run(database: Database) -> Run:
    """Run a command in English on the test's database; the exit code must be the one said."""
    url = database.sql.url.render_as_string(hide_password=False)
    environment = {"GONGZHI_VAR_DIRECTORY": database.settings.var_directory}

    def invoke(*arguments: str, code: int = 0, **options: Any) -> Result:
        command = ["--lang", "en", "--database", url, *arguments]
        result = CliRunner().invoke(main, command, env=environment, **options)
        assert result.exit_code == code, result.output
        return result

    return invoke


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "processes"
    place.mkdir()
    for drawn in (LEAVE, PAYMENT, ALARM):
        (place / f"{drawn.id}.bpmn").write_bytes(drawn.xml)
    (place / "notes.txt").write_text("not a resource")
    return place


def documents(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def started(run: Run, key: str, **variables: Any) -> str:
    (document,) = documents(run("start", key, "--variables", json.dumps(variables), "--json"))
    return str(document["instance_id"])


def open_tasks(run: Run, *options: str) -> dict[str, str]:
    """Element id -> task id."""
    return {task["element_id"]: task["id"] for task in documents(run("tasks", "--json", *options))}


def test_a_folder_is_deployed_once_and_says_when_nothing_has_changed(run: Run, folder: Path) -> None:
    first = run("deploy", str(folder))
    assert "deployed leave version 1 (leave.bpmn)" in first.stdout
    assert run("deploy", str(folder)).stdout == "nothing has changed, no new version\n"


def test_a_deployment_is_one_json_object_for_a_script(run: Run, folder: Path) -> None:
    *_, deployment = documents(run("deploy", str(folder / "leave.bpmn"), "--json"))
    (definition,) = deployment["definitions"]
    assert (definition["key"], definition["version"], definition["is_new"]) == ("leave", 1, True)


def test_a_refused_deployment_tells_every_problem_of_every_file_on_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.bpmn").write_text("<not-bpmn/>")
    (tmp_path / "two.bpmn").write_text("not even xml")
    result = run("deploy", str(tmp_path), code=1)
    told = result.stderr.splitlines()
    assert len(told) == 2
    assert [line.split(":")[0].split(" ")[0] for line in told] == ["one.bpmn", "two.bpmn"]


def test_a_folder_without_resources_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "nothing to deploy" in run("deploy", str(tmp_path / "empty"), code=1).stderr


def test_an_approval_goes_through_to_its_end(run: Run, folder: Path) -> None:
    run("deploy", str(folder))
    started(run, "leave", days=5)
    assert list(open_tasks(run)) == ["review"]
    assert open_tasks(run, "--group", "heads") == {}
    task = open_tasks(run, "--group", "clerks")["review"]
    assert run("claim", task, "--user", "wang").stdout == f"wang claimed task {task}\n"
    run("complete", task, "--user", "wang", "--variables", '{"days": 4}')
    run("complete", open_tasks(run)["approve"])
    (instance,) = documents(run("instances", "--json"))
    assert instance["status"] == "completed"
    assert "history is whole" in run("audit", "verify").stdout


def test_completing_a_task_twice_is_refused_with_the_way_out(run: Run, folder: Path) -> None:
    run("deploy", str(folder))
    started(run, "leave", days=1)
    task = open_tasks(run)["review"]
    run("complete", task, "--user", "wang")
    assert "completed already by wang" in run("complete", task, "--user", "li", code=1).stderr


def test_the_same_completion_with_one_idempotency_key_acts_once(run: Run, folder: Path) -> None:
    run("deploy", str(folder))
    started(run, "leave", days=1)
    task = open_tasks(run)["review"]
    first, second = (
        run("complete", task, "--user", "wang", "--idempotency-key", "k1", "--json").stdout for _ in range(2)
    )
    assert first == second


def test_what_has_to_be_signed_asks_for_the_password_of_its_signer(
    run: Run, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hash_quickly(monkeypatch)
    hire(database, "wang")
    set_password(database, SYSTEM, "wang", PASSWORD)
    signed = user_task("sign", properties={"gongzhi:signature": "required"})
    (tmp_path / "signed.bpmn").write_bytes(process("signed", start() >> signed >> end()).xml)
    run("deploy", str(tmp_path / "signed.bpmn"))
    started(run, "signed")
    task = open_tasks(run)["sign"]
    refused = run("complete", task, "--user", "wang", input="not-the-password\n", code=1)
    assert "needs you in person" in refused.stderr
    run("complete", task, "--user", "nobody", input=f"{PASSWORD}\n", code=1)
    run("complete", task, "--user", "wang", input=f"{PASSWORD}\n")
    (told,) = Desk(database).events("user-task-completed")
    assert told["signature"]["by"] == "wang"


def test_variables_come_from_a_file_or_from_standard_input(run: Run, folder: Path, tmp_path: Path) -> None:
    run("deploy", str(folder))
    (tmp_path / "variables.json").write_text('{"days": 9}')
    run("start", "leave", "--variables", f"@{tmp_path}/variables.json")
    run("start", "leave", "--variables", "-", input='{"days": 9}')
    assert len(documents(run("instances", "--json"))) == 2


@pytest.mark.parametrize("document", ["{", "[1]", "3"])
def test_variables_that_are_no_object_are_refused(run: Run, document: str) -> None:
    assert "--variables" in run("start", "leave", "--variables", document, code=1).stderr


def test_an_unknown_process_is_refused_by_name(run: Run) -> None:
    assert "'nowhere'" in run("start", "nowhere", code=1).stderr


def test_a_message_reaches_the_instance_with_its_key(run: Run, folder: Path) -> None:
    run("deploy", str(folder))
    started(run, "payment", invoice="A-1")
    second = started(run, "payment", invoice="A-2")
    told = run("message", "payment", "--correlation-key", "A-2").stdout
    assert told == f"the message reached process instance {second}\n"
    assert [task.split("-")[0] for task in open_tasks(run).values()] == [second]


def test_a_message_nobody_waits_for_is_kept_or_not(run: Run, folder: Path) -> None:
    run("deploy", str(folder))
    assert "is kept" in run("message", "payment", "--correlation-key", "B").stdout
    assert "not kept" in run("message", "payment", "--correlation-key", "C", "--time-to-live", "0").stdout


def test_a_signal_reaches_everyone_who_waits(run: Run, folder: Path, database: Database) -> None:
    run("deploy", str(folder))
    started(run, "alarm")
    started(run, "alarm")
    assert "sent to 2 process instances" in run("signal", "fire").stdout
    run_due_jobs(database)
    assert list(open_tasks(run)) == ["leave"]
    assert len(documents(run("tasks", "--json"))) == 2


def test_an_incident_is_listed_with_its_reason_and_retried(run: Run, tmp_path: Path) -> None:
    stuck = process("stuck", start() >> exclusive("which"), path("which", when("x"), end("a")),
                    path("which", when("not(x)"), end("b")))  # fmt: skip
    (tmp_path / "stuck.bpmn").write_bytes(stuck.xml)
    run("deploy", str(tmp_path / "stuck.bpmn"))
    started(run, "stuck")
    (incident,) = documents(run("incidents", "list", "--json"))
    assert (incident["element_id"], bool(incident["message"])) == ("which", True)
    assert "its cause is still there" in run("incidents", "retry", incident["id"]).stdout


def test_a_long_list_says_how_to_go_on(run: Run, folder: Path) -> None:
    run("deploy", str(folder))
    for _ in range(3):
        started(run, "leave", days=1)
    result = run("tasks", "--limit", "2", "--json")
    cursor = result.stderr.rpartition("--cursor ")[2].strip()
    rest = documents(run("tasks", "--limit", "2", "--cursor", cursor, "--json"))
    assert (len(documents(result)), len(rest)) == (2, 1)


def test_a_changed_row_of_history_is_found_and_named(run: Run, folder: Path, database: Database) -> None:
    run("deploy", str(folder))
    instance = started(run, "leave", days=1)
    with transaction(database) as session:
        session.execute(
            "UPDATE event SET actor = 'nobody' WHERE tenant_id = ? AND instance_id = ? AND seq = 2",
            (session.tenant_id, int(instance)),
        )
    result = run("audit", "verify", code=1)
    assert f"event 2 of process instance {instance} was changed" in result.stdout
    (report,) = documents(run("audit", "verify", "--json", code=1))
    assert report["intact"] is False
