"""Purchases of the record that are not played live: entered as closed projects (``historical_import``).

Amount, buyer, category and method are the record's; suppliers and days are invented. Each project goes
through the register's own states, its money through the budget line of its buyer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import Final

from engine.persistence.session import Session
from workflows.calendar import current_calendar, local_date
from workflows.pilot import cast
from workflows.pilot.imports.people import CATEGORIES, FIRST_DAY, catalogue_code, on, recorded_projects
from workflows.pilot.script import Step
from workflows.pilot.suppliers import WITH_ACCOUNTS, Supplier, earlier_suppliers
from workflows.registries import budgets
from workflows.registries.contracts import (
    CONTRACTS,
    advance_contract,
    milestones_of,
    register_acceptance,
    register_contract,
    register_evaluation,
    register_payment,
)
from workflows.registries.purchases import (
    PROJECTS,
    advance_project,
    change_project,
    register_award,
    register_project,
)
from workflows.registries.register import Row, find_by

YEAR: Final = 2010
#: What every buyer's line for bought services is called, and for what more than its purchases it has money.
LINE: Final = "2010-GMFW"
MARGIN: Final = Decimal("1.05")
#: Lines beside those: the tender of E.5, and grants.
MORE_LINES: Final = (
    ("2010-SMZX", "锦江区市民中心（孵化基地）运营", Decimal(4_200_000)),
    ("2010-ZZ", "社会组织发展资金", Decimal(600_000)),
)
IMPORTED: Final = "historical_import"
WAN: Final = 10_000

METHODS: Final = {
    "公开招标(自愿)": "OPEN_TENDER",
    "竞争性磋商": "CONSULTATION",
    "单一来源": "SINGLE_SOURCE",
    "公开比选": "COMPARISON",
    "公开比选(自行)": "COMPARISON",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedProject:
    """One line of the record."""

    project_no: str
    category: str
    name: str
    purchaser: str
    amount: Decimal
    method: str

    @property
    def number(self) -> int:
        return int(self.project_no.rpartition("-")[2])


@cache
def recorded() -> tuple[RecordedProject, ...]:
    """The 45 projects, amounts in 元."""
    return tuple(
        RecordedProject(
            project_no=row["项目编号"],
            category=CATEGORIES[row["类别"]],
            name=row["项目名称"],
            purchaser=cast.unit_of(row["购买主体"]),
            amount=Decimal(row["金额(万元)"]) * WAN,
            method=METHODS[row["采购方式(按现行默认门槛回放)"]],
        )
        for row in recorded_projects()
    )


def steps(live: Collection[str] = ()) -> Iterator[Step]:
    """Budget lines, then every project that is not among ``live``."""
    yield Step(at=on(FIRST_DAY, "09:30"), key="budget-lines", act=_lines)
    for project in recorded():
        if project.project_no in live:
            continue
        number, seconds = project.number, timedelta(seconds=project.number)
        begun = FIRST_DAY if number < 7 else FIRST_DAY + timedelta(days=1 if number < 16 else 2)
        time_of_day = {7: "10:30", 16: "10:30"}.get(number, "16:00" if number < 7 else "14:00")
        awarded, settled = _days(project.number)
        moments = {
            "registered": (on(begun, time_of_day) + seconds, _register),
            "awarded": (on(awarded, "14:30") + seconds, _award),
            "settled": (on(settled, "15:30") + seconds, _settle),
        }
        for name, (at, act) in moments.items():
            yield Step(at=at, key=f"import/{project.project_no}/{name}", act=partial(act, project=project))


def _days(number: int) -> tuple[date, date]:
    """When a project was awarded and when it was closed: working days from mid-March to the end of May."""
    working = current_calendar().is_working_day
    days = [day for n in range(92) if working(day := FIRST_DAY + timedelta(days=n)) and day.month < 6]
    return days[10 + number % 30], days[42 + number % 18]


def _supplier(project: RecordedProject) -> Supplier:
    return earlier_suppliers()[WITH_ACCOUNTS + project.number]


def _lines(session: Session) -> None:
    clerk = cast.actor("finance-budget", "finance")
    totals: dict[str, Decimal] = {}
    for project in recorded():
        totals[project.purchaser] = totals.get(project.purchaser, Decimal(0)) + project.amount
    for unit, total in totals.items():
        budgets.register_line(
            session,
            clerk,
            unit_key=unit,
            year=YEAR,
            code=LINE,
            name="政府购买社会组织服务",
            amount=total * MARGIN,
        )
    for code, name, amount in MORE_LINES:
        budgets.register_line(
            session, clerk, unit_key="civil-affairs", year=YEAR, code=code, name=name, amount=amount
        )


def line_of(session: Session, unit: str, code: str = LINE) -> Row:
    """The budget line of a buyer. Raises LookupError."""
    line = find_by(session, budgets.LINES, unit_key=unit, year=YEAR, code=code)
    if line is None:
        raise LookupError(f"no budget line {code} of {unit}")
    return line


def _register(session: Session, project: RecordedProject) -> None:
    handler = cast.actor("purchase-handler", project.purchaser)
    line = line_of(session, project.purchaser)
    project_id = register_project(
        session,
        handler,
        name=project.name,
        purchaser=project.purchaser,
        catalog_code=catalogue_code(project.project_no),
        category=project.category,
        year=YEAR,
        budget=project.amount,
        max_price=project.amount,
        budget_line_id=line["id"],
        rule_versions={"source": IMPORTED},
    )
    found = find_by(session, PROJECTS, id=project_id)
    assert found is not None and found["project_no"] == project.project_no, "numbers follow the record"
    change_project(session, handler, project_id, method=project.method)
    budgets.reserve(session, handler, line["id"], project.project_no, project.amount, instance_id=None)


def _award(session: Session, project: RecordedProject) -> None:
    handler, row = cast.actor("purchase-approval", project.purchaser), _row(session, project)
    today = local_date(session.now)
    for state in ("DOCUMENTING", "AWARDED"):
        advance_project(session, handler, row["id"], state, reason=IMPORTED)
    register_award(
        session,
        handler,
        project_id=row["id"],
        organization_id=_supplier(project).id,
        rank=1,
        price=project.amount,
        decided_on=today,
    )
    half = project.amount / 2
    register_contract(
        session,
        handler,
        project_id=row["id"],
        organization_id=_supplier(project).id,
        amount=project.amount,
        signed_on=today,
        budget_line_id=row["budget_line_id"],
        valid_from=today,
        milestones=(("首付款", half), ("尾款", half)),
    )
    for state in ("CONTRACTED", "PERFORMING"):
        advance_project(session, handler, row["id"], state, reason=IMPORTED)
    contract = _contract(session, row["id"])
    advance_contract(session, handler, contract["id"], "PERFORMING", reason=IMPORTED)
    _pay(session, contract, 0)


def _settle(session: Session, project: RecordedProject) -> None:
    row, today = _row(session, project), local_date(session.now)
    contract = _contract(session, row["id"])
    acceptor = cast.actor("purchase-acceptance", project.purchaser)
    evaluator = cast.actor("project-evaluator", "evaluation")
    advance_project(session, acceptor, row["id"], "ACCEPTING", reason=IMPORTED)
    register_acceptance(
        session,
        acceptor,
        contract["id"],
        accepted_on=today,
        result="PASS",
        items=[{"item": "服务内容", "passed": True}],
        user_opinions=[{"satisfied": True, "text": "满意（示例）"}],
    )
    register_evaluation(
        session,
        evaluator,
        contract["id"],
        phase="END",
        evaluator=evaluator.user_id,
        items={"完成情况": Decimal(40), "服务质量": Decimal(30), "满意度": Decimal(18)},
        grade="GOOD",
        evaluated_on=today,
    )
    advance_contract(session, acceptor, contract["id"], "ACCEPTED", reason=IMPORTED)
    _pay(session, contract, 1)
    advance_contract(session, acceptor, contract["id"], "SETTLED", reason=IMPORTED)
    advance_project(session, acceptor, row["id"], "SETTLED", reason=IMPORTED)


def _pay(session: Session, contract: Row, part: int) -> None:
    milestone = milestones_of(session, contract["id"])[part]
    register_payment(
        session,
        cast.actor("finance-payment", "finance"),
        contract["id"],
        amount=milestone["amount"],
        paid_on=local_date(session.now),
        milestone_id=milestone["id"],
        voucher=f"{contract['contract_no']}-{part + 1}",
    )


def _row(session: Session, project: RecordedProject) -> Row:
    row = find_by(session, PROJECTS, project_no=project.project_no)
    assert row is not None, f"{project.project_no} was registered in an earlier step"
    return row


def _contract(session: Session, project_id: int) -> Row:
    row = find_by(session, CONTRACTS, project_id=project_id)
    assert row is not None, "the award's step signed it"
    return row
