"""``gongzhi people``: the first accounts of a house, and the way back in when nobody can sign in any more."""

from __future__ import annotations

import sys

import click

from api.cli.base import (
    Invocation,
    actor_options,
    invocation,
    json_option,
    page_options,
    parse_object,
    print_json,
    record,
    show_page,
)
from engine.actor import Actor

COLUMNS = ("id", "name", "kind", "valid_from", "valid_to", "locked_at")


@click.group()
def people() -> None:
    """Bring in units and people, set passwords, grant roles."""


@people.command("list")
@click.option("--text", help="Part of an id or a name.")
@page_options
@json_option
@invocation
def list_people(context: Invocation, text: str | None, limit: int, cursor: str | None, as_json: bool) -> None:
    """List people."""
    from engine.identity.directory import people as known
    from engine.persistence.database import reading

    with context.database() as database, reading(database) as session:
        page = known(session, text=text, limit=limit, cursor=cursor)
    show_page(context, page, COLUMNS, as_json)


@people.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@actor_options
@invocation
def import_people(context: Invocation, file: str, actor: Actor) -> None:
    """Bring in units, posts, groups and people from a JSON FILE; what exists is not taken away."""
    from engine.identity.transfer import import_identities
    from engine.persistence.database import transaction

    document = parse_object(context, "FILE", file if file == "-" else f"@{file}")
    with context.database() as database, transaction(database) as session:
        count = import_identities(session, actor, document)
    click.echo(context.text("cli.people-imported", count=count))


@people.command()
@click.argument("person")
@click.option("--stdin", is_flag=True, help="Read it from standard input instead of asking.")
@actor_options
@invocation
def password(context: Invocation, person: str, stdin: bool, actor: Actor) -> None:
    """Set the password of PERSON, who has to change it at the next sign-in."""
    from engine.identity.sign_in import set_password

    if stdin:
        given = sys.stdin.readline().rstrip("\n")
    else:
        given = click.prompt(context.text("cli.password"), hide_input=True, confirmation_prompt=True)
    with context.database() as database:
        set_password(database, actor, person, given)
    click.echo(context.text("cli.password-set", person=person))


@people.command()
@click.argument("person")
@click.argument("role")
@actor_options
@invocation
def grant(context: Invocation, person: str, role: str, actor: Actor) -> None:
    """Give PERSON a ROLE of the system, such as security-administrator."""
    from engine.identity.holdings import grant_role
    from engine.persistence.database import transaction

    with context.database() as database, transaction(database) as session:
        grant_role(session, actor, person, role)
    click.echo(context.text("cli.role-granted", person=person, role=role))


@people.command()
@click.argument("person")
@click.option("--name", default="cli", show_default=True, help="What the token is for.")
@click.option(
    "--scope", "scopes", multiple=True, default=("read",), show_default=True, help="May be repeated."
)
@click.option("--days", type=click.IntRange(1, 366), default=90, show_default=True)
@actor_options
@json_option
@invocation
def token(
    context: Invocation,
    person: str,
    name: str,
    scopes: tuple[str, ...],
    days: int,
    actor: Actor,
    as_json: bool,
) -> None:
    """Issue an API token for the service account PERSON; its secret is shown this once."""
    from datetime import timedelta

    from engine.identity.api_tokens import issue_api_token
    from engine.persistence.database import transaction

    with context.database() as database, transaction(database) as session:
        issued = issue_api_token(
            session, actor, name, scopes, lifetime=timedelta(days=days), person_id=person
        )
    if as_json:
        scoped = {**record(issued.token), "scopes": sorted(issued.token.scopes)}
        print_json({**scoped, "secret": issued.secret})
    else:
        click.echo(issued.secret)
