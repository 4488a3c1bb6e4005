"""Every endpoint, every role, one's own object, somebody else's and none: answered as the rules say.

The rules are told here once more and in short, against the table in ``api/rules.py``: whoever lacks the role
is refused (403) whatever they ask for; what one may not see, or what is not there, does not exist (404);
nobody gets anywhere without signing in (401).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api.app import create_app
from api.runtime import runtime_of
from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.identity.roles import (
    ADMINISTRATORS,
    AUDIT_ADMINISTRATOR,
    AUDITOR,
    DESIGNER,
    SECURITY_ADMINISTRATOR,
    SYSTEM_ADMINISTRATOR,
    WORKER,
)  # fmt: skip
from engine.persistence.database import Database, transaction
from tests.api.people import add_person, client_with
from tests.conftest import copy_of_template
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task

ROLES: Final[dict[str, list[str]]] = {
    "clerk": [],
    "operator": [SYSTEM_ADMINISTRATOR],
    "guard": [SECURITY_ADMINISTRATOR],
    "inspector": [AUDIT_ADMINISTRATOR],
    "auditor": [AUDITOR],
    "designer": [DESIGNER],
    "robot": [WORKER],
}
ABSENT: Final = {"processInstanceKey": "4503599627370497", "userTaskKey": "4503599627370497-1"}
#: Nothing of a kind is there, or all see all of it: whose it is makes no difference.
UNOWNED: Final = "4503599627370497"


class Cell(NamedTuple):
    method: str
    path: str
    roles: tuple[str, ...]
    is_public: bool
    parameters: tuple[str, ...]


class World(NamedTuple):
    app: Flask
    clients: dict[str, FlaskClient]
    #: keys of a case that a person started, by the person
    own: dict[str, dict[str, str]]


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One of each role, each with a case of their own, besides a stranger's; on each database."""
    with copy_of_template(request, request.param, tmp_path_factory.mktemp("matrix")) as settings:
        app = create_app(settings)
        database = runtime_of(app).database
        definition = Desk(database).deploy(process("case", start() >> user_task("look") >> end()))[0]
        tokens = {name: add_person(database, name, roles=roles) for name, roles in ROLES.items()}
        own = {name: _case(database, definition, name) for name in [*ROLES, "stranger"]}
        yield World(app, {name: client_with(app, token) for name, token in tokens.items()}, own)
        database.close()


def _case(database: Database, definition: int, person: str) -> dict[str, str]:
    with transaction(database) as session:
        started = start_process_instance(session, Actor(user_id=person), definition_id=definition)
    with transaction(database) as session:
        row = session.one(
            "SELECT activity_id FROM user_task WHERE tenant_id = ? AND instance_id = ?",
            (session.tenant_id, started.instance_id),
        )
    assert row is not None
    key = str(started.instance_id)
    return {"processInstanceKey": key, "userTaskKey": f"{key}-{row[0]}"}


def cells(app: Flask) -> list[Cell]:
    document = app.test_client().get("/v2/openapi.json").get_json()
    return [
        Cell(
            method.upper(),
            path,
            tuple(operation.get("x-roles", ())),
            operation.get("security") == [],
            tuple(each["name"] for each in item.get("parameters", ()) if each["in"] == "path"),
        )
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in ("get", "post", "put", "patch", "delete")
    ]


def ask(client: FlaskClient, cell: Cell, keys: dict[str, str]) -> int:
    path = cell.path
    for name in cell.parameters:
        path = path.replace("{" + name + "}", keys.get(name, UNOWNED))
    # an empty body: only who may get so far is told what it lacks
    sent = {} if cell.method == "GET" else {"json": {}, "headers": {"If-Match": "*"}}
    return client.open(path, method=cell.method, **sent).status_code  # type: ignore[arg-type]


def test_nobody_gets_anywhere_without_signing_in(world: World) -> None:
    client = world.app.test_client()
    answers = {
        f"{cell.method} {cell.path}": ask(client, cell, ABSENT)
        for cell in cells(world.app)
        if not cell.is_public
    }
    assert {status for status in answers.values()} == {401}, answers


@pytest.mark.parametrize("name", ROLES)
def test_who_lacks_the_role_is_refused_whatever_they_ask_for(world: World, name: str) -> None:
    wrong = {}
    for cell in cells(world.app):
        if cell.roles and not set(cell.roles) & set(ROLES[name]):
            for whose in ("own", "foreign", "absent"):
                status = ask(world.clients[name], cell, keys_of(world, name, whose))
                if status != 403:
                    wrong[cell.method, cell.path, whose] = status
    assert wrong == {}


@pytest.mark.parametrize("name", ROLES)
def test_who_has_the_role_is_never_refused_for_it(world: World, name: str) -> None:
    wrong = {}
    for cell in cells(world.app):
        if cell.roles and set(cell.roles) & set(ROLES[name]):
            status = ask(world.clients[name], cell, ABSENT)
            if status in (401, 403) or status >= 500:
                wrong[cell.method, cell.path] = status
    assert wrong == {}


def keys_of(world: World, name: str, whose: str) -> dict[str, str]:
    return {"own": world.own[name], "foreign": world.own["stranger"], "absent": ABSENT}[whose]


#: What a case may be without.
PARTS: Final = ("/draft", "/form")


def expected(cell: Cell, name: str, whose: str) -> set[int]:
    """What may come of looking at a case."""
    # where it is tells nothing of what is in it, so the system administrator may know
    outside = cell.path.endswith(("process-instances/{processInstanceKey}", "/activities"))
    sees = AUDITOR in ROLES[name] or (SYSTEM_ADMINISTRATOR in ROLES[name] and outside)
    if whose == "absent" or (whose == "foreign" and not sees):
        return {404}
    return {200, 404} if cell.path.endswith(PARTS) else {200}


def of_cases(app: Flask, *, looks: bool) -> list[Cell]:
    """The endpoints about one case that need no role; those that look, or those that act."""
    return [
        cell
        for cell in cells(app)
        if set(cell.parameters) & set(ABSENT) and not cell.roles and (cell.method == "GET") is looks
    ]


@pytest.mark.parametrize("whose", ["own", "foreign", "absent"])
@pytest.mark.parametrize("name", ROLES)
def test_a_case_is_seen_by_who_has_to_do_with_it(world: World, name: str, whose: str) -> None:
    wrong = {}
    for cell in of_cases(world.app, looks=True):
        status = ask(world.clients[name], cell, keys_of(world, name, whose))
        if status not in expected(cell, name, whose):
            wrong[cell.method, cell.path] = (status, expected(cell, name, whose))
    assert wrong == {}


@pytest.mark.parametrize("whose", ["foreign", "absent"])
@pytest.mark.parametrize("name", ROLES)
def test_nobody_acts_on_a_case_that_is_not_theirs(world: World, name: str, whose: str) -> None:
    """Whoever sees it, as an auditor does, is refused, holds nothing to give back, or throws away a draft
    of their own that is not there; for all others it does not exist."""
    sees = AUDITOR in ROLES[name] and whose == "foreign"
    refused = {403, 409, 204, 422} if sees else {404, 422}
    wrong = {}
    for cell in of_cases(world.app, looks=False):
        status = ask(world.clients[name], cell, keys_of(world, name, whose))
        if status not in refused:
            wrong[cell.method, cell.path] = status
    assert wrong == {}


def test_nobody_is_two_administrators_in_this_matrix() -> None:
    assert all(len(set(roles) & ADMINISTRATORS) <= 1 for roles in ROLES.values())
