from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.history.signature import Checkpoint, CheckpointFile, KeyRing
from engine.keyfile import KEY_BYTES

OLD, NEW = bytes([1] * KEY_BYTES), bytes([2] * KEY_BYTES)


def checkpoint(number: int = 1, keys: KeyRing | None = None) -> Checkpoint:
    return (keys or KeyRing([OLD])).sign(
        tenant_id="default",
        number=number,
        sealed_at="2025-03-01T00:00:00.000000Z",
        covers_until="2025-02-28T23:50:00.000000Z",
        leaf_count=3,
        root=bytes(32),
        previous_root=bytes(32),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"tenant_id": "other"},
        {"number": 2},
        {"sealed_at": "2025-03-02T00:00:00.000000Z"},
        {"covers_until": "2025-03-01T00:00:00.000000Z"},
        {"leaf_count": 4},
        {"root": bytes([1]) * 32},
        {"previous_root": b"\x01"},
        {"key_id": "0" * 16},
        {"signature": bytes(32)},
    ],
)
def test_a_checkpoint_changed_in_any_part_is_not_valid(change: dict[str, object]) -> None:
    keys = KeyRing([OLD])
    assert keys.is_valid(checkpoint())
    assert not keys.is_valid(replace(checkpoint(), **change))


def test_after_a_change_of_keys_old_checkpoints_stay_valid_and_new_ones_need_the_new_key() -> None:
    both = KeyRing([OLD, NEW])
    assert both.is_valid(checkpoint(keys=KeyRing([OLD])))
    assert not KeyRing([OLD]).is_valid(checkpoint(keys=both))


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "seal.key"
    made = checkpoint(keys=KeyRing.load(path))
    assert KeyRing.load(path).is_valid(made)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in path.parent.iterdir()] == ["seal.key"]


def test_verifying_never_makes_a_key(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        KeyRing.load(tmp_path / "seal.key", create=False)


def test_the_copy_takes_each_checkpoint_once_in_order(tmp_path: Path) -> None:
    copy = CheckpointFile(tmp_path / "checkpoints" / "default.jsonl")
    assert copy.last_number() == 0
    assert copy.append([checkpoint(1), checkpoint(2)]) == 2
    assert copy.append([checkpoint(1), checkpoint(2), checkpoint(3)]) == 1
    assert list(copy.read()) == [checkpoint(1), checkpoint(2), checkpoint(3)]


def test_a_line_torn_by_a_crash_is_written_again(tmp_path: Path) -> None:
    copy = CheckpointFile(tmp_path / "default.jsonl")
    copy.append([checkpoint(1), checkpoint(2)])
    copy.path.write_bytes(copy.path.read_bytes()[:-20])
    assert copy.append([checkpoint(1), checkpoint(2), checkpoint(3)]) == 2
    assert list(copy.read()) == [checkpoint(1), checkpoint(2), checkpoint(3)]


def test_a_damaged_copy_names_its_line(tmp_path: Path) -> None:
    copy = CheckpointFile(tmp_path / "default.jsonl")
    copy.append([checkpoint(1)])
    with copy.path.open("a") as file:
        file.write("{}\n")
    with pytest.raises(ValueError, match="line 2"):
        list(copy.read())
