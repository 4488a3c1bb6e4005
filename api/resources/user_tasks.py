"""User tasks: look, claim, release, complete."""

from __future__ import annotations

from typing import Any

from api.acting import Loaded, command, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import user_tasks as schemas
from api.sight import unseen_tasks_do_not_exist
from engine.commands import tasks as commands
from engine.identity.visibility import check_task_visible
from engine.queries import task_detail

blueprint = Resource("user-tasks", __name__, description="Work for people")
blueprints = (blueprint,)

ONE = "/user-tasks/<task:user_task_key>"


@blueprint.get(ONE)
@allowed("signed-in")
@blueprint.response(200, schemas.UserTask)
def get_user_task(user_task_key: str) -> Any:
    """One user task, open or closed, with the variables its form may show."""
    with query() as call:
        check_task_visible(call.session, call.actor, user_task_key)
        found = task_detail(call.session, user_task_key)
        call.read.append((found.instance_id, "user task"))
        return found


@blueprint.post(ONE + "/claim")
@allowed("signed-in")
@blueprint.response(200, schemas.AssignedTask)
def claim_user_task(user_task_key: str) -> Any:
    """Take a task that is offered to candidates."""
    with unseen_tasks_do_not_exist(user_task_key), command("claim-task") as call:
        return commands.claim_task(call.session, call.actor, user_task_key, idempotency_key=call.key)


@blueprint.post(ONE + "/release")
@allowed("signed-in")
@blueprint.response(200, schemas.AssignedTask)
def release_user_task(user_task_key: str) -> Any:
    """Give a claimed task back to its candidates."""
    with unseen_tasks_do_not_exist(user_task_key), command("unclaim-task") as call:
        return commands.unclaim_task(call.session, call.actor, user_task_key, idempotency_key=call.key)


@blueprint.post(ONE + "/completion")
@allowed("signed-in")
@blueprint.arguments(schemas.TaskCompletion)
@blueprint.response(200, schemas.CompletedTask)
def complete_user_task(body: Loaded, user_task_key: str) -> Any:
    """Submit the form of a task; its process runs on."""
    with unseen_tasks_do_not_exist(user_task_key), command("complete-task") as call:
        return commands.complete_task(
            call.session, call.actor, user_task_key, **body, idempotency_key=call.key
        )
