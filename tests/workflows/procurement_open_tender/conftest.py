"""The hall of a tender, on the second of June 2010."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.support.arranged import Arrangement
from tests.workflows.procurement_open_tender.hall import Hall
from workflows.calendar.deadline import SHANGHAI


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement("tender-hall", datetime(2010, 6, 2, 9, 0, tzinfo=SHANGHAI), Hall)


@pytest.fixture
def hall(arranged: Hall) -> Hall:
    return arranged
