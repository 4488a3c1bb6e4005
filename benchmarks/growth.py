"""``growth``: does a case that went round ten thousand times cost more per step than a new one?

One iteration is a submission and a return, two completions. Instances are brought to their age first,
unmeasured; then one iteration of each is measured in turn, so that all ages see the same machine.
"""

from __future__ import annotations

from benchmarks.common import Emit, available_dialects
from benchmarks.diagrams import return_and_resubmit
from benchmarks.engine import Bench, bench_on, median

KEY = "bench-return"
AGES = (1, 100, 1_000, 10_000)
SAMPLES = 120
#: Iterations in one transaction while an instance is only brought to its age.
BATCH = 50
APPLICATION = {"amount": 3650, "reason": "seniors' choir, autumn season"}
VERDICT = {"verdict": "return", "remark": "the budget lacks the hall"}


def run(emit: Emit) -> None:
    """Median milliseconds of an iteration at each age, and bytes of state, beside those of the first."""
    for dialect in available_dialects():
        with bench_on(dialect) as bench:
            bench.deploy("return.bpmn", return_and_resubmit())
            # All are started first: the newest instance of a database has its rows at the end of every
            # index, the cheapest place to write, and that is no matter of age.
            fresh = [bench.start(KEY, {}) for _ in range(SAMPLES + 1)]
            aged = {age: bench.start(KEY, {}) for age in AGES[1:]}
            bench.start(KEY, {})
            for age, instance in aged.items():
                for begun in range(0, age - 1, BATCH):
                    rounds = min(BATCH, age - 1 - begun)
                    bench.advance(instance, [APPLICATION, VERDICT] * rounds)
            seconds: dict[int, list[float]] = {age: [] for age in AGES}
            for sample, young in enumerate(fresh):
                for age in AGES:
                    taken = _iterate(bench, aged.get(age, young))
                    if sample:  # the first warms caches up
                        seconds[age].append(taken)
            sizes = {age: bench.state_size(aged.get(age, young)) for age in AGES}
        first = median(seconds[1]) * 1e3
        for age in AGES:
            case = f"{dialect}, iteration {age}"
            emit(bench="growth", case=case, value=median(seconds[age]) * 1e3, unit="ms", floor=first)
        for age in AGES:
            case = f"{dialect}, state at iteration {age}"
            emit(bench="growth", case=case, value=sizes[age], unit="bytes", floor=sizes[1])


def _iterate(bench: Bench, instance: int) -> float:
    (fill,) = bench.open_tasks(instance)
    taken = bench.complete(fill, APPLICATION)
    (review,) = bench.open_tasks(instance)
    return taken + bench.complete(review, VERDICT)
