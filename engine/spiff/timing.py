"""Due dates computed again, because a working-day calendar or a rule changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from SpiffWorkflow.util.task import TaskState

from engine import clock
from engine.spiff.border import TimerOpened
from engine.spiff.execution import INCIDENT, Execution
from engine.spiff.expressions import StepFailure
from engine.spiff.scope import Scope, Token
from engine.spiff.specs.activities import UserTask


def recompute(execution: Execution, began: Mapping[int, datetime]) -> None:
    """Evaluate again every waiting date timer and every open user task; keep what cannot be evaluated now.

    ``began`` is when each activity was entered: ``today()`` in a date is the day on which it was first
    computed, for a period does not begin anew because a calendar was loaded.
    Durations and cycles run from when they began and do not depend on any calendar, so they stay."""
    for scope, token, subscription in list(execution.subscriptions()):
        if subscription[1] == "t" and subscription[4] is None:
            with clock.as_of(began.get(scope.id if token is None else token.id, execution.now)):
                _timer(execution, scope, token, subscription)
    for scope in execution.scopes():
        for token in scope.tasks.values():
            if (
                isinstance(token.task_spec, UserTask)
                and token._state == TaskState.READY
                and INCIDENT not in token.internal_data
            ):
                with clock.as_of(began.get(token.id, execution.now)):
                    _user_task(execution, token)


def _timer(execution: Execution, scope: Scope, token: Token | None, subscription: list[Any]) -> None:
    spec = scope.spec.task_specs[subscription[2]]
    trigger = spec.start_event.trigger if token is None else spec.trigger
    if trigger.timer_kind != "date":
        return
    try:
        prepared = trigger.prepare_in(scope.context if token is None else token.context, execution.now)
    except StepFailure:
        return
    due = prepared.due_at
    if due is None or due == datetime.fromisoformat(subscription[3]):
        return
    execution.record.timers.close(subscription[0])
    subscription[0] = execution.new_id()
    subscription[3] = due.isoformat()
    execution.record.timers.open(
        subscription[0],
        TimerOpened(
            subscription_id=subscription[0],
            activity_id=scope.id if token is None else token.id,
            element_id=subscription[2],
            due_at=due,
        ),
    )


def _user_task(execution: Execution, token: Token) -> None:
    spec = token.task_spec
    if spec.due_date is None and spec.follow_up_date is None:
        return
    try:
        execution.record.user_tasks[token.id] = spec.describe(token)
    except StepFailure:
        return
