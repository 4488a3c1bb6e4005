"""A purchase whose result was challenged; the answer's period ends on 19 March 2010."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine import clock
from engine.persistence.database import Database
from tests.workflows.conftest import START
from tests.workflows.house import House
from tests.workflows.procurement_challenge.challenges import REJECTED, announce, answered, lodged
from tests.workflows.procurement_plan.conftest import stand_in_for
from tests.workflows.purchases import Purchase, deploy_purchases
from workflows.procurement_plan.projects import RESTART_PROCESS


@pytest.fixture
def purchase(registers: Database) -> Iterator[Purchase]:
    """The challenge of 10 March was answered on the 15th; the clock stands still until it is moved."""
    with clock.frozen(START):
        deploy_purchases(registers, "procurement-contract", "procurement-challenge", "procurement-complaint")
        stand_in_for(registers, RESTART_PROCESS)
        found = Purchase(House(registers))
        announce(found)
        found.house.on("2010-03-10")
        case = lodged(found)
        found.house.on("2010-03-15")
        answered(case, REJECTED)
        yield found
