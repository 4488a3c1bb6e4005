"""A file costs what its limits say, however it is made."""

from __future__ import annotations

from dataclasses import replace

from engine.bpmn.check import check_bpmn
from engine.bpmn.limits import DEFAULT_LIMITS
from engine.bpmn.lint import LintContext
from tests.bpmn.lint.drawing import chain, process


def test_a_list_of_problems_has_an_end() -> None:
    lonely = "".join(f'<task id="t{number}" name="T"/>' for number in range(500))
    found = check_bpmn(process('<startEvent id="start"/>' + lonely), LintContext()).problems
    assert len([problem for problem in found if problem.is_error]) == DEFAULT_LIMITS.max_problems + 1
    assert "too-many-problems" in {problem.rule for problem in found}


def test_many_warnings_refuse_nothing() -> None:
    tasks = "".join(f'<task id="t{number}"/>' for number in range(500))
    content = process('<startEvent id="start"/>' + tasks + chain("start", *(f"t{n}" for n in range(500))))
    checked = check_bpmn(content, LintContext())
    assert not checked.is_refused
    assert len(checked.problems) == DEFAULT_LIMITS.max_problems + 1
    assert "too-many-warnings" in {problem.rule for problem in checked.problems}


def test_checking_stops_when_its_time_is_up() -> None:
    limits = replace(DEFAULT_LIMITS, max_seconds=0.0)
    tasks = "".join(f'<task id="t{number}" name="T"/>' for number in range(100))
    content = process('<startEvent id="start"/>' + tasks + chain("start", *(f"t{n}" for n in range(100))))
    (problem,) = check_bpmn(content, LintContext(limits=limits)).problems
    assert problem.rule == "time-limit"
    assert problem.is_error


def test_a_large_sound_diagram_is_let_in() -> None:
    count = DEFAULT_LIMITS.max_nodes - 1
    tasks = "".join(f'<task id="t{number}" name="T"/>' for number in range(count))
    content = process('<startEvent id="start"/>' + tasks + chain("start", *(f"t{n}" for n in range(count))))
    assert not check_bpmn(content, LintContext()).is_refused
