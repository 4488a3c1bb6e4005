"""A buying department for tests: it plans purchases, its finance office holds the money."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from engine import clock
from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.commands.tasks import claim_task, complete_task
from engine.host import EngineHost
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database, reading, transaction
from engine.persistence.store import read_instance
from engine.spiff import runner
from tests.support.accounts import signing
from workflows.calendar.deadline import SHANGHAI, end_of_day
from workflows.registries import budgets
from workflows.registries.catalog import Service, publish_catalog
from workflows.registries.documents import documents
from workflows.registries.notices import public_notices
from workflows.registries.purchases import PROJECTS
from workflows.registries.register import Row, find

#: Days of 2010 are decided by today's rules.
DEMAND = Actor(user_id="demand", roles=frozenset({"replay"}))
OFFICE = Actor(user_id="office")
STREET, ITEM, LINE = "010", "SG-01", "2010-SG"

AGREE = {"opinion": "AGREE", "opinionText": None, "legalBasis": None, "conflictDeclared": False}
DISAGREE = {**AGREE, "opinion": "DISAGREE", "opinionText": "本年度不再安排该项目（示例）"}
RETURN = {**AGREE, "opinion": "RETURN", "opinionText": "请补充服务对象的数量（示例）"}
SURVEY = {
    "surveyedOn": "2010-02-20",
    "respondents": [{"name": f"示例服务中心{number}", "finding": "具备供给能力"} for number in "甲乙丙"],
    "publicOpinions": "公开征求居民意见十二条，采纳九条（示例）",
    "publicConsultationRef": "ZQ-01",
}
PRE_EVALUATION = {
    **dict.fromkeys(("necessity", "economy", "targetsFit", "feasibility", "funding"), 16),
    "evaluationComment": "目标明确，投入合理（示例）",
}
REVIEWED = {
    "budgetOk": True, "completeOk": True, "methodOk": True,
    "opinion": "AGREE", "opinionText": None, "conflictDeclared": False,
}  # fmt: skip
KEY_REVIEWED = {
    "nonDiscrimination": True, "competition": True, "policy": True, "performanceRisk": True,
    "opinion": "AGREE", "opinionText": None, "conflictDeclared": False,
}  # fmt: skip
MEETING = {
    "meetingOn": "2010-03-01",
    "memberCount": 5,
    "attendees": [{"name": f"示例成员{name}", "vote": "FOR"} for name in "甲乙丙"],
    "minutes": "会议同意采购方案（示例）",
    "opinion": "AGREE",
    "conflictDeclared": False,
}
METHOD_APPROVED = {
    "opinion": "AGREE", "approvalNo": "成财采〔2010〕1号", "approvalAuthority": "成都市财政局",
    "conflictDeclared": False,
}  # fmt: skip
FILED = {"filed": True}


def requirement(**changes: Any) -> dict[str, Any]:
    """A lawful requirement."""
    form: dict[str, Any] = {
        "category": "SG",
        "maxPrice": 200000,
        "periodMonths": 12,
        "serviceTargets": "六个老旧院落，约八百户",
        "serviceStandard": "每月驻点服务八次，在各院落开展",
        "indicators": [
            {"name": "院落议事会", "unit": "次", "target": 24, "weight": 60},
            {"name": "居民满意度", "unit": "%", "target": 85, "weight": 40},
        ],
        "paymentPlan": [
            {"node": "签订合同", "percent": 30, "condition": "合同生效"},
            {"node": "验收", "percent": 70, "condition": "验收合格"},
        ],
        "acceptancePlan": "邀请院落居民代表参加验收（示例）",
        "qualification": [{"requirement": "依法登记的社会组织", "reason": "能够独立承担民事责任"}],
        "scoring": [
            {"factor": "价格", "weight": 10, "levels": "最低价为满分", "isPrice": True},
            {"factor": "服务方案", "weight": 60, "levels": "优60、良45、一般30", "isPrice": False},
            {"factor": "团队", "weight": 30, "levels": "优30、良20、一般10", "isPrice": False},
        ],
    }
    return {**form, **changes}


def method(proposed: str, **more: Any) -> dict[str, Any]:
    return {"proposedMethod": proposed, "methodReason": "按金额判定（示例）", **more}


class Buyer:
    """Everybody who plans a purchase in one database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with transaction(database) as session:
            services = [
                Service(code=ITEM, category="SG", level1="社会管理"),
                Service(code="SG-02", category="SG", level1="社会管理"),
                Service(code="NO-01", category="QT", level1="其他", is_negative=True),
            ]
            publish_catalog(session, OFFICE, "2010", date(2010, 1, 1), services)

    def fund(self, amount: int, code: str = LINE, unit: str = STREET) -> int:
        """A budget line of the year."""
        with transaction(self.database) as session:
            return budgets.register_line(
                session,
                OFFICE,
                unit_key=unit,
                year=2010,
                code=code,
                name=f"社会管理购买服务{code}",
                amount=Decimal(amount),
            )

    def on(self, day: str, at: str = "10:00") -> None:
        """Let the days pass until this moment, every midnight with its due jobs."""
        moment = datetime.combine(date.fromisoformat(day), time.fromisoformat(at), SHANGHAI)
        while (midnight := end_of_day(clock.now().astimezone(SHANGHAI).date())) <= moment:
            clock.freeze(midnight)
            run_due_jobs(self.database)
        clock.freeze(moment)
        run_due_jobs(self.database)

    def propose(self, amount: int = 220_000, actor: Actor = DEMAND, **changes: Any) -> Plan:
        form = {
            "projectName": "老旧院落自治组织培育",
            "purchaser": STREET,
            "catalogCode": ITEM,
            "budgetAmount": amount,
            "need": "院落居民要求培育自治组织（示例）",
            "scopeIssues": [],
            "publicInterest": False,
            "rules_on": "2026-01-01",
        }
        entered = {name: value for name, value in {**form, **changes}.items() if value is not None}
        with transaction(self.database) as session:
            started = start_process_instance(session, actor, "procurement-plan", entered)
        return Plan(self, started.instance_id)

    def line(self, line_id: int) -> Row:
        with reading(self.database) as session:
            return find(session, budgets.LINES, line_id)

    def notices(self, *kinds: str) -> list[Row]:
        with reading(self.database) as session:
            return list(public_notices(session, kinds=kinds).rows)


