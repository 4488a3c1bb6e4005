"""``multi-instance``: what completing one of many parallel instances costs, beside one of five."""

from __future__ import annotations

from benchmarks.common import Emit, available_dialects
from benchmarks.diagrams import countersign
from benchmarks.engine import bench_on, median

KEY = "bench-countersign"
WIDTHS = (5, 50, 500)
SAMPLES = 60
OPINION = {"opinion": "agreed", "remark": "no objection"}


def run(emit: Emit) -> None:
    """Median milliseconds of completing one of 5, 50 and 500 parallel user tasks."""
    for dialect in available_dialects():
        with bench_on(dialect) as bench:
            bench.deploy("countersign.bpmn", countersign())
            waiting: dict[int, list[str]] = {width: [] for width in WIDTHS}
            seconds: dict[int, list[float]] = {width: [] for width in WIDTHS}
            for sample in range(SAMPLES + 1):
                for width in WIDTHS:
                    if not waiting[width]:
                        people = [f"person-{number}" for number in range(width)]
                        instance = bench.start(KEY, {"people": people})
                        # not to the end: the last one is another piece of work
                        waiting[width] = bench.open_tasks(instance)[: max(2, width // 10)]
                    taken = bench.complete(waiting[width].pop(), OPINION)
                    if sample:  # the first warms caches up
                        seconds[width].append(taken)
        floor = median(seconds[WIDTHS[0]]) * 1e3
        for width in WIDTHS:
            case = f"{dialect}, one of {width}"
            value = median(seconds[width]) * 1e3
            emit(bench="multi-instance", case=case, value=value, unit="ms", floor=floor)
