"""``gongzhi tasks``, ``claim`` and ``complete``: user tasks from the shell."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from engine.commands.tasks import CompletedTask
    from engine.persistence.database import Database

COLUMNS = ("id", "name", "process_key", "business_key", "assignee", "due_at")


@click.command()
@click.option("--user", help="Tasks this user may work on.")
@click.option("--group", "groups", multiple=True, help="Tasks of this group; may be repeated.")
@page_options
@json_option
@invocation
def tasks(
    context: Invocation, user: str | None, groups: tuple[str, ...], limit: int, cursor: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """List open user tasks, oldest first."""
    from engine.persistence.database import reading
    from engine.queries import open_tasks

    with context.database() as database, reading(database) as session:
        page = open_tasks(session, user=user, groups=groups, limit=limit, cursor=cursor)
    show_page(context, page, COLUMNS, as_json)


@click.command()
@click.argument("task_id", metavar="TASK")
@actor_options
@json_option
@invocation
def claim(context: Invocation, task_id: str, actor: Actor, as_json: bool) -> None:
    """Claim user task TASK for --user."""
    from engine.commands.tasks import claim_task
    from engine.persistence.database import transaction

    with context.database() as database, transaction(database) as session:
        claimed = claim_task(session, actor, task_id)
    if as_json:
        print_json(record(claimed))
    else:
        click.echo(context.text("cli.claimed", id=task_id, user=actor.user_id))


@click.command()
@click.argument("task_id", metavar="TASK")
@click.option("--variables", metavar="JSON", help="What is submitted; @FILE or - reads it.")
@click.option("--idempotency-key", help="The same key and command acts once.")
@actor_options
@json_option
@invocation
def complete(
    context: Invocation, task_id: str, variables: str | None, idempotency_key: str | None, actor: Actor,
    as_json: bool,
) -> None:  # fmt: skip
    """Complete user task TASK.

    What has to be signed asks for the password of --user: on a terminal, else from the first line of standard
    input."""
    from engine.commands.tasks import complete_task
    from engine.errors import ConfirmationRequired
    from engine.persistence.database import transaction

    submitted = parse_object(context, "--variables", variables)
    with context.database() as database:

        def act(by: Actor) -> CompletedTask:
            with transaction(database) as session:
                return complete_task(session, by, task_id, submitted, idempotency_key=idempotency_key)

        try:
            completed = act(actor)
        except ConfirmationRequired as refusal:
            click.echo(refusal.message(context.lang), err=True)
            completed = act(_confirmed(context, database, actor))
    if as_json:
        print_json(record(completed))
    else:
        click.echo(context.text("cli.completed", id=task_id))


def _confirmed(context: Invocation, database: Database, actor: Actor) -> Actor:
    """The operator vouches for who may do what; but nobody signs for another: it takes their password."""
    from engine.identity.sessions import Origin
    from engine.identity.sign_in import confirm_identity

    if sys.stdin.isatty():
        password = click.prompt(
            context.text("cli.password-of", user=actor.user_id), hide_input=True, err=True
        )
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    origin = Origin(agent="gongzhi complete")
    return replace(actor, authentication=confirm_identity(database, actor, password, origin, bearer=None))
