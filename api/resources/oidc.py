"""Signing in with an OpenID Connect provider: authorization code with PKCE, state and nonce."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Final

from flask import redirect, request
from werkzeug.exceptions import NotFound

from api.acting import Loaded, command
from api.auth import end_previous_session, is_secure, origin, public, require, set_session
from api.oidc import Provider
from api.resource import JSON, Resource
from api.runtime import runtime
from api.schemas import oidc as schemas
from engine import clock
from engine.config import Settings
from engine.identity import oidc
from engine.identity.errors import ProviderSignInFailed, Unauthenticated
from engine.identity.roles import ADMINISTRATION, SYSTEM_ADMINISTRATOR
from engine.persistence.database import transaction

blueprint = Resource("oidc", __name__, description="Signing in with an OpenID Connect provider")
blueprints = (blueprint,)

#: Ties the provider's answer to the browser that asked: somebody else's link signs nobody in.
STATE_COOKIE: Final = "gongzhi-oidc"
_PATH: Final = "/v2/oidc"
#: Of the page, which says that the provider's answer was not enough.
_REFUSED_PAGE: Final = "/sign-in?refused=provider"

_runs = require(SYSTEM_ADMINISTRATOR, scope=ADMINISTRATION)
_REFUSED = {"x-refusals": (401, 404)}


@blueprint.get("/oidc")
@public
@blueprint.response(200, schemas.ProviderOffer)
def get_provider_offer() -> Any:
    """Whether people may sign in with a provider beside their password."""
    return {"is_offered": _known_provider() is not None}


@blueprint.get("/oidc/sign-in")
@public
@blueprint.doc(**_REFUSED)
@blueprint.arguments(schemas.ReturnQuery, location="query")
@blueprint.response(302, headers={"Location": {"schema": {"type": "string"}}})
def begin_oidc_sign_in(asked: Loaded) -> Any:
    """Send the browser to the provider; it comes back to `/v2/oidc/callback`."""
    return _told_at_the_page(partial(_sent_to_provider, asked))


def _sent_to_provider(asked: Loaded) -> Any:
    provider = _provider()
    with transaction(runtime().database) as session:
        begun = oidc.begin_provider_sign_in(session, _local(asked["return_to"]))
    answer: Any = redirect(provider.authorization_url(begun, _callback(), anew=asked["anew"]))
    answer.set_cookie(
        STATE_COOKIE,
        begun.state,
        max_age=oidc.PATIENCE,
        httponly=True,
        secure=is_secure(),
        samesite="Lax",
        path=_PATH,
    )
    return answer


@blueprint.get("/oidc/callback")
@public
@blueprint.doc(**_REFUSED)
@blueprint.arguments(schemas.CallbackQuery, location="query")
@blueprint.response(302, headers={"Location": {"schema": {"type": "string"}}})
def end_oidc_sign_in(given: Loaded) -> Any:
    """Where the provider sends the browser back: opens the session of whoever its identity is linked to.

    A person at a browser who is refused finds the reason on the page to sign in."""
    return _told_at_the_page(partial(_signed_in, given))


def _told_at_the_page(act: Callable[[], Any]) -> Any:
    """The answer, or for a person at a browser who is refused the way to a page that says so."""
    try:
        return act()
    except Unauthenticated:
        if request.accept_mimetypes.best_match((JSON, "text/html"), JSON) == JSON:
            raise
        return redirect(_REFUSED_PAGE)


def _signed_in(given: Loaded) -> Any:
    provider = _provider()
    state, expected = given["state"].encode(), request.cookies.get(STATE_COOKIE, "").encode()
    if not given["code"] or not hmac.compare_digest(state, expected):
        raise ProviderSignInFailed()
    if given["iss"] not in ("", provider.issuer):
        raise ProviderSignInFailed()
    database = runtime().database
    with transaction(database) as session:
        begun = oidc.take_provider_request(session, given["state"])
    vouched = provider.vouched(begun, _callback(), given["code"], clock.now())
    with transaction(database) as session:
        token = oidc.sign_in_with_provider(
            session, provider.issuer, vouched.subject, origin(), shown_at=vouched.shown_at
        )
    end_previous_session()
    answer: Any = redirect(begun.return_to)
    set_session(answer, token)
    answer.delete_cookie(STATE_COOKIE, path=_PATH)
    return answer


@blueprint.post("/users/<user_id>/identities")
@_runs
@blueprint.arguments(schemas.Identity)
@blueprint.response(204)
def link_identity(body: Loaded, user_id: str) -> None:
    """Let an identity of the provider, named by its `sub`, sign in as this person."""
    with command("link-identity") as call:
        oidc.link_identity(call.session, call.actor, user_id, _provider().issuer, body["subject"])


@blueprint.delete("/users/<user_id>/identities/<subject>")
@_runs
@blueprint.response(204)
def unlink_identity(user_id: str, subject: str) -> None:
    """Take the link of an identity away."""
    with command("unlink-identity") as call:
        oidc.unlink_identity(call.session, call.actor, user_id, _provider().issuer, subject)


def _provider() -> Provider:
    provider = _known_provider()
    if provider is None:
        raise NotFound()
    return provider


def _known_provider() -> Provider | None:
    return _provider_of(runtime().settings)


@lru_cache(maxsize=8)
def _provider_of(settings: Settings) -> Provider | None:
    """One for each installation: it remembers the provider's addresses and keys from request to request."""
    return Provider.of(settings)


def _callback() -> str:
    root = runtime().settings.public_url or request.host_url
    return f"{root.rstrip('/')}{_PATH}/callback"


def _local(path: str) -> str:
    """A path of ours and nothing else: browsers read ``//host`` and ``/\\host`` as another site."""
    is_ours = path.startswith("/") and path[1:2] not in ("/", "\\") and path.isprintable()
    return path if is_ours else "/"
