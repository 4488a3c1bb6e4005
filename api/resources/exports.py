"""Files that the page makes of what it shows: recorded before they are saved."""

from __future__ import annotations

from api.acting import Loaded, command
from api.resource import Resource
from api.rules import allowed
from api.schemas import exports as schemas
from engine.identity.exports import record_export

blueprint = Resource("exports", __name__, description="What leaves the house as a file")
blueprints = (blueprint,)


@blueprint.post("/exports")
@allowed("signed-in")
@blueprint.arguments(schemas.Export)
@blueprint.response(204)
def create_export(body: Loaded) -> None:
    """Say what is about to be saved as a file: history keeps who, when, what and by which filters.

    Needs a recent confirmation of who one is (403 `confirmation-required`)."""
    with command("record-export") as call:
        record_export(call.session, call.actor, **body)
