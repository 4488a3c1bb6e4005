"""A market on 1 March 2010."""

from __future__ import annotations

import pytest

from tests.support.arranged import Arrangement
from tests.workflows.conftest import START
from tests.workflows.procurement_plan.conftest import market_of
from tests.workflows.procurement_plan.plans import Buyer
from tests.workflows.procurement_small.comparing import Market


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement("small-market", START, lambda database: Market(market_of(database)))


@pytest.fixture
def market(arranged: Market) -> Market:
    return arranged


@pytest.fixture
def buyer(arranged: Market) -> Buyer:
    return arranged.buyer
