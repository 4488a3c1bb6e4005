"""What one objected to, until when the answer comes, and the answer."""

from __future__ import annotations

from typing import Any

from api.acting import Call, Loaded, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import objections as schemas
from workflows.documents.feed import kind_label
from workflows.registries.notices import NOTICES
from workflows.registries.objections import objections_of
from workflows.registries.register import find_by

blueprint = Resource("objections", __name__, description="Objections to public notices")
blueprints = (blueprint,)


@blueprint.get("/objections")
@allowed("signed-in")
@blueprint.arguments(schemas.OwnObjections, location="query")
@blueprint.response(200, schemas.ObjectionPage)
def list_own_objections(asked: Loaded) -> Any:
    """One's own objections, the newest first."""
    with query() as call:
        found = objections_of(
            call.session,
            call.actor.user_id,
            reference=asked["reference"],
            instance_id=_case_of(call, asked["notice"]),
            limit=asked["limit"],
            cursor=asked["after"],
        )
        items = [{**row, "label": kind_label(row["kind"])} for row in found.items]
        return {"items": items, "cursor": found.cursor}


def _case_of(call: Call, notice_id: int | None) -> int | None:
    """The case that published a notice; 0, which no case is, for a notice there is not."""
    if notice_id is None:
        return None
    row = find_by(call.session, NOTICES, id=notice_id)
    return 0 if row is None else int(row["instance_id"])
