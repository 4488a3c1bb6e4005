"""Who ends an application from outside ends it in the registers, too."""

from __future__ import annotations

from datetime import date

import pytest

from engine.actor import Actor
from engine.commands.instances import cancel_process_instance, suspend_process_instance
from engine.persistence.database import reading, transaction
from tests.workflows.so_funding.office import Office, application, attendance
from tests.workflows.so_funding.rounds import proposed, public
from workflows.registries.documents import document_of, documents
from workflows.registries.notices import NOTICES
from workflows.registries.objections import OBJECTIONS
from workflows.registries.register import page
from workflows.so_funding.errors import FundingApplicationInconsistent
from workflows.so_funding.objecting import object_to_grant

#: What the register says of an application whose round was ended.
ENDED = "本批次终止办理：资金来源取消（示例）"


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
    assert (office.grant()["state"], office.grant()["closed_reason"]) == ("REFUSED", ENDED)
    assert application.status == "cancelled"
    with reading(office.database) as session:
        [row] = page(session, OBJECTIONS, instance_id=case.instance_id).rows
        paper = document_of(session, row["document_id"])
        kinds = {each["kind"]: each["withdrawn_on"] for each in page(session, NOTICES).rows}
    assert (row["state"], row["result"], row["answer"]) == ("ANSWERED", "ENDED", "资金来源取消（示例）")
    assert (paper["code"], paper["addressee"]) == ("DOC-311", "示例居民")
    assert kinds == {"FUNDING_GUIDE": None, "GRANT_PUBLICITY": date(2010, 4, 1)}, "the guide's time was over"


@pytest.mark.parametrize("is_suspended", [False, True])
def test_applications_still_in_the_formal_check_end_with_their_round_and_are_told(
    office: Office, is_suspended: bool
) -> None:
    """Nobody who fills in another one is kept waiting either."""
    case = office.open_round()
    checked, unfinished = office.apply(), office.begin(5002)
    if is_suspended:
        with transaction(office.database) as session:
            suspend_process_instance(session, Actor(user_id="xitong"), checked.instance_id)
    with transaction(office.database) as session:
        cancel_process_instance(
            session, Actor(user_id="xitong"), case.instance_id, reason="资金来源取消（示例）"
        )
    assert (office.grant()["state"], office.grant()["closed_reason"]) == ("REFUSED", ENDED)
    assert (checked.status, checked.open_tasks()) == ("cancelled", [])
    with reading(office.database) as session:
        [paper] = documents(session, checked.instance_id)
        assert "资金来源取消（示例）" in document_of(session, paper["id"])["html"]
        [guide] = page(session, NOTICES, kind="FUNDING_GUIDE").rows
    assert (paper["code"], paper["addressee"]) == ("DOC-312", "示例组织5001")
    assert guide["withdrawn_reason"] == ENDED
    with pytest.raises(FundingApplicationInconsistent) as refused:
        unfinished.complete("fill-application", "op-5002", application(accountName="示例组织5002"))
    assert refused.value.params["reason"] == "ended"
    assert office.begin(5003).last_activity == "not-open"
