"""A consultation that begins on 1 March 2010."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.persistence.database import Database
from tests.support.arranged import Arrangement
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
def small_desks() -> Iterator[None]:
    rules = shipped_rules().rules
    use_rules(RuleBook(replace(rule, value=SMALL.get(rule.key, rule.value)) for rule in rules))
    yield
    use_rules(None)


def laid(database: Database) -> Table:
    deploy_tender(database, PACKAGES)
    return Table(database)


@pytest.fixture
def arrangement(small_desks: None) -> Arrangement:
    return Arrangement("consultation-table", START, laid)


@pytest.fixture
def table(arranged: Table) -> Table:
    """The clock stands still until the test moves it."""
    return arranged
