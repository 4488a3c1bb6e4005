"""A purchase whose result was challenged on 10 March 2010, and answered on the 15th; the answer's period ends
on the 19th."""

from __future__ import annotations

import pytest

from engine.persistence.database import Database
from tests.support.arranged import Arrangement
from tests.workflows.conftest import START
from tests.workflows.house import House
from tests.workflows.procurement_challenge.challenges import REJECTED, announce, answered, lodged
from tests.workflows.procurement_plan.conftest import stand_in_for
from tests.workflows.purchases import Purchase, deploy_purchases
from workflows.procurement_plan.projects import RESTART_PROCESS


def purchased(database: Database) -> Purchase:
    deploy_purchases(database, "procurement-contract", "procurement-challenge", "procurement-complaint")
    stand_in_for(database, RESTART_PROCESS)
    found = Purchase(House(database))
    announce(found)
    found.house.on("2010-03-10")
    case = lodged(found)
    found.house.on("2010-03-15")
    answered(case, REJECTED)
    return found


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement("complaint", START, purchased)


@pytest.fixture
def purchase(arranged: Purchase) -> Purchase:
    """The clock stands still until the house moves it."""
    return arranged
