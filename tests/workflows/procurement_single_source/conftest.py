"""A buyer and registered suppliers on 1 March 2010."""

from __future__ import annotations

import pytest

from tests.workflows.procurement_plan.conftest import buyer, purchases
from tests.workflows.procurement_plan.plans import Buyer
from tests.workflows.procurement_single_source.sourcing import Sourcing

__all__ = ["buyer", "purchases"]


@pytest.fixture
def sourcing(buyer: Buyer) -> Sourcing:
    return Sourcing(buyer)
