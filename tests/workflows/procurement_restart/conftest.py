"""A purchase whose first round failed, on 1 March 2010; what follows it is a stand-in."""

from __future__ import annotations

import pytest

from engine.persistence.database import Database
from tests.support.arranged import Arrangement
from tests.workflows.conftest import START
from tests.workflows.procurement_plan.conftest import stand_in_for
from tests.workflows.procurement_restart.failures import Failure
from tests.workflows.purchases import deploy_purchases
from workflows.procurement_plan.projects import METHOD_PROCESSES


def failed(database: Database) -> Failure:
    deploy_purchases(database, "procurement-plan", "procurement-restart")
    stand_in_for(database, *METHOD_PROCESSES.values())
    return Failure(database)


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement("failed-purchase", START, failed)


@pytest.fixture
def failure(arranged: Failure) -> Failure:
    return arranged
