"""The people of a funding round, in tests: each holds the posts the process asks for, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from engine import clock
from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.commands.tasks import complete_task
from engine.host import EngineHost
from engine.identity.transfer import import_identities
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database, reading, transaction
from engine.persistence.store import read_instance
from engine.spiff import runner
from tests.support.accounts import signing
from workflows.calendar.deadline import SHANGHAI, end_of_day
from workflows.pilot.people import resident_id
from workflows.registries import budgets
from workflows.registries.committees import register_expert
from workflows.registries.documents import documents
from workflows.registries.grants import grant_by_number
from workflows.registries.organizations import register_organization
from workflows.registries.people import register_person
from workflows.registries.register import Row, find

STAFF: dict[str, tuple[str, ...]] = {
    "civil-handler:civil-affairs": ("handler", "handler-2"),
    "civil-review:civil-affairs": ("reviewer",),
    "civil-approval:civil-affairs": ("leader",),
    "civil-meeting:civil-affairs": tuple(f"director-{n}" for n in range(1, 6)),
    "joint-meeting:510104": tuple(f"delegate-{n}" for n in range(1, 6)),
    "street-review:010": ("street",),
    "finance-payment:finance": ("payer",),
    "project-evaluator:evaluation": ("evaluator",),
    "expert-funding:experts": tuple(f"expert-{n}" for n in range(1, 10)),
}
ORGANIZATIONS = (5001, 5002, 5003, 5004)
CODES = ("52510104MJ0000001", "52510104MJ0000002")
FORM_DAYS = {"periodFrom": "2010-05-01", "periodTo": "2010-12-31"}


def application(requested: float = 18000, **changes: Any) -> dict[str, Any]:
    """A complete application (F3) for a small project."""
    own = 2000
    form = {
        "supportType": "MICRO_PROJECT",
        "projectName": "邻里守望（示例）",
        **FORM_DAYS,
        "targets": [{"group": "独居老人", "count": 60}],
        "budget": [
            line("上门服务", requested / 100, 100, requested),
            line("志愿者保险", own, 1, own, source="OWN"),
        ],
        "requestedAmount": requested,
        "ownFunds": own,
        "indicators": [
            {"name": "服务人次", "unit": "人次", "target": 600},
            {"name": "活动场次", "unit": "场", "target": 24},
            {"name": "服务对象满意度", "unit": "%", "target": 90},
        ],
        "accountName": "示例组织5001",
        "bankName": "示例银行锦江支行",
        "accountNo": "6222000011112222",
        "otherFunding": False,
        "promise": True,
    }
    return {**form, **changes}


def line(item: str, price: float, quantity: float, amount: float, **more: Any) -> dict[str, Any]:
    """A line of the budget."""
    values = {"item": item, "kind": "SERVICE", "unitPrice": price, "quantity": quantity, "amount": amount}
    return {**values, "source": "REQUESTED", **more}


RECOMMENDATION = {"factsTrue": True, "recommended": True, "streetRank": 1, "recommendationText": "情况属实"}
MATERIALS = ("APPLICATION", "CERTIFICATE", "ANNUAL", "BUDGET", "ACCOUNT", "TEAM", "AUDIT")
AGREE = {"opinion": "AGREE", "opinionText": None, "legalBasis": None, "conflictDeclared": False}
DISAGREE = {**AGREE, "opinion": "DISAGREE", "opinionText": "资金安排需要重新研究（示例）"}
SIGNATURE = {"agreed": True, "signerName": "示例签字人"}
PAYMENT = {"voucherNo": "PZ-001", "paymentConfirmed": True}
MID_TERM = {
    "findings": [{"subject": "进度", "situation": "完成过半", "verdict": "合格"}],
    "midTermResult": "PASS",
}
REPORT = {"reportText": "项目按计划完成（示例文本）", "amountUsed": 18000}


def check(*faulty: str, **changes: Any) -> dict[str, Any]:
    """The formal check with these materials missing."""
    items = [{"material": name, "state": "MISSING" if name in faulty else "COMPLETE"} for name in MATERIALS]
    return {"items": items, "conclusion": "CORRECTION" if faulty else "PASSED", **changes}


def sheet(total: int = 85, amount: float = 15000, **changes: Any) -> dict[str, Any]:
    """A score sheet with about these points."""
    parts = {"need": 25, "plan": 30, "team": 20, "budgetFit": 15, "sustain": 10}
    points: dict[str, float] = {}
    for name, most in parts.items():
        points[name] = min(most, total - sum(points.values()))
    remark = "需求真实，方案可行，团队稳定，预算合理，建议予以资助。（示例）"
    return {"conflict": "NONE", **points, "suggestAmount": amount, "comment": remark, **changes}


def evaluation(points: float = 30, **changes: Any) -> dict[str, Any]:
    """A final evaluation of the application's three indicators with these points each."""
    promised = (("服务人次", 600), ("活动场次", 24), ("服务对象满意度", 90))
    results = [
        {"name": name, "target": target, "actual": target, "points": points} for name, target in promised
    ]
    text = "指标基本完成，资金使用合规。（示例）"
    found = {"evaluator": "示例评价机构", "results": results, "accountsInOrder": True}
    return {**found, "evaluationText": text, **changes}


