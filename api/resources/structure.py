"""Units, posts and groups."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from api.acting import Loaded, command, query
from api.auth import require
from api.resource import Resource
from api.schemas import people as schemas
from engine.identity import directory, structure
from engine.identity.roles import (
    ADMINISTRATION,
    AUDIT_ADMINISTRATOR,
    SECURITY_ADMINISTRATOR,
    SYSTEM_ADMINISTRATOR,
)
from engine.queries.names import person_names

units = Resource("units", __name__, description="Units: the tree of the house, with its past")
posts = Resource("posts", __name__, description="Posts of units")
groups = Resource("groups", __name__, description="Groups beside the units")
blueprints = (units, posts, groups)

_reads = require(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR, scope=ADMINISTRATION)
_runs = require(SYSTEM_ADMINISTRATOR, scope=ADMINISTRATION)


@units.get("/units")
@require()
@units.arguments(schemas.Ending, location="query")
@units.response(200, schemas.Units)
def list_units(asked: Loaded) -> Any:
    """The units that exist now, or did at an instant."""
    with query() as call:
        return {"items": directory.units(call.session, asked["at"])}


@units.put("/units/<unit>")
@_runs
@units.arguments(schemas.UnitChange)
@units.response(204)
def put_unit(body: Loaded, unit: str) -> None:
    """Create a unit, or from an instant on change its name, kind or place; what was before stays known."""
    with command("put-unit") as call:
        structure.put_unit(call.session, call.actor, unit, **body)


@units.delete("/units/<unit>")
@_runs
@units.response(204)
def abolish_unit(unit: str) -> None:
    """End a unit, now; nobody holds a post in it any more."""
    with command("abolish-unit") as call:
        structure.abolish_unit(call.session, call.actor, unit)


@posts.get("/posts")
@require()
@posts.arguments(schemas.PostQuery, location="query")
@posts.response(200, schemas.Posts)
def list_posts(asked: Loaded) -> Any:
    """The posts of a unit, or of all."""
    with query() as call:
        return {"items": directory.posts(call.session, asked["unit"])}


@posts.put("/posts/<unit>/<post>")
@_runs
@posts.arguments(schemas.PostChange)
@posts.response(204)
def put_post(body: Loaded, unit: str, post: str) -> None:
    """Create or change a post of a unit."""
    with command("put-post") as call:
        structure.put_post(call.session, call.actor, unit, post, **body)


@posts.get("/posts/<unit>/<post>/holders")
@_reads
@posts.response(200, schemas.PostHolders)
def list_post_holders(unit: str, post: str) -> Any:
    """Who holds a post now."""
    with query() as call:
        found = directory.post_holders(call.session, unit, post)
        names = person_names(call.session, [each.person_id for each in found])
        return {"items": [{**asdict(each), "name": names[each.person_id]} for each in found]}


@groups.get("/groups")
@require()
@groups.response(200, schemas.Groups)
def list_groups() -> Any:
    """Every group."""
    with query() as call:
        return {"items": directory.user_groups(call.session)}


@groups.put("/groups/<group>")
@_runs
@groups.arguments(schemas.GroupChange)
@groups.response(204)
def put_group(body: Loaded, group: str) -> None:
    """Create or rename a group."""
    with command("put-group") as call:
        structure.put_user_group(call.session, call.actor, group, **body)


@groups.get("/groups/<group>/members")
@_reads
@groups.response(200, schemas.Holdings)
def list_group_members(group: str) -> Any:
    """Who is in a group now."""
    with query() as call:
        return {"items": directory.group_members(call.session, group)}
