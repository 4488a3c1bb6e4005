"""``python -m tests.fuzz --minutes 10 --seed 1``: search for differences for a while."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter

from tests.fuzz.differential import check_case


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0, help="how long to search")
    parser.add_argument(
        "--seed", type=int, default=None, help="the first case; by default taken from the clock"
    )
    parser.add_argument("--cases", type=int, default=None, help="stop after this many cases")
    parser.add_argument("--keep-going", action="store_true", help="do not stop at the first difference")
    arguments = parser.parse_args()
    first = int(time.time()) if arguments.seed is None else arguments.seed
    deadline = time.monotonic() + arguments.minutes * 60
    verdicts: Counter[str] = Counter()
    moves = found = 0
    case = first
    while time.monotonic() < deadline and (arguments.cases is None or case < first + arguments.cases):
        report, difference = check_case(case)
        verdicts[report.verdict] += 1
        moves += len(report.steps)
        if difference is not None:
            found += 1
            sys.stdout.write(f"{difference}\n\n")
            sys.stdout.flush()
            if not arguments.keep_going:
                break
        case += 1
    sys.stdout.write(f"seed {first}: {case - first} processes, {moves} steps, {dict(verdicts)}\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
