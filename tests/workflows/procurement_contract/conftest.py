"""A purchase that is awarded on 1 March 2010, its contract still to be made."""

from __future__ import annotations

import pytest

from engine.persistence.database import Database
from tests.support.arranged import Arrangement
from tests.workflows.conftest import START
from tests.workflows.house import House
from tests.workflows.procurement_plan.conftest import stand_in_for
from tests.workflows.purchases import Purchase, deploy_purchases
from workflows.procurement_plan.projects import RESTART_PROCESS


def purchased(database: Database) -> Purchase:
    deploy_purchases(database, "procurement-contract")
    stand_in_for(database, RESTART_PROCESS)
    return Purchase(House(database))


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement("contract", START, purchased)


@pytest.fixture
def purchase(arranged: Purchase) -> Purchase:
    """The clock stands still until the house moves it."""
    return arranged
