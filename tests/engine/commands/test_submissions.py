"""Parts of a submission that a process keeps to itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from engine.guards import Attempt
from engine.submissions import keeper, withdraw_keeper
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task
from tests.support.drawing import Process


def judged() -> Process:
    return process("judge", start() >> user_task("score") >> user_task("sign") >> end())


@pytest.fixture
def sheets() -> Iterator[list[Any]]:
    kept: list[Any] = []

    @keeper("judge", "score")
    def keep(attempt: Attempt) -> Mapping[str, Any]:
        kept.append((attempt.actor.user_id, attempt.variables["points"]))
        return {"sheet": len(kept)}

    yield kept
    withdraw_keeper("judge", "score")


def test_what_is_kept_apart_is_in_no_variable_and_no_event(desk: Desk, sheets: list[Any]) -> None:
    instance = desk.run(judged())
    desk.complete("score", {"points": 47.11})
    assert sheets == [("wang", 47.11)]
    assert desk.variables(instance) == {"sheet": 1}
    assert desk.events("user-task-completed")[0]["variables"] == {"sheet": 1}
    events = desk.all("SELECT data FROM event")
    assert "47.11" not in json.dumps([str(row[0]) for row in events])


def test_other_tasks_keep_what_is_submitted(desk: Desk, sheets: list[Any]) -> None:
    instance = desk.run(judged())
    desk.complete("score", {"points": 1})
    desk.complete("sign", {"points": 2})
    assert desk.variables(instance) == {"sheet": 1, "points": 2}


@pytest.mark.usefixtures("sheets")
def test_a_task_has_one_keeper() -> None:
    with pytest.raises(ValueError, match="keeper already"):
        keeper("judge", "score")(lambda attempt: {})
