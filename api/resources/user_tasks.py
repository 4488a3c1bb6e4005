"""User tasks: look, claim, release, fill in, complete."""

from __future__ import annotations

from typing import Any

from api.acting import Loaded, command, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import user_tasks as schemas
from api.schemas.named import named
from api.sight import unseen_tasks_do_not_exist
from engine.commands import drafts
from engine.commands import tasks as commands
from engine.errors import DraftNotFound
from engine.identity.visibility import check_task_visible
from engine.queries import task_detail
from engine.queries.names import person_names
from engine.queries.tasks import task_form
from workflows.handing_on import successors

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


@blueprint.get(ONE + "/successors")
@allowed("signed-in")
@blueprint.response(200, schemas.Successors)
def list_successors(user_task_key: str) -> Any:
    """Whether the task is the caller's to hand on, and to whom."""
    with query() as call:
        check_task_visible(call.session, call.actor, user_task_key)
        found = successors(call.session, call.actor, user_task_key)
        names = person_names(call.session, found or ())
    return {"may_hand_on": found is not None, "items": [named(each, names) for each in found or ()]}


@blueprint.post(ONE + "/assignment")
@allowed("signed-in")
@blueprint.arguments(schemas.TaskAssignment)
@blueprint.response(200, schemas.AssignedTask)
def assign_user_task(body: Loaded, user_task_key: str) -> Any:
    """Hand a task on to another candidate, or back to all: its holder or a superior, for a reason."""
    with unseen_tasks_do_not_exist(user_task_key), command("assign-task") as call:
        return commands.assign_task(call.session, call.actor, user_task_key, **body, idempotency_key=call.key)


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


@blueprint.patch(ONE)
@allowed("signed-in")
@blueprint.arguments(schemas.TaskChange)
@blueprint.response(200, schemas.ChangedTask)
def change_user_task(body: Loaded, user_task_key: str) -> Any:
    """Set when to come back to a task, and its priority."""
    with unseen_tasks_do_not_exist(user_task_key), command("change-task") as call:
        return commands.change_task(call.session, call.actor, user_task_key, body, idempotency_key=call.key)


@blueprint.get(ONE + "/form")
@allowed("signed-in")
@blueprint.response(200, schemas.TaskForm)
def get_user_task_form(user_task_key: str) -> Any:
    """The form of a task, in the version it was opened with; 404 when it has none."""
    with query() as call:
        check_task_visible(call.session, call.actor, user_task_key)
        return task_form(call.session, user_task_key)


@blueprint.get(ONE + "/variables")
@allowed("signed-in")
@blueprint.response(200, schemas.TaskVariables)
def get_user_task_variables(user_task_key: str) -> Any:
    """What the form of an open task may show."""
    with query() as call:
        check_task_visible(call.session, call.actor, user_task_key)
        found = task_detail(call.session, user_task_key)
        call.read.append((found.instance_id, "variables"))
        return found


@blueprint.get(ONE + "/draft")
@allowed("signed-in")
@blueprint.response(200, schemas.Draft)
def get_draft(user_task_key: str) -> Any:
    """What the caller has filled in and not submitted; 404 when there is nothing."""
    with query() as call:
        check_task_visible(call.session, call.actor, user_task_key)
        found = drafts.draft_of(call.session, call.actor, user_task_key)
    if found is None:
        raise DraftNotFound(task_id=user_task_key)
    return found


@blueprint.put(ONE + "/draft")
@allowed("signed-in")
@blueprint.arguments(schemas.DraftContent)
@blueprint.response(200, schemas.Draft)
def save_draft(body: Loaded, user_task_key: str) -> Any:
    """Keep what is filled in so far; only the caller sees it, until the task is closed."""
    with unseen_tasks_do_not_exist(user_task_key), command("save-draft") as call:
        return drafts.save_draft(call.session, call.actor, user_task_key, body["variables"])


@blueprint.delete(ONE + "/draft")
@allowed("signed-in")
@blueprint.response(204)
def delete_draft(user_task_key: str) -> None:
    """Throw the caller's draft away."""
    with command("delete-draft") as call:
        check_task_visible(call.session, call.actor, user_task_key)
        drafts.delete_draft(call.session, call.actor, user_task_key)
