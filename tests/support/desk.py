"""A desk to work at: commands in transactions of their own, in few words, and what the database holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.actor import Actor
from engine.commands.incidents import RetriedIncident, resolve_incident, retry_incident
from engine.commands.instances import StartedInstance, start_process_instance
from engine.commands.messages import PublishedMessage, publish_message
from engine.commands.stepping import host_for
from engine.commands.tasks import CompletedTask, complete_task
from engine.persistence.database import Database, reading, transaction
from engine.persistence.session import Row, Session
from engine.persistence.store import read_instance
from engine.spiff import runner
from tests.support.deploying import put_in_force
from tests.support.drawing import Diagram, Process

WANG = Actor(user_id="wang")


@dataclass(frozen=True)
class Desk:
    """Everything a test of commands does again and again."""

    database: Database

    def deploy(self, drawn: Diagram | Process, **more: Any) -> list[int]:
        return put_in_force(self.database, drawn, **more)

    # -- commands, each committed

    def start(
        self, process_key: str, variables: Mapping[str, Any] | None = None, **more: Any
    ) -> StartedInstance:
        with transaction(self.database) as session:
            return start_process_instance(session, WANG, process_key, variables, **more)

    def run(self, drawn: Diagram | Process, variables: Mapping[str, Any] | None = None) -> int:
        """Deploy, start; gives the instance id."""
        definition_id = self.deploy(drawn)[0]
        with transaction(self.database) as session:
            return start_process_instance(
                session, WANG, variables=variables, definition_id=definition_id
            ).instance_id

    def complete(
        self, element_id: str, variables: Mapping[str, Any] | None = None, *, actor: Actor = WANG, **more: Any
    ) -> CompletedTask:
        task_id = self.task(element_id)
        with transaction(self.database) as session:
            return complete_task(session, actor, task_id, variables, **more)

    def publish(self, name: str, key: str = "", /, **more: Any) -> PublishedMessage:
        with transaction(self.database) as session:
            return publish_message(session, WANG, name, key, **more)

    def retry(self, incident_id: int) -> RetriedIncident:
        with transaction(self.database) as session:
            return retry_incident(session, WANG, incident_id)

    def resolve(self, incident_id: int, **variables: Any) -> RetriedIncident:
        with transaction(self.database) as session:
            return resolve_incident(session, WANG, incident_id, variables)

    # -- what the database holds

    def all(self, sql: str, *params: Any) -> list[Row]:
        with reading(self.database) as session:
            return session.all(sql, params)

    def value(self, sql: str, *params: Any) -> Any:
        (row,) = self.all(sql, *params)
        return row[0]

    @property
    def open_tasks(self) -> list[str]:
        """Element ids of the open user tasks, sorted."""
        return sorted(row[0] for row in self.all("SELECT element_id FROM user_task WHERE status = 'open'"))

    def task(self, element_id: str) -> str:
        """The public key of the oldest open user task of an element."""
        rows = self.all(
            "SELECT instance_id, activity_id FROM user_task WHERE status = 'open' AND element_id = ?"
            " ORDER BY instance_id, activity_id",
            element_id,
        )
        return f"{rows[0][0]}-{rows[0][1]}"

    def status(self, instance_id: int) -> str:
        return str(self.value("SELECT status FROM process_instance WHERE id = ?", instance_id))

    def incidents(self) -> list[int]:
        return [row[0] for row in self.all("SELECT id FROM incident WHERE status = 'open' ORDER BY id")]

    def jobs(self, kind: str) -> list[int]:
        return [row[0] for row in self.all("SELECT id FROM job WHERE kind = ? ORDER BY due_at, id", kind)]

    def variables(self, instance_id: int) -> dict[str, Any]:
        """The variables of the instance, without the business key that every one has."""

        def read(session: Session) -> dict[str, Any]:
            instance = read_instance(session, instance_id)
            return dict(runner.variables(instance.state, host_for(session, instance)))

        with reading(self.database) as session:
            found = read(session)
        found.pop("business_key", None)
        return found

    def events(self, type: str) -> list[dict[str, Any]]:
        """The data of the events of a type, in order, with element, actor and for whom."""
        return [
            {**json.loads(data), "element": element, "actor": actor, "for": for_whom}
            for data, element, actor, for_whom in self.all(
                "SELECT data, element_id, actor, on_behalf_of FROM event WHERE type = ?"
                " ORDER BY instance_id, seq",
                type,
            )
        ]
