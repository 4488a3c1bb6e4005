"""A consultation that begins on 1 March 2010."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine import clock
from engine.persistence.database import Database
from tests.workflows.conftest import START
from tests.workflows.procurement_consultation.table import Table


@pytest.fixture
def table(deployed: Database) -> Iterator[Table]:
    """The clock stands still until the test moves it."""
    with clock.frozen(START):
        yield Table(deployed)
