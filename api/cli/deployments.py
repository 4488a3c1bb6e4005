"""``gongzhi deploy``: put files in force together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from api.cli.base import (
    Invocation,
    actor_options,
    invocation,
    json_option,
    print_json,
    record,
    refuse,
    single_line,
)
from engine.actor import Actor
from engine.bpmn.problem import Problem

SUFFIXES = (".bpmn", ".dmn", ".form")


@click.command()
@click.argument("places", metavar="FILE|FOLDER...", nargs=-1, required=True,
                type=click.Path(exists=True, path_type=Path))  # fmt: skip
@actor_options
@json_option
@invocation
@click.pass_context
def deploy(
    ctx: click.Context, context: Invocation, places: tuple[Path, ...], actor: Actor, as_json: bool
) -> None:
    """Deploy diagrams, decisions and forms in one transaction: all of them, or none and every problem."""
    from engine.deployment import DeploymentRefused
    from engine.deployment import deploy as put_in_force
    from engine.persistence.database import transaction

    resources = read_resources(context, places)
    try:
        with context.database() as database, transaction(database) as session:
            deployment = put_in_force(session, actor, resources)
    except DeploymentRefused as refusal:
        _tell(context, refusal.problems, as_json)
        ctx.exit(1)
    _tell(context, deployment.warnings, as_json)
    new = [definition for definition in deployment.definitions if definition.is_new]
    if as_json:
        print_json(record(deployment))
        return
    for each in new:
        click.echo(context.text("cli.deployed", key=each.key, version=each.version, name=each.resource_name))
    if not new:
        click.echo(context.text("cli.unchanged"))


def _tell(context: Invocation, problems: Sequence[Problem], as_json: bool) -> None:
    """Every problem, each on a line of its own: on standard error for people, as JSON for programs."""
    for problem in problems:
        if as_json:
            print_json(problem.to_json(context.lang))
        else:
            where = ":".join(str(part) for part in (problem.resource, problem.line) if part)
            parts = (
                where, problem.element_id, f"[{problem.rule}]",
                problem.message(context.lang), problem.way_out(context.lang),
            )  # fmt: skip
            click.echo(single_line(" ".join(part for part in parts if part)), err=True)


def read_resources(context: Invocation, places: tuple[Path, ...]) -> dict[str, bytes]:
    """The content of every file named, and of every resource directly in a folder named, by file name."""
    resources: dict[str, bytes] = {}
    for place in places:
        folder = place.is_dir()
        files = sorted(path for path in place.iterdir() if path.suffix in SUFFIXES) if folder else [place]
        if not files:
            refuse(context, "cli.no-resources", place=place)
        for file in files:
            if file.name in resources:
                refuse(context, "cli.same-name", name=file.name)
            resources[file.name] = file.read_bytes()
    return resources
