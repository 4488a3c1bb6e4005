"""``gongzhi bench``: run the benchmarks, each case beside the floor measured in the same run."""

from __future__ import annotations

import importlib
import sys
import warnings
from typing import Any

import click

from api.cli.base import Invocation, invocation, json_option, refuse

#: Name on the command line -> module in ``benchmarks``.
BENCHMARKS = {
    "complete": "complete",
    "growth": "growth",
    "multi-instance": "multi_instance",
    "timers": "timers",
    "deploy": "deploy",
    "feel": "feel",
    "dmn": "dmn",
    "forms": "forms",
    "http": "http",
    "contested": "contested",
    "inbox": "inbox",
}


@click.command()
@click.argument("name", metavar=f"[{'|'.join([*BENCHMARKS, 'all'])}]")
@json_option
@invocation
def bench(context: Invocation, name: str, as_json: bool) -> None:
    """Measure NAME (or all); quote the ratio, the figures belong to this machine."""
    if name != "all" and name not in BENCHMARKS:
        refuse(context, "cli.bench-unknown", name=name, names=", ".join([*BENCHMARKS, "all"]))
    # The PostgreSQL server from pip remarks on where it keeps its socket.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
    emit = _load(context, "common").printing_emit(as_json=as_json, out=sys.stdout)
    for chosen in BENCHMARKS if name == "all" else (name,):
        _load(context, chosen).run(emit)


def _load(context: Invocation, name: str) -> Any:
    try:
        return importlib.import_module(f"benchmarks.{BENCHMARKS.get(name, name)}")
    except ImportError as error:
        refuse(context, "cli.bench-missing", name=name, reason=error)
