"""What a person keeps for the page, each their own."""

from __future__ import annotations

from typing import Any

from api.acting import Loaded, command, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import preferences as schemas
from engine.commands import preferences as commands

blueprint = Resource("preferences", __name__, description="What a person keeps for the page")
blueprints = (blueprint,)

ALL = "/me/preferences"
ONE = ALL + "/<preference>"


@blueprint.get(ALL)
@allowed("signed-in")
@blueprint.response(200, schemas.Preferences)
def list_preferences() -> Any:
    """Everything the caller keeps, by name."""
    with query() as call:
        return {"items": commands.preferences_of(call.session, call.actor)}


@blueprint.get(ONE)
@allowed("signed-in")
@blueprint.response(200, schemas.Preference)
def get_preference(preference: str) -> Any:
    """One preference; 404 when the caller keeps none of this name."""
    with query() as call:
        return commands.preference_of(call.session, call.actor, preference)


@blueprint.put(ONE)
@allowed("signed-in")
@blueprint.arguments(schemas.PreferenceContent)
@blueprint.response(200, schemas.Preference)
def save_preference(body: Loaded, preference: str) -> Any:
    """Keep a value in place of the one that was read; 409 when it was changed elsewhere since."""
    with command("save-preference") as call:
        return commands.save_preference(call.session, call.actor, preference, **body)
