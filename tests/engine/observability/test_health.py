from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.observability.health import LONGEST_SILENCE, health, readiness
from engine.persistence.database import Database, connect


@dataclass
class Ticked:
    tick_age: float | None


def test_a_migrated_database_and_a_ticking_worker_are_ready(database: Database) -> None:
    found = readiness(database, Ticked(0.5))
    assert found["ok"] is True
    assert {name: check["ok"] for name, check in found.items() if name != "ok"} == {
        "database": True,
        "migrations": True,
        "worker": True,
    }


@pytest.mark.parametrize("age", [None, LONGEST_SILENCE + 1])
def test_a_silent_worker_is_not_ready(database: Database, age: float | None) -> None:
    found = readiness(database, Ticked(age))
    assert (found["ok"], found["worker"]["ok"], found["database"]["ok"]) == (False, False, True)


def test_a_database_without_our_tables_is_not_ready(tmp_path: Path) -> None:
    empty = connect(f"sqlite:///{tmp_path}/empty.db")
    found = readiness(empty)
    empty.close()
    assert (found["ok"], found["database"]["ok"], found["migrations"]["ok"]) == (False, True, False)


def test_an_unreachable_database_is_not_ready_and_tells_no_secrets() -> None:
    away = connect("postgresql://clerk:secret@127.0.0.1:1/nowhere")
    found = readiness(away)
    away.close()
    assert found["ok"] is False
    assert found["database"]["error"] == "OperationalError"
    assert "secret" not in str(found) and "clerk" not in str(found)


def test_a_process_is_alive_whatever_its_database_does() -> None:
    assert health() == {"ok": True}
