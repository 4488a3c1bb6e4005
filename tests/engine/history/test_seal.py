from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from engine.history.chain import ADMINISTRATION
from engine.history.seal import CheckpointsMissing, Vault, seal
from engine.persistence.database import Database, reading
from tests.support.scribe import Scribe


def sealed_instances(database: Database, number: int) -> list[int]:
    query = (
        "SELECT l.instance_id FROM checkpoint_leaf l JOIN checkpoint c ON c.id = l.checkpoint_id "
        "WHERE c.number = ? ORDER BY l.instance_id"
    )
    with reading(database) as session:
        return [row[0] for row in session.all(query, (number,))]


def test_the_first_checkpoint_seals_every_chain_and_the_next_only_what_moved(
    database: Database, history: Scribe, vault: Vault, clock: Callable[[timedelta], Any]
) -> None:
    first = seal(database, vault)
    assert first is not None and first.leaf_count == 5
    assert sealed_instances(database, 1) == [ADMINISTRATION, 11, 12, 13, 14]
    clock(timedelta(hours=1))
    assert seal(database, vault) is None
    history.write(13, 1)
    second = seal(database, vault)
    assert second is not None and second.previous_root == first.root
    assert sealed_instances(database, 2) == [13]


def test_a_clock_turned_back_hides_nothing_from_the_seal(
    database: Database, history: Scribe, vault: Vault, clock: Callable[[timedelta], Any]
) -> None:
    seal(database, vault)
    clock(timedelta(days=-400))
    history.write(12, 1)
    assert seal(database, vault) is not None
    assert sealed_instances(database, 2) == [12]


def test_every_checkpoint_reaches_the_copy_even_if_one_crash_came_between(
    database: Database, history: Scribe, vault: Vault
) -> None:
    seal(database, vault)
    vault.copy("default").path.unlink()
    history.write(12, 1)
    seal(database, vault)
    assert [checkpoint.number for checkpoint in vault.copy("default").read()] == [1, 2]


def test_sealing_stops_when_the_database_lost_checkpoints(
    database: Database, history: Scribe, vault: Vault
) -> None:
    seal(database, vault)
    history.tamper("DELETE FROM checkpoint")
    with pytest.raises(CheckpointsMissing) as refused:
        seal(database, vault)
    assert "default.jsonl" in refused.value.message("zh-CN")
    assert "第 1 号" in refused.value.message("zh-CN")
