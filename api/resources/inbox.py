"""Inboxes: lists of user tasks and their counts, cheap to ask again.

A page asks with ``If-None-Match`` and the ``ETag`` it was given; as long as nothing in the caller's lists
changed, one look into an index answers 304.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from flask import Response, request

from api.acting import Call, Loaded, query
from api.listing import started_for_people, tasks_for_people
from api.resource import Resource
from api.rules import allowed
from api.schemas import inbox as schemas
from engine.actor import Actor
from engine.identity.roles import AUDITOR
from engine.identity.visibility import visible_instances
from engine.queries.inbox import TaskPage, task_list
from engine.queries.inbox_counts import inbox_counts
from engine.queries.inbox_filter import TaskFilter
from engine.queries.inbox_version import inbox_version
from engine.queries.inbox_ways import Person
from engine.queries.started import started_list
from workflows.calendar import local_date

blueprint = Resource("inbox", __name__, description="Lists of user tasks")
blueprints = (blueprint,)

_ETAG: Final = {"ETag": {"schema": {"type": "string"}, "description": "For `If-None-Match`"}}
_CONDITION: Final = {"x-if-none-match": True}
_FILTERS: Final = frozenset(schemas.UserTaskFilter().fields)


@blueprint.get("/user-tasks")
@allowed("signed-in")
@blueprint.arguments(schemas.ListQuery, location="query")
@blueprint.response(200, schemas.UserTaskPage, headers=_ETAG)
@blueprint.alt_response(304, description="Nothing changed")
@blueprint.doc(**_CONDITION)
def list_user_tasks(asked: Loaded) -> Any:
    """One of the caller's lists of user tasks, page by page."""
    wanted = {name: value for name, value in asked.items() if name in _FILTERS}
    # whoever looks at all cases sees changes of lists that are not theirs
    return _unless_unchanged(lambda call: _listed(call, asked, wanted, asked), is_own=asked["name"] != "all")


@blueprint.post("/user-tasks/search")
@allowed("signed-in", reads=True)
@blueprint.arguments(schemas.UserTaskSearch)
@blueprint.response(200, schemas.UserTaskPage)
def search_user_tasks(body: Loaded) -> Any:
    """The same lists, asked for in a body."""
    with query() as call:
        return _listed(call, body, body["filter"], body["page"])


@blueprint.get("/user-tasks/counts")
@allowed("signed-in")
@blueprint.response(200, schemas.InboxCounts, headers=_ETAG)
@blueprint.alt_response(304, description="Nothing changed")
@blueprint.doc(**_CONDITION)
def count_user_tasks() -> Any:
    """How much is in each of the caller's lists, exact up to a thousand."""
    return _unless_unchanged(lambda call: inbox_counts(call.session, _person(call.actor)))


@blueprint.get("/process-instances/started")
@allowed("signed-in")
@blueprint.arguments(schemas.StartedQuery, location="query")
@blueprint.response(200, schemas.StartedPage, headers=_ETAG)
@blueprint.alt_response(304, description="Nothing changed")
@blueprint.doc(**_CONDITION)
def list_started_instances(asked: Loaded) -> Any:
    """The process instances the caller started, and whom they wait for."""
    wanted = {name: value for name, value in asked.items() if name not in ("limit", "after")}
    page = {"limit": asked["limit"], "cursor": asked["after"]}
    return _unless_unchanged(
        lambda call: started_for_people(
            call.session, started_list(call.session, call.actor.user_id, **wanted, **page)
        )
    )


def _listed(call: Call, how: Loaded, wanted: Loaded, page: Loaded) -> dict[str, Any]:
    return tasks_for_people(call.session, _found(call, how, wanted, page))


def _found(call: Call, how: Loaded, wanted: Loaded, page: Loaded) -> TaskPage:
    is_everything = how["name"] == "all"
    found = task_list(
        call.session,
        how["name"],
        _person(call.actor),
        TaskFilter(**wanted),
        sort=how["sort"],
        descending=how["descending"],
        visible=visible_instances(call.session, call.actor, "t.instance_id") if is_everything else None,
        limit=page["limit"],
        cursor=page["after"],
    )
    if is_everything and AUDITOR in call.actor.roles:
        # what auditors read of a case is recorded, case by case; a list of all tells nothing of any
        return TaskPage([replace(item, summary=()) for item in found.items], found.cursor, found.is_partial)
    return found


def _person(actor: Actor) -> Person:
    return Person(user=actor.user_id, groups=tuple(sorted(actor.groups or ())))


def _unless_unchanged(ask: Callable[[Call], Any], *, is_own: bool = True) -> Any:
    with query() as call:
        if not is_own:
            return ask(call)
        # before the list: one that changes in between is shown, and seen as changed the next time
        # and by the day: the days that tasks have left change at midnight
        day = local_date(call.session.now).isoformat()
        version = f"{inbox_version(call.session, _person(call.actor))}-{day}"
        headers = {"ETag": f'"{version}"', "Cache-Control": "private, no-cache"}
        if request.if_none_match.contains_weak(version):
            return Response(status=304, headers=headers)
        return ask(call), 200, headers
