"""``gongzhi serve``, ``worker`` and ``migrate``: the processes an operator starts and stops."""

from __future__ import annotations

import os
import signal
import socket
import tempfile
from typing import TYPE_CHECKING

import click

from api.cli.base import Invocation, invocation, json_option, print_json, refuse

if TYPE_CHECKING:
    from engine.persistence.database import Database


@click.command()
@click.option("--host", help="Address to listen on (else GONGZHI_HOST, else 127.0.0.1).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port (else GONGZHI_PORT, else 8000).")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Server processes.")
@click.option("--threads", type=click.IntRange(1), default=8, show_default=True, help="Threads in each.")
@click.option("--with-worker", is_flag=True, help="Run jobs too, in every server process.")
@click.option("--deploy/--no-deploy", default=True, show_default=True, help="Deploy workflows/ first.")
@invocation
def serve(
    context: Invocation, host: str | None, port: int | None, workers: int, threads: int, with_worker: bool,
    deploy: bool,
) -> None:  # fmt: skip
    """Serve the HTTP interface until SIGTERM or SIGINT; running requests and jobs are finished first."""
    import multiprocessing

    from granian import Granian
    from granian.constants import Interfaces

    from api.app import WITH_WORKER
    from api.health import MULTIPROCESS

    settings = context.settings(host=host, port=port)
    _check_address(context, settings.host, settings.port)
    _prepare(context, deploy=deploy)
    # The server processes read their settings from the environment, like any process of ours.
    os.environ["GONGZHI_DATABASE_URL"] = settings.database_url
    os.environ[WITH_WORKER] = "1" if with_worker else ""
    # A forked process would share this one's database connections and locks.
    multiprocessing.set_start_method("spawn", force=True)
    with tempfile.TemporaryDirectory(prefix="gongzhi-metrics-") as metrics:
        if workers > 1:
            os.environ[MULTIPROCESS] = metrics
        click.echo(context.text("cli.serving", url=f"http://{settings.host}:{settings.port}"), err=True)
        Granian(
            "api.app:from_environment",
            factory=True,
            address=settings.host,
            port=settings.port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            workers_kill_timeout=30,
            log_enabled=False,
        ).serve()


def _check_address(context: Invocation, host: str, port: int) -> None:
    """Refuse an address somebody listens on; the server itself would quietly share it with them."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            refuse(context, "cli.address-taken", host=host, port=port, reason=error.strerror)


def _prepare(context: Invocation, *, deploy: bool) -> None:
    """Refuse to serve on an old schema; let somebody sign in; put the shipped processes in force."""
    from api.cli.demo_houses import offer_demonstration
    from workflows.registries.house_clock import resume_time, use_house_clock

    with context.database() as database:
        offer_demonstration(context, database)
        resume_time(database)
        use_house_clock(database)
        _tell_first_administrators(context, database)
        if deploy:
            from api.shipped import deploy_shipped

            deploy_shipped(database)


def _tell_first_administrators(context: Invocation, database: Database) -> None:
    """On a database without people: create the administrators, and say their passwords, never again."""
    from api.cli import people_messages  # noqa: F401 - registers the sentences below
    from engine.identity.bootstrap import first_administrators

    accounts = first_administrators(database)
    if accounts:
        click.echo(context.text("cli.first-administrators"), err=True)
    for account in accounts:
        click.echo(f"  {account.person_id}  {account.name}  {account.password}", err=True)


@click.command()
@click.option("--threads", type=click.IntRange(1), help="Jobs at a time (else GONGZHI_JOB_THREADS, else 4).")
@invocation
def worker(context: Invocation, threads: int | None) -> None:
    """Run jobs until SIGTERM or SIGINT; leases of jobs not begun are given back."""
    from api.logs import start_logging
    from engine.jobs.worker import Worker
    from workflows.registries.in_force import Refresher

    settings = context.settings(job_threads=threads)
    # Waited for, not handled: a handler that sets an event can come while this thread holds the event's lock.
    # Blocked before the first thread starts, so that all of them leave the signals to us.
    ends = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, ends)
    with context.database(settings) as database:
        start_logging()
        refresher = Refresher(database)
        refresher.start()
        running = Worker(database)
        running.start()
        click.echo(context.text("cli.worker-started", owner=running.owner), err=True)
        try:
            signal.sigwait(ends)
        finally:
            running.stop()
            refresher.stop()
        click.echo(context.text("cli.worker-stopped", owner=running.owner), err=True)


@click.command()
@json_option
@invocation
def migrate(context: Invocation, as_json: bool) -> None:
    """Create the tables, or bring them up to date; nothing happens when they are."""
    from engine.persistence.migrate import migrate as bring_up_to_date

    with context.database(check=False) as database:
        bring_up_to_date(database)
        place = database.sql.url.render_as_string(hide_password=True)
    if as_json:
        print_json({"database": place})
    else:
        click.echo(context.text("cli.migrated", database=place))