def attendance(*accounts: str, absent: tuple[str, ...] = (), **changes: Any) -> dict[str, Any]:
    """A meeting of these members; those absent are members too."""
    members = [{"account": each, "name": each, "isPresent": each not in absent} for each in accounts]
    base = {"heldOn": clock.now().astimezone(SHANGHAI).date().isoformat(), "members": members}
    return {**base, "dissents": [], "conflictDeclared": False, "minutes": "同意拟资助方案（示例）", **changes}


class Office:
    """Everybody who has to do with one database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.more: dict[str, tuple[str, ...]] = {}
        with transaction(database) as session:
            self._staff(session)
            self.line = budgets.register_line(
                session,
                SYSTEM,
                unit_key="civil-affairs",
                year=2010,
                code="2010-ZZ",
                name="社会组织发展资金",
                amount=Decimal(600_000),
            )

    def _staff(self, session: Any) -> None:
        held: dict[str, list[str]] = {}
        for group, people in self.staff.items():
            for person in people:
                held.setdefault(person, []).append(group)
        units = sorted({group.partition(":")[2] for group in self.staff})
        document = {
            "units": [{"key": unit, "name": unit, "kind": "office"} for unit in units],
            "posts": [
                {"unit": group.partition(":")[2], "key": group.partition(":")[0], "name": group}
                for group in self.staff
            ],
            "people": [{"id": person, "name": person, "posts": posts} for person, posts in held.items()],
        }
        import_identities(session, SYSTEM, document)
        for number, account in enumerate(STAFF["expert-funding:experts"], start=1):
            person_id = register_person(session, SYSTEM, name=f"示例专家{number}", id_no=resident_id(number))
            register_expert(session, SYSTEM, person_id=person_id, specialty="社会工作", user_id=account)
        for number in ORGANIZATIONS:
            register_organization(
                session,
                SYSTEM,
                id=number,
                name=f"示例组织{number}",
                form="SERVICE_INSTITUTION",
                status="REGISTERED",
                street="010",
                founded_on=date(2008, 1, 1),
                uscc=code(number),
            )

    @property
    def staff(self) -> dict[str, tuple[str, ...]]:
        organizations = {
            f"{post}:so-{number}": (f"{short}-{number}",)
            for number in ORGANIZATIONS
            for post, short in (("so-operator", "op"), ("so-legal", "legal"))
        }
        return STAFF | organizations

    def person(self, account: str) -> Actor:
        """Somebody with the groups of exactly the posts they hold."""
        groups = frozenset(group for group, people in self.staff.items() if account in people)
        return Actor(user_id=account, groups=groups | set(self.more.get(account, ())))

    def staff_also(self, account: str, *groups: str) -> None:
        """Let somebody hold more posts than one."""
        self.more[account] = groups

    # -- time ----------------------------------------------------------------------------------------------

    def on(self, day: str, at: str = "10:00") -> None:
        """Let the days pass until this moment, every midnight with its due jobs."""
        moment = datetime.combine(date.fromisoformat(day), time.fromisoformat(at), SHANGHAI)
        while (midnight := end_of_day(clock.now().astimezone(SHANGHAI).date())) <= moment:
            clock.freeze(midnight)
            run_due_jobs(self.database)
        clock.freeze(moment)
        run_due_jobs(self.database)

    # -- cases ---------------------------------------------------------------------------------------------

    def start(self, process_key: str, account: str, form: Mapping[str, Any]) -> Case:
        """Begin a case; days of 2010 are decided by today's rules."""
        with transaction(self.database) as session:
            actor = Actor(user_id=account, roles=frozenset({"replay"}))
            variables = {**form, "rules_on": "2026-01-01"}
            started = start_process_instance(session, actor, process_key, variables)
        return Case(self, started.instance_id)

    def plan_round(self, **changes: Any) -> Case:
        form = {
            "roundName": "2010年第一批",
            "budgetCode": "2010-ZZ",
            "total": 500000,
            "opensOn": "2010-03-02",
            "closesOn": "2010-03-31",
            "conditions": None,
        }
        return self.start("so-funding-round", "handler", {**form, **changes})

    def open_round(self, **changes: Any) -> Case:
        """A round whose guide is published, on the first day of its window."""
        case = self.plan_round(**changes)
        case.complete("review-guide", "reviewer", AGREE).complete("approve-guide", "leader", AGREE)
        self.on("2010-03-02")
        return case

    def begin(self, organization: int = 5001, **changes: Any) -> Case:
        form = {"batchNo": "ZZ2010-01", "organizationId": str(organization), **changes}
        return self.start("so-funding", f"op-{organization}", form)

    def apply(self, organization: int = 5001, **changes: Any) -> Case:
        """An application that was handed in."""
        form = application(**{"accountName": f"示例组织{organization}", **changes})
        return self.begin(organization).complete("fill-application", f"op-{organization}", form)

    def ready(self, organization: int = 5001, **changes: Any) -> Case:
        """An application that passed its formal check."""
        case = self.apply(organization, **changes).complete("street-recommend", "street", RECOMMENDATION)
        return case.complete("formal-check", "handler", check())

    def score(self, round_case: Case, *totals: int, amount: float = 15000) -> None:
        """Every seat scores: the applications in the order of their numbers get these points."""
        for activity, seat in round_case.seats():
            number = int(seat["grant_no"].rpartition("-")[2]) - 1
            form = sheet(totals[number], min(amount, seat["requested"]))
            round_case.complete_activity(activity, seat["account"], form)

    def grant(self, grant_no: str = "ZZ2010-01-001") -> Row:
        with reading(self.database) as session:
            row = grant_by_number(session, grant_no)
        assert row is not None
        return row

    def money(self) -> tuple[int, int, int]:
        """Reserved, committed, paid of the line, in whole 元."""
        with reading(self.database) as session:
            row = find(session, budgets.LINES, self.line)
        return (int(row["reserved"]), int(row["committed"]), int(row["paid"]))

    def notices(self) -> list[str]:
        with reading(self.database) as session:
            rows = session.all("SELECT kind FROM publication ORDER BY id")
        return [row[0] for row in rows]


