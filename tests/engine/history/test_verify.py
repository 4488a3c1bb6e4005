from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from engine.history import walk
from engine.history.chain import ADMINISTRATION, GENESIS, ROW_COLUMNS, canonical_bytes, chain_rows, instant
from engine.history.findings import finding_message
from engine.history.seal import Vault, seal
from engine.history.verify import verify, verify_instance
from engine.persistence.database import Database, reading, transaction
from tests.support.scribe import Scribe


@pytest.fixture(autouse=True)
def chains_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scribe writes events of cases that nobody ran: there is nothing beside the chains."""
    monkeypatch.setattr("engine.history.verify._checks", [])
    monkeypatch.setattr("engine.history.verify._case_checks", [])


Found = list[tuple[int | None, int | None, str]]


def found(database: Database, vault: Vault) -> Found:
    """Instance, row and problem of every finding."""
    return [(f.instance_id, f.seq, f.problem) for f in verify(database, vault).findings]


def shift(scribe: Scribe, by: int, *, after: int) -> None:
    """Renumber the rows of instance 12 behind ``after`` (through numbers nobody uses: seq is in the key)."""
    far = 1_000_000
    scribe.tamper("UPDATE event SET seq = seq + ? WHERE instance_id = 12 AND seq > ?", far, after)
    scribe.tamper("UPDATE event SET seq = seq - ? WHERE instance_id = 12 AND seq > ?", far - by, far)


def copy_of_row(scribe: Scribe, source: int, **changes: Any) -> None:
    """Insert a copy of a row of instance 12 with other values in some columns."""
    with transaction(scribe.database) as session:
        columns = ", ".join(ROW_COLUMNS)
        row = session.one(f"SELECT {columns} FROM event WHERE instance_id = 12 AND seq = ?", (source,))
        assert row is not None
        values = dict(zip(ROW_COLUMNS, row, strict=True)) | changes
        session.insert("event", ROW_COLUMNS, [tuple(values.values())])


def rewrite(scribe: Scribe, seq: int, last: int, data: str) -> None:
    """What an administrator who read our source would do: change a row, recompute the rest, and the head."""
    with transaction(scribe.database) as session:
        columns = ", ".join(ROW_COLUMNS)
        query = f"SELECT {columns} FROM event WHERE instance_id = 12 AND seq BETWEEN ? AND ? ORDER BY seq"
        rows = [dict(zip(ROW_COLUMNS, row, strict=True)) for row in session.all(query, (seq, last))]
        rows[0]["data"] = data
        head = rows[0]["prev_hash"]
        for row in rows:
            body = [row[name] for name in ROW_COLUMNS[:-2]]
            body[ROW_COLUMNS.index("at")] = instant(row["at"])
            canonical = canonical_bytes(*body)
            fresh = walk.sha256(head + canonical).digest()
            session.execute(
                "UPDATE event SET data = ?, prev_hash = ?, hash = ? WHERE instance_id = 12 AND seq = ?",
                (row["data"], head, fresh, row["seq"]),
            )
            head = fresh
        session.execute(
            "UPDATE process_instance SET event_seq = ?, event_head = ? WHERE id = 12", (last, head)
        )


def swap(scribe: Scribe) -> None:
    scribe.tamper("UPDATE event SET seq = 99 WHERE instance_id = 12 AND seq = 3")
    scribe.tamper("UPDATE event SET seq = 3 WHERE instance_id = 12 AND seq = 4")
    scribe.tamper("UPDATE event SET seq = 4 WHERE instance_id = 12 AND seq = 99")


def insert_in_the_middle(scribe: Scribe) -> None:
    shift(scribe, 1, after=2)
    copy_of_row(scribe, 2, seq=3)


def insert_chained_in_the_middle(scribe: Scribe) -> None:
    with reading(scribe.database) as session:
        row = session.one("SELECT hash FROM event WHERE instance_id = 12 AND seq = 2")
        assert row is not None
        event = walk.EventRow(*[None] * 12)._replace(type="made-up", scope_id=0, data={})
        rows, _ = chain_rows(
            row[0], 3, [event], tenant_id="default", instance_id=12, at=session.now, actor="liar"
        )
    shift(scribe, 1, after=2)
    with transaction(scribe.database) as session:
        session.insert("event", ROW_COLUMNS, rows)


def delete_and_renumber(scribe: Scribe) -> None:
    scribe.tamper("DELETE FROM event WHERE instance_id = 12 AND seq = 3")
    shift(scribe, -1, after=3)


def truncate_with_head(scribe: Scribe, last: int = 4) -> None:
    with reading(scribe.database) as session:
        row = session.one("SELECT hash FROM event WHERE instance_id = 12 AND seq = ?", (last,))
        assert row is not None
    scribe.tamper("DELETE FROM event WHERE instance_id = 12 AND seq > ?", last)
    scribe.tamper("UPDATE process_instance SET event_seq = ?, event_head = ? WHERE id = 12", last, row[0])


def truncate_everything_with_head(scribe: Scribe) -> None:
    scribe.tamper("DELETE FROM event WHERE instance_id = 12")
    scribe.tamper("UPDATE process_instance SET event_seq = 0, event_head = ? WHERE id = 12", GENESIS)


def recompute_one_hash(scribe: Scribe) -> None:
    """Row 3 is changed and has the right hash for it; row 4 still knows better."""
    with reading(scribe.database) as session:
        row = session.one(f"SELECT {', '.join(ROW_COLUMNS)} FROM event WHERE instance_id = 12 AND seq = 3")
        assert row is not None
    values = dict(zip(ROW_COLUMNS, row, strict=True)) | {"actor": "wang"}
    body = [values[name] for name in ROW_COLUMNS[:-2]]
    body[ROW_COLUMNS.index("at")] = instant(values["at"])
    fresh = walk.sha256(values["prev_hash"] + canonical_bytes(*body)).digest()
    scribe.tamper("UPDATE event SET actor = 'wang', hash = ? WHERE instance_id = 12 AND seq = 3", fresh)


def test_an_untouched_history_is_intact(database: Database, history: Scribe, vault: Vault) -> None:
    assert seal(database, vault) is not None
    history.write(12, 5)
    report = verify(database, vault)
    assert report.is_intact and not report.incomplete
    assert (report.chains, report.events, report.checkpoints, report.sealed_heads) == (5, 32, 1, 5)
    assert report.as_json()["intact"] is True


@pytest.mark.parametrize(
    "column, value",
    [
        ("at", "2020-01-01 00:00:00+00:00"),
        ("actor", "wang"),
        ("on_behalf_of", "wang"),
        ("type", "user-task-claimed"),
        ("element_id", "other"),
        ("activity_id", 99),
        ("scope_id", 99),
        ("data", '{"n":99}'),
        ("hash", bytes(32)),
        ("prev_hash", bytes(32)),
    ],
)
def test_a_change_of_any_column_is_found_in_its_row(
    database: Database, history: Scribe, vault: Vault, column: str, value: Any
) -> None:
    placeholder = "CAST(? AS timestamptz)" if column == "at" and not database.is_sqlite else "?"
    history.tamper(f"UPDATE event SET {column} = {placeholder} WHERE instance_id = 12 AND seq = 3", value)
    assert found(database, vault) == [(12, 3, "changed")]


@pytest.mark.parametrize(
    "column, value", [("at", "yesterday"), ("data", b"\xff\xfe"), ("activity_id", "seven"), ("hash", "text")]
)
def test_what_only_sqlite_would_store_is_a_change_like_any_other(
    sqlite_database: Database, clock: object, vault: Vault, column: str, value: Any
) -> None:
    scribe = Scribe(sqlite_database)
    scribe.write(12, 6)
    scribe.tamper(f"UPDATE event SET {column} = ? WHERE instance_id = 12 AND seq = 3", value)
    assert found(sqlite_database, vault) == [(12, 3, "changed")]


def test_text_that_is_no_text_is_a_change_like_any_other(
    sqlite_database: Database, clock: object, vault: Vault
) -> None:
    scribe = Scribe(sqlite_database)
    scribe.write(12, 6)
    scribe.tamper("UPDATE event SET actor = CAST(x'fffe' AS TEXT) WHERE instance_id = 12 AND seq = 3")
    assert found(sqlite_database, vault) == [(12, 3, "changed")]


@pytest.mark.parametrize(
    "tamper, seq, problem",
    [
        (lambda s: s.tamper("DELETE FROM event WHERE instance_id = 12 AND seq = 3"), 3, "deleted"),
        (lambda s: s.tamper("DELETE FROM event WHERE instance_id = 12 AND seq IN (1, 2)"), 1, "deleted"),
        (delete_and_renumber, 3, "deleted"),
        (insert_in_the_middle, 3, "inserted"),
        (insert_chained_in_the_middle, 3, "inserted"),
        (lambda s: copy_of_row(s, 6, seq=7), 7, "inserted"),
        (lambda s: copy_of_row(s, 6, seq=0), 1, "inserted"),
        (swap, 3, "reordered"),
        (recompute_one_hash, 3, "changed"),
        (lambda s: s.tamper("DELETE FROM event WHERE instance_id = 12 AND seq > 4"), 5, "truncated"),
        (lambda s: s.tamper("DELETE FROM event WHERE instance_id = 12"), 1, "truncated"),
        (truncate_everything_with_head, 1, "truncated"),
        (
            lambda s: s.tamper("UPDATE process_instance SET event_head = ? WHERE id = 12", bytes(32)),
            6,
            "changed",
        ),
        (lambda s: s.tamper("DELETE FROM process_instance WHERE id = 12"), 1, "inserted"),
    ],
    ids=[
        "row deleted",
        "first rows deleted",
        "row deleted and the rest renumbered",
        "row inserted",
        "row inserted with a fitting hash",
        "row appended",
        "row put before the first",
        "rows swapped",
        "row and its hash changed",
        "tail cut off",
        "all cut off",
        "all cut off with the head",
        "head changed",
        "instance deleted",
    ],
)
def test_tampering_is_found_and_named_without_any_seal(
    database: Database,
    history: Scribe,
    vault: Vault,
    tamper: Callable[[Scribe], None],
    seq: int,
    problem: str,
) -> None:
    tamper(history)
    assert found(database, vault) == [(12, seq, problem)]


@pytest.mark.parametrize(
    "tamper, seq, problem",
    [
        (truncate_with_head, 5, "truncated"),
        (lambda s: rewrite(s, 3, 6, '{"n":99}'), 1, "unwritten"),
        (
            lambda s: (
                s.tamper("DELETE FROM event WHERE instance_id = 12"),
                s.tamper("DELETE FROM process_instance WHERE id = 12"),
            ),
            1,
            "truncated",
        ),
    ],
    ids=["tail cut off with the head", "chain rewritten with the head", "instance removed with its history"],
)
def test_what_the_chain_cannot_show_the_seal_shows(
    database: Database,
    history: Scribe,
    vault: Vault,
    tamper: Callable[[Scribe], None],
    seq: int,
    problem: str,
) -> None:
    seal(database, vault)
    assert found(database, vault) == []
    tamper(history)
    assert found(database, vault) == [(12, seq, problem)]


def test_a_chain_cut_off_and_written_on_is_found_by_its_seal(
    database: Database, history: Scribe, vault: Vault
) -> None:
    seal(database, vault)
    truncate_with_head(history)
    with reading(database) as session:
        row = session.one("SELECT event_head FROM process_instance WHERE id = 12")
    assert row is not None
    history.heads[12] = (4, row[0])
    history.write(12, 5)
    assert found(database, vault) == [(12, 6, "changed")]


def test_the_administrative_chain_is_walked_and_sealed_too(
    database: Database, history: Scribe, vault: Vault
) -> None:
    seal(database, vault)
    history.tamper("DELETE FROM event WHERE instance_id = ? AND seq = 3", ADMINISTRATION)
    report = verify(database, vault)
    assert [(f.instance_id, f.seq, f.problem) for f in report.findings] == [(0, 3, "truncated")]
    assert "管理历史第 3 条" in finding_message(report.findings[0])


def test_every_broken_chain_is_reported_once(database: Database, history: Scribe, vault: Vault) -> None:
    seal(database, vault)
    history.tamper("UPDATE event SET actor = 'wang' WHERE seq IN (2, 5) AND instance_id IN (11, 14)")
    truncate_with_head(history)
    assert found(database, vault) == [(11, 2, "changed"), (14, 2, "changed"), (12, 5, "truncated")]


def test_batches_do_not_tear_chains(
    database: Database, history: Scribe, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "BATCH", 2)
    assert found(database, vault) == []
    swap(history)
    assert found(database, vault) == [(12, 3, "reordered")]


def test_tenants_have_chains_and_seals_of_their_own(
    database: Database, history: Scribe, vault: Vault
) -> None:
    other = Scribe(database)
    other.write(12, 2, tenant_id="other")
    seal(database, vault)
    seal(database, vault, "other")
    assert verify(database, vault).tenants == ["default", "other"]
    history.tamper("UPDATE event SET actor = 'wang' WHERE tenant_id = 'other' AND seq = 2")
    report = verify(database, vault)
    assert [(f.tenant_id, f.instance_id, f.seq) for f in report.findings] == [("other", 12, 2)]
    assert verify(database, vault, tenant_ids=["default"]).is_intact


@pytest.mark.parametrize(
    "tamper, expected",
    [
        ("UPDATE checkpoint SET leaf_count = 4 WHERE number = 2", [(None, 2, "checkpoint-changed")]),
        ("UPDATE checkpoint SET signature = prev.signature FROM checkpoint prev "
         "WHERE checkpoint.number = 2 AND prev.number = 1", [(None, 2, "checkpoint-changed")]),
        ("DELETE FROM checkpoint_leaf WHERE instance_id = 13", [(None, 1, "checkpoint-changed")]),
        ("UPDATE checkpoint_leaf SET event_seq = 5 WHERE instance_id = 13",
         [(None, 1, "checkpoint-changed")]),
        ("DELETE FROM checkpoint WHERE number = 3", [(None, 3, "checkpoint-missing")]),
        ("DELETE FROM checkpoint WHERE number > 1",
         [(None, 2, "checkpoint-missing"), (None, 3, "checkpoint-missing")]),
    ],
)  # fmt: skip
def test_tampering_with_the_seals_is_found(
    database: Database,
    history: Scribe,
    vault: Vault,
    clock: Callable[[timedelta], Any],
    tamper: str,
    expected: Found,
) -> None:
    for _ in range(3):
        seal(database, vault)
        clock(timedelta(hours=1))
        history.write(12, 1)
    history.tamper(tamper)
    assert set(expected) <= set(found(database, vault))


def test_a_checkpoint_taken_out_of_the_middle_is_missing(
    database: Database, history: Scribe, vault: Vault
) -> None:
    for _ in range(3):
        seal(database, vault)
        history.write(12, 1)
    history.tamper("DELETE FROM checkpoint WHERE number = 2")
    assert (None, 2, "checkpoint-missing") in found(database, vault)


def test_seals_without_their_key_cannot_be_trusted(database: Database, history: Scribe, vault: Vault) -> None:
    seal(database, vault)
    vault.key_path.unlink()
    assert found(database, vault) == [(None, None, "key-missing")]
    assert not vault.key_path.exists()


def test_a_damaged_copy_is_reported(database: Database, history: Scribe, vault: Vault) -> None:
    seal(database, vault)
    with vault.copy("default").path.open("a") as file:
        file.write("not json\n")
    assert found(database, vault) == [(None, None, "copy-damaged")]


def test_another_host_without_a_copy_can_verify_with_the_key(
    database: Database, history: Scribe, vault: Vault
) -> None:
    seal(database, vault)
    shutil.rmtree(vault.directory / "checkpoints")
    assert found(database, vault) == []


def test_one_chain_is_verified_by_itself(database: Database, history: Scribe, vault: Vault) -> None:
    seal(database, vault)
    history.write(12, 5)
    report = verify_instance(database, vault, 12)
    assert (report.is_intact, report.checkpoint) == (True, 1)
    assert report.sealed_seq is not None and report.sealed_seq == report.events - 5


def test_the_first_bad_row_of_one_chain_is_named(database: Database, history: Scribe, vault: Vault) -> None:
    history.tamper("UPDATE event SET actor = 'liar' WHERE instance_id = 12 AND seq = 3")
    finding = verify_instance(database, vault, 12).finding
    assert finding is not None and (finding.instance_id, finding.seq, finding.problem) == (12, 3, "changed")
    assert verify_instance(database, vault, 13).is_intact


def test_the_seal_of_one_chain_shows_what_the_chain_does_not(
    database: Database, history: Scribe, vault: Vault
) -> None:
    seal(database, vault)
    truncate_with_head(history)
    finding = verify_instance(database, vault, 12).finding
    assert finding is not None and (finding.seq, finding.problem) == (5, "truncated")
