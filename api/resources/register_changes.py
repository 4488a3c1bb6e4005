"""Changes of register entries that two people make: who may propose what, and what waits for approval."""

from __future__ import annotations

from typing import Any

from api.acting import Loaded, command, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import register_changes as schemas
from workflows.register_change.commands import choices, propose_register_change, under_way
from workflows.registries import reading

blueprint = Resource("register-changes", __name__, description="Changes of register entries by two people")
blueprints = (blueprint,)

PATH = "/registers/<register>/entries/<key:entry_key>/changes"


@blueprint.get(PATH)
@allowed("signed-in")
@blueprint.response(200, schemas.Changes)
def list_register_changes(register: str, entry_key: int) -> Any:
    """The changes of an entry that the caller may propose, on which grounds; or the case of one waiting."""
    with query() as call:
        reading.entry(call.session, call.actor, register, entry_key)
        return {
            "items": choices(call.session, call.actor, register, entry_key),
            "under_way": under_way(call.session, register, entry_key),
        }


@blueprint.post(PATH)
@allowed("signed-in")
@blueprint.arguments(schemas.ChangeProposal)
@blueprint.response(200, schemas.ProposedChange)
def propose_change(body: Loaded, register: str, entry_key: int) -> Any:
    """Whoever keeps an entry proposes to change it; it stays as it is until another person agrees."""
    with command("propose-register-change") as call:
        reading.entry(call.session, call.actor, register, entry_key)
        return propose_register_change(
            call.session, call.actor, register, entry_key, **body, idempotency_key=call.key
        )
