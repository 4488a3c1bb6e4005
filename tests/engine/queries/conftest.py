from __future__ import annotations

import pytest

from engine.persistence.database import Database
from tests.support.desk import Desk


@pytest.fixture
def desk(database: Database, clock: object) -> Desk:
    """Commands on a database of each kind, while the clock stands still."""
    return Desk(database)
