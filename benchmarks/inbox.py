"""``inbox``: a page of 20 and the counts, user in 200 groups, with a thousand and with a million open tasks.

PostgreSQL, loaded by COPY. Both sizes live in one server and are measured in turns, so that both see the same
machine; the floor of the million is the thousand. Beside it what a page that nobody touched costs: the
question whether anything changed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import Any, Final

from benchmarks.common import Emit, available_dialects
from benchmarks.engine import bench_on
from engine.persistence.database import Database, reading
from engine.persistence.inbox import FAR
from engine.persistence.session import Row, Session
from engine.queries.inbox import task_list
from engine.queries.inbox_counts import inbox_counts
from engine.queries.inbox_filter import TaskFilter
from engine.queries.inbox_version import inbox_version
from engine.queries.inbox_ways import Person

SIZES: Final = (1_000, 1_000_000)
GROUPS: Final = 200
KINDS: Final = 40
HELD: Final = 20
ROUNDS: Final = 300
WARM_UP: Final = 30
BEGAN: Final = datetime(2026, 1, 1, tzinfo=UTC)

PERSON: Final = Person(user="wang", groups=tuple(f"post-{n}:street-{n % 20}" for n in range(GROUPS)))
#: As most people are.
IN_FEW: Final = Person(user="wang", groups=PERSON.groups[:5])


def page_and_counts(session: Session) -> None:
    """What a person sees who opens the page."""
    page = task_list(session, "todo", PERSON)
    counts = inbox_counts(session, PERSON)
    assert len(page.items) == 20 and counts.todo.value == 1000, (len(page.items), counts)


CASES: Final[dict[str, Callable[[Session], Any]]] = {
    "page and counts": page_and_counts,
    "page": lambda session: task_list(session, "todo", PERSON),
    "page by due date": lambda session: task_list(session, "todo", PERSON, sort="due"),
    "page of one process": lambda session: task_list(
        session, "todo", PERSON, TaskFilter(process_key="process-3")
    ),
    "search by business key": lambda session: task_list(session, "todo", PERSON, TaskFilter(text="000777")),
    "counts": lambda session: inbox_counts(session, PERSON),
    "unchanged": lambda session: inbox_version(session, PERSON),
    "unchanged, in 5 groups": lambda session: inbox_version(session, IN_FEW),
}


def run(emit: Emit) -> None:
    """95th percentiles in milliseconds at both sizes, and their ratio. Needs PostgreSQL."""
    if "postgresql" not in available_dialects():
        return
    with ExitStack() as stack:
        databases = []
        for size in SIZES:
            bench = stack.enter_context(bench_on("postgresql"))
            load(bench.database, size)
            databases.append(bench.database)
        for case, ask in CASES.items():
            small, large = _measure(databases, ask)
            emit(
                bench="inbox", case=f"{case}, 10^6 beside 10^3", value=large * 1e3, unit="ms p95",
                floor=small * 1e3,
            )  # fmt: skip


def _measure(databases: list[Database], ask: Callable[[Session], Any]) -> list[float]:
    times: list[list[float]] = [[] for _ in databases]
    for number in range(WARM_UP + ROUNDS):
        for database, seconds in zip(databases, times, strict=True):
            begun = perf_counter()
            with reading(database) as session:
                ask(session)
            if number >= WARM_UP:
                seconds.append(perf_counter() - begun)
    return [sorted(seconds)[int(len(seconds) * 0.95)] for seconds in times]


# -- the tasks ---------------------------------------------------------------------------------------------


def load(database: Database, size: int) -> None:
    """As many open tasks, offered to 200 groups, a few of them held by the person; by COPY."""
    chance = random.Random(20)
    with database.sql.connect() as connection:
        driver: Any = connection.connection.driver_connection
        cursor = driver.cursor()
        for table, columns, rows in (
            ("process_definition", _DEFINITION, _definitions()),
            ("task_kind", _KIND, _kinds()),
            ("process_instance", _INSTANCE, _instances(size)),
            ("search_term", _TERM, _terms(size)),
            ("user_task", _TASK, _tasks(size, chance)),
            ("user_task_candidate", _CANDIDATE, _candidates(size, random.Random(20))),
            ("inbox_change", _CHANGE, _changes()),
        ):
            names = ", ".join(("tenant_id", *columns))
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(("default", *row))
        cursor.execute("VACUUM ANALYZE")


_DEFINITION = (
    "id", "key", "version", "name", "deployment_id", "resource_name", "content_hash", "created_at",
)  # fmt: skip
_KIND = ("id", "process_key", "element_id", "title")
_INSTANCE = (
    "id", "definition_id", "process_key", "business_key", "status", "started_at", "started_by", "state",
    "state_format", "revision", "event_seq", "event_head", "incident_count",
)  # fmt: skip
_TERM = ("term", "instance_id")
_TASK = (
    "instance_id", "activity_id", "scope_id", "definition_id", "element_id", "name", "status", "assignee",
    "due_at", "priority", "properties", "created_at", "task_kind_id", "summary",
)  # fmt: skip
_CANDIDATE = (
    "instance_id", "activity_id", "kind", "ref", "is_claimed", "created_at", "due_at", "priority",
    "task_kind_id",
)  # fmt: skip
_CHANGE = ("kind", "ref", "id", "changes")


def _definitions() -> Iterator[Row]:
    for kind in range(KINDS):
        yield kind, f"process-{kind}", 1, f"流程 {kind}", 1, "p.bpmn", "", BEGAN


def _kinds() -> Iterator[Row]:
    for kind in range(KINDS):
        yield kind, f"process-{kind}", "check", f"流程 {kind} 审核"


def _instances(size: int) -> Iterator[Row]:
    for number in range(1, size + 1):
        kind = number % KINDS
        at = BEGAN + timedelta(seconds=number)
        yield (
            number, kind, f"process-{kind}", f"so-2026-{number:07}", "active", at, f"person-{number % 5000}",
            b"", 1, 1, 0, b"", 0,
        )  # fmt: skip


def _terms(size: int) -> Iterator[Row]:
    for number in range(1, size + 1):
        yield f"so-2026-{number:07}", number
        yield f"2026-{number:07}", number
        yield f"{number:07}", number


def _tasks(size: int, chance: random.Random) -> Iterator[Row]:
    for number in range(1, size + 1):
        due, priority = _schedule(chance)
        yield (
            number, 2, 0, number % KINDS, "check", "审核", "open",
            "wang" if number <= HELD else None, None if due is FAR else due,
            priority, "{}", BEGAN + timedelta(seconds=number), number % KINDS, '[["申报单位","某某社区"]]',
        )  # fmt: skip


def _candidates(size: int, chance: random.Random) -> Iterator[Row]:
    for number in range(1, size + 1):
        due, priority = _schedule(chance)
        group = PERSON.groups[number * 7919 % GROUPS]
        yield (
            number, 2, "group", group, number <= HELD, BEGAN + timedelta(seconds=number), due, priority,
            number % KINDS,
        )  # fmt: skip


def _schedule(chance: random.Random) -> tuple[datetime, int]:
    due = BEGAN + timedelta(minutes=chance.randrange(500_000)) if chance.random() < 0.8 else FAR
    return due, chance.choice((10, 50, 50, 50, 90))


def _changes() -> Iterator[Row]:
    """A minute's work of a busy house: what the job has summed up, and some that came after."""
    for kind, ref in PERSON.refs:
        yield kind, ref, 0, 1000
        for number in range(1, 6):
            yield kind, ref, number, 1
