"""``gongzhi start``, ``instances``, ``message`` and ``signal``."""

from __future__ import annotations

from datetime import timedelta

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

COLUMNS = ("id", "process_key", "business_key", "status", "started_at", "incident_count")


@click.command()
@click.argument("key")
@click.option("--variables", metavar="JSON", help="Start variables; @FILE or - reads them.")
@click.option("--business-key", help="What people call it: a case number.")
@click.option("--idempotency-key", help="The same key and command acts once.")
@actor_options
@json_option
@invocation
def start(
    context: Invocation, key: str, variables: str | None, business_key: str | None,
    idempotency_key: str | None, actor: Actor, as_json: bool,
) -> None:  # fmt: skip
    """Start an instance of the newest version of process KEY."""
    from engine.commands.instances import start_process_instance
    from engine.persistence.database import transaction

    submitted = parse_object(context, "--variables", variables)
    with context.database() as database, transaction(database) as session:
        started = start_process_instance(
            session, actor, key, submitted, business_key=business_key, idempotency_key=idempotency_key
        )
    if as_json:
        print_json(record(started))
    else:
        click.echo(context.text("cli.started", id=started.instance_id))


@click.command()
@click.option("--process", "process_key", help="Only instances of this process.")
@click.option("--status", type=click.Choice(["active", "suspended", "completed", "cancelled"]))
@page_options
@json_option
@invocation
def instances(
    context: Invocation, process_key: str | None, status: str | None, limit: int, cursor: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """List process instances, newest first."""
    from engine.persistence.database import reading
    from engine.queries import process_instances

    with context.database() as database, reading(database) as session:
        page = process_instances(session, process_key=process_key, status=status, limit=limit, cursor=cursor)
    show_page(context, page, COLUMNS, as_json)


@click.command()
@click.argument("name")
@click.option("--correlation-key", default="", help="Which of the waiting instances is meant.")
@click.option("--variables", metavar="JSON", help="Payload; @FILE or - reads it.")
@click.option("--time-to-live", type=click.FloatRange(0), help="Seconds to keep it when nobody waits.")
@click.option("--idempotency-key", help="The same key and command acts once.")
@actor_options
@json_option
@invocation
def message(
    context: Invocation, name: str, correlation_key: str, variables: str | None, time_to_live: float | None,
    idempotency_key: str | None, actor: Actor, as_json: bool,
) -> None:  # fmt: skip
    """Publish message NAME: exactly one waiting instance gets it, or it is kept until it expires."""
    from engine.commands.messages import publish_message
    from engine.persistence.database import transaction

    payload = parse_object(context, "--variables", variables)
    keep = None if time_to_live is None else timedelta(seconds=time_to_live)
    with context.database() as database, transaction(database) as session:
        published = publish_message(
            session, actor, name, correlation_key, payload, time_to_live=keep, idempotency_key=idempotency_key
        )
    if as_json:
        print_json(record(published))
    else:
        click.echo(context.text(f"cli.message-{published.outcome}", id=published.instance_id))


@click.command()
@click.argument("name")
@click.option("--variables", metavar="JSON", help="Payload; @FILE or - reads it.")
@click.option("--idempotency-key", help="The same key and command acts once.")
@actor_options
@json_option
@invocation
def signal(
    context: Invocation, name: str, variables: str | None, idempotency_key: str | None, actor: Actor,
    as_json: bool,
) -> None:  # fmt: skip
    """Broadcast signal NAME to every waiting instance and start event."""
    from engine.commands.signals import broadcast_signal
    from engine.persistence.database import transaction

    payload = parse_object(context, "--variables", variables)
    with context.database() as database, transaction(database) as session:
        sent = broadcast_signal(session, actor, name, payload, idempotency_key=idempotency_key)
    if as_json:
        print_json(record(sent))
    else:
        counts = {"instances": sent.instances, "start_events": sent.start_events}
        click.echo(context.text("cli.signal-broadcast", name=name, **counts))