class Case:
    """One process instance."""

    def __init__(self, office: Office, instance_id: int) -> None:
        self.office = office
        self.instance_id = instance_id

    def tasks(self) -> list[tuple[int, str, datetime | None]]:
        with reading(self.office.database) as session:
            rows = session.all(
                "SELECT activity_id, element_id, due_at FROM user_task"
                " WHERE instance_id = ? AND status = 'open' ORDER BY activity_id",
                (self.instance_id,),
            )
        return [(row[0], row[1], row[2]) for row in rows]

    def open_tasks(self) -> list[str]:
        return [element for _, element, _ in self.tasks()]

    def due(self, element_id: str) -> str:
        """The last day of an open task."""
        found = next(due for _, element, due in self.tasks() if element == element_id)
        assert found is not None
        # due at 24:00, which is the first instant of the next day
        return date.fromordinal(found.astimezone(SHANGHAI).date().toordinal() - 1).isoformat()

    def task(self, element_id: str) -> str:
        """The id of the open task of an element."""
        activity = next(activity for activity, element, _ in self.tasks() if element == element_id)
        return f"{self.instance_id}-{activity}"

    def complete(self, element_id: str, account: str, submitted: Mapping[str, Any]) -> Case:
        activity = next(activity for activity, element, _ in self.tasks() if element == element_id)
        return self.complete_activity(activity, account, submitted)

    def complete_activity(self, activity: int, account: str, submitted: Mapping[str, Any]) -> Case:
        with transaction(self.office.database) as session:
            actor = self.office.person(account)
            complete_task(session, signing(actor), f"{self.instance_id}-{activity}", submitted)
        run_due_jobs(self.office.database)
        return self

    def seats(self) -> list[tuple[int, dict[str, Any]]]:
        """Open score sheets with their seats."""
        found = []
        for activity, element, _ in self.tasks():
            if element == "score-sheet":
                found.append((activity, self.variables_at(activity)["seat"]))
        return found

    def variables_at(self, activity: int | None = None) -> Mapping[str, Any]:
        with reading(self.office.database) as session:
            instance = read_instance(session, self.instance_id)
            host = EngineHost(session, instance, SYSTEM)
            return runner.variables(instance.state, host, activity)

    @property
    def variables(self) -> Mapping[str, Any]:
        return self.variables_at()

    @property
    def documents(self) -> list[str]:
        with reading(self.office.database) as session:
            return [document["code"] for document in documents(session, self.instance_id)]

    @property
    def status(self) -> str:
        with reading(self.office.database) as session:
            row = session.one("SELECT status FROM process_instance WHERE id = ?", (self.instance_id,))
        assert row is not None
        return str(row[0])

    @property
    def last_activity(self) -> str:
        """The element that was completed last: of a case that is over, its end."""
        with reading(self.office.database) as session:
            row = session.one(
                "SELECT element_id FROM event WHERE instance_id = ? AND type = 'activity-completed'"
                " AND element_id NOT IN ('withdrawal', 'stop-and-recover')"
                " ORDER BY seq DESC LIMIT 1",
                (self.instance_id,),
            )
        assert row is not None
        return str(row[0])

    @property
    def incidents(self) -> list[tuple[str, str]]:
        with reading(self.office.database) as session:
            rows = session.all(
                "SELECT element_id, detail FROM incident WHERE instance_id = ? AND resolved_at IS NULL",
                (self.instance_id,),
            )
        return [(row[0], str(row[1])) for row in rows]


def code(number: int) -> str:
    """A well-formed unified code that belongs to nobody."""
    from workflows.registries.codes import body_check_character, unified_check_character

    body = f"MJ00{number:04d}"
    whole = f"52510104{body}{body_check_character(body)}"
    return whole + unified_check_character(whole)
