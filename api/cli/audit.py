"""``gongzhi audit``: is the history what it was?"""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.base import Invocation, invocation, json_option, print_json


@click.group()
def audit() -> None:
    """Verify the history."""


@audit.command()
@click.option("--tenant", "tenants", multiple=True, help="Only this tenant; may be repeated.")
@json_option
@invocation
@click.pass_context
def verify(ctx: click.Context, context: Invocation, tenants: tuple[str, ...], as_json: bool) -> None:
    """Walk every chain and seal; exit code 1 when a row was changed, deleted, inserted or moved."""
    from engine.history.findings import finding_message
    from engine.history.seal import Vault
    from engine.history.verify import verify as verify_history

    settings = context.settings()
    with context.database(settings) as database:
        report = verify_history(database, Vault(Path(settings.var_directory)), tenant_ids=tenants or None)
    if as_json:
        print_json(report.as_json(context.lang))
    else:
        for finding in report.findings:
            click.echo(finding_message(finding, context.lang))
        key = "cli.audit-intact" if report.is_intact else "cli.audit-broken"
        counts = {"events": report.events, "chains": report.chains, "findings": len(report.findings)}
        click.echo(context.text(key, **counts))
    ctx.exit(0 if report.is_intact else 1)
