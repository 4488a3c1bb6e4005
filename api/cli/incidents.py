"""``gongzhi incidents``: what waits for a repair, and trying again."""

from __future__ import annotations

import click

from api.cli.base import (
    Invocation,
    actor_options,
    invocation,
    json_option,
    page_options,
    print_json,
    record,
    show_page,
)
from engine.actor import Actor

COLUMNS = ("id", "kind", "instance_id", "element_id", "created_at", "message")


@click.group()
def incidents() -> None:
    """List and retry incidents."""


@incidents.command("list")
@page_options
@json_option
@invocation
def list_incidents(context: Invocation, limit: int, cursor: str | None, as_json: bool) -> None:
    """List open incidents, oldest first."""
    from engine.persistence.database import reading
    from engine.queries import open_incidents

    with context.database() as database, reading(database) as session:
        page = open_incidents(session, limit=limit, cursor=cursor)
    show_page(context, page, COLUMNS, as_json)


@incidents.command()
@click.argument("incident_id", metavar="INCIDENT", type=int)
@actor_options
@json_option
@invocation
def retry(context: Invocation, incident_id: int, actor: Actor, as_json: bool) -> None:
    """Let the token or job of INCIDENT try again, after its cause was repaired."""
    from engine.commands.incidents import retry_incident
    from engine.persistence.database import transaction

    with context.database() as database, transaction(database) as session:
        retried = retry_incident(session, actor, incident_id)
    if as_json:
        print_json(record(retried))
    else:
        key = "cli.incident-resolved" if retried.resolved else "cli.incident-again"
        click.echo(context.text(key, id=incident_id))
