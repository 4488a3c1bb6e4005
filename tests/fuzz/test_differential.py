"""The interpreter agrees with the reference model, step by step, on thousands of generated processes.

``make fuzz`` (``python -m tests.fuzz``) searches further; a case it prints can be added to ``FOUND_ONCE``.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.fuzz.differential import check_case

#: Cases that showed a difference once.
FOUND_ONCE: tuple[int, ...] = ()

CASES_PER_BATCH = 250


@pytest.mark.parametrize("batch", range(10))
def test_generated_processes_run_as_the_standard_says(batch: int) -> None:
    verdicts: Counter[str] = Counter()
    for case in range(batch * CASES_PER_BATCH, (batch + 1) * CASES_PER_BATCH):
        report, found = check_case(case)
        verdicts[report.verdict] += 1
        assert found is None, str(found)
    # Most cases must have run to their end, else the comparison is worth little.
    assert verdicts["completed"] > 0.6 * CASES_PER_BATCH, verdicts
    assert verdicts["order"] < 0.05 * CASES_PER_BATCH, verdicts


@pytest.mark.parametrize("case", FOUND_ONCE)
def test_what_differed_once_agrees(case: int) -> None:
    _, found = check_case(case)
    assert found is None, str(found)
