"""Who asks, and whether they may: decided before any view runs.

Every endpoint below ``/v2`` needs somebody signed in, unless its view is marked :func:`public`;
:func:`require` narrows it to roles and to a scope of API tokens. Both marks stand below the route's
decorators, next to the function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, after_this_request, current_app, g, request
from werkzeug.exceptions import NotFound
from werkzeug.middleware.proxy_fix import ProxyFix

from api.runtime import runtime, runtime_of
from engine.actor import Actor
from engine.identity.api_tokens import recognise_api_token
from engine.identity.errors import (
    CsrfTokenInvalid,
    LoginSessionNotFound,
    MissingScope,
    PasswordChangeNeeded,
    TooManyAttempts,
    Unauthenticated,
)
from engine.identity.roles import READ, WRITE, require_role
from engine.identity.sessions import Origin, Recognised, recognise_session, sign_out, touch_session
from engine.identity.tokens import csrf_token, is_csrf_token
from engine.persistence.database import look, transaction

PROTECTED: Final = "/v2/"
CSRF_HEADER: Final = "X-CSRF-Token"
BEHALF_HEADER: Final = "X-On-Behalf-Of"
#: Our page says so of what it asks for by itself while nobody is there: it keeps no session alive (D.8).
DESERTED_HEADER: Final = "X-Deserted"
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may use a view."""

    #: nobody needs to be signed in
    is_public: bool = False
    #: one of these roles; empty: anybody signed in
    roles: tuple[str, ...] = ()
    #: scope an API token needs; empty: ``read`` or ``write``, by the method
    scope: str = ""
    #: also open to those who first have to change their password
    before_password_change: bool = False
    #: not for API tokens
    session_only: bool = False


_SIGNED_IN: Final = Access()


def public(view: View) -> View:
    """Mark a view that needs nobody signed in."""
    return _mark(view, Access(is_public=True))


def require(
    *roles: str, scope: str = "", session_only: bool = False, before_password_change: bool = False
) -> Callable[[View], View]:
    """Mark a view that needs one of the roles (none named: anybody signed in), and a scope of API tokens."""
    access = Access(
        roles=roles, scope=scope, session_only=session_only, before_password_change=before_password_change
    )
    return lambda view: _mark(view, access)


def _mark(view: View, access: Access) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view


def access_of(view: Any, method: str) -> Access:
    """What is marked on a view function, or on the method of a view class."""
    if (view_class := getattr(view, "view_class", None)) is not None:
        view = getattr(view_class, method.lower(), view)
    found: Access = getattr(view, "access", _SIGNED_IN)
    return found


def current_actor() -> Actor:
    """Who asks. Raises Unauthenticated when nobody is signed in."""
    return current().actor


def current() -> Recognised:
    """Who asks, with their name and session. Raises Unauthenticated when nobody is signed in."""
    found: Recognised | None = getattr(g, "recognised", None)
    if found is None:
        raise Unauthenticated()
    return found


def origin() -> Origin:
    """Where the request comes from."""
    return Origin(address=request.remote_addr or "", agent=request.headers.get("User-Agent", ""))


def protect(app: Flask) -> None:
    """Ask who is there before every view below ``/v2``."""
    hops = runtime_of(app).settings.proxy_hops
    if hops:  # else anybody could name any address, and be throttled as somebody else
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.before_request(_check)
    app.after_request(_challenge)


def _challenge(answer: Response) -> Response:
    """Say with a 401 how one may sign in (RFC 9110, 15.5.2)."""
    if answer.status_code == HTTPStatus.UNAUTHORIZED and request.path.startswith(PROTECTED):
        answer.headers.setdefault("WWW-Authenticate", "Bearer")
    return answer


@contextmanager
def telling_the_wait() -> Iterator[None]:
    """Say with a 429 in a header, too, how long to wait."""
    try:
        yield
    except TooManyAttempts as refusal:
        seconds = str(refusal.params["seconds"])

        @after_this_request
        def retry_after(answer: Response) -> Response:
            answer.headers["Retry-After"] = seconds
            return answer

        raise


def _check() -> None:
    if "\0" in request.path:
        raise NotFound()  # names nothing, and PostgreSQL cannot even be asked for it
    if request.endpoint is None or not request.path.startswith(PROTECTED):
        return
    access = access_of(current_app.view_functions[request.endpoint], request.method)
    if access.is_public:
        _check_same_site()
        return
    g.recognised = recognised = _recognise(access)
    g.actor = recognised.actor
    if recognised.must_change_password and not access.before_password_change:
        raise PasswordChangeNeeded()
    if access.roles:
        require_role(recognised.actor, *access.roles)


def _recognise(access: Access) -> Recognised:
    here = runtime()
    behalf = request.headers.get(BEHALF_HEADER) or None
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer":
        if access.session_only:
            raise Unauthenticated()
        recognised = look(
            here.database, partial(recognise_api_token, secret=secret.strip(), on_behalf_of=behalf)
        )
        scope = access.scope or (READ if request.method in SAFE_METHODS else WRITE)
        if scope not in (recognised.actor.scopes or ()):
            raise MissingScope(scope=scope)
        return recognised
    token = session_token()
    if not token:
        raise Unauthenticated()
    recognised = look(here.database, partial(recognise_session, token=token, on_behalf_of=behalf))
    if request.method not in SAFE_METHODS:
        _check_same_site()
        if not is_csrf_token(token, request.headers.get(CSRF_HEADER, "")):
            raise CsrfTokenInvalid()
    is_used = DESERTED_HEADER not in request.headers
    if is_used and recognised.is_stale and recognised.session_id is not None:
        touch_session(here.database, recognised.session_id)
    return recognised


def _check_same_site() -> None:
    """A browser says where a page that writes comes from; another site's page has no business here."""
    given = request.headers.get("Origin")
    if request.method in SAFE_METHODS or not given:
        return
    ours = {request.host, urlsplit(runtime().settings.public_url).netloc}
    # a page without an origin of its own ("null") has no host, and neither has an unset public URL
    if urlsplit(given).netloc not in ours - {""}:
        raise CsrfTokenInvalid()


# -- the cookie --------------------------------------------------------------------------------------------


def is_secure() -> bool:
    """Whether people reach us over https, so that cookies need go over nothing else."""
    return runtime().settings.public_url.startswith("https:") or request.is_secure


def cookie_name() -> str:
    """With the prefix that browsers tie to https, to this very host and to the whole site."""
    return "__Host-gongzhi" if is_secure() else "gongzhi"


def session_token() -> str:
    """The token of the session's cookie, or an empty text."""
    return request.cookies.get(cookie_name(), "")


def end_previous_session() -> None:
    """Sign out whoever was signed in in this browser: after a sign-in nothing known before it counts."""
    token = session_token()
    if token:
        with suppress(Unauthenticated, LoginSessionNotFound), transaction(runtime().database) as session:
            found = recognise_session(session, token)
            sign_out(session, found.actor, found.session_id or 0)


def set_session(answer: Response, token: str) -> None:
    """Give the browser its session, and in a second cookie what its scripts send back as proof."""
    secure = is_secure()
    answer.set_cookie(cookie_name(), token, httponly=True, secure=secure, samesite="Lax", path="/")
    answer.set_cookie("gongzhi-csrf", csrf_token(token), secure=secure, samesite="Lax", path="/")


def clear_session(answer: Response) -> None:
    """Take both cookies away."""
    secure = is_secure()
    answer.delete_cookie(cookie_name(), path="/", secure=secure, httponly=True, samesite="Lax")
    answer.delete_cookie("gongzhi-csrf", path="/", secure=secure, samesite="Lax")
