"""``gongzhi audit``: is the history what it was?"""

from __future__ import annotations

import click

from api.cli.base import Invocation, invocation, json_option, print_json


@click.group()
def audit() -> None:
    """Verify the history."""


@audit.command()
@json_option
@invocation
@click.pass_context
def verify(ctx: click.Context, context: Invocation, as_json: bool) -> None:
    """Walk every chain and seal; exit code 1 when a row was changed, deleted, inserted or moved."""
    from engine.history.verify import verify as verify_history
    from engine.persistence.database import reading

    with context.database() as database, reading(database) as session:
        report = verify_history(session)
    if as_json:
        print_json(report.to_json())
    else:
        for finding in report.findings:
            click.echo(finding.message(context.lang))
        key = "cli.audit-whole" if report.is_whole else "cli.audit-broken"
        counts = {"events": report.events, "chains": report.chains, "findings": len(report.findings)}
        click.echo(context.text(key, **counts))
    ctx.exit(0 if report.is_whole else 1)