class Case:
    """One case of a purchase."""

    def __init__(self, buyer: Buyer, instance_id: int) -> None:
        self.buyer = buyer
        self.instance_id = instance_id

    @property
    def database(self) -> Database:
        return self.buyer.database

    def open_tasks(self) -> list[str]:
        return [element for _, element, _ in self._tasks()]

    def groups(self, element_id: str) -> list[str]:
        """The candidate groups of an open task."""
        with reading(self.database) as session:
            rows = session.all(
                "SELECT c.ref FROM user_task_candidate c JOIN user_task t ON t.tenant_id = c.tenant_id"
                " AND t.instance_id = c.instance_id AND t.activity_id = c.activity_id"
                " WHERE t.instance_id = ? AND t.element_id = ? AND t.status = 'open' AND c.kind = 'group'",
                (self.instance_id, element_id),
            )
        return sorted({row[0] for row in rows})

    def due(self, element_id: str) -> datetime:
        found: datetime = next(due for _, element, due in self._tasks() if element == element_id)
        return found.astimezone(SHANGHAI)

    def complete(self, element_id: str, submitted: Mapping[str, Any], by: str | None = None) -> Case:
        actor = Actor(user_id=by or f"officer-{element_id}")
        with transaction(self.database) as session:
            complete_task(session, signing(actor), self.task(element_id), submitted)
        return self

    def claim(self, element_id: str, by: str) -> None:
        with transaction(self.database) as session:
            claim_task(session, Actor(user_id=by), self.task(element_id))

    def task(self, element_id: str) -> str:
        """The id of the open task of an element."""
        activity = next(activity for activity, element, _ in self._tasks() if element == element_id)
        return f"{self.instance_id}-{activity}"

    @property
    def variables(self) -> Mapping[str, Any]:
        return self._visible(None)

    def shown(self, element_id: str) -> Mapping[str, Any]:
        """What the form of an open task begins with."""
        return self._visible(int(self.task(element_id).partition("-")[2]))

    def _visible(self, activity_id: int | None) -> Mapping[str, Any]:
        with reading(self.database) as session:
            instance = read_instance(session, self.instance_id)
            return runner.variables(instance.state, EngineHost(session, instance, SYSTEM), activity_id)

    @property
    def project(self) -> Row:
        with reading(self.database) as session:
            return find(session, PROJECTS, self.variables["projectId"])

    @property
    def documents(self) -> list[str]:
        with reading(self.database) as session:
            return [document["code"] for document in documents(session, self.instance_id)]

    @property
    def status(self) -> str:
        with reading(self.database) as session:
            row = session.one("SELECT status FROM process_instance WHERE id = ?", (self.instance_id,))
        assert row is not None
        return str(row[0])

    @property
    def incidents(self) -> list[str]:
        with reading(self.database) as session:
            rows = session.all(
                "SELECT detail FROM incident WHERE instance_id = ? AND resolved_at IS NULL",
                (self.instance_id,),
            )
        return [str(row[0]) for row in rows]

    def refusals(self) -> list[str]:
        """The keys of what history says was refused."""
        with reading(self.database) as session:
            rows = session.all(
                "SELECT data FROM event WHERE instance_id = ? AND type = 'command-refused' ORDER BY seq",
                (self.instance_id,),
            )
        return [str(row[0]) for row in rows]

    @property
    def ended_at(self) -> str:
        """The element history names last: the end event of a case that is over."""
        with reading(self.database) as session:
            rows = session.all(
                "SELECT element_id FROM event WHERE instance_id = ? AND type = 'activity-completed'"
                " AND element_id IS NOT NULL ORDER BY seq",
                (self.instance_id,),
            )
        return str(rows[-1][0])

    def sibling(self, process_key: str) -> int:
        """The newest other case of the same project that runs this process."""
        with reading(self.database) as session:
            row = session.one(
                "SELECT id FROM process_instance WHERE business_key = ? AND process_key = ? ORDER BY id DESC",
                (self.project["project_no"], process_key),
            )
        assert row is not None, f"no case of {process_key}"
        return int(row[0])

    def _tasks(self) -> list[tuple[int, str, datetime]]:
        with reading(self.database) as session:
            rows = session.all(
                "SELECT activity_id, element_id, due_at FROM user_task"
                " WHERE instance_id = ? AND status = 'open' ORDER BY activity_id",
                (self.instance_id,),
            )
        return [(row[0], row[1], row[2]) for row in rows]


