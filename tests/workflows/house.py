"""A small office for tests: people complete tasks, days pass, the register is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
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
from workflows.registries.documents import documents
from workflows.registries.filings import filing
from workflows.so_filing.actions import REPLAY_ROLE
from workflows.so_filing.commands import withdraw_application

#: Days of 2010 are decided by today's rules.
APPLICANT = Actor(user_id="applicant", roles=frozenset({REPLAY_ROLE}))

MATERIALS = ("APPLICATION", "INITIATORS", "MEMBERS", "CHARTER", "PLACE_PROOF", "PROMISE")


def midnight(day: str) -> datetime:
    """The moment at which a day begins here."""
    return datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=SHANGHAI)


def checklist(*faulty: str) -> list[dict[str, Any]]:
    """The acceptance checklist with these materials missing."""
    return [
        {"material": material, "state": "MISSING" if material in faulty else "COMPLETE"}
        for material in MATERIALS
    ]


def application(**changes: Any) -> dict[str, Any]:
    """A complete application; days of 2010 are decided by today's rules."""
    people = [{"name": "示例甲"}, {"name": "示例乙"}]
    form = {
        "orgName": "莲新街道示例一社区合唱队",
        "filedClass": "CULTURE_SPORT",
        "street": "010",
        "community": "莲新街道示例一社区",
        "scopeArea": "COMMUNITY",
        "place": {"address": "活动室", "tenure": "COMMUNITY"},
        "initiators": people,
        "members": [{"name": f"示例{number}"} for number in range(10)],
        "charter": {"name": "示例"},
        "licenceNeeded": False,
        "rules_on": "2026-01-01",
    }
    return {**form, **changes}


ACCEPTED = {"conclusion": "ACCEPTED", "items": checklist(), "siteCheck": False}
CORRECTION = {"conclusion": "CORRECTION", "items": checklist("PLACE_PROOF")}
NOT_ACCEPTED = {"conclusion": "NOT_ACCEPTED", "items": checklist(), "reason": "不属于本街道（示例）"}
OPINION = {"residentsInitiated": True, "residentsAgree": True, "placeConfirmed": True, "opinionText": "同意"}
AGREE = {"opinion": "AGREE", "opinionText": None, "legalBasis": None, "conflictDeclared": False}
DISAGREE = {**AGREE, "opinion": "DISAGREE", "opinionText": "与已备案组织业务重复（示例）"}
RETURN = {**AGREE, "opinion": "RETURN", "opinionText": "请补充实地核查记录（示例）"}


class House:
    """Everybody who has to do with one database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    # -- time ----------------------------------------------------------------------------------------------

    def on(self, day: str, at: str = "10:00") -> None:
        """Let the days pass until this moment, every midnight with its due jobs."""
        moment = datetime.combine(date.fromisoformat(day), time.fromisoformat(at), SHANGHAI)
        while (midnight := end_of_day(clock.now().astimezone(SHANGHAI).date())) <= moment:
            clock.freeze(midnight)
            run_due_jobs(self.database)
        clock.freeze(moment)
        run_due_jobs(self.database)

    # -- people --------------------------------------------------------------------------------------------

    def submit(self, actor: Actor = APPLICANT, **changes: Any) -> Case:
        with transaction(self.database) as session:
            started = start_process_instance(session, actor, "so-filing", application(**changes))
        return Case(self, started.instance_id)


class Case:
    """One application."""

    def __init__(self, house: House, instance_id: int) -> None:
        self.house = house
        self.instance_id = instance_id

    def open_tasks(self) -> list[str]:
        return [element for _, element, _ in self._tasks()]

    def groups(self, element_id: str) -> list[str]:
        """The candidate groups of an open task."""
        with reading(self.house.database) as session:
            rows = session.all(
                "SELECT c.ref FROM user_task_candidate c JOIN user_task t ON t.tenant_id = c.tenant_id"
                " AND t.instance_id = c.instance_id AND t.activity_id = c.activity_id"
                " WHERE t.instance_id = ? AND t.element_id = ? AND t.status = 'open' AND c.kind = 'group'"
                " ORDER BY c.ref",
                (self.instance_id, element_id),
            )
        return sorted({row[0] for row in rows})

    def due(self, element_id: str) -> datetime:
        """When an open task is due, in Shanghai."""
        found: datetime = next(due for _, element, due in self._tasks() if element == element_id)
        return found.astimezone(SHANGHAI)

    def complete(
        self,
        element_id: str,
        submitted: Mapping[str, Any],
        by: str | None = None,
        on_behalf_of: str | None = None,
    ) -> Case:
        activity = next(activity for activity, element, _ in self._tasks() if element == element_id)
        with transaction(self.house.database) as session:
            complete_task(
                session,
                signing(by or f"officer-{element_id}", on_behalf_of=on_behalf_of),
                f"{self.instance_id}-{activity}",
                submitted,
            )
        return self

    def claim(self, element_id: str, by: str, on_behalf_of: str | None = None) -> Case:
        activity = next(activity for activity, element, _ in self._tasks() if element == element_id)
        actor = Actor(user_id=by, on_behalf_of=on_behalf_of)
        with transaction(self.house.database) as session:
            claim_task(session, actor, f"{self.instance_id}-{activity}")
        return self

    def opinion(self) -> Case:
        return self.complete("community-opinion", OPINION, by="community")

    def withdraw(self, actor: Actor = APPLICANT) -> Case:
        with transaction(self.house.database) as session:
            withdraw_application(session, actor, self.row["receipt_no"], "不再开展活动（示例）")
        return self

    @property
    def row(self) -> Mapping[str, Any]:
        with reading(self.house.database) as session:
            return filing(session, instance_id=self.instance_id)

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
    def ended_at(self) -> list[str]:
        """The end events that were reached, as history tells."""
        with reading(self.house.database) as session:
            rows = session.all(
                "SELECT element_id FROM event WHERE instance_id = ? AND type = 'activity-completed'"
                " ORDER BY seq",
                (self.instance_id,),
            )
        ends = {"filed", "refused", "not-accepted", "withdrawn", "deemed-withdrawn", "advised-to-register"}
        return [row[0] for row in rows if row[0] in ends]

    def _tasks(self) -> list[tuple[int, str, datetime]]:
        with reading(self.house.database) as session:
            rows = session.all(
                "SELECT activity_id, element_id, due_at FROM user_task"
                " WHERE instance_id = ? AND status = 'open' ORDER BY activity_id",
                (self.instance_id,),
            )
        return [(row[0], row[1], row[2]) for row in rows]
