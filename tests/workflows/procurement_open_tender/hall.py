"""What a tender needs beside itself: the people of the demonstration, its organisations, its experts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from importlib.resources import files
from typing import Any

from engine import clock
from engine.actor import SYSTEM
from engine.deployment import deploy
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database, reading, transaction
from engine.persistence.session import Session
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import cast
from workflows.pilot.script import Step, pass_time, play
from workflows.pilot.suppliers import supplier
from workflows.registries.codes import identity_check_character
from workflows.registries.committees import register_expert
from workflows.registries.documents import documents
from workflows.registries.notices import public_notices
from workflows.registries.organizations import register_organization
from workflows.registries.people import register_person

EXPERTS = tuple(f"zj{number:02}" for number in range(1, 13))


PACKAGES = ("procurement-open-tender", "procurement-evaluation")


def deploy_tender(database: Database, packages: tuple[str, ...] = PACKAGES) -> None:
    """The diagrams of a sealed purchase with what they use, and nothing else of the house."""
    root = files("workflows")
    resources = {
        file.name: file.read_bytes()
        for package in packages
        for file in (root / package).iterdir()
        if file.name.endswith((".bpmn", ".dmn", ".form"))
    }
    resources["decision.form"] = (root / "so-filing" / "decision.form").read_bytes()
    with transaction(database) as session:
        deploy(session, SYSTEM, resources)


def identity_number(number: int) -> str:
    first17 = f"51010419700101{number:03}"
    return first17 + identity_check_character(first17)


def furnish(session: Session, bidders: tuple[int, ...] = (1, 2, 4, 5)) -> None:
    """People with posts, organisations that bid, experts who can be drawn."""
    cast.assemble(session)
    for number in bidders:
        found = supplier(number)
        register_organization(
            session,
            SYSTEM,
            name=found.name,
            form=found.form,
            status="REGISTERED",
            street=found.street,
            founded_on=found.registered_on,
            uscc=found.uscc,
            **{"id": found.id},
        )
    for place, account in enumerate(EXPERTS, 1):
        person = register_person(session, SYSTEM, name=f"示例专家{place}", id_no=identity_number(place))
        register_expert(session, SYSTEM, person_id=person, specialty="社会工作", user_id=account)


class Hall:
    """One database in which a tender is played, step by step or altogether."""

    def __init__(self, database: Database) -> None:
        self.database = database
        deploy_tender(database)
        with transaction(database) as session:
            furnish(session)

    def play(self, steps: list[Step], until: str | None = None) -> None:
        """All steps, or those before the one whose key ends so."""
        if until is not None:
            last = next(number for number, step in enumerate(steps) if step.key.endswith(until))
            steps = steps[:last]
        play(self.database, steps)

    def go_to(self, moment: str) -> None:
        """Let time pass, with the jobs that fall due."""
        at = datetime.strptime(moment, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)
        pass_time(self.database, at)
        clock.freeze(at)
        run_due_jobs(self.database)

    def work(self) -> None:
        """Do what is due at this moment."""
        run_due_jobs(self.database)

    def documents(self, instance_id: int) -> list[str]:
        with reading(self.database) as session:
            return [document["code"] for document in documents(session, instance_id)]

    def papers(self, instance_id: int, code: str) -> list[Mapping[str, Any]]:
        with reading(self.database) as session:
            return [document for document in documents(session, instance_id) if document["code"] == code]

    def papers_of_project(self) -> set[str]:
        """Codes of every paper of whatever case."""
        with reading(self.database) as session:
            return {row[0] for row in session.all("SELECT code FROM document")}

    def notices(self) -> list[str]:
        with reading(self.database) as session:
            return [row["kind"] for row in public_notices(session, limit=100).rows][::-1]

    def open_tasks(self, instance_id: int) -> list[str]:
        with reading(self.database) as session:
            rows = session.all(
                "SELECT element_id FROM user_task WHERE instance_id = ? AND status = 'open'"
                " ORDER BY activity_id",
                (instance_id,),
            )
        return [row[0] for row in rows]

    def incidents(self) -> list[Any]:
        with reading(self.database) as session:
            return [str(row) for row in session.all("SELECT element_id, kind, detail FROM incident")]

    def passed(self, instance_id: int) -> list[str]:
        """Every element that history names, in order."""
        with reading(self.database) as session:
            rows = session.all(
                "SELECT element_id FROM event WHERE instance_id = ? AND element_id IS NOT NULL ORDER BY seq",
                (instance_id,),
            )
        return [row[0] for row in rows]

    def status(self, instance_id: int) -> str:
        with reading(self.database) as session:
            row = session.one("SELECT status FROM process_instance WHERE id = ?", (instance_id,))
        assert row is not None
        return str(row[0])


def today() -> date:
    return clock.now().astimezone(SHANGHAI).date()
