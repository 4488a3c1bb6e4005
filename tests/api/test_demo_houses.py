"""``gongzhi demo jinjiang`` and ``doumen`` on the command line: played, compared, never over real work."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from api.cli import demo_houses, main
from api.cli.base import Invocation
from api.cli.demo_houses import offer_demonstration
from engine import clock
from engine.config import Settings
from engine.identity.sessions import Origin
from engine.identity.sign_in import sign_in
from engine.persistence.database import connect, transaction
from workflows.pilot import cast, replay
from workflows.pilot.imports import people
from workflows.pilot.records import END
from workflows.registries.house_clock import house_time

Run = Callable[..., Result]


@pytest.fixture
def url(sqlite_template: Path, tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'demo.db'}"


@pytest.fixture
def run(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a database of this test alone."""
    monkeypatch.setenv("GONGZHI_VAR_DIRECTORY", str(tmp_path / "var"))
    monkeypatch.setenv("GONGZHI_SQLITE_SYNCHRONOUS", "OFF")
    return lambda *words: CliRunner().invoke(main, ["--lang", "en", "--database", url, *words])


def change(url: str, sql: str) -> None:
    database = connect(url, Settings(database_url=url))
    with transaction(database) as session:
        session.execute(sql)
    database.close()


def test_the_pilot_is_played_once_and_compared_as_often_as_one_likes(run: Run, url: str) -> None:
    first = run("demo", "jinjiang", "--check", "--password", "Spring-in-Jinjiang-10")
    assert first.exit_code == 0, first.output
    assert "password of the new demonstration accounts: Spring-in-Jinjiang-10" in first.output
    assert "differs" not in first.output
    again = run("demo", "jinjiang", "--check", "--json")
    assert again.exit_code == 0, again.output
    figures = [json.loads(line) for line in again.output.splitlines() if line.startswith("{")]
    assert {"kpi.filed_total", "kpi.purchase_amount"} <= {each["key"] for each in figures}
    assert all(each["agrees"] for each in figures)
    assert "0 steps were new" in again.output and "password" not in again.output.replace(
        "their password is", ""
    )

    # a server would find the house where the replay left it
    database = connect(url, Settings(database_url=url))
    with house_time(database):
        assert 0 <= (clock.now() - END).total_seconds() < 120
    database.close()

    change(url, "UPDATE so_filing SET outcome = 'REFUSED' WHERE filing_no = 'BA510104-003-0001'")
    forged = run("demo", "jinjiang", "--check")
    assert forged.exit_code == 1
    assert "differs  kpi.filing_correction_rate" in forged.output
    assert "found 148, expected 149" in forged.output
    change(
        url,
        "UPDATE organization SET status = 'REVOKED' WHERE id ="
        " (SELECT organization_id FROM so_filing WHERE filing_no = 'BA510104-003-0001')",
    )
    forged = run("demo", "jinjiang", "--check")
    assert forged.exit_code == 1
    assert "differs  kpi.filed_total Filed groups: found 148, expected 149" in forged.output


def test_whoever_was_interrupted_at_the_first_step_still_gets_people_who_sign_in(
    run: Run, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pull(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(replay, "jinjiang_steps", lambda hash_: list(people.steps(hash_))[:2])
    with monkeypatch.context() as unplugged:
        unplugged.setattr(cast, "assemble", pull)
        interrupted = run("demo", "jinjiang", "--password", "Spring-in-Jinjiang-10")
        assert interrupted.exit_code == 1
        assert "Spring-in-Jinjiang-10" in interrupted.output
    again = run("demo", "jinjiang", "--password", "Summer-in-Jinjiang-10")
    assert again.exit_code == 0, again.output
    database = connect(url, Settings(database_url=url))
    assert sign_in(database, "lx_shouli", "Summer-in-Jinjiang-10", Origin()).person_id == "lx_shouli"
    database.close()
    assert "password of" not in run("demo", "jinjiang").output


def test_doumen_is_a_house_of_its_own(run: Run) -> None:
    result = run("demo", "doumen", "--check")
    assert result.exit_code == 0, result.output
    assert "all 6 figures are those of the article" in result.output


def test_real_work_is_never_mixed_with_a_demonstration(run: Run, url: str) -> None:
    assert run("migrate").exit_code == 0
    change(
        url,
        "INSERT INTO organization (tenant_id, id, name, form, status, street, created_at, created_by,"
        " updated_at) VALUES ('default', 1, 'x', 'FILED_GROUP', 'FILED', '010', '2026', 'li', '2026')",
    )
    refused = run("demo", "jinjiang")
    assert refused.exit_code == 1
    assert "holds real work" in refused.output


def offered(url: str, answer: str | None) -> str:
    """What somebody at a terminal (``answer``) or a service (None) is told at the start of a server."""
    database = connect(url, Settings(database_url=url))

    @click.command()
    def start() -> None:
        offer_demonstration(Invocation(lang="en"), database)

    try:
        return CliRunner().invoke(start, input=answer).output
    finally:
        database.close()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits there."""
    monkeypatch.setattr(demo_houses, "is_terminal", lambda: True)


def test_a_server_on_an_empty_database_says_how_to_see_a_demonstration(run: Run, url: str) -> None:
    assert run("migrate").exit_code == 0
    assert "gongzhi demo jinjiang" in offered(url, None)


@pytest.mark.usefixtures("terminal")
def test_who_sits_at_the_terminal_is_asked_and_may_decline(run: Run, url: str) -> None:
    assert run("migrate").exit_code == 0
    assert "Play the demonstration" in offered(url, "n\n")
    assert run("tasks").output.strip() == "(none)"


@pytest.mark.usefixtures("terminal")
def test_who_agrees_gets_the_demonstration(run: Run, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[str] = []
    monkeypatch.setattr(demo_houses, "run_jinjiang", lambda *given: played.append("jinjiang"))
    assert run("migrate").exit_code == 0
    offered(url, "y\n")
    assert played == ["jinjiang"]


@pytest.mark.usefixtures("terminal")
def test_nobody_is_asked_where_work_has_begun(run: Run, url: str) -> None:
    assert run("migrate").exit_code == 0
    change(
        url,
        "INSERT INTO organization (tenant_id, id, name, form, status, street, created_at, created_by,"
        " updated_at) VALUES ('default', 1, 'x', 'FILED_GROUP', 'FILED', '010', '2026', 'li', '2026')",
    )
    assert offered(url, "y\n") == ""
