"""What runs on which version, and where it waits: for whoever deploys, and whoever runs the house."""

from __future__ import annotations

from typing import Any, Final

from api.acting import Loaded, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import running as schemas
from engine.bpmn.references import ReferenceKind
from engine.queries import running, uses

blueprint = Resource("running", __name__, description="What runs on which version of a process")
blueprints = (blueprint,)

_KINDS: Final[tuple[ReferenceKind, ...]] = ("form", "decision", "process")


@blueprint.get("/process-definitions/running")
@allowed("deploy")
@blueprint.arguments(schemas.RunningQuery, location="query")
@blueprint.response(200, schemas.RunningVersions)
def list_running_versions(asked: Loaded) -> Any:
    """Versions on which cases run, the newest first, with how many; exact up to a thousand of each."""
    with query() as call:
        return {"items": running.running_versions(call.session, asked["process_key"])}


@blueprint.post("/process-definitions/running/uses")
@allowed("deploy", reads=True)
@blueprint.arguments(schemas.UsesQuery)
@blueprint.response(200, schemas.UsesList)
def list_uses(body: Loaded) -> Any:
    """Which running cases use these forms, decisions and processes, and whether they take a new version."""
    wanted = [(kind, key) for kind in _KINDS for key in dict.fromkeys(body[kind])]
    with query() as call:
        return {"items": uses.uses_of(call.session, wanted)}


@blueprint.get("/process-definitions/<key:process_definition_key>/running")
@allowed("operate")
@blueprint.response(200, schemas.RunningElements)
def get_running_elements(process_definition_key: int) -> Any:
    """Where the cases of a version are: what waits and what stands still, by element of the diagram."""
    with query() as call:
        return running.running_elements(call.session, process_definition_key)