class Plan(Case):
    """The planning of one project, led to where a test begins."""

    def bound(self, code: str = LINE) -> Plan:
        self.complete("bind-budget", {"budgetLineCode": code})
        return self

    def specified(self, **changes: Any) -> Plan:
        """Budget bound, requirement written and evaluated."""
        self.bound()
        if "survey-demand" in self.open_tasks():
            self.complete("survey-demand", SURVEY)
        self.complete("write-requirement", requirement(**changes))
        self.complete("pre-evaluate", PRE_EVALUATION)
        return self

    def chosen(self, proposed: str = "COMPARISON", **more: Any) -> Plan:
        self.specified()
        self.complete("propose-method", method(proposed, **more))
        return self

    def reviewed(self, proposed: str = "COMPARISON", **more: Any) -> Plan:
        self.chosen(proposed, **more)
        self.complete("review-requirement", REVIEWED)
        if "key-review" in self.open_tasks():
            self.complete("key-review", KEY_REVIEWED)
        return self

    def decided(self, proposed: str = "COMPARISON", **more: Any) -> Plan:
        self.reviewed(proposed, **more)
        task = self.open_tasks()[0]
        today = clock.now().astimezone(SHANGHAI).date().isoformat()
        self.complete(task, AGREE if task == "decide-plan" else {**MEETING, "meetingOn": today})
        return self
