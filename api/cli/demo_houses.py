"""``gongzhi demo jinjiang`` and ``doumen``: a house of the past, played, and checked by its article."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

import click

from api.cli import demo_messages as _messages  # noqa: F401 - registers the sentences
from api.cli.base import Invocation, invocation, json_option, print_json, refuse
from engine.clock import ZONE

if TYPE_CHECKING:
    from engine.persistence.database import Database
    from workflows.pilot.check import Comparison
    from workflows.pilot.script import Step

#: Columns of the progress bar.
_WIDTH = 32

_check = click.option(
    "--check", is_flag=True, help="Compare every figure with the article; exit code 1 if one differs."
)
_password = click.option("--password", help="Of all invented people (else made up and printed).")


@click.command()
@_check
@_password
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Play on after the day of the article, for example 2010-09-10 for the whole tender.",
)
@json_option
@invocation
def jinjiang(
    context: Invocation, check: bool, password: str | None, until: datetime | None, as_json: bool
) -> None:
    """Play the pilot of 2010 day by day: filings, grants, purchases, evaluations. All but totals is invented.

    In the configured database, which must be empty; interrupted anywhere, the next call goes on from there.
    With --check a database that is played already is only compared."""
    with _house(context) as database:
        run_jinjiang(context, database, password, until)
        if check:
            _compare(context, database, "jinjiang", as_json)


@click.command()
@_check
@_password
@json_option
@invocation
def doumen(context: Invocation, check: bool, password: str | None, as_json: bool) -> None:
    """Enter the registers of Doumen (2012 to 2013), as a house of its own: tenant “doumen”."""
    from workflows.pilot.doumen import END, TENANT, steps

    with _house(context, tenant=TENANT) as database:
        _play(context, database, steps, END, password, runs_jobs=False)
        if check:
            _compare(context, database, "doumen", as_json)


def is_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def offer_demonstration(context: Invocation, database: Database) -> None:
    """On an empty database: ask whether to play the demonstration, or say how to, where nobody can answer."""
    from engine.persistence.database import reading
    from workflows.pilot.emptiness import is_untouched

    with reading(database) as session:
        if not is_untouched(session):
            return
    if not is_terminal():
        click.echo(context.text("cli.demo-hint"), err=True)
    elif click.confirm(context.text("cli.demo-offer"), default=False, err=True):
        run_jinjiang(context, database, None, None)


def run_jinjiang(
    context: Invocation, database: Database, password: str | None, until: datetime | None
) -> None:
    from api.shipped import deploy_shipped
    from engine import clock
    from workflows.calendar.deadline import SHANGHAI
    from workflows.pilot.imports.people import FIRST_DAY, on
    from workflows.pilot.records import END
    from workflows.pilot.replay import jinjiang_steps

    end = until.replace(hour=18, tzinfo=SHANGHAI) if until is not None else END
    with clock.frozen(on(FIRST_DAY, "08:00")):
        deploy_shipped(database)
    _play(context, database, jinjiang_steps, max(end, END), password)


@contextmanager
def _house(context: Invocation, tenant: str | None = None) -> Iterator[Database]:
    """The configured database, migrated; refused when it holds work that no replay did."""
    from engine.persistence.database import reading
    from engine.persistence.migrate import migrate
    from workflows.pilot.emptiness import may_be_played

    with context.database(context.settings(tenant_id=tenant), check=False) as database:
        migrate(database)
        with reading(database) as session:
            if not may_be_played(session):
                place = database.sql.url.render_as_string(hide_password=True)
                refuse(context, "cli.demo-not-empty", database=place)
        yield database


def _play(
    context: Invocation,
    database: Database,
    steps: Callable[[str | None], Iterable[Step]],
    until: datetime,
    password: str | None,
    *,
    runs_jobs: bool = True,
) -> None:
    """Play what is not done yet and leave the house's clock there; tells the password of whom it made."""
    from engine import clock
    from engine.identity.bootstrap import random_password
    from engine.identity.password_rules import check_rules, hash_password
    from engine.persistence.database import reading
    from workflows.pilot.cast import STEP
    from workflows.pilot.script import is_done, play
    from workflows.registries.house_clock import stop_time

    click.echo(context.text("cli.demonstration"), err=True)
    with reading(database) as session:
        is_new = not is_done(session, STEP)
    secret = password or random_password("")
    if is_new:
        check_rules(secret, "")
        # before the first step: whoever is interrupted later must not have to guess it
        click.echo(context.text("cli.demo-password", password=secret), err=True)
    with clock.frozen(until):
        found = steps(hash_password(secret) if is_new else None)
        new = play(database, found, _progress, until=until, runs_jobs=runs_jobs)
        if new:
            stop_time(database, clock.now())
    if sys.stderr.isatty():
        click.echo(err=True)
    click.echo(context.text("cli.demo-played", steps=new, day=f"{until:%Y-%m-%d}"), err=True)


def _progress(done: int, steps: int, at: datetime) -> None:
    percent = done * 100 // steps
    if not sys.stderr.isatty() or (done < steps and (done - 1) * 100 // steps == percent):
        return
    bar = "█" * (_WIDTH * percent // 100)
    click.echo(f"\r{bar:░<{_WIDTH}} {percent:3d} %  {at.astimezone(ZONE):%Y-%m-%d}", nl=False, err=True)


def _compare(context: Invocation, database: Database, house: str, as_json: bool) -> None:
    """Print every figure, found and expected; ends with exit code 1 when one differs."""
    from engine.persistence.database import reading
    from workflows.pilot.check import compare

    with reading(database) as session:
        comparisons = compare(session, house)
    for each in comparisons:
        if as_json:
            print_json({**asdict(each), "agrees": each.agrees})
        else:
            _print(context, each)
    different = sum(not each.agrees for each in comparisons)
    key = "cli.figures-differ" if different else "cli.figures-agree"
    click.echo(context.text(key, count=len(comparisons), different=different), err=True)
    if different:
        click.get_current_context().exit(1)


def _print(context: Invocation, each: Comparison) -> None:
    label = each.label.en if context.lang == "en" else each.label.zh
    name = label if each.part is None else f"{label}·{each.part}"
    key = "cli.figure-agrees" if each.agrees else "cli.figure-differs"
    found = "—" if each.found is None else each.found
    click.echo(context.text(key, key=each.key, name=name, found=found, expected=each.expected))
