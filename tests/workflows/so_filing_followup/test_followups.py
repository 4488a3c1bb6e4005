"""Change, renewal, cancellation, revocation and correction of a filing, and its end by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engine.actor import Actor
from engine.errors import EngineError, FormRefused
from engine.persistence.database import reading, transaction
from engine.queries.started import last_summaries
from tests.workflows.house import RETURN, House
from tests.workflows.so_filing_followup.group import ACCEPT, APPLICANT, STREET, WHY, Group, approve, decide
from workflows.own_case import OwnCase
from workflows.registries.documents import documents
from workflows.registries.filings import end_filing
from workflows.registries.supervision import CREDIT_NOTE, records
from workflows.so_filing_followup.commands import withdraw_followup
from workflows.so_filing_followup.errors import (
    ChangeInTheFuture,
    ConversionNotRegistered,
    CorrectedOnceAlready,
    CorrectionBySamePerson,
    CorrectionSaysNothing,
    FilingNotInForce,
    FollowupBySamePerson,
    FollowupDecided,
    FollowupUnderWay,
    NothingToChange,
    NotInactiveYet,
    NotTheFilingsApplicant,
    NotTheFilingsStreet,
    NotTheFollowupsApplicant,
)
from workflows.starters.continuing import continuations
from workflows.starters.offers import offers_for

NEW_NAME = "莲新街道示例一社区合唱社"
OTHER_STREET = Actor(user_id="other", groups=frozenset({"street-acceptance:003"}))


def test_a_filing_in_force_is_offered_to_its_applicant_and_to_its_street(house: House, group: Group) -> None:
    number = group.filing["filing_no"]
    label = f"{group.filing['org_name']}（{number}，有效期至 2013-03-01）"

    def offered(actor: Actor, process: str) -> list[tuple[str, str]]:
        with reading(house.database) as session:
            return [(each.value, each.label) for each in offers_for(session, actor, process)["filingNo"]]

    stranger = Actor(user_id="stranger", groups=frozenset())
    for process in ("so-filing-change", "so-filing-renewal", "so-filing-cancel"):
        assert offered(APPLICANT, process) == [(number, label)]
        assert offered(stranger, process) == []
    for process in ("so-filing-cancel", "so-filing-revocation", "so-filing-correction"):
        assert offered(STREET, process) == [(number, label)]
        assert offered(OTHER_STREET, process) == []
    assert begun_about(group, APPLICANT) == ["so-filing-change", "so-filing-renewal", "so-filing-cancel"]
    assert begun_about(group, STREET) == ["so-filing-cancel", "so-filing-revocation", "so-filing-correction"]
    assert begun_about(group, stranger) == begun_about(group, OTHER_STREET) == []
    group.renew()
    assert begun_about(group, APPLICANT) == ["so-filing-change", "so-filing-cancel"], "it is being renewed"
    with transaction(house.database) as session:
        end_filing(
            session, STREET, group.filing_id, "CANCELLED", date(2010, 3, 1), WHY, instance_id=group.filing_id
        )
    assert not offered(APPLICANT, "so-filing-change") and not begun_about(group, APPLICANT)


def begun_about(group: Group, actor: Actor) -> list[str]:
    """The processes that somebody is offered on the page of the filing's case."""
    with reading(group.house.database) as session:
        return [each.process_key for each in continuations(session, actor, group.filing_id)]


