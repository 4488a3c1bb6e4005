"""Lists and details: the right rows, in order, page by page, by an index."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from engine.commands.tasks import assign_task, claim_task
from engine.errors import InvalidCursor, ScopeNotFound, TaskNotFound
from engine.persistence.database import reading, transaction
from engine.queries import (
    Page,
    decision_model,
    history,
    instance_detail,
    instance_variables,
    open_incidents,
    open_tasks,
    process_definitions,
    process_instances,
    task_detail,
)
from engine.queries.tasks import TaskItem
from tests.support.desk import WANG, Desk
from tests.support.diagrams import end, exclusive, parallel, path, process, start, user_task, when
from tests.support.drawing import Process

DUE = '=@"2026-03-05T00:00:00Z"'
Move = Callable[[timedelta], datetime]


def offered() -> Process:
    return process(
        "p",
        start() >> parallel("split"),
        path("split", user_task("mine", assignee="wang"), "join"),
        path("split", user_task("personal", users=["wang"]), "join"),
        path(
            "split", user_task("clerks", groups=["clerks", "heads"], due='=@"2026-03-05T00:00:00Z"'), "join"
        ),
        path("split", user_task("heads", groups=["heads"]), "join"),
        path("split", user_task("nobody"), "join"),
        parallel("join") >> end(),
    )


def elements(page: Page[TaskItem]) -> list[str]:
    return [item.element_id for item in page.items]


@pytest.mark.parametrize(
    ("user", "groups", "seen"),
    [
        (None, (), ["clerks", "heads", "mine", "nobody", "personal"]),
        ("wang", (), ["mine", "personal"]),
        ("wang", ("clerks",), ["clerks", "mine", "personal"]),
        (None, ("heads", "clerks"), ["clerks", "heads"]),
        ("li", ("heads",), ["clerks", "heads"]),
        ("li", tuple(f"g{n}" for n in range(200)), []),
    ],
)
def test_an_inbox_shows_what_is_held_and_what_is_offered(
    desk: Desk, user: str | None, groups: tuple[str, ...], seen: list[str]
) -> None:
    desk.run(offered())
    with reading(desk.database) as session:
        assert sorted(elements(open_tasks(session, user=user, groups=groups))) == seen


def test_a_claimed_task_leaves_the_inboxes_of_the_others(desk: Desk) -> None:
    desk.run(offered())
    with transaction(desk.database) as session:
        claim_task(session, WANG, desk.task("clerks"))
    with reading(desk.database) as session:
        assert elements(open_tasks(session, groups=["clerks"])) == []
        assert "clerks" in elements(open_tasks(session, user="wang"))


def test_an_item_says_what_a_list_shows(desk: Desk) -> None:
    desk.deploy(offered())
    started = desk.start("p", business_key="SO-1")
    with reading(desk.database) as session:
        (item,) = open_tasks(session, groups=["clerks"]).items
    assert (item.id, item.name) == (desk.task("clerks"), "clerks")
    assert (item.process_key, item.business_key) == ("p", "SO-1")
    assert item.instance_id == started.instance_id
    assert item.due_at is not None and item.due_at.isoformat() == "2026-03-05T00:00:00+00:00"


@pytest.mark.parametrize(("user", "groups"), [(None, ()), ("wang", ("clerks", "heads"))])
def test_pages_follow_each_other_without_gap_or_repetition(
    desk: Desk, clock: Move, user: str | None, groups: tuple[str, ...]
) -> None:
    desk.deploy(offered())
    for _ in range(4):
        desk.start("p")
        clock(timedelta(minutes=1))
    with reading(desk.database) as session:
        everything = open_tasks(session, user=user, groups=groups, limit=100)
        assert everything.cursor is None
        paged: list[TaskItem] = []
        cursor = None
        while True:
            page = open_tasks(session, user=user, groups=groups, limit=3, cursor=cursor)
            paged += page.items
            cursor = page.cursor
            if cursor is None:
                break
    assert paged == everything.items
    assert len(paged) == (20 if user is None else 16)
    assert [item.created_at for item in paged] == sorted(item.created_at for item in paged)


@pytest.mark.parametrize("cursor", ["", "x", "e30=", "WzFd", "WzEsMiwzXQ==", "Wzk5OTk5OTk5XQ"])
def test_a_cursor_of_somebody_else_is_refused(desk: Desk, cursor: str) -> None:
    with reading(desk.database) as session, pytest.raises(InvalidCursor):
        open_tasks(session, cursor=cursor)


def test_a_task_in_detail_has_its_candidates_and_variables(desk: Desk) -> None:
    desk.run(offered(), {"amount": 5})
    with reading(desk.database) as session:
        detail = task_detail(session, desk.task("clerks"))
        with pytest.raises(TaskNotFound):
            task_detail(session, "1-1")
    assert (detail.status, detail.candidate_groups, detail.candidate_users) == (
        "open",
        ("clerks", "heads"),
        (),
    )
    assert detail.variables["amount"] == 5
    task = desk.task("clerks")
    desk.complete("clerks")
    with reading(desk.database) as session:
        assert (task_detail(session, task).status, task_detail(session, task).completed_by) == (
            "completed",
            "wang",
        )


def test_instances_are_listed_newest_first_and_filtered(desk: Desk) -> None:
    for key in ("a", "b"):
        desk.deploy(process(key, start() >> user_task(key) >> end()))
    ids = [desk.start(key, business_key=f"{key}-1").instance_id for key in ("a", "b", "a")]
    desk.complete("b")
    with reading(desk.database) as session:
        listed = [item.id for item in process_instances(session).items]
        assert listed == sorted(ids, reverse=True)
        first = process_instances(session, limit=2)
        rest = process_instances(session, limit=2, cursor=first.cursor)
        assert [item.id for item in (*first.items, *rest.items)] == listed
        assert [item.id for item in process_instances(session, process_key="b").items] == [ids[1]]
        assert [item.id for item in process_instances(session, status="completed").items] == [ids[1]]
        assert len(process_instances(session, status="active", process_key="a").items) == 2
        assert len(process_instances(session, business_key="a-1", started_by="wang").items) == 2
        assert process_instances(session, status="suspended").items == []
        assert process_instances(session, with_incidents=True).items == []


def test_an_instance_in_detail_shows_its_tokens_and_variables(desk: Desk) -> None:
    instance = desk.run(offered(), {"amount": 5})
    with reading(desk.database) as session:
        detail = instance_detail(session, instance)
        assert {activity.element_id for activity in detail.activities} >= {"mine", "clerks", "heads"}
        assert detail.instance.status == "active"
        assert instance_variables(session, instance)["amount"] == 5
        with pytest.raises(ScopeNotFound):
            instance_variables(session, instance, 9999)


def test_history_is_read_in_order_page_by_page(desk: Desk) -> None:
    instance = desk.run(offered())
    with reading(desk.database) as session:
        everything = history(session, instance).items
        first = history(session, instance, limit=5)
        second = history(session, instance, limit=1000, cursor=first.cursor)
    assert [item.seq for item in everything] == list(range(1, len(everything) + 1))
    assert [*first.items, *second.items] == everything
    assert everything[0].type == "instance-started"


def test_open_incidents_tell_people_what_happened(desk: Desk) -> None:
    instance = desk.run(
        process("p", start() >> exclusive("x"), path("x", when("amount > 1"), end())), {"amount": 1}
    )
    with reading(desk.database) as session:
        (incident,) = open_incidents(session).items
        assert open_incidents(session, instance_id=instance).items == [incident]
        assert open_incidents(session, instance_id=4711).items == []
        assert [item.id for item in process_instances(session, with_incidents=True).items] == [instance]
    assert incident.element_id == "x"
    assert "{" not in incident.message("en") and "{" not in incident.message("zh-CN")
    assert incident.message("en") != incident.message("zh-CN") != incident.message_key


def test_definitions_are_listed_by_their_newest_version(desk: Desk) -> None:
    for name in ("one", "two"):
        desk.deploy(process("p", start() >> user_task(name) >> end()))
    with reading(desk.database) as session:
        assert [(item.key, item.version) for item in process_definitions(session)] == [("p", 2)]
        assert [item.version for item in process_definitions(session, key="p")] == [2, 1]


def test_a_decision_that_is_not_deployed_is_not_found(desk: Desk) -> None:
    from engine.errors import DecisionNotFound

    with reading(desk.database) as session, pytest.raises(DecisionNotFound):
        decision_model(session, "track")


def test_reassigning_moves_a_task_between_inboxes(desk: Desk) -> None:
    desk.run(offered())
    with transaction(desk.database) as session:
        assign_task(session, WANG, desk.task("mine"), "li")
    with reading(desk.database) as session:
        assert "mine" in elements(open_tasks(session, user="li"))
        assert "mine" not in elements(open_tasks(session, user="wang"))
