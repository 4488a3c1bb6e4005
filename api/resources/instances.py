"""Process instances: start, look, hold, end."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from api.acting import Call, Loaded, command, query, wanted
from api.resource import Resource
from api.rules import allowed
from api.schemas import instances as schemas
from api.schemas.named import name_known
from api.sight import check_sees_case, check_sees_instance, limits_of
from engine.commands import instances as commands
from engine.commands.start_drafts import delete_submitted_draft
from engine.identity.roles import SYSTEM_ADMINISTRATOR
from engine.queries import instance_detail, instance_variables, process_instances
from engine.queries.instances import InstanceItem
from engine.queries.names import person_names
from engine.queries.paging import Page
from engine.queries.started import last_summaries

blueprint = Resource("process-instances", __name__, description="Process instances")
blueprints = (blueprint,)

ONE = "/process-instances/<key:process_instance_key>"


@blueprint.post("/process-instances")
@allowed("signed-in", **{"x-names-others": True})
@blueprint.arguments(schemas.InstanceStart)
@blueprint.response(200, schemas.StartedInstance)
def create_process_instance(body: Loaded) -> Any:
    """Start a process: the newest version of an id, or the very version of a key."""
    begun = {name: value for name, value in body.items() if name != "draft_version"}
    with command("start-process-instance") as call:
        started = commands.start_process_instance(call.session, call.actor, **begun, idempotency_key=call.key)
        if "draft_version" in body:
            delete_submitted_draft(call.session, call.actor, started.definition_id, body["draft_version"])
        return started


@blueprint.post("/process-instances/search")
@allowed("signed-in", reads=True)
@blueprint.arguments(schemas.InstanceSearch)
@blueprint.response(200, schemas.InstancePage)
def search_process_instances(body: Loaded) -> Any:
    """The process instances the caller may see, the newest first."""
    with query() as call:
        asked = wanted(body)
        # who only runs the house finds nothing by what is in a case
        limits = {"seen_by": call.actor} if asked.get("text") else limits_of(call)
        found = process_instances(call.session, **asked, **limits)
        return Page(_named(call, found.items), found.cursor)


@blueprint.get(ONE)
@allowed("signed-in")
@blueprint.response(200, schemas.Instance, headers={"ETag": {"schema": {"type": "string"}}})
def get_process_instance(process_instance_key: int) -> Any:
    """One process instance; its ETag is asked for where other values are proposed for its variables."""
    with query() as call:
        check_sees_instance(call, process_instance_key)
        found = instance_detail(call.session, process_instance_key).instance
        named = _named(call, [found])[0]
    return named, 200, {"ETag": f'"{found.revision}"'}


def _named(call: Call, found: list[InstanceItem]) -> list[dict[str, Any]]:
    names = person_names(call.session, [each.started_by for each in found])
    told = [] if SYSTEM_ADMINISTRATOR in call.actor.roles else [each.id for each in found]
    summaries = last_summaries(call.session, told)
    return [
        {
            **asdict(each),
            "started_by_name": name_known(each.started_by, names),
            "summary": [{"label": label, "value": value} for label, value in summaries.get(each.id, ())],
        }
        for each in found
    ]


@blueprint.get(ONE + "/activities")
@allowed("signed-in")
@blueprint.response(200, schemas.Activities)
def get_active_activities(process_instance_key: int) -> Any:
    """Where the instance is: its active activities."""
    with query() as call:
        check_sees_instance(call, process_instance_key)
        return {"items": instance_detail(call.session, process_instance_key).activities}


@blueprint.get(ONE + "/variables")
@allowed("signed-in")
@blueprint.arguments(schemas.ScopeQuery, location="query")
@blueprint.response(200, schemas.InstanceVariables, headers={"ETag": {"schema": {"type": "string"}}})
def get_variables(asked: Loaded, process_instance_key: int) -> Any:
    """The variables of the instance, or those one of its activities sees."""
    with query() as call:
        check_sees_case(call, process_instance_key, "variables")
        scope = asked.get("element_instance_key")
        found = instance_variables(call.session, process_instance_key, scope)
        revision = instance_detail(call.session, process_instance_key).instance.revision
    return {"variables": found}, 200, {"ETag": f'"{revision}"'}


@blueprint.post(ONE + "/suspension")
@allowed("operate")
@blueprint.arguments(schemas.Reason)
@blueprint.response(200, schemas.InstanceStatus)
def suspend_process_instance(body: Loaded, process_instance_key: int) -> Any:
    """Hold everything in the instance until it is resumed."""
    with command("suspend") as call:
        return commands.suspend_process_instance(
            call.session, call.actor, process_instance_key, **body, idempotency_key=call.key
        )


@blueprint.post(ONE + "/resumption")
@allowed("operate")
@blueprint.response(200, schemas.InstanceStatus)
def resume_process_instance(process_instance_key: int) -> Any:
    """Let a suspended instance go on."""
    with command("resume") as call:
        return commands.resume_process_instance(
            call.session, call.actor, process_instance_key, idempotency_key=call.key
        )


@blueprint.post(ONE + "/cancellation")
@allowed("operate")
@blueprint.arguments(schemas.Reason)
@blueprint.response(200, schemas.InstanceStatus)
def cancel_process_instance(body: Loaded, process_instance_key: int) -> Any:
    """End an active or suspended instance whatever it is doing."""
    with command("cancel") as call:
        return commands.cancel_process_instance(
            call.session, call.actor, process_instance_key, **body, idempotency_key=call.key
        )
