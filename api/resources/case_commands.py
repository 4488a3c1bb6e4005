"""What the caller may do to a case outside its user tasks: what a page offers."""

from __future__ import annotations

from typing import Any

from api.acting import query
from api.resource import Resource
from api.rules import allowed
from api.schemas import case_commands as schemas
from api.sight import check_sees_case
from workflows.case_commands import commands_for

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
