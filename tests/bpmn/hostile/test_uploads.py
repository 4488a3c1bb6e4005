"""Thousands of malformed and hostile uploads: each is refused, or sound after all, at little cost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from engine.bpmn.catalogue import RULES
from engine.bpmn.check import check_bpmn
from engine.bpmn.lint import LintContext
from tests.bpmn.hostile import attacks, seeds
from tests.bpmn.hostile.__main__ import KNOWN, upload
from tests.support.depth import usually

ROOT = Path(__file__).resolve().parents[3]
COUNT = usually(3_000, deep=10_000)
#: What checking may add to a process that has its libraries loaded, garbage included.
MEGABYTES = 200


@pytest.mark.slow
def test_thousands_of_hostile_uploads_cost_a_second_and_some_memory_at_most() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bpmn.hostile", "--count", str(COUNT)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    seconds, case, name = report["slowest"]
    assert seconds < 1.0, f"case {case} ({name}) took {seconds:.2f} s of processor time"
    assert report["grown_kb"] < MEGABYTES * 1024
    assert sum(report["verdicts"].values()) == COUNT
    # some mutations do no harm; were more of them let in, the generator would be worth little
    assert report["verdicts"]["refused"] > 0.85 * COUNT
    # every rule that reads a file, and most that read a diagram, had something to say
    assert len(report["rules"]) > 70
    assert "not-compilable" not in report["rules"], "the linter let through what the compiler does not take"
    assert report["rules"].keys() <= RULES.keys()


def test_the_generator_makes_the_same_file_of_a_case_every_time() -> None:
    assert [upload(case) for case in range(50)] == [upload(case) for case in range(50)]


def test_the_files_it_starts_from_are_sound() -> None:
    for seed in seeds.diagrams():
        known = LintContext(forms=None, functions=None)
        assert [str(item) for item in check_bpmn(seed, known).problems if item.rule.startswith("xml-")] == []
    assert not check_bpmn(seeds.approval(), KNOWN).is_refused


@pytest.mark.parametrize("attack", [attacks.entity_bomb, attacks.undeclared_entity, attacks.split_tag])
def test_no_variant_of_these_is_ever_let_in(attack: attacks.Attack) -> None:
    for number in range(200):
        assert check_bpmn(attack(Random(number)), KNOWN).is_refused


def test_a_data_association_to_nothing_is_refused_at_once() -> None:
    """It hangs SpiffWorkflow's own parser for ever (node_parser.py, the search through parents)."""
    found = check_bpmn(attacks.lost_data(Random(1)), KNOWN).problems
    assert "unresolved-reference" in {problem.rule for problem in found}
