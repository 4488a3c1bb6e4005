"""What is asked of the engine: lists by cursor, served by indexes; never changes anything."""

from __future__ import annotations

from engine.queries.definitions import decision_model, process_definitions
from engine.queries.incidents import open_incidents
from engine.queries.instances import history, instance_detail, instance_variables, process_instances
from engine.queries.paging import Page
from engine.queries.tasks import open_tasks, task_detail

__all__ = [
    "Page",
    "decision_model",
    "history",
    "instance_detail",
    "instance_variables",
    "open_incidents",
    "open_tasks",
    "process_definitions",
    "process_instances",
    "task_detail",
]
