"""The command ``gongzhi``. Every command's module is imported only when it is run."""

from __future__ import annotations

import os

import click

from api.cli.base import Invocation, LazyGroup, default_language

COMMANDS = {
    "serve": ("api.cli.server:serve", "Serve the HTTP interface, with --with-worker the jobs too."),
    "worker": ("api.cli.server:worker", "Run jobs: timers, service tasks, messages, sealing."),
    "migrate": ("api.cli.server:migrate", "Bring the database schema up to date."),
    "deploy": ("api.cli.deployments:deploy", "Put diagrams, decisions and forms in force together."),
    "start": ("api.cli.instances:start", "Start a process instance."),
    "instances": ("api.cli.instances:instances", "List process instances."),
    "message": ("api.cli.instances:message", "Publish a message to the one instance that waits for it."),
    "signal": ("api.cli.instances:signal", "Broadcast a signal to everyone waiting."),
    "tasks": ("api.cli.tasks:tasks", "List open user tasks."),
    "claim": ("api.cli.tasks:claim", "Claim a user task."),
    "complete": ("api.cli.tasks:complete", "Complete a user task."),
    "incidents": ("api.cli.incidents:incidents", "List and retry incidents."),
    "people": ("api.cli.people:people", "Bring in units and people, set passwords, grant roles."),
    "audit": ("api.cli.audit:audit", "Verify the history."),
    "bench": ("api.cli.bench:bench", "Measure, each case beside its floor."),
    "feel": ("api.cli.expressions:feel", "Evaluate a FEEL expression."),
    "dmn": ("api.cli.expressions:dmn", "Check decision tables, run the TCK."),
    "demo": ("api.cli.demo:demo", "Replay recorded work under a movable clock."),
}


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(["zh-CN", "en"]), help="Language (else GONGZHI_LANG, else LANG).")
@click.option("--database", metavar="URL", help="Database (else GONGZHI_DATABASE_URL, else under var/).")
@click.version_option(package_name="gongzhi")
@click.pass_context
def main(ctx: click.Context, lang: str | None, database: str | None) -> None:
    """Gongzhi (共治): runs the approval work of a district, defined by BPMN diagrams."""
    ctx.obj = Invocation(lang=lang or default_language(os.environ), database_url=database)
