"""A buyer and registered suppliers on 1 March 2010."""

from __future__ import annotations

import pytest

from tests.support.arranged import Arrangement
from tests.workflows.conftest import START
from tests.workflows.procurement_plan.conftest import market_of
from tests.workflows.procurement_single_source.sourcing import Sourcing


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement("single-source", START, lambda database: Sourcing(market_of(database)))


@pytest.fixture
def sourcing(arranged: Sourcing) -> Sourcing:
    return arranged
