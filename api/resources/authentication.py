"""Showing once more who one is, so that one may sign."""

from __future__ import annotations

from typing import Any

from api.acting import Loaded
from api.auth import current, origin, require, telling_the_wait
from api.resource import Resource
from api.runtime import runtime
from api.schemas import authentication as schemas
from engine.identity.sign_in import confirm_identity

blueprint = Resource("authentication", __name__, description="Showing once more who one is")
blueprints = (blueprint,)


@blueprint.post("/authentication/confirmation")
@require()
@blueprint.doc(**{"x-refusals": (429,)})
@blueprint.arguments(schemas.ConfirmationRequest)
@blueprint.response(200, schemas.Confirmation)
def confirm_own_identity(body: Loaded) -> Any:
    """Confirm with one's password, for this session or this API token alone.

    A wrong password counts to the lock of the account like a failed sign-in. Who signs in with an identity
    provider goes to `/v2/oidc/sign-in?anew=true`; a service account has no password and signs nothing.
    """
    here, found = runtime(), current()
    with telling_the_wait():
        shown = confirm_identity(here.database, found.actor, body["password"], origin(), bearer=found.bearer)
    return {"confirmed_at": shown.at, "method": shown.method, "minutes": here.settings.signature_minutes}
