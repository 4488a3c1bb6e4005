"""Whoever has the database and not the key cannot go on with a chain, however well it is hashed."""

from __future__ import annotations

from engine.history.chain import GENESIS, ROW_COLUMNS, Event, chain_rows
from engine.history.seal import Vault, seal
from engine.history.verify import verify
from engine.persistence.database import Database, transaction
from tests.support.scribe import Scribe

APPROVED = Event("user-task-completed", {"variables": {"amount": 1}}, "approve-payment", 9)


def found(database: Database, vault: Vault) -> list[tuple[int | None, int | None, str]]:
    """What the chains and seals show; cases of scribes have no rows to match."""
    report = verify(database, vault)
    return [(each.instance_id, each.seq, each.problem) for each in report.findings if each.register is None]


def forge(scribe: Scribe, instance_id: int) -> None:
    """A database administrator approves a payment: event, hash and head as the house would write them."""
    seq, head = scribe.heads.get(instance_id, (0, GENESIS))
    with transaction(scribe.database) as session:
        rows, fresh = chain_rows(
            head,
            seq + 1,
            [APPROVED],
            tenant_id="default",
            instance_id=instance_id,
            at=session.now,
            actor="head",
        )
        session.insert("event", ROW_COLUMNS, rows)
        scribe.set_head(session, instance_id, seq + 1, fresh, is_new=seq == 0)
    scribe.heads[instance_id] = (seq + 1, fresh)


def test_an_event_that_the_house_did_not_write_is_found_for_good(
    database: Database, history: Scribe, vault: Vault
) -> None:
    seal(database, vault)
    assert found(database, vault) == []
    forge(history, 12)
    assert found(database, vault) == [(12, 7, "unwritten")]
    history.write(12, 2)
    seal(database, vault)
    assert found(database, vault) == [(12, 7, "unwritten")], (
        "what the house wrote behind it vouches for nothing"
    )


def test_a_case_that_the_house_never_began_is_found_though_it_is_sealed(
    database: Database, history: Scribe, vault: Vault
) -> None:
    seal(database, vault)
    forge(history, 77)
    assert found(database, vault) == [(77, 1, "unwritten")]
    seal(database, vault)
    assert found(database, vault) == [(77, 1, "unwritten")]


def test_a_proof_is_of_its_step_alone(database: Database, history: Scribe, vault: Vault) -> None:
    """Copied from another step, made up, or of a step that begins elsewhere."""
    seal(database, vault)
    for proof in ("(SELECT written FROM event WHERE instance_id = 13 AND seq = 6)", "'1 sha256:00'", "'x'"):
        history.tamper(f"UPDATE event SET written = {proof} WHERE instance_id = 12 AND seq = 6")
        assert found(database, vault)[:1] in ([(12, 1, "unwritten")], [(None, None, "proof-key-missing")])
    history.tamper("UPDATE event SET written = NULL WHERE instance_id = 12")
    assert found(database, vault) == [], "it is under the first seal, which says the same"


def test_what_a_release_before_wrote_is_vouched_for_by_its_seals(
    database: Database, history: Scribe, vault: Vault
) -> None:
    history.tamper("UPDATE event SET written = NULL")
    seal(database, vault)
    assert found(database, vault) == []
    for instance_id in (11, 12):
        history.write(instance_id, 3)
    history.write(15, 3)
    assert found(database, vault) == []
    seal(database, vault)
    assert found(database, vault) == []
    forge(history, 78)
    forge(history, 13)
    seal(database, vault)
    assert found(database, vault) == [(13, 1, "unwritten"), (78, 1, "unwritten")]
