"""Who ends an application from outside ends it in the registers, too."""

from __future__ import annotations

from engine.actor import Actor
from engine.commands.instances import cancel_process_instance
from engine.persistence.database import reading, transaction
from tests.workflows.so_funding.office import Office, attendance
from tests.workflows.so_funding.rounds import proposed, public
from workflows.registries.documents import document_of
from workflows.registries.objections import OBJECTIONS
from workflows.registries.register import page
from workflows.so_funding.objecting import object_to_grant


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


def test_a_round_that_is_ended_leaves_nobody_waiting_and_no_money_reserved(office: Office) -> None:
    case = office.open_round()
    application = office.ready()
    office.on("2010-04-01")
    case.complete("close-intake", "handler", {"expertCount": 5})
    office.score(case, 90)
    proposed(case).complete("decide", "leader", attendance("leader"))
    with transaction(office.database) as session:
        object_to_grant(session, Actor(user_id="resident"), "ZZ2010-01-001", "示例居民", "申报内容不实")
    with transaction(office.database) as session:
        cancel_process_instance(
            session, Actor(user_id="xitong"), case.instance_id, reason="资金来源取消（示例）"
        )
    assert office.money() == (0, 0, 0)
    assert (office.grant()["state"], office.grant()["closed_reason"]) == ("REFUSED", "资金来源取消（示例）")
    assert application.last_activity == "not-funded"
    with reading(office.database) as session:
        [row] = page(session, OBJECTIONS, instance_id=case.instance_id).rows
        paper = document_of(session, row["document_id"])
    assert (row["state"], row["result"], row["answer"]) == ("ANSWERED", "ENDED", "资金来源取消（示例）")
    assert (paper["code"], paper["addressee"]) == ("DOC-311", "示例居民")
