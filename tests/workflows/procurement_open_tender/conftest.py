"""The hall of a tender, on the second of June 2010."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest

from tests.support.arranged import Arrangement
from tests.workflows.procurement_open_tender.hall import Hall
from workflows.calendar.deadline import SHANGHAI
from workflows.rules.book import RuleBook, shipped_rules, use_rules
from workflows.tendering.envelope import make_opening_key

#: Every visit to a desk writes all of it anew; small envelopes show the same as those of the law.
SMALL = {"procurement-open-tender.envelope-size": 16_384}


#: Made once for each keyholder: three thousand bits take a while.
kept_opening_key = cache(make_opening_key)


@pytest.fixture
def small_envelopes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("workflows.pilot.envelopes.make_opening_key", kept_opening_key)
    rules = shipped_rules().rules
    use_rules(RuleBook(replace(rule, value=SMALL.get(rule.key, rule.value)) for rule in rules))
    yield
    use_rules(None)


@pytest.fixture
def arrangement(small_envelopes: None) -> Arrangement:
    return Arrangement("tender-hall", datetime(2010, 6, 2, 9, 0, tzinfo=SHANGHAI), Hall)


@pytest.fixture
def hall(arranged: Hall) -> Hall:
    return arranged
