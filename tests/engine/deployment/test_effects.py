"""What a deployment sets in motion: start events that listen, timers, history, shipped folders."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from engine.actor import Actor
from engine.deployment import DeploymentRefused, deploy, deploy_folder, deploy_packages
from engine.history.seal import Vault
from engine.history.verify import verify
from engine.persistence.database import Database, reading, transaction
from tests.conftest import MONDAY
from tests.engine.deployment.files import approval, decision, form
from tests.support.diagrams import end, message, process, signal, start, timer, user_task
from tests.support.drawing import Event, as_diagram

CLERK = Actor(user_id="deployer", on_behalf_of="bureau")


def woken(key: str, *events: Event, label: str = "Do") -> bytes:
    starts = [start(f"start-{number}", event) >> user_task(f"do-{number}", name=label) >> end(f"end-{number}")
              for number, event in enumerate(events)]  # fmt: skip
    return as_diagram(process(key, *starts)).xml


def listening(database: Database) -> set[tuple[str, str, str]]:
    with reading(database) as session:
        return {tuple(row) for row in session.all("SELECT process_key, kind, name FROM start_subscription")}  # type: ignore[misc]


def test_start_events_of_the_newest_version_listen(database: Database) -> None:
    with transaction(database) as session:
        deploy(session, CLERK, {"a.bpmn": woken("a", message("filed"), signal("alarm"))})
        deploy(session, CLERK, {"b.bpmn": woken("b", message("asked"))})
    assert listening(database) == {
        ("a", "message", "filed"),
        ("a", "signal", "alarm"),
        ("b", "message", "asked"),
    }
    with transaction(database) as session:
        deploy(session, CLERK, {"a.bpmn": woken("a", message("applied"))})
    assert listening(database) == {("a", "message", "applied"), ("b", "message", "asked")}


@pytest.mark.parametrize(
    ("event", "due", "remaining"),
    [
        (timer(cycle="R3/PT1H"), timedelta(hours=1), 2),
        (timer(cycle="R/P1D"), timedelta(days=1), None),
        (timer(date="2026-03-05T09:00:00+08:00"), timedelta(days=3), 0),
        (timer(cycle="0 12 * * *"), timedelta(hours=3), None),
    ],
)
def test_a_timer_start_event_makes_a_job(
    database: Database, clock: Callable[..., Any], event: Event, due: timedelta, remaining: int | None
) -> None:
    with transaction(database) as session:
        deploy(session, CLERK, {"a.bpmn": woken("a", event)})
    with reading(database) as session:
        ((kind, due_at, payload),) = session.all("SELECT kind, due_at, payload FROM job")
    assert (kind, due_at) == ("timer-start", MONDAY + due)
    assert f'"remaining":{"null" if remaining is None else remaining}' in payload


def test_a_deployment_is_written_to_the_administrative_chain(database: Database, tmp_path: Path) -> None:
    with transaction(database) as session:
        deploy(session, CLERK, {"a.bpmn": approval(), "c.dmn": decision(), "d.form": form()})
        deploy(session, CLERK, {"a.bpmn": approval(label="Examine")})
    with reading(database) as session:
        rows = session.all(
            "SELECT seq, type, actor, on_behalf_of FROM event WHERE instance_id = 0 ORDER BY seq"
        )
        assert [row[1] for row in rows] == [
            "deployment-created",
            "process-definition-created",
            "decision-definition-created",
            "form-definition-created",
            "deployment-created",
            "process-definition-created",
        ]
        assert {(row[2], row[3]) for row in rows} == {("deployer", "bureau")}
    assert verify(database, Vault(tmp_path / "vault")).findings == []


def test_a_folder_is_one_deployment(database: Database, tmp_path: Path) -> None:
    (tmp_path / "a.bpmn").write_bytes(approval())
    (tmp_path / "d.form").write_bytes(form())
    (tmp_path / "README.md").write_text("not a resource")
    with transaction(database) as session:
        done = deploy_folder(session, CLERK, tmp_path)
        assert {item.resource_name for item in done.definitions} == {"a.bpmn", "d.form"}
        assert done.name == tmp_path.name


def test_packages_are_deployed_together_whatever_their_order(database: Database, tmp_path: Path) -> None:
    from tests.engine.deployment.files import decided

    for folder, file, content in (("a", "a.bpmn", decided()), ("b", "b.dmn", decision())):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / file).write_bytes(content)
    with transaction(database) as session:
        assert len(deploy_packages(session, CLERK, tmp_path).definitions) == 2
    (tmp_path / "b" / "a.bpmn").write_bytes(approval())
    with pytest.raises(DeploymentRefused), transaction(database) as session:
        deploy_packages(session, CLERK, tmp_path)


def test_deployments_at_the_same_time_number_their_versions_one_after_the_other(database: Database) -> None:
    def one(number: int) -> int:
        with transaction(database) as session:
            done = deploy(session, CLERK, {"a.bpmn": approval(label=f"Version {number}")})
        return done.definitions[0].version

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(one, range(8))) == list(range(1, 9))
