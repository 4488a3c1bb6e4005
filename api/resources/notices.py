"""What the public sees without signing in: notices, feeds of them, the list of organisations.

Frozen copies only; every answer has an ETag and may be kept for a minute by anybody on the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask import Response, request

from api.acting import Loaded
from api.auth import public
from api.encoding import encode
from api.messages import text
from api.resource import Resource
from api.runtime import runtime
from api.schemas import notices as schemas
from engine.messages import DEFAULT_LANGUAGE
from engine.persistence.database import reading
from engine.persistence.session import Session
from engine.queries.paging import Page
from workflows.calendar import local_date
from workflows.documents.feed import atom_feed, json_feed, kind_label
from workflows.registries import public as published

blueprint = Resource("public", __name__, description="What anybody may see without signing in")
blueprints = (blueprint,)

#: Items of a feed.
_FEED: Final = 50
_JSON_FEED: Final = "application/feed+json"
_ATOM: Final = "application/atom+xml"
_TEXT: Final[dict[str, Any]] = {"type": "string", "format": "binary"}
_FEED_DOCUMENT: Final[dict[str, Any]] = {"type": "object", "required": ["version", "title", "items"]}
_CONDITION: Final = {"x-if-none-match": True}
#: Where the page for people shows a notice.
_PAGE: Final = "/notices"


@blueprint.after_request
def _let_it_be_kept(answer: Response) -> Response:
    if answer.status_code == 200:
        answer.headers["Cache-Control"] = "public, max-age=60"
        answer.add_etag()
        answer.make_conditional(request)
    return answer


@blueprint.get("/notices")
@public
@blueprint.arguments(schemas.NoticeQuery, location="query")
@blueprint.response(200, schemas.NoticePage)
@blueprint.alt_response(304, description="Nothing changed")
@blueprint.doc(**_CONDITION)
def list_public_notices(asked: Loaded) -> Any:
    """Notices that stand, the newest first."""
    with reading(runtime().database) as session:
        found = published.public_notices(
            session, kinds=asked["kind"], text=asked["text"], limit=asked["limit"], cursor=asked["after"]
        )
        return _page(session, found)


@blueprint.get("/notices/<key:notice_key>")
@public
@blueprint.response(200, schemas.Notice)
@blueprint.alt_response(304, description="Nothing changed")
@blueprint.doc(**_CONDITION)
def get_public_notice(notice_key: int) -> Any:
    """One notice."""
    with reading(runtime().database) as session:
        return _described(session, published.public_notice(session, notice_key))


@blueprint.get("/notices.json")
@public
@blueprint.arguments(schemas.FeedQuery, location="query")
@blueprint.response(200, _FEED_DOCUMENT, content_type=_JSON_FEED)
@blueprint.alt_response(304, description="Nothing changed")
@blueprint.doc(**_CONDITION)
def get_notices_json_feed(asked: Loaded) -> Response:
    """The newest notices as a JSON Feed."""
    return Response(encode(json_feed(_newest(asked), **_addresses())), content_type=_JSON_FEED)


@blueprint.get("/notices.atom")
@public
@blueprint.arguments(schemas.FeedQuery, location="query")
@blueprint.response(200, _TEXT, content_type=_ATOM)
@blueprint.alt_response(304, description="Nothing changed")
@blueprint.doc(**_CONDITION)
def get_notices_atom_feed(asked: Loaded) -> Response:
    """The newest notices as an Atom feed."""
    return Response(atom_feed(_newest(asked), **_addresses()), content_type=_ATOM)


@blueprint.get("/organizations")
@public
@blueprint.arguments(schemas.PublicQuery, location="query")
@blueprint.response(200, schemas.NoticePage)
@blueprint.alt_response(304, description="Nothing changed")
@blueprint.doc(**_CONDITION)
def list_public_organizations(asked: Loaded) -> Any:
    """Filed and registered organisations, as they were published."""
    with reading(runtime().database) as session:
        found = published.public_organizations(
            session, text=asked["text"], limit=asked["limit"], cursor=asked["after"]
        )
        return _page(session, found)


def _newest(asked: Loaded) -> list[Mapping[str, Any]]:
    with reading(runtime().database) as session:
        return published.public_notices(session, kinds=asked["kind"], limit=_FEED).items


def _addresses() -> dict[str, str]:
    root = (runtime().settings.public_url or request.host_url).rstrip("/")
    title = text("public.feed-title", DEFAULT_LANGUAGE)
    return {"title": title, "home_url": root + _PAGE, "feed_url": root + request.path}


def _page(session: Session, found: Page[Mapping[str, Any]]) -> Page[dict[str, Any]]:
    return Page([_described(session, notice) for notice in found.items], found.cursor)


def _described(session: Session, notice: Mapping[str, Any]) -> dict[str, Any]:
    end = notice["period_end"]
    is_open = end is not None and local_date(session.now) <= end
    return {**notice, "label": kind_label(notice["kind"]), "is_open": is_open}
