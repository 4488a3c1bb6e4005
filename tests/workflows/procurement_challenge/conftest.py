"""A purchase whose result was announced on 1 March 2010 and may be challenged until 11 March."""

from __future__ import annotations

import pytest

from engine.persistence.database import Database
from tests.support.arranged import Arrangement
from tests.workflows.conftest import START
from tests.workflows.house import House
from tests.workflows.procurement_challenge.challenges import announce
from tests.workflows.procurement_plan.conftest import stand_in_for
from tests.workflows.purchases import Purchase, deploy_purchases
from workflows.procurement_plan.projects import RESTART_PROCESS


def purchased(database: Database) -> Purchase:
    deploy_purchases(database, "procurement-contract", "procurement-challenge")
    stand_in_for(database, RESTART_PROCESS)
    found = Purchase(House(database))
    announce(found)
    return found


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement("challenge", START, purchased)


@pytest.fixture
def purchase(arranged: Purchase) -> Purchase:
    """The clock stands still until the house moves it."""
    return arranged
