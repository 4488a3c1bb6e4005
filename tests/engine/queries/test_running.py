"""What runs on which version, and where it waits."""

from __future__ import annotations

import pytest

from engine.commands.instances import suspend_process_instance
from engine.errors import ProcessDefinitionNotFound
from engine.persistence.database import reading, transaction
from engine.queries.overview import Counted
from engine.queries.running import ElementCount, running_elements, running_versions
from tests.support.desk import WANG, Desk
from tests.support.diagrams import boundary, end, exclusive, path, process, start, timer, user_task, when
from tests.support.drawing import Process


def review(name: str) -> Process:
    return process("p", start() >> user_task("review", users=["wang"], name=name) >> end())


def test_each_version_tells_how_many_cases_run_on_it(desk: Desk) -> None:
    (first,) = desk.deploy(review("once"))
    desk.start("p")
    held = desk.start("p").instance_id
    (second,) = desk.deploy(review("again"))
    desk.start("p")
    desk.start("p")
    desk.deploy(process("quiet", start() >> end()))
    desk.start("quiet")
    with transaction(desk.database) as session:
        suspend_process_instance(session, WANG, held)
    with reading(desk.database) as session:
        found = running_versions(session)
        of_another = running_versions(session, "quiet")
    assert [
        (each.definition_id, each.version, each.active.count, each.suspended.count) for each in found
    ] == [
        (second, 2, 2, 0),
        (first, 1, 1, 1),
    ]
    assert of_another == []
    assert found[0].active == Counted(count=2, is_exact=True)


def test_elements_tell_what_waits_there(desk: Desk) -> None:
    drawn = process(
        "p",
        start() >> user_task("review", users=["wang"]) >> end(),
        path(boundary("late", "review", timer("P3D"), interrupting=False), end("told")),
    )
    (definition,) = desk.deploy(drawn)
    desk.start("p")
    desk.start("p")
    desk.complete("review")
    with reading(desk.database) as session:
        found = running_elements(session, definition)
    assert found.instances == Counted(count=1, is_exact=True)
    assert found.elements == [ElementCount("late", timers=1), ElementCount("review", tasks=1)]


def test_incidents_are_counted_where_they_happened(desk: Desk) -> None:
    stuck = process("p", start() >> exclusive("x"), path("x", when("amount > 1"), end()))
    (definition,) = desk.deploy(stuck)
    desk.start("p", {"amount": 1})
    with reading(desk.database) as session:
        (version,) = running_versions(session, "p")
        found = running_elements(session, definition)
    assert version.broken.count == 1
    assert found.elements == [ElementCount("x", incidents=1)]


def test_a_version_that_is_not_there_is_said_not_to_be(desk: Desk) -> None:
    with reading(desk.database) as session, pytest.raises(ProcessDefinitionNotFound):
        running_elements(session, 1)
