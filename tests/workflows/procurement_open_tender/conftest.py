"""The hall of a tender, on the second of June 2010."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from engine import clock
from engine.persistence.database import Database
from tests.workflows.procurement_open_tender.hall import Hall
from workflows.calendar.deadline import SHANGHAI


@pytest.fixture
def hall(registers: Database) -> Iterator[Hall]:
    with clock.frozen(datetime(2010, 6, 2, 9, 0, tzinfo=SHANGHAI)):
        yield Hall(registers)
