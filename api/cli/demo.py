"""``gongzhi demo``: recorded work replayed under a movable clock."""

from __future__ import annotations

import click

from api.cli.base import Invocation, invocation, json_option, print_json


@click.group()
def demo() -> None:
    """Replay recorded work under a movable clock, in a database of its own."""


@demo.command()
@json_option
@invocation
def filings(context: Invocation, as_json: bool) -> None:
    """Replay the 168 filing applications of the pilot, day by day, each to its recorded outcome."""
    from workflows.pilot import replay_filings

    with context.database() as database:
        report = replay_filings(database, progress=lambda line: click.echo(line, err=True))
    if as_json:
        print_json(report.to_json())
    else:
        click.echo(report.message(context.lang))
