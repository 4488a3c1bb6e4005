"""``gongzhi people``: the first accounts of a house, and the way back in when nobody can sign in any more."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from api.cli import people_messages
from api.cli.base import (
    Invocation,
    invocation,
    json_option,
    page_options,
    parse_object,
    print_json,
    record,
    refuse,
    show_page,
)
from engine.actor import Actor

if TYPE_CHECKING:
    from engine.persistence.session import Session

__all__ = ["people", "people_messages"]

COLUMNS = ("id", "name", "kind", "email", "valid_to", "locked_at")

Grant = Callable[["Session"], None]


@click.group()
def people() -> None:
    """Bring in units and people, set passwords, grant posts, groups and roles.

    The operator of the machine is asked for no role; what is done is recorded as operator:USER."""


def operator() -> Actor:
    """Whoever sits at the machine. The prefix keeps them apart from an account of the same name."""
    return Actor(user_id=f"operator:{getpass.getuser()}")


def holdings_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What somebody is to hold, each option as often as needed."""
    for option in (
        click.option("--role", "roles", multiple=True, help="A role of the system, e.g. process-designer."),
        click.option("--member", "groups", multiple=True, help="A group."),
        click.option("--deputy", "deputies", multiple=True, metavar="POST:UNIT", help="A post, as deputy."),
        click.option("--post", "posts", multiple=True, metavar="POST:UNIT", help="A post."),
    ):
        command = option(command)
    return command


@people.command()
@click.argument("person", metavar="ID")
@click.option("--name", required=True, help="The name others see.")
@click.option("--service", is_flag=True, help="An account of a program: API tokens, no password.")
@click.option("--email")
@holdings_options
@json_option
@invocation
def create(
    context: Invocation, /, person: str, name: str, service: bool, email: str | None, as_json: bool,
    **holdings: tuple[str, ...],
) -> None:  # fmt: skip
    """Open the account ID. It can sign in once it has a password."""
    from engine.identity.people import create_person
    from engine.persistence.database import transaction

    grants = _grants(context, person, **holdings)
    with context.database() as database, transaction(database) as session:
        kind: Any = "service" if service else "person"
        create_person(session, operator(), person, name=name, kind=kind, email=email)
        for each in grants:
            each(session)
    if as_json:
        print_json({"person": person})
    else:
        click.echo(context.text("cli.person-created", person=person))


@people.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@json_option
@invocation
def import_file(context: Invocation, file: str, as_json: bool) -> None:
    """Bring in units, posts, groups and people from a JSON FILE (- is standard input).

    What exists is left or renamed, nothing is taken away."""
    from engine.identity.transfer import import_identities
    from engine.persistence.database import transaction

    document = parse_object(context, "FILE", file if file == "-" else f"@{file}")
    with context.database() as database, transaction(database) as session:
        count = import_identities(session, operator(), document)
    if as_json:
        print_json({"people": count})
    else:
        click.echo(context.text("cli.people-imported", count=count))


@people.command(name="set-password")
@click.argument("person", metavar="ID")
@click.option("--random", "is_random", is_flag=True, help="Make one up and show it once.")
@json_option
@invocation
def set_password(context: Invocation, person: str, is_random: bool, as_json: bool) -> None:
    """Set the password of ID, which its owner has to change; all their sessions end.

    It is asked for on a terminal, else read from the first line of standard input: never an argument, which
    everybody on the machine could read."""
    from engine.identity.bootstrap import random_password
    from engine.identity.sign_in import set_password as store

    if is_random:
        password = random_password(person)
    elif sys.stdin.isatty():
        prompt = context.text("cli.password")
        password = click.prompt(prompt, hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    with context.database() as database:
        store(database, operator(), person, password)
    if as_json:
        print_json({"person": person, "password": password if is_random else None})
    elif is_random:
        click.echo(context.text("cli.password-is", person=person, password=password))
    else:
        click.echo(context.text("cli.password-set", person=person))


@people.command()
@click.argument("person", metavar="ID")
@holdings_options
@json_option
@invocation
def grant(context: Invocation, /, person: str, as_json: bool, **holdings: tuple[str, ...]) -> None:
    """Put ID into posts and groups, or give it roles, from now on."""
    from engine.persistence.database import transaction

    grants = _grants(context, person, **holdings)
    if not grants:
        refuse(context, "cli.nothing-to-grant")
    with context.database() as database, transaction(database) as session:
        for each in grants:
            each(session)
    held = [each for kind in holdings.values() for each in kind]
    if as_json:
        print_json({"person": person, "held": held})
    else:
        click.echo(context.text("cli.granted", person=person, held=", ".join(held)))


@people.command(name="list")
@click.option("--text", "searched", help="Part of an id or a name.")
@page_options
@json_option
@invocation
def list_people(
    context: Invocation, searched: str | None, limit: int, cursor: str | None, as_json: bool
) -> None:
    """List accounts by id, those who left among them."""
    from engine.identity.directory import people as found_people
    from engine.persistence.database import reading

    with context.database() as database, reading(database) as session:
        page = found_people(session, text=searched, limit=limit, cursor=cursor)
    show_page(context, page, COLUMNS, as_json)


@people.command()
@click.argument("person", metavar="ID")
@click.option("--name", default="cli", show_default=True, help="What the token is for.")
@click.option("--scope", "scopes", multiple=True, default=("read",), show_default=True, help="Repeat.")
@click.option("--days", type=click.IntRange(1, 366), default=90, show_default=True)
@json_option
@invocation
def token(
    context: Invocation, person: str, name: str, scopes: tuple[str, ...], days: int, as_json: bool
) -> None:
    """Issue an API token for the service account ID; its secret is shown this once."""
    from datetime import timedelta

    from engine.identity.api_tokens import issue_api_token
    from engine.persistence.database import transaction

    with context.database() as database, transaction(database) as session:
        lifetime = timedelta(days=days)
        issued = issue_api_token(session, operator(), name, scopes, lifetime=lifetime, person_id=person)
    if as_json:
        scoped = {**record(issued.token), "scopes": sorted(issued.token.scopes)}
        print_json({**scoped, "secret": issued.secret})
    else:
        click.echo(issued.secret)


def _grants(context: Invocation, person: str, **holdings: tuple[str, ...]) -> list[Grant]:
    """One command for each thing granted, on a session to come."""
    from engine.identity.holdings import HoldingKind, add_to_group, assign_post, grant_role

    actor = operator()

    def in_post(held: str, kind: HoldingKind) -> Grant:
        post, colon, unit = held.partition(":")
        if not (post and colon and unit):
            refuse(context, "cli.not-a-post", given=held)
        return lambda session: assign_post(session, actor, person, unit, post, kind=kind)

    def in_group(group: str) -> Grant:
        return lambda session: add_to_group(session, actor, person, group)

    def with_role(role: str) -> Grant:
        return lambda session: grant_role(session, actor, person, role)

    return [
        *(in_post(held, "principal") for held in holdings["posts"]),
        *(in_post(held, "deputy") for held in holdings["deputies"]),
        *(in_group(group) for group in holdings["groups"]),
        *(with_role(role) for role in holdings["roles"]),
    ]
