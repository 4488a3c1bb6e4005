"""Inboxes: the right tasks in the right order, found by what people remember, counted, page by page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.tasks import assign_task, claim_task, unclaim_task
from engine.errors import InvalidCursor
from engine.persistence.database import reading, transaction
from engine.queries.inbox import TaskPage, task_list
from engine.queries.inbox_counts import Count, inbox_counts
from engine.queries.inbox_filter import INSTANCES_AT_MOST, ListName, TaskFilter
from engine.queries.inbox_ways import Person
from engine.queries.instances import process_instances
from engine.queries.started import started_list
from tests.support.desk import WANG, Desk
from tests.support.diagrams import end, path, process, start, user_task
from tests.support.diagrams import parallel as fork
from tests.support.drawing import Process

Move = Callable[[timedelta], datetime]
LI = Actor(user_id="li", groups=frozenset({"clerks"}))
CLERK = Person(user="li", groups=("clerks",))


def review(key: str = "review", **more: Any) -> Process:
    return process(
        key, start() >> user_task("check", groups=["clerks"], **more) >> user_task("sign") >> end()
    )


def show(desk: Desk, name: ListName, person: Person, **more: Any) -> TaskPage:
    with reading(desk.database) as session:
        return task_list(session, name, person, **more)


def keys(page: TaskPage) -> list[str | None]:
    return [item.business_key for item in page.items]


def act(desk: Desk, command: Callable[..., Any], *arguments: Any, **more: Any) -> None:
    with transaction(desk.database) as session:
        command(session, *arguments, **more)


def start_many(desk: Desk, *business_keys: str, key: str = "review", move: Move | None = None) -> None:
    for business_key in business_keys:
        desk.start(key, business_key=business_key)
        if move is not None:
            move(timedelta(minutes=1))


def test_what_is_held_and_what_is_offered_are_lists_of_their_own(desk: Desk) -> None:
    desk.deploy(review())
    start_many(desk, "A", "B")
    act(desk, claim_task, LI, desk.task("check"))
    assert keys(show(desk, "mine", CLERK)) == ["A"]
    assert keys(show(desk, "offered", CLERK)) == ["B"]
    assert keys(show(desk, "todo", CLERK)) == ["A", "B"]
    assert keys(show(desk, "todo", Person(user="zhao", groups=("clerks",)))) == ["B"]


def test_a_task_offered_in_several_ways_is_listed_and_counted_once(desk: Desk) -> None:
    several = user_task("check", groups=["clerks", "heads"], users=["li"])
    desk.deploy(process("p", start() >> several >> end()))
    start_many(desk, "A", key="p")
    everywhere = Person(user="li", groups=("heads", "clerks", "clerks"))
    assert keys(show(desk, "todo", everywhere)) == ["A"]
    with reading(desk.database) as session:
        assert inbox_counts(session, everywhere).todo == Count(1)


def test_what_one_has_done_is_listed_the_last_first(desk: Desk, clock: Move) -> None:
    desk.deploy(review())
    start_many(desk, "A", "B")
    for _ in range(2):
        desk.complete("check", actor=LI)
        clock(timedelta(minutes=1))
    page = show(desk, "done", CLERK, descending=True)
    assert keys(page) == ["B", "A"]
    assert [(item.status, item.completed_by) for item in page.items] == [("completed", "li")] * 2


@pytest.mark.parametrize("groups", [1, 30])
@pytest.mark.parametrize(
    ("sort", "descending", "expected"),
    [
        ("created", False, "abcdef"),
        ("created", True, "fedcba"),
        ("due", False, "fdbaec"),
        ("due", True, "ceabdf"),
        ("priority", True, "fcebda"),
    ],
)
def test_every_order_holds_across_pages_and_groups(
    desk: Desk, clock: Move, groups: int, sort: Any, descending: bool, expected: str
) -> None:
    names = [f"g{number}" for number in range(groups)]
    node = user_task("check", groups="=[group]", due="=due", priority="=priority")
    desk.deploy(process("p", start() >> node >> end()))
    cases = zip("abcdef", [4, 3, None, 2, 5, 1], [10, 20, 30, 10, 20, 30], strict=True)
    for number, (name, days, priority) in enumerate(cases):
        due = days and f"2026-03-0{days}T00:00:00Z"
        variables = {"group": names[number % groups], "due": due, "priority": priority}
        desk.start("p", variables, business_key=name)
        clock(timedelta(minutes=1))
    person, seen, cursor = Person(user="li", groups=tuple(names)), "", None
    while True:
        page = show(desk, "todo", person, sort=sort, descending=descending, limit=2, cursor=cursor)
        seen += "".join(name or "" for name in keys(page))
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == expected


def test_a_cursor_belongs_to_its_list_and_order(desk: Desk) -> None:
    desk.deploy(review())
    start_many(desk, "A", "B")
    cursor = show(desk, "todo", CLERK, limit=1).cursor
    for name, sort in (("offered", "created"), ("todo", "due"), ("todo", "priority")):
        with pytest.raises(InvalidCursor):
            show(desk, name, CLERK, sort=sort, cursor=cursor)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["A", "B", "C"]),
        ({"process_key": "q"}, ["C"]),
        ({"process_key": "nothing"}, []),
        ({"process_key": "p", "element_id": "check"}, ["A", "B"]),
        ({"element_id": "sign"}, []),
        ({"due_before": datetime.fromisoformat("2026-03-02T12:00:00Z")}, ["A"]),
        ({"due_from": datetime.fromisoformat("2026-03-02T12:00:00Z")}, ["B"]),
        ({"priority_from": 60}, ["B", "C"]),
        ({"priority_from": 60, "priority_to": 70}, ["B"]),
        ({"text": "check"}, ["A", "B", "C"]),
        ({"text": " B "}, ["B"]),
        ({"text": "b", "process_key": "q"}, []),
        ({"text": "nothing"}, []),
        ({"text": "%"}, []),
        ({"text": "\0"}, ["A", "B", "C"]),
    ],
)
@pytest.mark.parametrize("sort", ["created", "due"])
@pytest.mark.parametrize("is_held", [False, True])
def test_a_filter_holds_for_held_and_for_offered_tasks(
    desk: Desk, sort: Any, is_held: bool, wanted: Any, found: Any
) -> None:
    for key in "pq":
        node = user_task("check", groups=["clerks"], due="=due", priority="=priority")
        desk.deploy(process(key, start() >> node >> end()))
    for key, name, due, priority in (
        ("p", "A", "2026-03-02T00:00:00Z", 50),
        ("p", "B", "2026-03-03T00:00:00Z", 70),
        ("q", "C", None, 90),
    ):
        desk.start(key, {"due": due, "priority": priority}, business_key=name)
        if is_held:
            with reading(desk.database) as session:
                (task,) = task_list(session, "offered", CLERK).items
            act(desk, assign_task, WANG, task.id, "li")
    page = show(desk, "todo", CLERK, wanted=TaskFilter(**wanted), sort=sort)
    assert sorted(str(key) for key in keys(page)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("so-2026", True),
        ("SO-2026-00123", True),
        ("2026-001", True),
        ("00123", True),
        ("123", True),
        ("o-2026", False),
        ("23", False),
        ("锦江", True),
        ("江社备", True),
        ("〔2026〕", False),
        ("2026〕12", True),
        ("12号", True),
    ],
)
def test_a_business_key_is_found_from_the_beginning_of_each_of_its_parts(
    desk: Desk, text: str, found: bool
) -> None:
    desk.deploy(review())
    start_many(desk, "SO-2026-00123", "锦江社备〔2026〕12号", "other")
    assert bool(keys(show(desk, "todo", CLERK, wanted=TaskFilter(text=text)))) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("夕阳红", True),
        ("示例一社区夕阳红合唱队", True),
        ("合唱队", True),
        ("阳合", False),
        ("sj-7", True),
        ("7 号", False),
    ],
)
def test_a_case_is_found_by_what_lists_show_of_it(desk: Desk, text: str, found: bool) -> None:
    """By whoever has it to do, whoever began it, and who looks among all."""
    desk.deploy(review(properties={"gongzhi:summary": "名称: name，收件号: number"}))
    case = desk.start("review", {"name": "莲新街道示例一社区夕阳红合唱队", "number": "SJ-7"})
    desk.start("review", {"name": "莲新街道示例一社区书画社", "number": "SJ-8"})
    wanted = [case.instance_id] if found else []
    assert [
        each.instance_id for each in show(desk, "todo", CLERK, wanted=TaskFilter(text=text)).items
    ] == wanted
    with reading(desk.database) as session:
        assert [each.id for each in process_instances(session, text=text).items] == wanted
        assert [each.id for each in started_list(session, WANG.user_id, text=text).items] == wanted


def test_a_business_key_that_was_made_up_is_found_as_a_whole(desk: Desk) -> None:
    desk.deploy(review())
    instance = desk.start("review")
    wanted = TaskFilter(text=str(instance.instance_id))
    assert len(show(desk, "todo", CLERK, wanted=wanted).items) == 1
    assert desk.value("SELECT count(*) FROM search_term") == 0


def test_a_search_that_means_too_much_says_that_it_is_partial(desk: Desk) -> None:
    desk.deploy(review())
    start_many(desk, "so-2026-1")
    with transaction(desk.database) as session:
        rows = [("default", "2026-2", number) for number in range(INSTANCES_AT_MOST)]
        session.insert("search_term", ("tenant_id", "term", "instance_id"), rows)
    page = show(desk, "todo", CLERK, wanted=TaskFilter(text="2026"))
    assert (page.is_partial, keys(page)) == (True, ["so-2026-1"])
    page = show(desk, "todo", CLERK, wanted=TaskFilter(text="2026-1"))
    assert (page.is_partial, keys(page)) == (False, ["so-2026-1"])


def test_nobody_finds_by_search_what_is_not_theirs(desk: Desk) -> None:
    desk.deploy(review())
    start_many(desk, "A")
    for name in ("todo", "mine", "offered", "done"):
        for person in (Person(user="zhao"), Person(user="zhao", groups=("heads",))):
            assert keys(show(desk, name, person, wanted=TaskFilter(text="a"))) == []


def test_a_search_finds_what_one_has_done(desk: Desk) -> None:
    desk.deploy(review())
    start_many(desk, "A-1", "A-2")
    desk.complete("check", actor=LI)
    assert keys(show(desk, "done", CLERK, wanted=TaskFilter(text="a-1"))) == ["A-1"]
    assert keys(show(desk, "done", CLERK, wanted=TaskFilter(text="a-2"))) == []
    assert keys(show(desk, "done", CLERK, wanted=TaskFilter(text="a-1", process_key="q"))) == []


def test_counts_say_how_much_there_is(desk: Desk) -> None:
    desk.deploy(review())
    start_many(desk, "A", "B", "C")
    act(desk, claim_task, LI, desk.task("check"))
    with reading(desk.database) as session:
        li, wang = inbox_counts(session, CLERK), inbox_counts(session, Person(user="wang"))
    assert [str(count) for count in (li.todo, li.mine, li.offered, li.done, li.started)] == list("31200")
    assert (wang.started, wang.todo) == (Count(3), Count(0))


def test_counts_stop_at_a_thousand(desk: Desk) -> None:
    columns = (
        "tenant_id", "instance_id", "activity_id", "kind", "ref", "is_claimed", "created_at", "due_at",
        "priority", "task_kind_id",
    )  # fmt: skip
    groups = tuple(f"g{number}" for number in range(9))
    with transaction(desk.database) as session:
        rows = [
            ("default", number, 1, "group", group, False, session.now, session.now, 50, 1)
            for number in range(1000)
            for group in groups
        ]
        session.insert("user_task_candidate", columns, rows)
    with reading(desk.database) as session:
        assert str(inbox_counts(session, Person(user="li", groups=groups)).offered) == "1000"
    with transaction(desk.database) as session:
        session.insert("user_task_candidate", columns, [(rows[0][0], 1000, *rows[0][2:])])
    with reading(desk.database) as session:
        assert str(inbox_counts(session, Person(user="li", groups=groups)).offered) == "1000+"


def test_a_summary_shows_the_variables_named_as_they_were(desk: Desk) -> None:
    node = user_task(
        "check",
        groups=["clerks"],
        properties={"gongzhi:summary": "Applicant: applicant.name，amount、tags, more"},
    )
    desk.deploy(process("p", start() >> node >> end()))
    desk.start("p", {"applicant": {"name": "某某社区"}, "amount": 3.5, "tags": ["a", "b"], "more": "?"})
    (item,) = show(desk, "todo", CLERK).items
    assert item.summary == (("Applicant", "某某社区"), ("amount", 3.5), ("tags", "a、b"))


def test_a_summary_leaves_out_what_is_not_there(desk: Desk) -> None:
    node = user_task("check", groups=["clerks"], properties={"gongzhi:summary": "a.b.c, applicant, x"})
    desk.deploy(process("p", start() >> node >> end()))
    desk.start("p", {"applicant": {"name": "n"}, "a": 1, "x": "y" * 200})
    (item,) = show(desk, "todo", CLERK).items
    assert item.summary == (("x", "y" * 99 + "…"),)


def test_what_one_started_says_whom_it_waits_for(desk: Desk) -> None:
    work = fork("split"), path("split", user_task("b", assignee="li"), "join"), fork("join") >> end()
    desk.deploy(process("p", start() >> work[0] >> user_task("a") >> "join", *work[1:]))
    desk.deploy(process("q", start() >> end()))
    start_many(desk, "P-1", key="p")
    start_many(desk, "Q-1", key="q")
    with reading(desk.database) as session:
        done, waiting = started_list(session, "wang").items
        assert [(it.name, it.assignee) for it in waiting.waiting_for] == [("a", None), ("b", "li")]
        assert (done.business_key, done.status, done.waiting_for) == ("Q-1", "completed", ())
        assert [it.business_key for it in started_list(session, "wang", process_key="p").items] == ["P-1"]
        assert [it.business_key for it in started_list(session, "wang", text="q").items] == ["Q-1"]
        assert started_list(session, "li").items == []


def test_released_and_reassigned_tasks_are_where_they_belong(desk: Desk) -> None:
    desk.deploy(review())
    start_many(desk, "A")
    task = desk.task("check")
    act(desk, claim_task, LI, task)
    act(desk, unclaim_task, LI, task)
    assert keys(show(desk, "offered", CLERK)) == ["A"]
    act(desk, assign_task, WANG, task, "zhao")
    assert keys(show(desk, "todo", CLERK)) == []
    assert keys(show(desk, "mine", Person(user="zhao"))) == ["A"]
