"""What a caller may see of cases: what one may not see does not exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from api.acting import Call, query
from engine.errors import EngineError
from engine.identity.roles import SYSTEM_ADMINISTRATOR
from engine.identity.visibility import check_task_visible, check_visible, sees_instance
from engine.queries.tasks import was_offered


def check_sees_case(call: Call, instance_id: int, what: str) -> None:
    """For what is in a case: variables, history. An auditor's reading is recorded.

    Raises ProcessInstanceNotFound."""
    check_visible(call.session, call.actor, instance_id)
    call.read.append((instance_id, what))


def check_sees_instance(call: Call, instance_id: int) -> None:
    """For what tells nothing of its content: administrators see it too. Raises ProcessInstanceNotFound."""
    if SYSTEM_ADMINISTRATOR not in call.actor.roles:
        check_visible(call.session, call.actor, instance_id)


@contextmanager
def unseen_tasks_do_not_exist(task_id: str) -> Iterator[None]:
    """Whoever is refused on a task that was never any business of theirs is told that there is no such task.

    Asked only then: who may act on a task sees it, so acting costs no look of its own. A candidate whom a
    colleague forestalled does not see the case any more, but is told what happened."""
    try:
        yield
    except EngineError:
        with query() as call:
            if not was_offered(call.session, call.actor, task_id):
                check_task_visible(call.session, call.actor, task_id)
        raise


@contextmanager
def unseen_does_not_exist(
    call: Call, cases: Collection[int | None], absent: EngineError, *refusals: type[EngineError]
) -> Iterator[None]:
    """Who is refused because it is none of theirs, and sees no case of it either, is told of no such thing.

    Asked only then: a colleague of the same post may act without seeing the case, and is told why not."""
    try:
        yield
    except refusals as error:
        seen = (each for each in cases if each is not None)
        if not any(sees_instance(call.session, call.actor, each) for each in seen):
            raise absent from error
        raise


def limits_of(call: Call) -> dict[str, Any]:
    """What limits a list of instances to those the caller may see, as arguments of the query."""
    return {} if SYSTEM_ADMINISTRATOR in call.actor.roles else {"seen_by": call.actor}
