"""``gongzhi bench``: run the benchmarks, each case beside the floor measured in the same run."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import click

from api.cli.base import Invocation, display_width, invocation, json_option, print_json, refuse

KEYS = ("bench", "case", "value", "unit", "floor", "ratio")
#: Name on the command line -> module in ``benchmarks``.
BENCHMARKS = {
    "complete": "complete",
    "growth": "growth",
    "multi-instance": "multi_instance",
    "timers": "timers",
    "deploy": "deploy",
    "feel": "feel",
    "dmn": "dmn",
}
WIDTHS = (16, 44, 12, 8, 12, 8)


@click.command()
@click.argument("name", metavar=f"[{'|'.join([*BENCHMARKS, 'all'])}]")
@json_option
@invocation
def bench(context: Invocation, name: str, as_json: bool) -> None:
    """Measure NAME (or all); quote the ratio, the figures belong to this machine."""
    if name != "all" and name not in BENCHMARKS:
        refuse(context, "cli.bench-unknown", name=name, names=", ".join([*BENCHMARKS, "all"]))
    if not as_json:
        click.echo(_line(KEYS))
    for chosen in BENCHMARKS if name == "all" else (name,):
        _load(context, chosen)(_print_json if as_json else _print_row)


def _load(context: Invocation, name: str) -> Callable[[Callable[..., None]], None]:
    try:
        module = importlib.import_module(f"benchmarks.{BENCHMARKS[name]}")
    except ImportError as error:
        refuse(context, "cli.bench-missing", name=name, reason=error)
    run: Callable[[Callable[..., None]], None] = module.run
    return run


def _print_json(**measured: Any) -> None:
    print_json({key: measured.get(key) for key in KEYS})


def _print_row(**measured: Any) -> None:
    click.echo(_line([_figure(measured.get(key)) for key in KEYS]))


def _line(cells: Any) -> str:
    padded = (cell + " " * (width - display_width(cell)) for cell, width in zip(cells, WIDTHS, strict=True))
    return "  ".join(padded).rstrip()


def _figure(value: object) -> str:
    return "" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)