def test_a_change_is_in_every_register_with_what_was_there_before_and_is_late_after_thirty_days(
    house: House, group: Group
) -> None:
    """Thirty days from 03-01 end on 03-31; what comes later is marked and dealt with all the same."""
    old = group.filing["org_name"]
    case = group.change(
        changeKinds=["NAME", "PLACE", "HEAD"], newName=NEW_NAME, newPlace="示例一社区二楼活动室",
        newHead={"name": "示例丙", "idType": "RESIDENT_ID", "idNo": "110101199003070038",
                 "phone": "13800000000"},
    )  # fmt: skip
    assert case.groups("acceptance-review") == ["street-acceptance:010"]
    approve(case)
    assert (case.status, group.row(case)["outcome"]) == ("completed", "GRANTED")
    before = group.row(case)["asked"]
    assert '"old": "活动室"' in before, "the place of the application"
    organization = group.organization
    assert (group.filing["org_name"], organization["name"]) == (NEW_NAME, NEW_NAME)
    assert organization["domicile"] == "示例一社区二楼活动室" and organization["legal_rep_id"]
    assert group.listed() == [NEW_NAME]
    number = group.filing["filing_no"]
    assert group.certified() == [(number, "VOID"), (f"{number}-1", "VALID")]
    assert case.documents == ["DOC-101", "DOC-102", "DOC-115", "DOC-108"]
    with reading(house.database) as session:
        letter = next(each for each in documents(session, case.instance_id) if each["code"] == "DOC-115")
        kept = session.all(
            "SELECT changes FROM register_history WHERE register = 'organization' ORDER BY version"
        )
    assert old in letter["html"] and NEW_NAME in letter["html"] and "110101" not in letter["html"]
    assert f'["{old}", "{NEW_NAME}"]' in str(kept[-1][0])

    house.on("2010-03-31")
    first = group.change(changeKinds=["BUSINESS"], newBusiness="合唱、舞蹈排练和公益演出（示例）")
    assert group.row(first)["is_late"] is False
    approve(first)
    house.on("2010-04-01")
    late = group.change(changeKinds=["BUSINESS"], newBusiness="合唱排练和公益演出（示例）")
    assert group.row(late)["is_late"] is True
    approve(late)
    assert group.organization["purpose"] == "合唱排练和公益演出（示例）"


def test_who_may_ask_for_what(house: House, group: Group) -> None:
    stranger, name = (
        Actor(user_id="stranger", groups=frozenset()),
        {"changeKinds": ["NAME"], "newName": NEW_NAME},
    )
    about = {"changedOn": "2010-03-01", "changeReason": "会员大会决定（示例）"}
    revocation = {"ground": "FRAUD", "facts": WHY}
    wrong = {"wrongField": "community", "correctValue": "莲新街道示例二社区", "correctionReason": WHY}
    for process, actor, form, error in (
        ("so-filing-change", stranger, {**about, **name}, NotTheFilingsApplicant),
        ("so-filing-change", STREET, {**about, **name}, NotTheFilingsApplicant),
        ("so-filing-change", APPLICANT, {**about, **name, "changedOn": "2010-03-02"}, ChangeInTheFuture),
        ("so-filing-change", APPLICANT, {**about, **name, "newName": group.filing["org_name"]},
         NothingToChange),
        ("so-filing-change", APPLICANT, {**about, **name, "filingNo": "BA510104-010-0009"}, FilingNotInForce),
        ("so-filing-revocation", OTHER_STREET, revocation, NotTheFilingsStreet),
        ("so-filing-correction", OTHER_STREET, wrong, NotTheFilingsStreet),
        ("so-filing-correction", STREET, {**wrong, "correctValue": group.filing["community"]},
         CorrectionSaysNothing),
        ("so-filing-cancel", APPLICANT, {"cancelReason": "CONVERTED", "convertedTo": "51510104500019795E",
                                         "cancelNote": WHY}, ConversionNotRegistered),
        ("so-filing-cancel", OTHER_STREET, {"cancelReason": "INACTIVE", "lastActiveOn": "2009-01-01",
                                            "cancelNote": WHY}, NotTheFilingsStreet),
        ("so-filing-change", APPLICANT, {**about, "changeKinds": ["NAME"]}, FormRefused),
    ):  # fmt: skip
        with pytest.raises(error):
            group.begin(process, actor, **form)
    group.change(changeKinds=["NAME"], newName=NEW_NAME)
    with pytest.raises(FollowupUnderWay):
        group.change(changeKinds=["NAME"], newName=NEW_NAME)


