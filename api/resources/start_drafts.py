"""Applications filled in and not submitted, each person's own."""

from __future__ import annotations

from typing import Any

from api.acting import Loaded, command, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import start_drafts as schemas
from engine.commands import start_drafts as commands
from engine.queries.start_drafts import resumed_draft, start_drafts
from workflows.starters.guards import check_may_begin

blueprint = Resource("start-drafts", __name__, description="Applications not yet submitted")
blueprints = (blueprint,)

ALL = "/me/start-drafts"
ONE = ALL + "/<process_definition_id>"


@blueprint.get(ALL)
@allowed("signed-in")
@blueprint.response(200, schemas.StartDrafts)
def list_start_drafts() -> Any:
    """What the caller has begun to fill in, what was saved last first."""
    with query() as call:
        return {"items": start_drafts(call.session, call.actor)}


@blueprint.get(ONE)
@allowed("signed-in")
@blueprint.response(200, schemas.StartDraft)
def get_start_draft(process_definition_id: str) -> Any:
    """The caller's draft of a process, as its start form in force takes it; 404 when there is none."""
    with query() as call:
        return resumed_draft(call.session, call.actor, process_definition_id)


@blueprint.put(ONE)
@allowed("signed-in")
@blueprint.arguments(schemas.StartDraftContent)
@blueprint.response(200, schemas.SavedStartDraft)
def save_start_draft(body: Loaded, process_definition_id: str) -> Any:
    """Keep what is filled in so far, in place of the draft that was read; 409 when it is another by now."""
    with command("save-start-draft") as call:
        check_may_begin(process_definition_id, call.actor.groups or ())
        return commands.save_start_draft(call.session, call.actor, process_definition_id, **body)


@blueprint.delete(ONE)
@allowed("signed-in")
@blueprint.response(204)
def delete_start_draft(process_definition_id: str) -> None:
    """Throw the caller's draft away."""
    with command("delete-start-draft") as call:
        commands.delete_start_draft(call.session, call.actor, process_definition_id)
