"""An evaluation office for tests: an organisation, a pool of experts, two committees, and days that pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

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
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot.script import pass_time
from workflows.registries import panels
from workflows.registries.assessments import CASES
from workflows.registries.documents import documents
from workflows.registries.organizations import register_organization
from workflows.registries.register import Row, find, page
from workflows.registries.supervision import record_supervision

#: Days of 2010 are decided by today's rules.
REPLAY = frozenset({"replay"})
RULES_ON = "2026-01-01"
CLERK = Actor(user_id="clerk", roles=REPLAY)
USCC = "51510104500019795E"

COMMITTEE = [f"w{number:02d}" for number in range(1, 12)]
REREVIEW = [f"f{number:02d}" for number in range(1, 8)]
POOL = [f"zj{number:02d}" for number in range(1, 9)]

AGREE = {"opinion": "AGREE", "opinionText": None, "legalBasis": None, "conflictDeclared": False}
RETURN = {**AGREE, "opinion": "RETURN", "opinionText": "请补充公示期间的意见处理情况"}
NO_INTEREST = {"hasConflict": False, "fairnessPromise": True}
SURVEY = {
    "membersAsked": 30,
    "directorsAsked": 5,
    "beneficiariesAsked": 30,
    "satisfied": 60,
    "supervisorOpinion": "同意参评（示例）",
    "surveySummary": "会员和服务对象总体满意（示例）",
}
VISIT = {"visitedOn": "2010-04-01", "methods": ["TALK"], "findings": "座谈并查阅档案，情况属实（示例）"}
OPINION = {"opinionOfPanel": "材料齐全，评分依据充分（示例）", "falseMaterial": False}
REPORT = {"reportText": "按指标评分，建议等级见表（示例）"}


def sheet(rows: Sequence[Mapping[str, Any]], lost: Mapping[str, float] | None = None) -> list[dict[str, Any]]:
    """Full points on every row, less what is lost by indicator."""
    filled = []
    for row in rows:
        less = (lost or {}).get(row["code"], 0)
        reason = "资料不全（示例）" if less else None
        filled.append(
            {**row, "points": round(row["maximum"] - less, 1), "basis": "DOCUMENT", "reason": reason}
        )
    return filled


class Desk:
    """Everybody who has to do with one assessment."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with transaction(database) as session:
            import_identities(session, SYSTEM, _people())
            for number, account in enumerate(POOL):
                panels.register_expert(
                    session,
                    CLERK,
                    account=account,
                    name=account,
                    specialty="财务" if number < 2 else "社会组织",
                    is_finance=number < 2,
                )
            self.organization = self.register(session)
        self.batch_no = self.announce()

    # -- what is there -------------------------------------------------------------------------------------

    def register(self, session: Any, **changes: Any) -> int:
        """A registered association with a passed inspection of last year."""
        values = {
            "name": "示例协会",
            "form": "ASSOCIATION",
            "status": "REGISTERED",
            "street": "010",
            "founded_on": date(2005, 1, 1),
            "uscc": USCC,
        }
        organization = register_organization(session, CLERK, **{**values, **changes})
        for year in (2008, 2009):
            record_supervision(
                session,
                CLERK,
                organization_id=organization,
                kind="ANNUAL",
                year=year,
                result="PASS",
                starts_on=date(year + 1, 1, 31),
            )
        return organization

    def announce(self) -> str:
        """A batch for the first half of the year, through its own process."""
        batch = self.start(
            "so-assessment-batch",
            {"opensOn": "2010-03-01", "closesOn": "2010-06-30"},
        )
        self.complete(batch, "review-batch", AGREE, "head")
        self.complete(batch, "approve-batch", AGREE, "leader")
        return str(self.variables(batch)["batch_no"])

    # -- time ----------------------------------------------------------------------------------------------

    def on(self, day: str, at: str = "10:00") -> None:
        """Let time pass; every job runs when it is due."""
        pass_time(self.database, datetime.combine(date.fromisoformat(day), time.fromisoformat(at), SHANGHAI))
        run_due_jobs(self.database)

    # -- cases ---------------------------------------------------------------------------------------------

    def start(self, key: str, form: Mapping[str, Any], actor: Actor = CLERK) -> int:
        with transaction(self.database) as session:
            started = start_process_instance(session, actor, key, {**form, "rules_on": RULES_ON})
        run_due_jobs(self.database)
        return started.instance_id

    def complete(
        self,
        instance_id: int,
        element_id: str,
        submitted: Mapping[str, Any],
        by: str = "clerk",
        *,
        number: int = 0,
        groups: frozenset[str] | None = None,
    ) -> None:
        tasks = self.tasks(instance_id, element_id)
        assert number < len(tasks), (element_id, self.open(instance_id), self.incidents())
        task = tasks[number]
        with transaction(self.database) as session:
            complete_task(session, signing(by, groups=groups), f"{instance_id}-{task}", submitted)
        run_due_jobs(self.database)

    def tasks(self, instance_id: int, element_id: str) -> list[int]:
        with reading(self.database) as session:
            rows = session.all(
                "SELECT activity_id FROM user_task WHERE instance_id = ? AND element_id = ?"
                " AND status = 'open' ORDER BY activity_id",
                (instance_id, element_id),
            )
        return [row[0] for row in rows]

    def incidents(self) -> list[tuple[Any, ...]]:
        """What waits for a person, in any case."""
        with reading(self.database) as session:
            return [tuple(row) for row in session.all("SELECT kind, params, detail FROM incident", ())]

    def open(self, instance_id: int) -> list[str]:
        with reading(self.database) as session:
            rows = session.all(
                "SELECT DISTINCT element_id FROM user_task WHERE instance_id = ? AND status = 'open'"
                " ORDER BY element_id",
                (instance_id,),
            )
        return [row[0] for row in rows]

    def candidates(self, instance_id: int, element_id: str) -> list[list[str]]:
        """The candidates of each open task of an element."""
        found = []
        with reading(self.database) as session:
            for activity in self.tasks(instance_id, element_id):
                rows = session.all(
                    "SELECT ref FROM user_task_candidate WHERE instance_id = ? AND activity_id = ?"
                    " ORDER BY ref",
                    (instance_id, activity),
                )
                found.append([row[0] for row in rows])
        return found

    def due(self, instance_id: int, element_id: str) -> datetime:
        with reading(self.database) as session:
            row = session.one(
                "SELECT due_at FROM user_task WHERE instance_id = ? AND element_id = ? AND status = 'open'",
                (instance_id, element_id),
            )
        assert row is not None
        at: datetime = row[0]
        return at.astimezone(SHANGHAI)

    def variables(self, instance_id: int) -> Mapping[str, Any]:
        with reading(self.database) as session:
            instance = read_instance(session, instance_id)
            return runner.variables(instance.state, EngineHost(session, instance, SYSTEM))

    def instances(self, key: str) -> list[int]:
        with reading(self.database) as session:
            rows = session.all("SELECT id FROM process_instance WHERE process_key = ? ORDER BY id", (key,))
        return [row[0] for row in rows]

    def status(self, instance_id: int) -> str:
        with reading(self.database) as session:
            row = session.one("SELECT status FROM process_instance WHERE id = ?", (instance_id,))
        assert row is not None
        return str(row[0])

    def ended_at(self, instance_id: int) -> list[str]:
        with reading(self.database) as session:
            rows = session.all(
                "SELECT element_id FROM event WHERE instance_id = ? AND type = 'activity-completed'"
                " ORDER BY seq",
                (instance_id,),
            )
        return [row[0] for row in rows if row[0] not in ("withdrawal", "cancellation", "failure")][-1:]

    def events(self, instance_id: int) -> str:
        """All that history tells of a case, as one text."""
        with reading(self.database) as session:
            rows = session.all("SELECT data FROM event WHERE instance_id = ?", (instance_id,))
        return "\n".join(bytes(row[0]).decode() if isinstance(row[0], bytes) else str(row[0]) for row in rows)

    def documents(self, instance_id: int) -> list[str]:
        with reading(self.database) as session:
            return [document["code"] for document in documents(session, instance_id)]

    def case_row(self, instance_id: int) -> Row:
        with reading(self.database) as session:
            return find(session, CASES, int(self.variables(instance_id)["case_id"]))

    def rows(self, register: Any, **columns: Any) -> tuple[Row, ...]:
        with reading(self.database) as session:
            return page(session, register, limit=500, **columns).rows

    # -- the way through -----------------------------------------------------------------------------------

    def apply(self, uscc: str = USCC, actor: Actor | None = None) -> int:
        """An application with its self-assessment."""
        who = actor or Actor(user_id="operator", roles=REPLAY)
        return self.start("so-assessment", {"batchNo": self.batch_no, "uscc": uscc}, who)

    def self_assessed(self, uscc: str = USCC) -> int:
        case = self.apply(uscc)
        self.complete(case, "self-assessment", self.self_assessment(case), "operator")
        return case

    def self_assessment(self, case: int, **changes: Any) -> dict[str, Any]:
        rows = self.variables(case)["selfScores"]
        form = {
            "selfScores": [{**row, "score": row["maximum"], "evidence": "见附件（示例）"} for row in rows],
            "declarations": {"lastConclusion": "PASS", "penalties": False, "changes": None},
            "contacts": [{"name": f"示例{number:02d}", "kind": "MEMBER"} for number in range(30)],
            "allContacts": False,
            "truthPromise": True,
        }
        return {**form, **changes}

    def admitted(self) -> tuple[int, int]:
        """The case, and the evaluation that it asked for."""
        case = self.self_assessed()
        form = {"conclusion": "QUALIFIED", "conclusionReason": None}
        self.complete(case, "eligibility-review", form, "office")
        return case, self.instances("so-assessment-evaluation")[-1]

    def declared(self, evaluation: int) -> list[str]:
        """Every drawn expert declares no interest; gives the panel."""
        for seat in list(self.variables(evaluation)["seats"]):
            place = [row for row in self.candidates(evaluation, "declare-interests")].index([seat["account"]])
            self.complete(evaluation, "declare-interests", NO_INTEREST, seat["account"], number=place)
        return [seat["account"] for seat in self.variables(evaluation)["panel"]]

    def visited(self) -> tuple[int, int, list[str]]:
        """Seen by two, surveyed by the office; scoring begins."""
        case, evaluation = self.admitted()
        panel = self.declared(evaluation)
        for account in panel[:2]:
            self.complete(evaluation, "site-visit", VISIT, account)
        self.complete(evaluation, "social-survey", SURVEY, "office")
        return case, evaluation, panel

    def score(
        self, evaluation: int, account: str, lost: Mapping[str, float] | None = None, **changes: Any
    ) -> None:
        """One expert hands in the sheet: full points less what is lost."""
        place = self.candidates(evaluation, "score-sections").index([account])
        mine = next(each for each in self.variables(evaluation)["sheets"] if each["account"] == account)
        form = {"scores": sheet(mine["rows"], lost), **changes}
        self.complete(evaluation, "score-sections", form, account, number=place)

    def reported(self, lost: Mapping[str, float] | None = None, **opinion: Any) -> tuple[int, int, list[str]]:
        """Scored alike by all, opinion and report written; the committee is to be called."""
        case, evaluation, panel = self.visited()
        for account in panel:
            self.score(evaluation, account, lost)
        self.complete(evaluation, "preliminary-opinion", {**OPINION, **opinion}, panel[0])
        self.complete(evaluation, "write-report", REPORT, "office")
        return case, evaluation, panel

    def meet(self, evaluation: int, yes: int, no: int = 0, absent: int = 0) -> None:
        """A meeting of the committee: so many for, so many against, the others abstain or stay away."""
        present = COMMITTEE[: len(COMMITTEE) - absent]
        form = {"present": present, "chair": present[0]}
        self.complete(evaluation, "call-meeting", form, "office")
        if self.tasks(evaluation, "vote"):
            self.vote(evaluation, "vote", present, yes, no)

    def vote(self, instance_id: int, element_id: str, present: Sequence[str], yes: int, no: int) -> None:
        for place, account in enumerate(present):
            choice = "YES" if place < yes else "NO" if place < yes + no else "ABSTAIN"
            number = self.candidates(instance_id, element_id).index([account])
            form = {"choice": choice, "conflictDeclared": False, "voteReason": None}
            self.complete(instance_id, element_id, form, account, number=number)

    def voted(self, lost: Mapping[str, float] | None = None, **opinion: Any) -> tuple[int, int]:
        """The committee agrees; the grade is public."""
        case, evaluation, _ = self.reported(lost, **opinion)
        self.meet(evaluation, yes=9, no=2)
        return case, evaluation

    def confirmed(self, lost: Mapping[str, float] | None = None, **opinion: Any) -> int:
        """Nobody objects; the registrar confirms."""
        case, _ = self.voted(lost, **opinion)
        self.complete(case, "request-reexamination", {"requested": False}, "operator")
        self.on("2010-03-12")
        self.complete(case, "review-confirmation", AGREE, "head")
        self.complete(case, "approve-confirmation", AGREE, "leader")
        return case


def _people() -> dict[str, list[dict[str, Any]]]:
    held = {
        **{account: "evaluation-committee:evaluation" for account in COMMITTEE},
        **{account: "rereview-committee:evaluation" for account in REREVIEW},
    }
    return {
        "units": [{"key": "evaluation", "name": "评估委员会", "kind": "evaluation", "parent": None}],
        "posts": [
            {"unit": "evaluation", "key": "evaluation-committee", "name": "评估委员"},
            {"unit": "evaluation", "key": "rereview-committee", "name": "复核委员"},
        ],
        "people": [
            {"id": account, "name": f"示例{account}", "posts": [post]} for account, post in held.items()
        ],
    }
