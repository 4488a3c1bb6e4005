"""A purchase whose first round failed, on 1 March 2010; what follows it is a stand-in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine import clock
from engine.persistence.database import Database
from tests.workflows.conftest import START
from tests.workflows.procurement_plan.conftest import stand_in_for
from tests.workflows.procurement_restart.failures import Failure
from tests.workflows.purchases import deploy_purchases
from workflows.procurement_plan.projects import METHOD_PROCESSES


@pytest.fixture
def failure(registers: Database) -> Iterator[Failure]:
    with clock.frozen(START):
        deploy_purchases(registers, "procurement-plan", "procurement-restart")
        stand_in_for(registers, *METHOD_PROCESSES.values())
        yield Failure(registers)
