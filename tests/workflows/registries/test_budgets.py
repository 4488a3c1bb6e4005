"""Money is reserved, committed, paid; whoever tries at once, a line is never overspent."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from engine.actor import Actor
from engine.config import Settings
from engine.persistence.database import Database, connect, reading, transaction
from workflows.errors import AmountInvalid, BudgetClaimExceeded, BudgetExceeded, EntryNotFound, ReasonNeeded
from workflows.registries import budgets
from workflows.registries.register import find

CLERK = Actor(user_id="clerk")
YUAN = Decimal


@pytest.fixture
def line(registers: Database) -> int:
    """A line of 100 000.00 元."""
    with transaction(registers) as session:
        return budgets.register_line(
            session,
            CLERK,
            unit_key="street:010",
            year=2010,
            code="2010-SG-01",
            name="社会管理服务",
            amount=YUAN("100000.00"),
        )


def _line(database: Database, line_id: int) -> tuple[Decimal, ...]:
    with reading(database) as session:
        row = find(session, budgets.LINES, line_id)
    return (row["reserved"], row["committed"], row["paid"])


def test_money_goes_from_reserved_to_committed_to_paid(registers: Database, line: int) -> None:
    with transaction(registers) as session:
        budgets.reserve(session, CLERK, line, "GM2010-001", YUAN("60000.50"), instance_id=7)
        budgets.commit_funds(session, CLERK, line, "GM2010-001", YUAN("50000"), instance_id=7)
        budgets.release(session, CLERK, line, "GM2010-001", YUAN("10000.50"), instance_id=7)
        budgets.pay(session, CLERK, line, "GM2010-001", YUAN("30000"), instance_id=7)
        assert budgets.claim(session, line, "GM2010-001") == budgets.Claim(YUAN(0), YUAN(20000), YUAN(30000))
        budgets.uncommit(session, CLERK, line, "GM2010-001", YUAN("20000"), instance_id=7)
        budgets.refund(session, CLERK, line, "GM2010-001", YUAN("1000"), instance_id=7)
    assert _line(registers, line) == (0, 0, 29000)
    with reading(registers) as session:
        kinds = [(row["kind"], row["amount"]) for row in budgets.movements(session, line)]
    assert kinds[:2] == [("RESERVE", YUAN("60000.50")), ("COMMIT", YUAN("50000"))]
    assert len(kinds) == 6


def test_more_than_is_left_is_refused_and_leaves_no_trace(registers: Database, line: int) -> None:
    with transaction(registers) as session:
        budgets.reserve(session, CLERK, line, "A", YUAN("99999.99"), instance_id=1)
        with pytest.raises(BudgetExceeded) as refused:
            budgets.reserve(session, CLERK, line, "B", YUAN("0.02"), instance_id=2)
        budgets.reserve(session, CLERK, line, "C", YUAN("0.01"), instance_id=3)
    assert "0.01" in refused.value.message("zh-CN")
    assert _line(registers, line)[0] == YUAN(100000)
    with reading(registers) as session:
        assert budgets.claim(session, line, "B") == budgets.Claim(YUAN(0), YUAN(0), YUAN(0))


def test_one_project_cannot_spend_what_another_reserved(registers: Database, line: int) -> None:
    with transaction(registers) as session:
        budgets.reserve(session, CLERK, line, "A", YUAN(500), instance_id=1)
        budgets.reserve(session, CLERK, line, "B", YUAN(500), instance_id=2)
        with pytest.raises(BudgetClaimExceeded):
            budgets.commit_funds(session, CLERK, line, "A", YUAN(501), instance_id=1)
        with pytest.raises(BudgetClaimExceeded):
            budgets.pay(session, CLERK, line, "A", YUAN(1), instance_id=1)
    # the refusals left the line as it was
    assert _line(registers, line) == (1000, 0, 0)


def test_a_rolled_back_approval_gives_its_money_back(registers: Database, line: int) -> None:
    with pytest.raises(RuntimeError), transaction(registers) as session:
        budgets.reserve(session, CLERK, line, "A", YUAN(100000), instance_id=1)
        raise RuntimeError
    assert _line(registers, line) == (0, 0, 0)


@pytest.mark.parametrize("amount", ["0", "-1", "0.001", "NaN"])
def test_only_positive_amounts_of_whole_cents_move(registers: Database, line: int, amount: str) -> None:
    with pytest.raises(AmountInvalid), transaction(registers) as session:
        budgets.reserve(session, CLERK, line, "A", YUAN(amount), instance_id=1)


def test_an_unknown_line_is_not_found(registers: Database) -> None:
    with pytest.raises(EntryNotFound), transaction(registers) as session:
        budgets.reserve(session, CLERK, 1, "A", YUAN(1), instance_id=1)


def test_a_line_is_not_cut_below_what_is_bound(registers: Database, line: int) -> None:
    with transaction(registers) as session:
        budgets.reserve(session, CLERK, line, "A", YUAN(60000), instance_id=1)
        budgets.adjust_line(session, CLERK, line, YUAN(60000), "年中调减")
    with pytest.raises(BudgetExceeded), transaction(registers) as session:
        budgets.adjust_line(session, CLERK, line, YUAN("59999.99"), "再调减")
    with pytest.raises(ReasonNeeded), transaction(registers) as session:
        budgets.adjust_line(session, CLERK, line, YUAN(70000), " ")


def test_the_database_itself_refuses_an_overspent_line(registers: Database, line: int) -> None:
    with pytest.raises(IntegrityError), transaction(registers) as session:
        session.core.exec_driver_sql("UPDATE budget_line SET paid = amount + 1")


def _approve(database: Database, line: int, reference: str) -> bool:
    try:
        with transaction(database) as session:
            budgets.reserve(session, CLERK, line, reference, YUAN(30000), instance_id=1)
    except BudgetExceeded:
        return False
    return True


def test_of_many_approvals_at_once_only_those_that_fit_pass(registers: Database, line: int) -> None:
    passed: list[bool] = []
    barrier = threading.Barrier(8)

    def approve(number: int) -> None:
        barrier.wait()
        passed.append(_approve(registers, line, f"GM2010-{number:03d}"))

    _run(threading.Thread(target=approve, args=(number,)) for number in range(8))
    assert sorted(passed) == [False] * 5 + [True] * 3
    assert _line(registers, line) == (90000, 0, 0)


def _process(settings: Settings, line: int, number: int, barrier: Any, passed: Any) -> None:
    database = connect(settings.database_url, settings)
    barrier.wait()
    passed.put(_approve(database, line, f"GM2010-{number:03d}"))
    database.close()


def test_of_approvals_in_several_processes_only_those_that_fit_pass(registers: Database, line: int) -> None:
    spawn = multiprocessing.get_context("spawn")
    barrier, passed = spawn.Barrier(4), spawn.Queue()
    shared = (registers.settings, line)
    _run(spawn.Process(target=_process, args=(*shared, number, barrier, passed)) for number in range(4))
    assert sorted(passed.get(timeout=240) for _ in range(4)) == [False, True, True, True]
    assert _line(registers, line) == (90000, 0, 0)


def _run(workers: Any) -> None:
    started: list[Any] = list(workers)
    each: Callable[[str], list[Any]] = lambda name: [getattr(worker, name)() for worker in started]  # noqa: E731
    each("start")
    each("join")
