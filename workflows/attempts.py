"""What guards of every process ask of an attempt: what its case knows, and who did the like before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.guards import Attempt
from engine.host import EngineHost
from engine.spiff import runner


def known(attempt: Attempt) -> Mapping[str, Any]:
    """The variables of the case somebody is about to act in."""
    host = EngineHost(attempt.session, attempt.instance, attempt.actor)
    return runner.variables(attempt.instance.state, host)


def known_to_task(attempt: Attempt) -> Mapping[str, Any]:
    """The variables of the case, and of the scope its user task stands in."""
    host = EngineHost(attempt.session, attempt.instance, attempt.actor)
    return runner.variables(attempt.instance.state, host, attempt.task.activity_id)


def did_twin(attempt: Attempt) -> bool:
    """Whether who acts completed a twin of the task already.

    Twins are opened in one instant, for so many people; what is repeated after a return has other ones."""
    earlier = attempt.session.one(
        "SELECT 1 FROM user_task WHERE tenant_id = ? AND instance_id = ? AND element_id = ?"
        " AND created_at = ? AND completed_by = ?",
        (
            attempt.session.tenant_id,
            attempt.instance.id,
            attempt.task.element_id,
            attempt.task.created_at,
            attempt.actor.user_id,
        ),
    )
    return earlier is not None
