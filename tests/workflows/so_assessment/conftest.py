"""An evaluation office at work on 1 March 2010."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine import clock
from engine.persistence.database import Database
from tests.workflows.conftest import START
from tests.workflows.so_assessment.desk import Desk


@pytest.fixture
def desk(deployed: Database) -> Iterator[Desk]:
    """The clock stands still until the test moves it."""
    with clock.frozen(START):
        yield Desk(deployed)
