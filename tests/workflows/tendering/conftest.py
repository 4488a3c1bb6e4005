"""Keyholders with real keys, made once: three thousand bits take a while."""

from __future__ import annotations

import pytest

from workflows.tendering.envelope import OpeningKey, make_opening_key

PASSPHRASES = ("口令-甲-2010", "口令-乙-2010", "口令-丙-2010")


@pytest.fixture(scope="session")
def opening_keys() -> tuple[OpeningKey, ...]:
    return tuple(make_opening_key(passphrase, rounds=1000) for passphrase in PASSPHRASES)
