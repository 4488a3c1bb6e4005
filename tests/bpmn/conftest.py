"""Every scenario here runs twice: with the diagram kept compiled, and compiled anew before each step, as by a
process started after a crash. The state is stored as bytes between all steps in both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import pytest

from tests.support.drawing import Diagram, Process
from tests.support.driver import Driver


class Run(Protocol):
    """Start an instance of a drawn diagram."""

    def __call__(
        self, drawn: Diagram | Process, variables: Mapping[str, Any] | None = None, /, **options: Any
    ) -> Driver: ...


@pytest.fixture(params=["kept", "restored"])
def run(request: pytest.FixtureRequest) -> Run:
    def run(
        drawn: Diagram | Process, variables: Mapping[str, Any] | None = None, /, **options: Any
    ) -> Driver:
        return Driver(drawn, restored=request.param == "restored", **options).start(variables or {})

    return run
