"""What the caller may do to a case outside its user tasks: what a page offers."""

from __future__ import annotations

from typing import Any

from api.acting import query
from api.resource import Resource
from api.rules import allowed
from api.schemas import case_commands as schemas
from api.sight import check_sees_case
from workflows.case_commands import commands_for
from workflows.starters.continuing import continuations

blueprint = Resource("case-commands", __name__, description="Commands on cases outside their tasks")
blueprints = (blueprint,)


@blueprint.get("/process-instances/<key:process_instance_key>/commands")
@allowed("signed-in")
@blueprint.response(200, schemas.CaseCommands)
def get_case_commands(process_instance_key: int) -> Any:
    """The commands that the case would take from the caller now, with the numbers they are given with."""
    with query() as call:
        check_sees_case(call, process_instance_key, "commands")
        return {"items": commands_for(call.session, call.actor, process_instance_key)}


@blueprint.get("/process-instances/<key:process_instance_key>/continuations")
@allowed("signed-in")
@blueprint.response(200, schemas.CaseContinuations)
def get_case_continuations(process_instance_key: int) -> Any:
    """What the caller may begin about the outcome of the case: a filing changed, renewed, given up."""
    with query() as call:
        check_sees_case(call, process_instance_key, "continuations")
        found = continuations(call.session, call.actor, process_instance_key)
        return {"items": [each._asdict() for each in found]}