def test_the_intake_asks_once_for_everything_and_an_applicant_takes_back_what_is_not_signed(
    house: House, group: Group
) -> None:
    case = group.renew(by_todays_rules=True)
    ask = {"conclusion": "CORRECTION", "faults": "请补充三年活动情况的证明材料（示例）"}
    with pytest.raises(FormRefused):
        case.complete("acceptance-review", {"conclusion": "CORRECTION", "faults": "缺"}, by="clerk")
    case.complete("acceptance-review", ask, by="clerk")
    case.complete("correct-materials", {"correctionNote": "已补充活动照片（示例）"}, by="applicant")
    with pytest.raises(CorrectedOnceAlready):
        case.complete("acceptance-review", ask, by="clerk")
    reason = {"conclusion": "NOT_ACCEPTED", "reason": "材料不真实，不符合换发要求（示例）"}
    case.complete("acceptance-review", reason, by="clerk")
    assert (case.status, group.row(case)["outcome"]) == ("completed", "NOT_ACCEPTED")
    assert case.documents == ["DOC-101", "DOC-103", "DOC-104"]
    silent = group.renew()
    silent.complete("acceptance-review", ask, by="clerk")
    house.on("2010-03-16", "00:00")
    assert (silent.status, group.row(silent)["outcome"]) == ("completed", "DEEMED_WITHDRAWN")

    case = group.renew()
    receipt_no = group.row(case)["receipt_no"]
    with pytest.raises(NotTheFollowupsApplicant), transaction(house.database) as session:
        withdraw_followup(session, Actor(user_id="stranger"), receipt_no, "不是我的")
    with transaction(house.database) as session:
        withdraw_followup(session, APPLICANT, receipt_no, "暂不换发（示例）")
    assert (case.status, group.row(case)["outcome"]) == ("completed", "WITHDRAWN")
    with pytest.raises(FollowupDecided), transaction(house.database) as session:
        withdraw_followup(session, APPLICANT, receipt_no, "再次撤回")


def test_silence_accepts_three_people_decide_and_a_refusal_names_the_remedies(
    house: House, group: Group
) -> None:
    case = group.renew()
    house.on("2010-03-09", "00:00")
    assert case.open_tasks() == ["review"]
    case.complete("review", RETURN, by="head")
    case.complete("verify", {"findings": "现场核实，活动正常开展（示例）"}, by="clerk")
    with pytest.raises(EngineError):
        case.complete("review", {"opinion": "AGREE", "conflictDeclared": False}, by="clerk")
    decide(case, opinion="DISAGREE", opinionText="有效期内连续两年没有活动（示例）")
    assert group.row(case)["outcome"] == "REFUSED"
    assert case.documents == ["DOC-101", "DOC-102", "DOC-119"]
    with reading(house.database) as session:
        refusal = documents(session, case.instance_id)[-1]["html"]
    assert "3个月内提起行政诉讼" in refusal, "the period of the law of 2010; since 2015 it is six months"
    assert group.filing["valid_to"] == date(2013, 3, 1)


def test_a_validity_that_had_no_task_yet_is_told_by_its_organisation(house: House, group: Group) -> None:
    ((_, watch),) = group.validity()

    def told() -> list[tuple[str, Any]]:
        with reading(house.database) as session:
            return last_summaries(session, [watch.instance_id])[watch.instance_id]

    assert told() == [("组织", group.filing["org_name"]), ("有效期至", "2013-03-01")]
    with transaction(house.database) as session:
        session.execute("UPDATE process_instance SET state = ? WHERE id = ?", (b"[", watch.instance_id))
    assert told() == []


