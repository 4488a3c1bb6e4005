"""A purchase that is awarded, and the people who make, challenge and pay its contract, for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from typing import Any

from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.commands.tasks import claim_task, complete_task
from engine.deployment import deploy, read_folder
from engine.host import EngineHost
from engine.persistence.database import Database, reading, transaction
from engine.persistence.session import Session
from engine.persistence.store import read_instance
from engine.spiff import runner
from tests.support.accounts import signing
from tests.workflows.house import House
from workflows.calendar.deadline import SHANGHAI
from workflows.registries import budgets, purchases
from workflows.registries.codes import body_check_character, unified_check_character
from workflows.registries.documents import documents
from workflows.registries.organizations import register_organization
from workflows.registries.register import Register, Row, find, page
from workflows.registries.terms import register_terms

CLERK = Actor(user_id="clerk")
BUYER = "010"
BUDGET, PRICE = Decimal(100000), Decimal(90000)
RULES_ON = date(2026, 1, 1)

PLAN = [
    {"node": "首付款", "percent": 30, "stage": "SIGNING", "condition": "合同生效"},
    {"node": "中期款", "percent": 40, "stage": "INTERIM", "condition": "中期评估合格"},
    {"node": "尾款", "percent": 30, "stage": "FINAL", "condition": "验收合格"},
]
TERMS: dict[str, Any] = {
    "requirements": "每周两次居家养老服务，覆盖示例社区老人",
    "acceptance_plan": "逐项验收，服务对象参加。",
    "payment_plan": PLAN,
    "period_months": 12,
    "indicators": [{"name": "助餐人次", "unit": "人次", "target": 1200, "weight": 100}],
}


def deploy_purchases(database: Database, *packages: str) -> None:
    """Put these packages in force, with the form of decisions that they borrow."""
    resources = {"decision.form": (files("workflows") / "so-filing" / "decision.form").read_bytes()}
    for package in packages:
        resources |= read_folder(files("workflows") / package)
    with transaction(database) as session:
        deploy(session, SYSTEM, resources)


def organization(session: Session, number: int) -> int:
    """A registered organisation; its people hold posts of the unit ``so-<id>``."""
    return register_organization(
        session,
        CLERK,
        name=f"示例{number}社会工作服务中心",
        form="SERVICE_INSTITUTION",
        status="REGISTERED",
        street=BUYER,
        uscc=_code(number),
    )


def _code(number: int) -> str:
    """An invented 统一社会信用代码 that passes its check."""
    body = f"DEM9{number:04d}"
    first17 = f"52510104{body}{body_check_character(body)}"
    return first17 + unified_check_character(first17)


class Purchase:
    """A project with its award, in state AWARDED; the second candidate waits."""

    def __init__(self, house: House, *, price: Decimal = PRICE, with_terms: bool = True) -> None:
        self.house = house
        with transaction(house.database) as session:
            self.line = budgets.register_line(
                session, CLERK, unit_key=BUYER, year=2010, code="GM", name="购买服务", amount=BUDGET
            )
            self.supplier, self.runner_up = organization(session, 1), organization(session, 2)
            self.project = purchases.register_project(
                session,
                CLERK,
                name="居家养老服务",
                purchaser=BUYER,
                catalog_code="SS01",
                category="SS",
                year=2010,
                budget=BUDGET,
                budget_line_id=self.line,
            )
            self.project_no = find(session, purchases.PROJECTS, self.project)["project_no"]
            budgets.reserve(session, CLERK, self.line, self.project_no, BUDGET, instance_id=None)
            for state in ("DOCUMENTING", "NOTICED", "OPENED", "EVALUATED", "AWARDED"):
                purchases.advance_project(session, CLERK, self.project, state)
            for rank, (who, state) in enumerate(
                ((self.supplier, "DECIDED"), (self.runner_up, "CANDIDATE")), 1
            ):
                purchases.register_award(
                    session,
                    CLERK,
                    project_id=self.project,
                    organization_id=who,
                    rank=rank,
                    price=price + rank - 1,
                    decided_on=date(2010, 3, 1),
                    standstill_to=date(2010, 3, 10),
                    state=state,
                )
            if with_terms:
                register_terms(session, CLERK, self.project, rules_on=RULES_ON, **TERMS)

    def start(
        self, process_key: str, actor: Actor = CLERK, *, key: str | None = None, **variables: Any
    ) -> Case:
        with transaction(self.house.database) as session:
            started = start_process_instance(
                session,
                actor,
                process_key,
                variables,
                # a case before this one gives its number on
                business_key=self.project_no if actor.is_trusted else key,
            )
        return Case(self, started.instance_id)

    def claim(self) -> tuple[Decimal, Decimal, Decimal]:
        """What the project holds of its budget line: reserved, committed, paid."""
        with reading(self.house.database) as session:
            held = budgets.claim(session, self.line, self.project_no)
        return held.reserved, held.committed, held.paid

    @property
    def state(self) -> str:
        with reading(self.house.database) as session:
            return str(find(session, purchases.PROJECTS, self.project)["state"])

    def rows(self, register: Register, **columns: Any) -> tuple[Row, ...]:
        with reading(self.house.database) as session:
            return page(session, register, limit=1000, **columns).rows


class Case:
    """One case of a purchase."""

    def __init__(self, purchase: Purchase, instance_id: int) -> None:
        self.purchase = purchase
        self.house = purchase.house
        self.instance_id = instance_id

    def open_tasks(self) -> list[str]:
        return sorted(element for _, element, _ in self._tasks())

    def groups(self, element_id: str) -> list[str]:
        with reading(self.house.database) as session:
            rows = session.all(
                "SELECT c.ref FROM user_task_candidate c JOIN user_task t ON t.tenant_id = c.tenant_id"
                " AND t.instance_id = c.instance_id AND t.activity_id = c.activity_id"
                " WHERE t.instance_id = ? AND t.element_id = ? AND t.status = 'open' ORDER BY c.ref",
                (self.instance_id, element_id),
            )
        return sorted({row[0] for row in rows})

    def due(self, element_id: str) -> date:
        """The last day of an open task: it is due at 24:00."""
        due = next(due for _, element, due in self._tasks() if element == element_id)
        local = due.astimezone(SHANGHAI)
        assert (local.hour, local.minute) == (0, 0)
        return date.fromordinal(local.date().toordinal() - 1)

    def complete(self, element_id: str, submitted: Mapping[str, Any], by: str | Actor | None = None) -> Case:
        task_id = self._task(element_id)
        actor = by if isinstance(by, Actor) else Actor(user_id=by or f"officer-{element_id}")
        with transaction(self.house.database) as session:
            complete_task(session, signing(actor), task_id, submitted)
        return self

    def claim(self, element_id: str, by: str) -> Case:
        with transaction(self.house.database) as session:
            claim_task(session, Actor(user_id=by), self._task(element_id))
        return self

    @property
    def variables(self) -> Mapping[str, Any]:
        with reading(self.house.database) as session:
            instance = read_instance(session, self.instance_id)
            return runner.variables(instance.state, EngineHost(session, instance, SYSTEM))

    @property
    def documents(self) -> list[str]:
        with reading(self.house.database) as session:
            return [document["code"] for document in documents(session, self.instance_id)]

    @property
    def status(self) -> str:
        with reading(self.house.database) as session:
            row = session.one("SELECT status FROM process_instance WHERE id = ?", (self.instance_id,))
        assert row is not None
        return str(row[0])

    @property
    def outcome(self) -> list[str]:
        """The end events that were reached, in order."""
        with reading(self.house.database) as session:
            rows = session.all(
                "SELECT element_id FROM event WHERE instance_id = ? AND type = 'activity-completed'"
                " ORDER BY seq",
                (self.instance_id,),
            )
        return [row[0] for row in rows]

    def incidents(self) -> list[str]:
        with reading(self.house.database) as session:
            rows = session.all(
                "SELECT element_id, detail FROM incident WHERE instance_id = ? AND resolved_at IS NULL",
                (self.instance_id,),
            )
        return [f"{row[0]}: {row[1]}" for row in rows]

    def _task(self, element_id: str) -> str:
        found = [activity for activity, element, _ in self._tasks() if element == element_id]
        assert found, f"{element_id} is not open: {self.open_tasks()} {self.incidents()}"
        return f"{self.instance_id}-{found[0]}"

    def _tasks(self) -> list[tuple[int, str, datetime]]:
        with reading(self.house.database) as session:
            rows = session.all(
                "SELECT activity_id, element_id, due_at FROM user_task"
                " WHERE instance_id = ? AND status = 'open' ORDER BY activity_id",
                (self.instance_id,),
            )
        return [(row[0], row[1], row[2]) for row in rows]


AGREE = {"opinion": "AGREE", "opinionText": None, "legalBasis": None, "conflictDeclared": False}
RETURN = {**AGREE, "opinion": "RETURN", "opinionText": "请按采购文件修改后再报（示例）"}


def complete_all(case: Case, steps: Iterable[tuple[str, Mapping[str, Any]]]) -> Case:
    """Complete these tasks one after another, each by its own officer."""
    for element_id, submitted in steps:
        case.complete(element_id, submitted)
    return case
