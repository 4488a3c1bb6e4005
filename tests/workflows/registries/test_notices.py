"""Notices stand their whole period: by rule, never shorter, and nothing goes on before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from engine import clock
from engine.actor import Actor
from engine.persistence.database import Database, reading, transaction
from workflows.calendar.deadline import SHANGHAI
from workflows.errors import NoticeRunning, PeriodTooShort, ReasonNeeded
from workflows.registries import notices

CLERK = Actor(user_id="clerk")
MONDAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def on_monday() -> Iterator[None]:
    with clock.frozen(datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)):
        yield


def _publish(database: Database, kind: str = "GRANT_PUBLICITY", end: date | None = None) -> int:
    with transaction(database) as session:
        return notices.publish(session, CLERK, kind, "示例公示", {"金额": 1}, MONDAY, period_end=end)


def _is_over(database: Database, notice_id: int) -> bool:
    with reading(database) as session:
        return notices.is_over(session, notice_id)


def test_a_publicity_lasts_five_working_days_to_the_end_of_the_last(registers: Database) -> None:
    notice_id = _publish(registers)
    clock.freeze(datetime(2026, 3, 9, 23, 59, tzinfo=SHANGHAI))
    assert not _is_over(registers, notice_id)
    clock.advance(timedelta(minutes=1))
    assert _is_over(registers, notice_id)


def test_a_period_may_be_longer_than_the_rule_and_never_shorter(registers: Database) -> None:
    with pytest.raises(PeriodTooShort) as refused:
        _publish(registers, end=date(2026, 3, 8))
    assert "2026-03-09" in refused.value.message("zh-CN")
    assert not _is_over(registers, _publish(registers, end=date(2026, 3, 20)))


def test_a_period_can_be_prolonged_and_not_shortened(registers: Database) -> None:
    notice_id = _publish(registers)
    with transaction(registers) as session:
        notices.prolong(session, CLERK, notice_id, date(2026, 3, 20))
    with pytest.raises(NoticeRunning), transaction(registers) as session:
        notices.prolong(session, CLERK, notice_id, date(2026, 3, 19))


def test_a_notice_taken_down_in_its_period_never_counts_as_over(registers: Database) -> None:
    notice_id = _publish(registers)
    with pytest.raises(ReasonNeeded), transaction(registers) as session:
        notices.withdraw(session, CLERK, notice_id, "")
    with transaction(registers) as session:
        notices.withdraw(session, CLERK, notice_id, "名单有误，重新公示")
    clock.freeze(datetime(2026, 4, 1, tzinfo=SHANGHAI))
    assert not _is_over(registers, notice_id)
    with reading(registers) as session:
        assert notices.public_notices(session).rows == ()


def test_a_list_has_no_period(registers: Database) -> None:
    assert _is_over(registers, _publish(registers, kind="FILED_GROUP"))


def test_tender_notices_and_intentions_have_the_periods_of_their_provisions(registers: Database) -> None:
    tender = notices.least_period("TENDER_NOTICE", MONDAY)
    intention = notices.least_period("PURCHASE_INTENTION", MONDAY)
    assert tender is not None and tender.end == date(2026, 3, 9)
    assert intention is not None and intention.end == date(2026, 4, 1)
    assert "第十六条" in tender.basis


def test_the_public_sees_newest_first_in_pages_and_nothing_ahead_of_its_day(registers: Database) -> None:
    ids = [_publish(registers) for _ in range(3)]
    with transaction(registers) as session:
        notices.publish(session, CLERK, "FILED_GROUP", "明天", {}, date(2026, 3, 3))
    with reading(registers) as session:
        first = notices.public_notices(session, limit=2)
        assert [row["id"] for row in first.rows] == [ids[2], ids[1]]
        second = notices.public_notices(session, limit=2, before=first.next)
        assert ([row["id"] for row in second.rows], second.next) == ([ids[0]], None)
        assert notices.public_notices(session, kinds=["FILED_GROUP"]).rows == ()
        assert first.rows[0]["content"] == {"金额": 1}
