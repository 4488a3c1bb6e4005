"""Who ends an application from outside ends it in the registers, too."""

from __future__ import annotations

from engine.actor import Actor
from engine.commands.instances import cancel_process_instance
from engine.persistence.database import transaction
from tests.workflows.so_funding.office import Office
from tests.workflows.so_funding.rounds import public


def test_what_was_reserved_for_an_application_returns_with_it(office: Office) -> None:
    public(office, 90, 80)
    number = "ZZ2010-01-001"
    assert office.money() == (30000, 0, 0)
    with transaction(office.database) as session:
        row = session.one(
            "SELECT id FROM process_instance WHERE process_key = 'so-funding' AND id ="
            " (SELECT instance_id FROM grant_award WHERE grant_no = ?)",
            (number,),
        )
        assert row is not None
        cancel_process_instance(session, Actor(user_id="xitong"), row[0], reason="重复申报（示例）")
    assert office.money() == (15000, 0, 0)
    assert (office.grant(number)["state"], office.grant(number)["closed_reason"]) == (
        "REFUSED",
        "重复申报（示例）",
    )