def test_a_filing_is_renewed_from_its_old_end_and_reminded_of_three_times(house: House, group: Group) -> None:
    """Valid until 2013-03-01: 60, 30 and 15 days before are 2012-12-31, 2013-01-30 and 02-14."""
    ((status, watch),) = group.validity()
    assert status == "active"
    for eve, day, count in (
        ("2012-12-30", "2012-12-31", 1), ("2013-01-29", "2013-01-30", 2), ("2013-02-13", "2013-02-14", 3),
    ):  # fmt: skip
        house.on(eve, "23:59")
        assert len(group.reminders()) == count - 1
        house.on(day, "00:00")
        assert len(group.reminders()) == count
        assert watch.open_tasks() == ["heed-reminder"]
    assert [days for days, _ in group.reminders()] == [60, 30, 15]
    watch.complete("heed-reminder", {"plan": "RENEW"}, by="applicant")
    in_time = group.renew()
    assert group.row(in_time)["is_late"] is False, "02-14 is fifteen days before the end"
    approve(in_time)
    house.on("2013-02-14", "12:00")
    assert group.filing["valid_to"] == date(2016, 3, 1)
    assert [each for each, _ in group.validity()] == ["completed", "active"]
    number = group.filing["filing_no"]
    assert group.certified() == [(number, "VOID"), (f"{number}-1", "VALID")]
    house.on("2013-03-02", "00:00")
    assert (group.filing["standing"], group.organization["status"]) == ("VALID", "FILED")


def test_a_filing_that_nobody_renews_ends_with_its_last_day(house: House, group: Group) -> None:
    house.on("2013-03-01", "23:59")
    assert group.organization["status"] == "FILED"
    house.on("2013-03-02", "00:00")
    row = group.filing
    assert (row["standing"], row["ended_on"]) == ("EXPIRED", date(2013, 3, 1))
    assert group.organization["status"] == "FILING_EXPIRED"
    assert (group.listed(), group.announced()) == ([], 1)
    assert [status for status, _ in group.validity()] == ["completed"]
    with pytest.raises(FilingNotInForce):
        group.renew()


def test_a_renewal_that_is_under_way_holds_the_end_up_until_it_is_decided(house: House, group: Group) -> None:
    house.on("2013-02-15")
    late = group.renew(by_todays_rules=True)
    assert group.row(late)["is_late"] is True, "02-14 was the last day of asking in time"
    late.complete("acceptance-review", ACCEPT, by="clerk").complete(
        "review", {"opinion": "AGREE", "conflictDeclared": False}, by="head"
    )
    house.on("2013-03-05")
    assert group.filing["standing"] == "VALID"
    no = {"opinion": "DISAGREE", "opinionText": "活动情况不实，不予换发（示例）", "conflictDeclared": False}
    late.complete("approve", no, by="leader")
    house.on("2013-03-06", "00:00")
    assert (group.filing["standing"], group.organization["status"]) == ("EXPIRED", "FILING_EXPIRED")


def test_a_group_gives_its_filing_up(house: House, group: Group) -> None:
    case = group.begin("so-filing-cancel", cancelReason="OWN_REQUEST", cancelNote=WHY)
    approve(case)
    house.on("2010-03-01", "13:00")
    row = group.filing
    assert (row["standing"], row["ended_on"]) == ("CANCELLED", date(2010, 3, 1))
    assert (group.organization["status"], group.listed(), group.announced()) == ("DEREGISTERED", [], 1)
    assert [status for status, _ in group.validity()] == ["completed"]
    assert case.documents == ["DOC-101", "DOC-102", "DOC-112"]
    again = house.submit()
    assert again.variables["name_taken"] is False


