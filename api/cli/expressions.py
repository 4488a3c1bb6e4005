"""``gongzhi feel`` and ``gongzhi dmn``: the expression language from the command line; no database."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from api.cli.base import Invocation, invocation, json_option, parse_object, print_json


@click.command()
@click.argument("expression")
@click.option("--context", "context_json", metavar="JSON", help="Variables; @FILE or - reads them.")
@json_option
@invocation
def feel(context: Invocation, expression: str, context_json: str | None, as_json: bool) -> None:
    """Evaluate EXPRESSION and print its value as JSON; warnings go to standard error."""
    from feel import evaluate as evaluate_text
    from feel import to_json

    variables = parse_object(context, "--context", context_json)
    result, warnings = evaluate_text(expression.removeprefix("="), variables)
    value = to_json(result)
    if as_json:
        print_json({"result": value, "warnings": [warning.message(context.lang) for warning in warnings]})
        return
    print_json(value)
    _print_warnings(context, warnings)


@click.group()
def dmn() -> None:
    """Decision models: run the TCK, check tables, evaluate."""


@dmn.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_context
def tck(ctx: click.Context, folder: Path) -> None:
    """Run every test case below FOLDER, laid out as the public TCK; exit code 1 when one fails."""
    from feel.dmn.tck import run_tck

    _, failed = run_tck(folder, out=click.echo)
    ctx.exit(1 if failed else 0)


@dmn.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@invocation
@click.pass_context
def check(ctx: click.Context, context: Invocation, file: Path, as_json: bool) -> None:
    """Find overlapping, missing and unreachable rules in the tables of FILE; exit code 1 if there are any."""
    from feel.dmn import load_dmn
    from feel.dmn.checks import check_model

    found = False
    for report in check_model(load_dmn(file.read_bytes())):
        found = found or bool(report.findings)
        if as_json:
            print_json(report.to_json(context.lang))
            continue
        for finding in report.findings:
            click.echo(f"{finding.message(context.lang)} {finding.way_out(context.lang)}".rstrip())
    if not found and not as_json:
        click.echo(context.text("cli.tables-clean"))
    ctx.exit(1 if found else 0)


@dmn.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("decision")
@click.option("--context", "context_json", metavar="JSON", help="Inputs; @FILE or - reads them.")
@json_option
@invocation
def evaluate(context: Invocation, file: Path, decision: str, context_json: str | None, as_json: bool) -> None:
    """Evaluate DECISION (id or name) of FILE; with --json also the rules that hit and why."""
    from feel.dmn import load_dmn

    inputs = parse_object(context, "--context", context_json)
    explained = load_dmn(file.read_bytes()).evaluate_decision(decision, inputs).to_json(context.lang)
    print_json(explained if as_json else explained["value"])


def _print_warnings(context: Invocation, warnings: Iterable[Any]) -> None:
    for warning in warnings:
        click.echo(context.text("cli.warning", text=warning.message(context.lang)), err=True)
