"""An account to sign in with, and hashes that cost no time."""

from __future__ import annotations

import pytest

from engine.actor import SYSTEM
from engine.identity.sign_in import set_password
from engine.persistence.database import Database
from tests.engine.identity.entering import Clock
from tests.support.accounts import PASSWORD, hire


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The strength of the hash is argon2's business; here it would only cost time."""
    from argon2 import PasswordHasher

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("engine.identity.password_rules._hasher", quick)


@pytest.fixture
def wang(database: Database, clock: Clock) -> str:
    hire(database, "wang", groups=["street-review:003"])
    set_password(database, SYSTEM, "wang", PASSWORD)
    return "wang"
