"""Entries of registers that two people change: on a ground, within what holds when it is approved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.actor import Actor
from engine.errors import EngineError
from engine.persistence.database import reading, transaction
from tests.workflows.house import Case, House
from tests.workflows.purchases import organization
from workflows.errors import AmountInvalid, BudgetExceeded, DecisionWithoutReason, StatusNotReachable
from workflows.register_change.commands import choices, propose_register_change
from workflows.register_change.errors import (
    MayNotProposeRegisterChange,
    RegisterChangeEmpty,
    RegisterChangeGroundUnknown,
    RegisterChangeStale,
    RegisterChangeTooEarly,
    RegisterChangeUnderWay,
    RegisterChangeUnknown,
)
from workflows.registries import budgets, committees, supervision
from workflows.registries.codes import identity_check_character
from workflows.registries.people import register_person
from workflows.registries.register import Row, find
from workflows.registries.trail import versions
from workflows.two_people import ProposalUnexplained, ProposerAgrees

CLERK = Actor(user_id="clerk")
CIVIL = Actor(user_id="handler", groups=frozenset({"civil-handler:civil-affairs"}))
FINANCE = Actor(user_id="accountant", groups=frozenset({"unit-finance:010"}))
SUPERVISOR = Actor(user_id="supervisor", groups=frozenset({"finance-supervision:finance"}))
YES = {"opinion": "AGREE"}
WHY = "已经核实，材料附卷（示例文本）"


def listing(house: House, kind: str = "LISTING", starts_on: date = date(2008, 3, 1)) -> int:
    with transaction(house.database) as session:
        return supervision.record_supervision(
            session,
            CLERK,
            organization_id=organization(session, 77),
            kind=kind,
            year=2008,
            result="DISHONEST",
            starts_on=starts_on,
        )


def line(house: House) -> int:
    """A line of 100 000 yuan, 60 000 of them reserved."""
    with transaction(house.database) as session:
        found = budgets.register_line(
            session, CLERK, unit_key="010", year=2010, code="2010-SG", name="社会管理服务",
            amount=Decimal(100000),
        )  # fmt: skip
        budgets.reserve(session, CLERK, found, "GM2010-001", Decimal(60000), instance_id=None)
        return found


def expert(house: House) -> int:
    with transaction(house.database) as session:
        person = register_person(
            session,
            CLERK,
            name="示例专家",
            id_type="RESIDENT_ID",
            id_no="51010419700101001" + identity_check_character("51010419700101001"),
        )
        return committees.register_expert(session, CLERK, person_id=person, specialty="社会工作")


def propose(house: House, actor: Actor, register: str, entry: int, **given: Any) -> Case:
    given = {"explanation": WHY, **given}
    with transaction(house.database) as session:
        done = propose_register_change(session, actor, register, entry, **given)
    return Case(house, done.instance_id)


def entry_of(house: House, register: Any, entry: int) -> Row:
    with reading(house.database) as session:
        return find(session, register, entry)


def test_a_listing_ends_when_another_person_agrees_and_its_history_says_why(house: House) -> None:
    record = listing(house)
    case = propose(
        house, CIVIL, "supervision_record", record, change="end-supervision", ground="listing-fulfilled"
    )
    assert case.groups("approve-change") == ["civil-approval:civil-affairs"]
    assert entry_of(house, supervision.RECORDS, record)["ends_on"] is None, "nobody has agreed yet"
    with pytest.raises(ProposerAgrees):
        case.complete("approve-change", YES, by="handler")
    with pytest.raises(DecisionWithoutReason):
        case.complete("approve-change", {"opinion": "DISAGREE", "opinionText": "不行"}, by="leader")
    case.complete("approve-change", YES, by="leader")
    row = entry_of(house, supervision.RECORDS, record)
    assert (row["ends_on"], supervision.is_open(row, date(2010, 3, 1))) == (date(2010, 3, 1), False)
    with reading(house.database) as session:
        last = versions(session, "supervision_record", record)[-1]
    assert (last.actor, last.instance_id) == ("leader", case.instance_id)
    assert last.reason == f"列入的情形已经消除，义务已经履行：{WHY}"


def test_a_line_gets_another_amount_but_never_less_than_is_bound(house: House) -> None:
    found = line(house)
    adjust = {"change": "adjust-budget", "ground": "cut"}
    with pytest.raises(BudgetExceeded):
        propose(house, FINANCE, "budget_line", found, **adjust, amount=Decimal("59999.99"))
    for amount in (Decimal(100000), Decimal(100001)):
        with pytest.raises(RegisterChangeEmpty):
            propose(house, FINANCE, "budget_line", found, **adjust, amount=amount)
    for wrong in (None, Decimal(-1), Decimal("60000.001")):
        with pytest.raises(AmountInvalid):
            propose(house, FINANCE, "budget_line", found, **adjust, amount=wrong)
    case = propose(house, FINANCE, "budget_line", found, **adjust, amount=Decimal(60000))
    with pytest.raises(RegisterChangeUnderWay):
        propose(house, FINANCE, "budget_line", found, **adjust, amount=Decimal(70000))
    with transaction(house.database) as session:
        budgets.reserve(session, CLERK, found, "GM2010-002", Decimal(1), instance_id=None)
    with pytest.raises(BudgetExceeded):
        case.complete("approve-change", YES, by="budget-officer")
    case.complete(
        "approve-change",
        {"opinion": "DISAGREE", "opinionText": "已有新的预留，请重新提请"},
        by="budget-officer",
    )
    assert (case.ended_at, entry_of(house, budgets.LINES, found)["amount"]) == (["refused"], 100000)
    more = {"change": "adjust-budget", "ground": "supplement", "amount": Decimal(120000)}
    propose(house, FINANCE, "budget_line", found, **more).complete("approve-change", YES, by="budget-officer")
    assert entry_of(house, budgets.LINES, found)["amount"] == 120000


def test_an_expert_is_suspended_and_drawn_again_as_the_grounds_say(house: House) -> None:
    found = expert(house)
    suspend = {"change": "change-expert-status", "ground": "absence"}
    case = propose(house, SUPERVISOR, "expert", found, **suspend)
    with transaction(house.database) as session:
        committees.change_expert_status(session, CLERK, found, "SUSPENDED", "另案（示例）")
    with pytest.raises(RegisterChangeStale):
        case.complete("approve-change", YES, by="head")
    case.complete("approve-change", {"opinion": "DISAGREE", "opinionText": "该专家已在另案中暂停"}, by="head")
    with pytest.raises(StatusNotReachable):
        propose(house, SUPERVISOR, "expert", found, **suspend)
    with reading(house.database) as session:
        (choice,) = choices(session, SUPERVISOR, "expert", found)
    assert [each.key for each in choice.grounds] == ["restored", "own-request", "misconduct"]
    case = propose(house, SUPERVISOR, "expert", found, change="change-expert-status", ground="restored")
    case.complete("approve-change", YES, by="head")
    assert entry_of(house, committees.EXPERTS, found)["status"] == "ACTIVE"


@pytest.mark.parametrize(
    ("actor", "changes", "refusal"),
    [
        (FINANCE, {}, MayNotProposeRegisterChange),
        (Actor(user_id="auditor", groups=frozenset()), {}, MayNotProposeRegisterChange),
        (CIVIL, {"change": "adjust-budget"}, RegisterChangeUnknown),
        (CIVIL, {"ground": "penalty-executed"}, RegisterChangeGroundUnknown),
        (CIVIL, {"explanation": "核实"}, ProposalUnexplained),
        (CIVIL, {"ground": "listing-term"}, RegisterChangeTooEarly),
    ],
)
def test_who_keeps_the_entry_proposes_on_a_ground_that_holds_for_it(
    house: House, actor: Actor, changes: Mapping[str, Any], refusal: type[EngineError]
) -> None:
    record = listing(house, starts_on=date(2008, 3, 2))
    given = {"change": "end-supervision", "ground": "credit-repair", **changes}
    with pytest.raises(refusal):
        propose(house, actor, "supervision_record", record, **given)
