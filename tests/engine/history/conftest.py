from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from engine.history.chain import ADMINISTRATION
from engine.history.seal import Vault
from engine.persistence.database import Database
from tests.support.scribe import Scribe


@pytest.fixture
def history(database: Database, clock: Callable[[timedelta], datetime]) -> Scribe:
    """Four chains of six events, and an administrative one of three."""
    scribe = Scribe(database)
    for instance_id in (11, 12, 13, 14):
        scribe.write(instance_id, 6)
    scribe.write(ADMINISTRATION, 3)
    return scribe


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A place outside the database."""
    return Vault(tmp_path / "var")
