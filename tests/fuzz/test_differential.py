"""The interpreter agrees with the reference model, step by step, on thousands of generated processes.

``make fuzz`` (``python -m tests.fuzz``) searches further; a tree it prints can be added to ``FOUND_ONCE``.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.fuzz.blocks import Block
from tests.fuzz.differential import check_case, outline, play_diagram
from tests.fuzz.generate import drawn
from tests.support.depth import usually

_SIDE = {"interrupting": False, "joins": False, "place": "start"}
_MESSAGE = {"kind": "message", "name": "M1", "key": "kv"}
_ERROR = {"kind": "error", "name": None}

#: Trees that showed a difference once.
FOUND_ONCE = {
    "a task of no type never ended": Block("nothing"),
    "jobs could not be opened": Block("job"),
    "the end of a multi-instance closed a user task that was not open": Block(
        "multi-task",
        options={
            "sequential": False,
            "collection": "items",
            "collect": True,
            "until": "numberOfCompletedInstances >= 2",
            "mapped": True,
        },
    ),
    "an error in an event sub-process escaped its sibling": Block(
        "event-subprocess",
        (Block("task"), Block("job"), Block("task")),
        {
            "handlers": [
                {**_SIDE, "event": _MESSAGE},
                {**_SIDE, "event": _ERROR, "interrupting": True},
            ]
        },
    ),
    "what was mapped into a called process leaked out of it": Block(
        "call", (Block("task"),), {"all_in": True, "all_out": True}
    ),
}

CASES_PER_BATCH = 250


@pytest.mark.parametrize("batch", range(usually(4, deep=10)))
def test_generated_processes_run_as_the_standard_says(batch: int) -> None:
    verdicts: Counter[str] = Counter()
    for case in range(batch * CASES_PER_BATCH, (batch + 1) * CASES_PER_BATCH):
        report, found = check_case(case)
        verdicts[report.verdict] += 1
        assert found is None, str(found)
    # Most cases must have run to their end, else the comparison is worth little.
    assert verdicts["completed"] > 0.6 * CASES_PER_BATCH, verdicts
    assert verdicts["order"] < 0.05 * CASES_PER_BATCH, verdicts


@pytest.mark.parametrize("what", FOUND_ONCE)
def test_what_differed_once_agrees(what: str) -> None:
    diagram = drawn(FOUND_ONCE[what])
    for seed in range(20):
        report = play_diagram(diagram, seed)
        assert report.verdict != "DIFFERENT", f"{outline(diagram)}\n{report.steps}\n{report.text}"
