"""A market on 1 March 2010."""

from __future__ import annotations

import pytest

from tests.workflows.procurement_plan.conftest import buyer, purchases
from tests.workflows.procurement_plan.plans import Buyer
from tests.workflows.procurement_small.comparing import Market

__all__ = ["buyer", "purchases"]


@pytest.fixture
def market(buyer: Buyer) -> Market:
    return Market(buyer)
