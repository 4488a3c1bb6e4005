"""The history of an application cannot be rewritten unseen."""

from __future__ import annotations

from pathlib import Path

from engine.history.seal import Vault
from engine.history.verify import verify
from engine.persistence.database import reading, transaction
from tests.workflows.house import ACCEPTED, AGREE, House


def test_t36_an_edited_row_of_the_history_is_where_verification_fails(house: House, tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    other = house.submit(orgName="莲新街道示例一社区书画社")
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    case.complete("review", AGREE).complete("approve", AGREE)
    assert verify(house.database, vault).is_intact
    with reading(house.database) as session:
        row = session.one(
            "SELECT seq, actor FROM event WHERE instance_id = ? AND type = 'user-task-completed'"
            " AND element_id = 'approve'",
            (case.instance_id,),
        )
    assert row is not None and row[1] == "officer-approve"
    with transaction(house.database) as session:
        edit = "UPDATE event SET actor = 'officer-review' WHERE instance_id = ? AND seq = ?"
        assert session.execute(edit, (case.instance_id, row[0])) == 1
    report = verify(house.database, vault)
    assert not report.is_intact
    found = [(each.instance_id, each.seq, each.problem) for each in report.findings]
    assert found == [(case.instance_id, row[0], "changed")], "this row and no other, nor the other case"
    assert other.instance_id != case.instance_id
