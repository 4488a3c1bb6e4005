"""Who begins cases; whoever does sees all of them (DOMAIN.md D.3, D.6)."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from engine.guards import Beginning, beginning_guard
from workflows.posts import posts
from workflows.registries.contracts import CONTRACTS
from workflows.registries.grants import grant_by_number
from workflows.registries.purchases import PROJECTS
from workflows.registries.register import Row, find_by
from workflows.starters.errors import (
    NotOfThisProject,
    NotTheGranteesOwn,
    NumberIsGiven,
    OnlyCasesBegin,
    OnlyPostsBegin,
    ProjectUnderWay,
)
from workflows.starters.offers import is_under_way

TENDER, CONTRACT, CHANGE = "procurement-open-tender", "procurement-contract", "so-funding-change"
HANDLER = "purchase-handler"
#: Posts of an organisation that speak for it.
SPEAKERS = ("so-operator", "so-legal")


@cache
def starters() -> Mapping[str, tuple[str, ...]]:
    """Process -> posts that begin its cases, none where only other cases do."""
    return {key: tuple(held) for key, held in _document()["processes"].items()}


@cache
def anybody() -> frozenset[str]:
    """The processes whose cases anybody begins who is signed in; the cases themselves may ask for more."""
    return frozenset(_document()["anybody"])


def beginners(process_key: str) -> tuple[str, ...] | None:
    """Posts whose holders begin cases of a process; None: whoever is signed in."""
    return starters().get(process_key)


def may_begin(process_key: str, groups: Collection[str]) -> bool:
    """Whether somebody of these groups (``post:unit``) is let begin; what they enter may still be refused."""
    wanted = beginners(process_key)
    return wanted is None or bool(set(wanted) & {group.partition(":")[0] for group in groups})


@cache
def _document() -> Mapping[str, Any]:
    document: Mapping[str, Any] = json.loads((files("workflows.starters") / "starters.json").read_bytes())
    return document


@beginning_guard("workflows: who begins a case")
def post_begins(beginning: Beginning) -> None:
    """The lane in which the diagram has the start event, as posts. Raises OnlyPostsBegin, OnlyCasesBegin."""
    check_may_begin(beginning.process_key, beginning.actor.groups or ())


def check_may_begin(process_key: str, groups: Collection[str]) -> None:
    """As :func:`may_begin`, said with who does. Raises OnlyPostsBegin, OnlyCasesBegin."""
    if may_begin(process_key, groups):
        return
    wanted = beginners(process_key)
    if not wanted:
        raise OnlyCasesBegin(process=process_key)
    names = "、".join(posts()[key].name for key in wanted)
    raise OnlyPostsBegin(process=process_key, posts=names)


@beginning_guard("workflows: the house numbers its cases")
def number_is_the_houses(beginning: Beginning) -> None:
    """Messages find cases by their numbers, and a purchase finds its cases by its own: whoever could choose
    one would catch what is meant for another case, or make a file part of a purchase.

    Raises NumberIsGiven."""
    process, number = beginning.process_key, beginning.business_key
    if number is None or process in (TENDER, CONTRACT):  # these begin under the number of their project
        return
    if process in starters() or process in anybody():
        raise NumberIsGiven(process=process, number=number)


@beginning_guard("procurement-open-tender: one case a project, begun by its purchaser")
def tender_is_the_purchasers(beginning: Beginning) -> None:
    """Messages find a tender by its number: a second case would catch what the first waits for."""
    if beginning.process_key != TENDER:
        return
    session, project = beginning.session, _project(beginning)
    if project is None or beginning.business_key != project["project_no"]:
        raise NumberIsGiven(process=TENDER, number=beginning.business_key or "")
    if f"{HANDLER}:{project['purchaser']}" not in (beginning.actor.groups or ()):
        raise NotOfThisProject(project_no=project["project_no"])
    if is_under_way(session, TENDER, project["project_no"]):
        raise ProjectUnderWay(project_no=project["project_no"])


@beginning_guard(
    "procurement-contract: one contract an award, begun by its purchaser under the project's number"
)
def contract_is_the_purchasers(beginning: Beginning) -> None:
    """Two cases of one award would make two contracts; what pauses a purchase finds its case by number."""
    # what a message brings names the project by its id, which no form takes: the case checks that itself
    if beginning.process_key != CONTRACT or "projectId" in beginning.variables:
        return
    session = beginning.session
    number = str(beginning.variables.get("projectNo") or "").strip()
    project = find_by(session, PROJECTS, project_no=number)
    if project is None or beginning.business_key != number:
        raise NumberIsGiven(process=CONTRACT, number=beginning.business_key or "")
    if f"{HANDLER}:{project['purchaser']}" not in (beginning.actor.groups or ()):
        raise NotOfThisProject(project_no=number)
    signed = find_by(session, CONTRACTS, project_id=project["id"])
    if signed is not None or is_under_way(session, CONTRACT, number):
        raise ProjectUnderWay(project_no=number)


@beginning_guard("so-funding-change: the grantee asks")
def grantee_asks(beginning: Beginning) -> None:
    """A small change is on record at once: nobody else writes into a grant (P3, 项目变更)."""
    if beginning.process_key != CHANGE:
        return
    number = str(beginning.variables.get("grantNo") or "").strip()
    grant = grant_by_number(beginning.session, number)
    if grant is None:
        return  # the case says so itself
    held, actor = beginning.actor.groups or frozenset(), beginning.actor
    unit = f"so-{grant['organization_id']}"
    if held & {f"{post}:{unit}" for post in SPEAKERS}:
        return
    # filed groups hold no posts: who applied for them speaks for them
    if not _applied(beginning, grant) & {actor.user_id, actor.on_behalf_of}:
        raise NotTheGranteesOwn(grant_no=number)


def _project(beginning: Beginning) -> Row | None:
    given = str(beginning.variables.get("projectId") or "")
    return find_by(beginning.session, PROJECTS, id=int(given)) if given.isdecimal() else None


def _applied(beginning: Beginning, grant: Row) -> set[str | None]:
    row = beginning.session.one(
        "SELECT started_by FROM process_instance WHERE tenant_id = ? AND id = ?",
        (beginning.session.tenant_id, grant["instance_id"]),
    )
    return set() if row is None else {str(row[0])}
