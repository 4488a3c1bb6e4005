"""A purchase that is awarded on 1 March 2010, its contract still to be made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine import clock
from engine.persistence.database import Database
from tests.workflows.conftest import START
from tests.workflows.house import House
from tests.workflows.procurement_plan.conftest import stand_in_for
from tests.workflows.purchases import Purchase, deploy_purchases
from workflows.procurement_plan.projects import RESTART_PROCESS


@pytest.fixture
def purchase(registers: Database) -> Iterator[Purchase]:
    """The clock stands still until the house moves it."""
    with clock.frozen(START):
        deploy_purchases(registers, "procurement-contract")
        stand_in_for(registers, RESTART_PROCESS)
        yield Purchase(House(registers))
