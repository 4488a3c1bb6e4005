"""``gongzhi demo``: recorded work replayed under a movable clock."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import click

from api.cli.base import Invocation, invocation, json_option, print_json
from api.cli.demo_houses import doumen, jinjiang
from api.cli.demo_people import demo_people

if TYPE_CHECKING:
    from engine.persistence.database import Database


@click.group()
def demo() -> None:
    """Recorded work under a movable clock, and invented people to try things with."""


for command in (demo_people, jinjiang, doumen):
    demo.add_command(command)


@demo.command()
@json_option
@invocation
@click.pass_context
def filings(ctx: click.Context, context: Invocation, as_json: bool) -> None:
    """Replay the filing applications of the pilot, day by day, each to its recorded outcome.

    In a database made for it, or in the one named by --database, which keeps the result.
    Exit code 1 when a figure differs from the record."""
    from workflows.pilot.filings import replay_filings

    def progress(done: int, steps: int, at: datetime) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{at:%Y-%m-%d}  {done}/{steps}", nl=False, err=True)

    with _demo_database(context) as database:
        report = replay_filings(database, progress)
    if as_json:
        print_json(report.to_json())
    else:
        _print(context, report.to_json())
    ctx.exit(1 if report.differences else 0)


def _print(context: Invocation, report: dict[str, object]) -> None:
    click.echo(context.text("cli.replayed", applications=report["applications"], steps=report["steps"]))
    outcomes = report["outcomes"]
    assert isinstance(outcomes, dict)
    for outcome, count in outcomes.items():
        click.echo(f"  {outcome}  {count}")
    differences = report["differences"]
    assert isinstance(differences, tuple | list)
    for difference in differences:
        click.echo(context.text("cli.replay-differs", **difference))
    if not differences:
        click.echo(context.text("cli.replay-agrees"))


@contextmanager
def _demo_database(context: Invocation) -> Iterator[Database]:
    """A migrated database with the shipped processes in force."""
    from api.shipped import deploy_shipped
    from engine.persistence.migrate import migrate

    with tempfile.TemporaryDirectory(prefix="gongzhi-demo-") as folder:
        url = context.database_url or f"sqlite:///{folder}/demo.db"
        # Keys and copies of checkpoints go with a throw-away database: left in the operator's own directory,
        # they would make the real history look truncated.
        kept = {} if context.database_url else {"var_directory": folder}
        settings = replace(context, database_url=url).settings(**kept)
        with context.database(settings, check=False) as database:
            migrate(database)
            deploy_shipped(database)
            yield database
