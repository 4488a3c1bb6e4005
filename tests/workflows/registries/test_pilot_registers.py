"""Registers of the pilot and of Doumen: what they refuse, and what one of them tells another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from engine import clock
from engine.actor import Actor
from engine.persistence.database import Database, transaction
from engine.persistence.session import Session
from tests.workflows.conftest import START
from workflows.errors import EntryExists, EntryIncomplete, EntryNotFound, StreetUnknown
from workflows.registries import community, district, party, regulations
from workflows.registries.organizations import ORGANIZATIONS, register_organization
from workflows.registries.register import find
from workflows.registries.trail import as_of

CLERK = Actor(user_id="clerk")
MARCH = date(2010, 3, 1)
#: Today's rules, by which cases of before are replayed.
TODAY = date(2026, 1, 1)


@pytest.fixture
def session(registers: Database) -> Iterator[Session]:
    with clock.frozen(START), transaction(registers) as found:
        yield found


def group(session: Session, name: str = "示例队") -> int:
    return register_organization(
        session, CLERK, name=name, form="FILED_GROUP", status="FILED", street="003", founded_on=MARCH
    )


def branch(session: Session, *organizations: int, party_no: str = "PD-1", formed_on: date = MARCH) -> int:
    return party.form_party_org(
        session,
        CLERK,
        party_no=party_no,
        form="BRANCH",
        street="003",
        members=3,
        formed_on=formed_on,
        organization_ids=organizations,
    )


def test_whom_a_branch_covers_says_so_from_that_day(session: Session) -> None:
    organization = group(session)
    branch(session, organization, formed_on=date(2010, 4, 6))
    assert find(session, ORGANIZATIONS, organization)["party_coverage"] == "COVERED"
    held = as_of(session, "organization", organization, date(2010, 4, 5))
    assert held["party_coverage"] == "NONE"


def test_a_branch_covers_somebody_who_is_there(session: Session) -> None:
    with pytest.raises(EntryIncomplete):
        branch(session)
    with pytest.raises(EntryNotFound):
        branch(session, 1)


def test_one_number_for_one_branch(session: Session) -> None:
    branch(session, group(session))
    with pytest.raises(EntryExists):
        branch(session, group(session, "另一队"))


def test_a_street_is_put_on_trial_once(session: Session) -> None:
    district.register_pilot(session, CLERK, "010", starts_on=MARCH)
    with pytest.raises(EntryExists):
        district.register_pilot(session, CLERK, "010", starts_on=MARCH)
    with pytest.raises(StreetUnknown):
        district.register_pilot(session, CLERK, "999", starts_on=MARCH)


@pytest.fixture
def draft(session: Session) -> int:
    return regulations.open_consultation(
        session,
        CLERK,
        title="示例办法",
        edition=2,
        drafter="civil-affairs",
        consult_from=date(2010, 5, 20),
        consult_to=date(2010, 6, 19),
    )


def comment(session: Session, draft: int, on: date, number: int = 1) -> int:
    return regulations.receive_comment(
        session, CLERK, draft, number=number, commenter="示例居民", text="意见", on=on
    )


@pytest.mark.parametrize("day", [date(2010, 5, 19), date(2010, 6, 20)])
def test_comments_come_within_the_period(session: Session, draft: int, day: date) -> None:
    with pytest.raises(EntryIncomplete):
        comment(session, draft, day)


def test_a_consultation_is_over_when_every_comment_is_answered(session: Session, draft: int) -> None:
    first, last = comment(session, draft, date(2010, 5, 20)), comment(session, draft, date(2010, 6, 19), 2)
    regulations.answer_comment(session, CLERK, first, "ADOPTED", "采纳")
    with pytest.raises(EntryIncomplete):
        regulations.close_consultation(session, CLERK, draft, date(2010, 6, 25))
    regulations.answer_comment(session, CLERK, last, "REJECTED", "不采纳，理由见附件")
    closed = regulations.close_consultation(session, CLERK, draft, date(2010, 6, 25))
    assert closed["state"] == "REVIEWING"


def petition(session: Session, representatives: int) -> int:
    return community.accept_petition(
        session,
        CLERK,
        case_no="XF2010-001",
        accepted_on=MARCH,
        category="环境",
        subject="示例事由",
        petitioner="GROUP",
        representatives=representatives,
        route="代为提交",
        rules_on=TODAY,
    )


def test_five_may_speak_for_a_group_and_not_six(session: Session) -> None:
    with pytest.raises(EntryIncomplete):
        petition(session, 6)
    assert petition(session, 5)


def test_the_station_advises_once_in_a_case(session: Session) -> None:
    case = petition(session, 1)
    community.give_opinion(session, CLERK, case, "代理意见〔2010〕001号", MARCH)
    with pytest.raises(EntryIncomplete):
        community.give_opinion(session, CLERK, case, "代理意见〔2010〕002号", MARCH)
    with pytest.raises(EntryIncomplete):
        community.close_petition(session, CLERK, case, "FORGOTTEN", MARCH)
