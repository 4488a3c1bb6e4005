"""Hot questions are answered from an index, in its order: no scan, no sort of what grows."""

from __future__ import annotations

from typing import Any

import pytest

from engine.persistence.database import Database, reading
from engine.persistence.messages import oldest_waiting
from engine.queries import open_incidents, open_tasks, process_instances

GROUPS = [f"g{number}" for number in range(5)]


def plan_of(database: Database, question: Any) -> str:
    asked: list[tuple[str, Any]] = []
    with reading(database) as session:
        database.recorder = lambda sql, params: asked.append((sql, params))
        question(session)
        database.recorder = None
        sql, params = asked[-1]
        lines: list[str] = []
        if database.is_sqlite:
            for row in session.all(f"EXPLAIN QUERY PLAN {sql}", params):
                lines.append(str(row[3]))
        else:
            # the tables are empty: let the planner show what it can do, not what is cheap for no rows
            for choice in ("seqscan", "bitmapscan", "sort"):
                session.execute(f"SET LOCAL enable_{choice} = off")
            lines = [row[0] for row in session.all(f"EXPLAIN {sql.replace('%s', '?')}", params)]
    return "\n".join(lines)


QUESTIONS = {
    "user_task_open_idx": lambda s: open_tasks(s),
    "user_task_mine_idx": lambda s: open_tasks(s, user="wang", groups=GROUPS),
    "user_task_candidate_page_idx": lambda s: open_tasks(s, user="wang", groups=GROUPS),
    "process_instance_active_idx": lambda s: process_instances(s, status="active"),
    "process_instance_suspended_idx": lambda s: process_instances(s, status="suspended"),
    "process_instance_tenant_id_process_key_id_idx": lambda s: process_instances(s, process_key="p"),
    "process_instance_incidents_idx": lambda s: process_instances(s, with_incidents=True),
    "incident_open_idx": lambda s: open_incidents(s),
    "message_subscription_waiting_idx": lambda s: oldest_waiting(s, "paid", "A"),
}


@pytest.mark.parametrize("index", sorted(QUESTIONS))
def test_the_index_made_for_a_question_answers_it(database: Database, index: str) -> None:
    plan = plan_of(database, QUESTIONS[index])
    assert index in plan
    assert "Seq Scan" not in plan and "SCAN t\n" not in plan
