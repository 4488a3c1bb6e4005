"""Generated processes with every outcome recorded in a database: the tables say what the outcomes said.

The books of the driver are the second opinion: what it counts as open must be what the rows call open, the
state read back must be the state that came out, and every chain of events must be whole at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine import clock as engine_clock
from engine.actor import Actor
from engine.commands.stepping import host_for
from engine.history.seal import Vault
from engine.history.verify import verify
from engine.host import EngineHost, load_program
from engine.persistence.database import Database, reading, transaction
from engine.persistence.ids import new_id
from engine.persistence.outcomes import record_outcome
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, lock_instance, read_instance
from engine.spiff import runner
from engine.spiff.border import ActionCall, ActionMode
from tests.fuzz.blocks import random_tree
from tests.fuzz.differential import Player
from tests.fuzz.generate import drawn
from tests.support.deploying import put_in_force
from tests.support.drawing import Diagram
from tests.support.driver import Driver, TestHost

WANG = Actor(user_id="wang")


class StoredHost(EngineHost):
    """The engine's own host; only the actions are those of the test."""

    def __init__(self, session: Session, instance: StoredInstance, actions: TestHost) -> None:
        super().__init__(session, instance, WANG)
        self._actions = actions

    def action_mode(self, type: str) -> ActionMode:
        return self._actions.action_mode(type)

    def run_action(self, call: ActionCall) -> Mapping[str, Any]:
        with self._session.savepoint():
            return self._actions.run_action(call)


class StoredDriver(Driver):
    """A driver whose every step is a transaction."""

    def __init__(self, drawn: Diagram, database: Database, actions: Mapping[str, Any]) -> None:
        super().__init__(drawn, actions=actions)
        self.database = database
        ids = put_in_force(database, self.diagram)
        xml = self.diagram.xml
        self.host.definitions = {
            id: (xml, process.id) for id, process in zip(ids, self.diagram.processes, strict=True)
        }
        self.definition_id = ids[0]
        self.instance_id = new_id()

    def start(
        self, variables: Mapping[str, Any] | None = None, /, *, at: str | None = None, **more: Any
    ) -> Driver:
        with engine_clock.frozen(self.host.now), transaction(self.database) as session:
            instance = StoredInstance(
                id=self.instance_id,
                definition_id=self.definition_id,
                process_key=self.diagram.processes[0].id,
                business_key=None,
                status="active",
                started_at=session.now,
                started_by=WANG.user_id,
            )
            host = StoredHost(session, instance, self.host)
            program = load_program(session, self.definition_id)
            outcome = runner.start(program, host, {**(variables or {}), **more}, start_event=at)
            record_outcome(session, instance, outcome, WANG)
        self._book(outcome)
        return self._compared()

    def _act(self, function: str, *arguments: Any) -> Driver:
        with engine_clock.frozen(self.host.now), transaction(self.database) as session:
            instance = lock_instance(session, self.instance_id)
            assert instance.state == self.state
            host = StoredHost(session, instance, self.host)
            outcome = getattr(runner, function)(instance.state, host, *arguments)
            record_outcome(session, instance, outcome, WANG)
        self._book(outcome)
        return self._compared()

    def _compared(self) -> Driver:
        with reading(self.database) as session:
            instance = read_instance(session, self.instance_id)
            assert (instance.state, instance.status) == (self.state, self.status)
            assert instance.incident_count == len(self.open_incidents)
            visible = dict(runner.variables(instance.state, host_for(session, instance)))

            def rows(columns: str, table: str, where: str = "1 = 1") -> list[Any]:
                sql = f"SELECT {columns} FROM {table} WHERE instance_id = ? AND {where}"
                return sorted(tuple(row) for row in session.all(sql, (self.instance_id,)))

            tasks = rows("activity_id, element_id", "user_task", "status = 'open'")
            jobs = rows("activity_id, element_id", "job", "kind = 'external'")
            timers = rows("subscription_id, element_id", "job", "kind = 'timer'")
            messages = rows("subscription_id, element_id, correlation_key", "message_subscription")
            signals = rows("subscription_id, element_id", "signal_subscription")
            incidents = rows("activity_id, kind", "incident", "status = 'open'")
            variables = rows("scope_id, name", "variable")
        assert visible == self.variables
        assert tasks == sorted((n, it.element_id) for n, it in self.open_tasks.items())
        assert jobs == sorted((n, it.element_id) for n, it in self.open_jobs.items())
        assert timers == sorted((n, it.element_id) for n, it in self.open_timers.items())
        assert messages == sorted(
            (n, it.element_id, it.correlation_key) for n, it in self.open_messages.items()
        )
        assert signals == sorted((n, it.element_id) for n, it in self.open_signals.items())
        assert incidents == sorted((n, it.kind) for n, it in self.open_incidents.items())
        assert variables == sorted(self.host.rows)
        return self


def test_the_tables_say_what_the_outcomes_said(database: Database, tmp_path: Path) -> None:
    cases = 60 if database.is_sqlite else 20
    for case in range(cases):
        player = Player(drawn(random_tree(case, 2 + case % 4)), case, restored=False)
        player.driver = StoredDriver(player.driver.diagram, database, player.driver.host.actions)
        report = player.play(25)
        assert report.verdict != "DIFFERENT", f"case {case}: {report.steps}\n{report.text}"
    findings = verify(database, Vault(tmp_path / "vault")).findings
    # that a person completed a task is told by the command, which this driver goes around
    assert [found for found in findings if found.register != "user_task"] == []
