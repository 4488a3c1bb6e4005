"""``complete``: one completion of a user task in process, beside its own SQL on the bare driver.

The floor is what cannot be had for less: the statements that a real completion sent, recorded at the driver,
are sent again with the same parameters for another instance in the same place, in one transaction with
commit, through the driver of the same pool. Engine and floor alternate, so that both see the same machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from benchmarks.common import Emit, available_dialects
from benchmarks.diagrams import approval
from benchmarks.engine import Bench, bench_on, median
from engine.persistence.ids import new_id

KEY = "bench-approval"
STEPS = 4
SUBMITTED = {"amount": 3650, "opinion": "agreed, within the yearly budget", "urgent": False}
WARM_UP = 20
SAMPLES = 150

Statement = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Script:
    """The statements of one recorded completion; ids greater than ``begun`` were made in it."""

    origin: int
    activity_id: str
    begun: int
    statements: list[Statement]

    def for_instance(self, instance: int) -> list[Statement]:
        """The same statements for another instance, with fresh ids; all else stays, to the byte."""
        renamed: dict[Any, int] = {self.origin: instance}

        def value_of(value: Any) -> Any:
            if type(value) is int and value > self.begun:
                return renamed.setdefault(value, new_id())
            return renamed.get(value, value) if type(value) is int else value

        return [(sql, [value_of(value) for value in params]) for sql, params in self.statements]


def run(emit: Emit) -> None:
    """Median milliseconds of a completion on each database, and its floor."""
    for dialect in available_dialects():
        with bench_on(dialect) as bench:
            bench.deploy("approval.bpmn", approval(STEPS))
            ours, plain, pipelined = _measure(bench)
        emit(bench="complete", case=dialect, value=ours * 1e3, unit="ms", floor=plain * 1e3)
        if pipelined is not None:
            case = f"{dialect}, floor pipelined too"
            emit(bench="complete", case=case, value=ours * 1e3, unit="ms", floor=pipelined * 1e3)


def _measure(bench: Bench) -> tuple[float, float, float | None]:
    scripts = _record(bench)
    ways: list[Callable[[Any, Sequence[Statement]], None]] = [_send_each]
    if not bench.database.is_sqlite:
        ways.append(_send_pipelined)
    ours: list[float] = []
    floors: list[list[float]] = [[] for _ in ways]
    with _driver_connection(bench) as driver:
        for sample in range(WARM_UP + SAMPLES):
            engine_instance = bench.start(KEY, {"title": "purchase"})
            replayed = [bench.start(KEY, {"title": "purchase"}) for _ in ways]
            for script in scripts:
                seconds = bench.complete(f"{engine_instance}-{script.activity_id}", SUBMITTED)
                if sample >= WARM_UP:
                    ours.append(seconds)
                for way, instance, floor in zip(ways, replayed, floors, strict=True):
                    seconds = _time(way, driver, script.for_instance(instance))
                    if sample >= WARM_UP:
                        floor.append(seconds)
    medians = [median(floor) for floor in floors]
    return median(ours), medians[0], medians[1] if len(medians) > 1 else None


def _record(bench: Bench) -> list[Script]:
    """What the completion of each step sends."""
    bench_instance = bench.start(KEY, {"title": "purchase"})
    scripts = []
    for _ in range(STEPS):
        (task,) = bench.open_tasks(bench_instance)
        statements: list[Statement] = []
        begun = new_id()
        bench.database.recorder = lambda sql, params, to=statements: to.append((sql, params))
        try:
            bench.complete(task, SUBMITTED)
        finally:
            bench.database.recorder = None
        scripts.append(Script(bench_instance, task.rpartition("-")[2], begun, statements))
    return scripts


@contextmanager
def _driver_connection(bench: Bench) -> Iterator[Any]:
    borrowed = bench.database.sql.raw_connection()
    try:
        yield borrowed.driver_connection
    finally:
        borrowed.close()


def _time(send: Callable[[Any, Sequence[Statement]], None], driver: Any, script: list[Statement]) -> float:
    begun = perf_counter()
    send(driver, script)
    return perf_counter() - begun


def _cursor(driver: Any) -> Any:
    return driver.cursor() if type(driver).__module__ == "sqlite3" else driver.cursor(binary=True)


def _send_each(driver: Any, script: Sequence[Statement]) -> None:
    cursor = _cursor(driver)
    for sql, params in script:
        cursor.execute(sql, params)
        if cursor.description:
            cursor.fetchall()


def _send_pipelined(driver: Any, script: Sequence[Statement]) -> None:
    """Reads one by one, what is written after the last read in one flush, as the engine does."""
    cursor = _cursor(driver)
    last_read = max(number for number, (sql, _) in enumerate(script) if sql.startswith("SELECT"))
    _send_each(driver, script[: last_read + 1])
    with driver.pipeline():
        for sql, params in script[last_read + 1 :]:
            cursor.execute(sql, params)
