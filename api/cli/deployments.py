"""``gongzhi deploy``: put files in force together."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.base import Invocation, actor_options, invocation, json_option, print_json, refuse
from engine.actor import Actor

SUFFIXES = (".bpmn", ".dmn", ".form")


@click.command()
@click.argument("places", metavar="FILE|FOLDER...", nargs=-1, required=True,
                type=click.Path(exists=True, path_type=Path))  # fmt: skip
@actor_options
@json_option
@invocation
def deploy(context: Invocation, places: tuple[Path, ...], actor: Actor, as_json: bool) -> None:
    """Deploy diagrams, decisions and forms in one transaction: all of them, or none and every problem."""
    from api.shipped import load_workflows
    from engine.deployment import deploy as put_in_force
    from engine.persistence.database import transaction

    resources = read_resources(context, places)
    load_workflows()
    with context.database() as database, transaction(database) as session:
        deployment = put_in_force(session, actor, resources)
    definitions = [*deployment.processes, *deployment.decisions, *deployment.forms]
    if as_json:
        for definition in definitions:
            print_json({"deployment_id": deployment.id, "key": definition.key, "version": definition.version,
                        "resource": definition.resource_name, "is_new": definition.is_new})  # fmt: skip
        return
    for definition in definitions:
        if definition.is_new:
            click.echo(context.text("cli.deployed", key=definition.key, version=definition.version,
                                    name=definition.resource_name))  # fmt: skip
    if not any(definition.is_new for definition in definitions):
        click.echo(context.text("cli.unchanged"))


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
