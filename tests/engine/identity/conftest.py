"""An account to sign in with, and hashes that cost no time."""

from __future__ import annotations

import pytest

from engine.actor import SYSTEM
from engine.identity.sign_in import set_password
from engine.persistence.database import Database
from tests.engine.identity.entering import Clock
from tests.support.accounts import PASSWORD, hash_quickly, hire


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)


@pytest.fixture
def wang(database: Database, clock: Clock) -> str:
    hire(database, "wang", groups=["street-review:003"])
    set_password(database, SYSTEM, "wang", PASSWORD)
    return "wang"
