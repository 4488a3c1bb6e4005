"""Signing in and out, one's sessions, one's password, one's API tokens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Response, after_this_request

from api.acting import Loaded, command, query
from api.auth import (
    clear_session,
    current,
    current_actor,
    end_previous_session,
    origin,
    public,
    require,
    session_token,
    set_session,
    telling_the_wait,
)
from api.resource import Resource
from api.runtime import runtime
from api.schemas import people as schemas
from engine.identity import api_tokens, sessions
from engine.identity.roles import SECURITY_ADMINISTRATOR
from engine.identity.sessions import Recognised, recognise_session
from engine.identity.sign_in import change_password, sign_in
from engine.identity.tokens import csrf_token
from engine.persistence.database import reading
from engine.persistence.session import Session
from engine.queries.names import group_names
from workflows.dashboard.readers import reads_figures

blueprint = Resource("sessions", __name__, description="Signing in; sessions and API tokens")
blueprints = (blueprint,)


@blueprint.post("/session")
@public
@blueprint.doc(**{"x-refusals": (401, 403, 429)})
@blueprint.arguments(schemas.SignIn)
@blueprint.response(200, schemas.Session)
def create_session(body: Loaded) -> Any:
    """Sign in with a password. The session is in a cookie that scripts cannot read.

    A session that the browser had before ends; its token is never used again.
    """
    database = runtime().database
    with telling_the_wait():
        signed_in = sign_in(database, body["username"], body["password"], origin())
    end_previous_session()
    after_this_request(lambda answer: _with_session(answer, signed_in.token))
    with reading(database) as session:
        recognised = recognise_session(session, signed_in.token)
        return _shown(recognised, signed_in.token, _groups(session, recognised))


@blueprint.get("/session")
@require(before_password_change=True)
@blueprint.response(200, schemas.Session)
def get_session() -> Any:
    """Who is signed in, and what they hold now."""
    with reading(runtime().database) as session:
        return _shown(current(), session_token(), _groups(session, current()))


@blueprint.delete("/session")
@require(session_only=True, before_password_change=True)
@blueprint.response(204)
def delete_session() -> None:
    """Sign out."""
    with command("sign-out") as call:
        sessions.sign_out(call.session, call.actor, current().session_id or 0)
    after_this_request(_without_session)


@blueprint.put("/session/password")
@require(session_only=True, before_password_change=True)
@blueprint.doc(**{"x-refusals": (429,)})
@blueprint.arguments(schemas.PasswordChange)
@blueprint.response(204)
def put_own_password(body: Loaded) -> None:
    """Take a new password; every other session of one's own ends."""
    given = (body["current_password"], body["new_password"])
    with telling_the_wait():
        change_password(
            runtime().database,
            current_actor(),
            *given,
            keep_session=current().session_id,
            origin=origin(),
        )


@blueprint.get("/sessions")
@require()
@blueprint.response(200, schemas.LoginSessions)
def list_own_sessions() -> Any:
    """One's sessions that are not over."""
    with query() as call:
        return {"items": sessions.login_sessions(call.session, call.actor.user_id)}


@blueprint.delete("/sessions/<key:session_key>")
@require()
@blueprint.response(204)
def revoke_own_session(session_key: int) -> None:
    """End one of one's own sessions, at once."""
    with command("revoke-session") as call:
        sessions.revoke_session(call.session, call.actor, call.actor.user_id, session_key)


@blueprint.get("/users/<user_id>/sessions")
@require(SECURITY_ADMINISTRATOR, scope="administration")
@blueprint.response(200, schemas.LoginSessions)
def list_sessions(user_id: str) -> Any:
    """Somebody's sessions that are not over."""
    with query() as call:
        return {"items": sessions.login_sessions(call.session, user_id)}


@blueprint.delete("/users/<user_id>/sessions/<key:session_key>")
@require(SECURITY_ADMINISTRATOR, scope="administration")
@blueprint.response(204)
def revoke_session(user_id: str, session_key: int) -> None:
    """End somebody's session, at once."""
    with command("revoke-session") as call:
        sessions.revoke_session(call.session, call.actor, user_id, session_key)


@blueprint.get("/tokens")
@require()
@blueprint.response(200, schemas.Tokens)
def list_tokens() -> Any:
    """One's API tokens, without their secrets."""
    with query() as call:
        return {"items": api_tokens.api_tokens(call.session, call.actor.user_id)}


@blueprint.post("/tokens")
@require(session_only=True)
@blueprint.doc(**{"x-names-others": True})
@blueprint.arguments(schemas.TokenIssue)
@blueprint.response(201, schemas.IssuedToken)
def issue_token(body: Loaded) -> Any:
    """A new API token. Only from a session: a stolen token must not make itself an heir."""
    with command("issue-api-token") as call:
        return api_tokens.issue_api_token(
            call.session,
            call.actor,
            body["name"],
            body["scopes"],
            lifetime=timedelta(days=body["days"]),
            person_id=body["person_id"],
        )


@blueprint.delete("/tokens/<key:token_key>")
@require()
@blueprint.response(204)
def revoke_token(token_key: int) -> None:
    """Make one of one's API tokens worthless, at once."""
    with command("revoke-api-token") as call:
        api_tokens.revoke_api_token(call.session, call.actor, call.actor.user_id, token_key)


def _groups(session: Session, found: Recognised) -> list[dict[str, str]]:
    names = group_names(session, found.actor.groups or ())
    return [{"id": each, "name": name} for each, name in names.items()]


def _shown(found: Recognised, token: str, groups: list[dict[str, str]]) -> dict[str, Any]:
    actor = found.actor
    return {
        "user_id": actor.user_id,
        "bulk_limit": runtime().settings.bulk_limit,
        "reads_figures": reads_figures(actor),
        "name": found.name,
        "on_behalf_of": actor.on_behalf_of,
        "candidate_groups": sorted(actor.groups or ()),
        "groups": groups,
        "roles": sorted(actor.roles),
        "supervised_units": sorted(actor.supervised_units),
        "csrf_token": csrf_token(token) if found.session_id is not None else None,
        "must_change_password": found.must_change_password,
        "method": found.method,
    }


def _with_session(answer: Response, token: str) -> Response:
    set_session(answer, token)
    return answer


def _without_session(answer: Response) -> Response:
    clear_session(answer)
    return answer
