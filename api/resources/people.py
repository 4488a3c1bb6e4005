"""People and what they hold."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

from api.acting import Loaded, command, query, wanted
from api.auth import current_actor, require
from api.resource import Resource
from api.runtime import runtime
from api.schemas import people as schemas
from engine.commands.leaving import give_back_tasks, held_tasks
from engine.identity import directory, holdings, people
from engine.identity.roles import (
    ADMINISTRATION,
    AUDIT_ADMINISTRATOR,
    SECURITY_ADMINISTRATOR,
    SYSTEM_ADMINISTRATOR,
)
from engine.identity.sign_in import set_password

blueprint = Resource("users", __name__, description="People, their posts, groups and roles")
blueprints = (blueprint,)

ONE = "/users/<user_id>"

_reads = require(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR, scope=ADMINISTRATION)
_runs = require(SYSTEM_ADMINISTRATOR, scope=ADMINISTRATION)
_grants = require(SECURITY_ADMINISTRATOR, scope=ADMINISTRATION)
_locks = require(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, scope=ADMINISTRATION)


@blueprint.post("/users/search")
@_reads
@blueprint.doc(**{"x-query": True})
@blueprint.arguments(schemas.PersonSearch)
@blueprint.response(200, schemas.PersonPage)
def search_users(body: Loaded) -> Any:
    """People by id, those who left among them."""
    with query() as call:
        return directory.people(call.session, **wanted(body))


@blueprint.post("/users")
@_runs
@blueprint.arguments(schemas.PersonCreation)
@blueprint.response(201, schemas.PersonDetail)
def create_user(body: Loaded) -> Any:
    """Open an account. Nobody can use it before it has a password or a linked identity."""
    with command("create-person") as call:
        people.create_person(call.session, call.actor, **body)
        # accounts are kept in compatibility form: a micro sign is a Greek letter there
        return directory.person_detail(call.session, normalize("NFKC", body["person_id"]))


@blueprint.get(ONE)
@_reads
@blueprint.response(200, schemas.PersonDetail)
def get_user(user_id: str) -> Any:
    """A person and everything they hold now or later."""
    with query() as call:
        return directory.person_detail(call.session, user_id)


@blueprint.put(ONE)
@_runs
@blueprint.arguments(schemas.PersonChange)
@blueprint.response(204)
def change_user(body: Loaded, user_id: str) -> None:
    """Correct a name or an address."""
    with command("change-person") as call:
        people.change_person(call.session, call.actor, user_id, **body)


@blueprint.put(ONE + "/password")
@_runs
@blueprint.arguments(schemas.FirstPassword)
@blueprint.response(204)
def put_password(body: Loaded, user_id: str) -> None:
    """Set a password that its owner has to change; all their sessions end."""
    set_password(runtime().database, current_actor(), user_id, body["password"])


@blueprint.post(ONE + "/leaving")
@_runs
@blueprint.arguments(schemas.Ending)
@blueprint.response(204)
def user_leaves(body: Loaded, user_id: str) -> None:
    """End every access of somebody, now or on a day to come."""
    with command("person-leaves") as call:
        people.person_leaves(call.session, call.actor, user_id, **body)


@blueprint.get(ONE + "/open-tasks")
@_runs
@blueprint.response(200, schemas.HeldTasks)
def list_open_tasks(user_id: str) -> Any:
    """What somebody holds and has not done, at most 500: names, numbers and dates, nothing of the cases."""
    with query() as call:
        return {"items": held_tasks(call.session, call.actor, user_id)}


@blueprint.post(ONE + "/open-tasks/release")
@_runs
@blueprint.response(200, schemas.TasksGivenBack)
def release_open_tasks(user_id: str) -> Any:
    """Give the tasks of who leaves back to their other candidates; superiors hand on what has none."""
    with command("release-tasks") as call:
        return {"count": give_back_tasks(call.session, call.actor, user_id)}


@blueprint.post(ONE + "/lock")
@_locks
@blueprint.response(204)
def lock_user(user_id: str) -> None:
    """Stop an account at once, with its sessions and tokens."""
    with command("lock-person") as call:
        people.lock_person(call.session, call.actor, user_id)


@blueprint.post(ONE + "/unlock")
@_locks
@blueprint.response(204)
def unlock_user(user_id: str) -> None:
    """Let an account be used again."""
    with command("unlock-person") as call:
        people.unlock_person(call.session, call.actor, user_id)


@blueprint.post(ONE + "/posts")
@_grants
@blueprint.arguments(schemas.PostAssignment)
@blueprint.response(204)
def assign_post(body: Loaded, user_id: str) -> None:
    """Put somebody into a post, or make them deputy in it, for a period."""
    with command("assign-post") as call:
        holdings.assign_post(call.session, call.actor, user_id, **body)


@blueprint.delete(ONE + "/posts/<unit>/<post>")
@_grants
@blueprint.response(204)
def withdraw_post(user_id: str, unit: str, post: str) -> None:
    """Take somebody out of a post, now."""
    with command("withdraw-post") as call:
        holdings.withdraw_post(call.session, call.actor, user_id, unit, post)


@blueprint.post(ONE + "/groups")
@_grants
@blueprint.arguments(schemas.GroupMembership)
@blueprint.response(204)
def add_to_group(body: Loaded, user_id: str) -> None:
    """Make somebody a member of a group for a period."""
    with command("add-to-group") as call:
        holdings.add_to_group(call.session, call.actor, user_id, **body)


@blueprint.delete(ONE + "/groups/<group>")
@_grants
@blueprint.response(204)
def remove_from_group(user_id: str, group: str) -> None:
    """End a membership, now."""
    with command("remove-from-group") as call:
        holdings.remove_from_group(call.session, call.actor, user_id, group)


@blueprint.post(ONE + "/roles")
@_grants
@blueprint.arguments(schemas.RoleGrant)
@blueprint.response(204)
def grant_role(body: Loaded, user_id: str) -> None:
    """Give somebody a role of the system for a period."""
    with command("grant-role") as call:
        holdings.grant_role(call.session, call.actor, user_id, **body)


@blueprint.delete(ONE + "/roles/<role>")
@_grants
@blueprint.response(204)
def revoke_role(user_id: str, role: str) -> None:
    """Take a role back, now."""
    with command("revoke-role") as call:
        holdings.revoke_role(call.session, call.actor, user_id, role)
