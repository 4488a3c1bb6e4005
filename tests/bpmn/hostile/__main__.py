"""Check generated uploads one after another and say what it cost: ``python -m tests.bpmn.hostile``.

Runs in a process of its own, whose memory the operating system bounds: an upload that makes it grow beyond
that ends the process, and the test with it. Time is that of the processor."""

from __future__ import annotations

import argparse
import json
import resource
import sys
from collections import Counter
from random import Random
from typing import Any

from engine.bpmn.lint import LintContext
from engine.resources import check_resources
from tests.bpmn.hostile import seeds
from tests.bpmn.hostile.attacks import ATTACKS
from tests.bpmn.hostile.mutations import MUTATIONS
from tests.support.effort import effort

KNOWN = LintContext(
    forms={"application", "form"},
    decisions={"approval-level", "decision"},
    actions={"notify", "action"},
    processes={"called"},
)
#: The process with its libraries loaded takes some 150 MB of address space.
MEMORY = 1024 * 1024 * 1024


def upload(case: int) -> tuple[str, str, bytes]:
    """What a case is called, and its file."""
    random = Random(case)
    if random.random() < 0.25:
        attack = random.choice(ATTACKS)
        return attack.__name__, random.choice(("a.bpmn",) * 8 + ("a.dmn", "a.form")), attack(random)
    mutation = random.choice(MUTATIONS)
    kind = random.choice(("bpmn",) * 8 + ("dmn", "form"))
    # the first is the richest; the last, the shipped one, is large
    pool = {"bpmn": seeds.diagrams, "dmn": seeds.decisions, "form": seeds.forms}[kind]()
    seed = pool[0] if random.random() < 0.5 else random.choice(pool)
    return mutation.__name__, f"a.{kind}", mutation(random, seed)


def weighed(resources: dict[str, bytes], slowest: float) -> tuple[float, Any]:
    """What a check costs, and its result; what would be the slowest is tried again."""
    found: list[Any] = []
    spent = effort(lambda: found.append(check_resources(resources, KNOWN)), attempts=1)
    if spent > slowest:
        spent = min(spent, effort(lambda: check_resources(resources, KNOWN), attempts=2))
    return spent, found[0]


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--count", type=int, default=10_000)
    arguments = options.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    verdicts: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    slowest = (0.0, 0, "")
    seeds.diagrams(), seeds.decisions(), seeds.forms()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for case in range(arguments.first, arguments.first + arguments.count):
        name, file, content = upload(case)
        try:
            spent, bundle = weighed({file: content}, slowest[0])
        except BaseException:
            sys.stderr.write(f"case {case} ({name}, {file}) was not refused but failed:\n")
            raise
        slowest = max(slowest, (spent, case, name))
        verdicts["refused" if bundle.is_refused else "accepted"] += 1
        rules.update({problem.rule for problem in bundle.problems if problem.is_error})
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    report = {"verdicts": verdicts, "rules": rules, "slowest": slowest, "grown_kb": grown}
    sys.stdout.write(json.dumps(report))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
