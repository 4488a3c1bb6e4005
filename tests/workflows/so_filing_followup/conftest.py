"""A filing in force since 1 March 2010, and the people who follow it up."""

from __future__ import annotations

import pytest

from tests.workflows.house import ACCEPTED, AGREE, Case, House
from tests.workflows.so_filing_followup.group import Group


@pytest.fixture
def group(house: House) -> Group:
    """Filed on the first day: valid until 1 March 2013."""
    case: Case = house.submit().opinion().complete("acceptance-review", ACCEPTED, by="010-shouli")
    case.complete("review", AGREE).complete("approve", AGREE)
    house.on("2010-03-01", "12:00")
    return Group(house, case)