def test_a_street_cancels_after_twelve_months_without_activity_and_not_a_day_before(
    house: House, group: Group
) -> None:
    house.on("2011-02-28")
    form = {"cancelReason": "INACTIVE", "lastActiveOn": "2010-03-01", "cancelNote": WHY}
    with pytest.raises(NotInactiveYet):
        group.begin("so-filing-cancel", STREET, **form)
    with pytest.raises(NotTheFilingsStreet):
        group.begin("so-filing-cancel", APPLICANT, **form)
    house.on("2011-03-01")
    case = group.begin("so-filing-cancel", STREET, **form).complete(
        "acceptance-review", ACCEPT, by="colleague"
    )
    with pytest.raises(OwnCase):
        case.complete("review", {"opinion": "AGREE", "conflictDeclared": False}, by="clerk")
    decide(case)
    assert group.filing["standing"] == "CANCELLED"


def test_fraud_is_heard_and_revoked_by_three_people_with_a_credit_note(house: House, group: Group) -> None:
    case = group.begin(
        "so-filing-revocation", STREET, by_todays_rules=True, ground="FRAUD", facts="会员花名册系伪造（示例）"
    )
    assert case.open_tasks() == ["state-defence"]
    case.complete("state-defence", {"statement": "名单系他人代填（示例）"}, by="applicant")
    agree = {"opinion": "AGREE", "conflictDeclared": False}
    with pytest.raises(FollowupBySamePerson):
        case.complete("review", agree, by="clerk")
    decide(case)
    house.on("2010-03-01", "13:00")
    assert (group.filing["standing"], group.organization["status"]) == ("REVOKED", "REVOKED")
    assert (group.listed(), group.announced()) == ([], 1)
    assert [status for status, _ in group.validity()] == ["completed"]
    assert case.documents == ["DOC-120", "DOC-117"]
    with reading(house.database) as session:
        decision = documents(session, case.instance_id)[1]
        (note,) = records(session, organization_id=group.filing["organization_id"]).rows
    for part in ("名单系他人代填", "第六十九条第二款", "行政复议"):
        assert part in decision["html"]
    assert (note["kind"], note["result"]) == (CREDIT_NOTE, "FRAUD")


def test_a_mistake_of_the_office_is_revoked_without_a_note_and_silence_is_no_defence(
    house: House, group: Group
) -> None:
    case = group.begin("so-filing-revocation", STREET, by_todays_rules=True, ground="MISTAKE", facts=WHY)
    house.on("2010-03-08", "23:59")
    assert case.open_tasks() == ["state-defence"]
    house.on("2010-03-09", "00:00")
    decide(case)
    assert group.filing["standing"] == "REVOKED"
    with reading(house.database) as session:
        assert records(session, organization_id=group.filing["organization_id"]).rows == ()
        assert "未在规定期限内陈述申辩" in documents(session, case.instance_id)[1]["html"]


def test_a_clerical_error_is_mended_by_two_and_the_old_value_stays_on_record(
    house: House, group: Group
) -> None:
    old, new = group.filing["community"], "莲新街道示例二社区"
    case = group.begin(
        "so-filing-correction", STREET, wrongField="community", correctValue=new, correctionReason=WHY
    )
    with pytest.raises(CorrectionBySamePerson):
        case.complete("decide-correction", {"opinion": "AGREE"}, by="clerk")
    case.complete("decide-correction", {"opinion": "AGREE"}, by="head")
    assert (group.filing["community"], group.organization["community"]) == (new, new)
    assert case.documents == ["DOC-118"]
    with reading(house.database) as session:
        record = documents(session, case.instance_id)[0]["html"]
        kept = session.all(
            "SELECT changes FROM register_history WHERE register = 'so_filing' ORDER BY version"
        )
    assert old in record and new in record
    assert f'["{old}", "{new}"]' in str(kept[-1][0])
    refused = group.begin(
        "so-filing-correction", STREET, wrongField="community", correctValue=old, correctionReason=WHY
    )
    refused.complete(
        "decide-correction", {"opinion": "DISAGREE", "opinionText": "现登记的社区无误（示例）"}, by="head"
    )
    assert (group.filing["community"], group.row(refused)["outcome"]) == (new, "REFUSED")
