"""A consultation that begins on 1 March 2010."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine import clock
from engine.persistence.database import Database
from tests.workflows.conftest import START
from tests.workflows.procurement_consultation.table import Table
from tests.workflows.procurement_open_tender.hall import deploy_tender
from workflows.rules.book import RuleBook, shipped_rules, use_rules

#: Every visit to a desk writes all of it anew; small ones show the same.
SMALL = {
    "procurement-consultation.envelope-size": 8192,
    "procurement-consultation.quote-envelope-size": 4096,
    "procurement-consultation.desk-slots": 8,
}


#: What a consultation may lead to, and nothing else of the house.
PACKAGES = (
    "procurement-consultation",
    "procurement-consultation-group",
    "procurement-evaluation",
    "procurement-contract",
    "procurement-plan",
    "procurement-restart",
)


@pytest.fixture
def table(registers: Database) -> Iterator[Table]:
    """The clock stands still until the test moves it."""
    rules = shipped_rules().rules
    use_rules(RuleBook(replace(rule, value=SMALL.get(rule.key, rule.value)) for rule in rules))
    deploy_tender(registers, PACKAGES)
    with clock.frozen(START):
        yield Table(registers)
    use_rules(None)
