"""Every scenario here runs twice: with the diagram kept compiled, and compiled anew before each step, as by
a process started after a crash. The state is stored as bytes between all steps in both.

What runs here must be accepted at deployment too; a test of what happens when it got through nevertheless
names the rule that would have refused it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import pytest

from engine.bpmn.check import check_bpmn
from engine.bpmn.lint import LintContext
from tests.support.drawing import Diagram, Process, as_diagram
from tests.support.driver import Driver


class Run(Protocol):
    """Start an instance of a drawn diagram."""

    def __call__(
        self,
        drawn: Diagram | Process,
        variables: Mapping[str, Any] | None = None,
        /,
        *,
        refused: str | None = None,
        **options: Any,
    ) -> Driver: ...


@pytest.fixture(params=["kept", "restored"])
def run(request: pytest.FixtureRequest) -> Run:
    def run(
        drawn: Diagram | Process,
        variables: Mapping[str, Any] | None = None,
        /,
        *,
        refused: str | None = None,
        **options: Any,
    ) -> Driver:
        problems = check_bpmn(as_diagram(drawn).xml, LintContext()).problems
        errors = {problem.rule: problem.message("en") for problem in problems if problem.is_error}
        assert set(errors) == ({refused} if refused else set()), errors
        return Driver(drawn, restored=request.param == "restored", **options).start(variables or {})

    return run
