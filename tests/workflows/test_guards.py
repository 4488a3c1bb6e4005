"""Rules name the user tasks they hold for: a name that no diagram has would switch a rule off unseen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import workflows
from engine.guards import places_of_guards

workflows.load()

#: User tasks by process; held against the diagrams by ``test_posts.py``.
TASKS = json.loads(Path(__file__).with_name("posts_of_tasks.json").read_text("utf-8"))
PLACES = places_of_guards()


@pytest.mark.parametrize("name", sorted(PLACES))
def test_every_rule_holds_for_user_tasks_that_exist(name: str) -> None:
    places = PLACES[name]
    assert places, "a rule for no user task is never asked"
    assert set(places) <= set(TASKS)
    # a rule shared by like processes may name a step that one of them does not have
    known = {element for process in places for element in TASKS[process]}
    assert {element for elements in places.values() for element in elements} <= known
