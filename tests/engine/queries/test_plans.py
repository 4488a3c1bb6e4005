"""Hot questions are answered from the index made for them: no scan of what grows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from engine.persistence.database import Database, reading, transaction
from engine.persistence.inbox import FAR
from engine.persistence.messages import oldest_waiting
from engine.persistence.session import Session
from engine.queries import open_incidents, open_tasks, process_instances
from engine.queries.inbox import task_list
from engine.queries.inbox_filter import TaskFilter
from engine.queries.inbox_version import inbox_version
from engine.queries.inbox_ways import Person

ROWS = 3000
GROUPS = [f"g{number}" for number in range(5)]
PERSON = Person(user="u7", groups=tuple(GROUPS))
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)

QUESTIONS = {
    "user_task_open_idx": lambda s: open_tasks(s),
    "user_task_mine_idx": lambda s: open_tasks(s, user="u7", groups=GROUPS),
    "user_task_candidate_page_idx": lambda s: open_tasks(s, user="u7", groups=GROUPS),
    "user_task_candidate_due_idx": lambda s: task_list(s, "todo", PERSON, sort="due"),
    "user_task_candidate_priority_idx": lambda s: task_list(s, "todo", PERSON, sort="priority"),
    "user_task_candidate_kind_idx": lambda s: task_list(s, "todo", PERSON, TaskFilter(process_key="p7")),
    "user_task_done_idx": lambda s: task_list(s, "done", PERSON),
    "inbox_change": lambda s: inbox_version(s, PERSON),
    "process_instance_active_idx": lambda s: process_instances(s, status="active"),
    "process_instance_suspended_idx": lambda s: process_instances(s, status="suspended"),
    "process_instance_tenant_id_process_key_id_idx": lambda s: process_instances(s, process_key="p7"),
    "process_instance_incidents_idx": lambda s: process_instances(s, with_incidents=True),
    "incident_open_idx": lambda s: open_incidents(s),
    "message_subscription_waiting_idx": lambda s: oldest_waiting(s, "paid", "A7"),
}


def fill(session: Session) -> None:
    """Many finished and some open things, as a database has after a while."""
    put(session, "task_kind", id=3, process_key="p7", element_id="e", title="p7 n")
    for number in range(1, ROWS + 1):
        at = BEGAN + timedelta(minutes=number)
        is_open = number % 20 == 0
        instance_status = ("suspended" if number % 100 == 0 else "active") if is_open else "completed"
        put(
            session, "process_instance", id=number, definition_id=1, process_key=f"p{number % 50}",
            business_key=f"b{number}", status=instance_status, started_at=at, started_by="u", state=b"",
            state_format=1, revision=1, event_seq=0, event_head=b"", incident_count=int(number % 500 == 0),
        )  # fmt: skip
        put(
            session, "user_task", instance_id=number, activity_id=1, scope_id=0, definition_id=1,
            element_id="e", name="n", status="open" if is_open else "completed", assignee=f"u{number % 9}",
            priority=50, properties="{}", created_at=at,
        )  # fmt: skip
        put(
            session, "user_task_candidate", instance_id=number, activity_id=1, kind="group",
            ref=f"g{number % 60}", is_claimed=number % 3 == 0, created_at=at, due_at=FAR, priority=50,
            task_kind_id=number % 7,
        )  # fmt: skip
        put(session, "inbox_change", kind="group", ref=f"g{number % 60}", id=number, changes=1)
        put(
            session, "message_subscription", instance_id=number, subscription_id=2, activity_id=2,
            element_id="m", name="paid", correlation_key=f"A{number}", created_at=at,
        )  # fmt: skip
        put(
            session, "incident", id=number, instance_id=number, kind="k", message_key="m", params="{}",
            status="open" if number % 500 == 0 else "resolved", created_at=at,
        )  # fmt: skip


def put(session: Session, table: str, **values: Any) -> None:
    session.insert(table, ("tenant_id", *values), [("default", *values.values())])


def plan_of(database: Database, question: Any) -> str:
    """How the database answers the last statement of a query."""
    asked: list[tuple[str, Any]] = []
    with reading(database) as session:
        database.recorder = lambda sql, params: asked.append((sql, params))
        question(session)
        database.recorder = None
        sql, params = asked[-1]
        if not database.is_sqlite:
            # a few thousand rows are cheap to scan; millions are what is meant
            session.execute("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
        rows = session.all(f"{explain} {sql.replace('%s', '?')}", params)
    return "\n".join(str(row[-1]) for row in rows)


def test_the_index_made_for_a_question_answers_it(database: Database) -> None:
    with transaction(database) as session:
        fill(session)
    with database.sql.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
    for index, question in QUESTIONS.items():
        plan = plan_of(database, question)
        assert index in plan, plan
        assert "Seq Scan" not in plan and "SCAN t\n" not in plan, plan
