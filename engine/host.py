"""What the interpreter asks of the engine, answered from the database and the registries."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from engine import actions, clock
from engine.actor import Actor
from engine.bpmn.xml import parse_strict
from engine.functions import function_registry
from engine.persistence.case_events import of_activity
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance
from engine.spiff.border import ActionCall, ActionMode, DecisionOutcome, Variables
from engine.spiff.compiler import compile_program
from engine.spiff.program import Program
from feel.dmn import DmnModel, load_dmn

#: Programs and decisions kept per process; more than this and all are compiled anew when needed.
_CACHE_SIZE = 2000


class EngineHost:
    """The host of one command on one instance; compiled things are shared by the whole process."""

    def __init__(self, session: Session, instance: StoredInstance, actor: Actor) -> None:
        self._session = session
        self._instance = instance
        self._actor = actor

    @property
    def actor(self) -> Actor:
        """Who gave the command."""
        return self._actor

    @property
    def now(self) -> datetime:
        return self._session.now

    @property
    def step_limit(self) -> int:
        """The operator's guard against endless loops."""
        return self._session.database.settings.step_limit

    @property
    def functions(self) -> Any:
        """FEEL functions that expressions may call."""
        return function_registry()

    def program(self, definition_id: int) -> Program:
        return load_program(self._session, definition_id)

    def called_program(self, process_key: str, binding: str, version_tag: str | None, caller: int) -> Program:
        sql = "SELECT id FROM process_definition WHERE tenant_id = ? AND key = ?"
        found = self._bound(sql, process_key, binding, version_tag, caller)
        return load_program(self._session, found)

    def evaluate_decision(
        self, decision_id: str, binding: str, caller: int, context: Variables
    ) -> DecisionOutcome:
        sql = "SELECT id FROM decision_definition WHERE tenant_id = ? AND key = ?"
        definition_id = self._bound(sql, decision_id, binding, None, caller)
        version, model = load_decision(self._session, definition_id)
        result = model.evaluate_decision(decision_id, context)
        trace = {"decision_id": decision_id, "version": version, **result.to_json()}
        return DecisionOutcome(value=result.value, trace=trace)

    def action_mode(self, type: str) -> ActionMode:
        found = actions.find_action(type)
        return "external" if found is None else found.mode

    def run_action(self, call: ActionCall) -> Variables:
        context = action_context(self._session, self._session, self._instance, self._actor, call)
        with (
            self._session.savepoint(),
            of_activity(self._session, call.element_id, call.activity_id),
        ):
            return actions.run_action(context, call)

    def load_variable(self, scope_id: int, name: str) -> bytes:
        row = self._session.one(
            "SELECT value FROM variable"
            " WHERE tenant_id = ? AND instance_id = ? AND scope_id = ? AND name = ?",
            (self._session.tenant_id, self._instance.id, scope_id, name),
        )
        if row is None:
            raise LookupError(f"variable {name!r} of scope {scope_id} has no row")
        return bytes(row[0])

    def _bound(self, sql: str, key: str, binding: str, version_tag: str | None, caller: int) -> int:
        """The definition id a late binding means now; raises LookupError when none is in force."""
        params: list[Any] = [self._session.tenant_id, key]
        if binding == "deployment":
            sql += (
                " AND deployment_id = (SELECT deployment_id FROM process_definition"
                " WHERE tenant_id = ? AND id = ?)"
            )
            params += [self._session.tenant_id, caller]
        elif binding == "versionTag":
            sql += " AND version_tag = ?"
            params.append(version_tag)
        row = self._session.one(sql + " ORDER BY version DESC LIMIT 1", params)
        if row is None:
            raise LookupError(key)
        return int(row[0])


def action_context(
    session: Session, transaction: Session | None, instance: StoredInstance, actor: Actor, call: ActionCall
) -> actions.ActionContext:
    """The context of one call; ``transaction`` is None for an action that runs outside of it."""
    return actions.ActionContext(
        session=transaction,
        tenant_id=session.tenant_id,
        instance_id=instance.id,
        business_key=instance.business_key,
        activity_id=call.activity_id,
        element_id=call.element_id,
        idempotency_key=f"{instance.id}-{call.activity_id}",
        now=session.now,
        actor=actor,
        headers=call.headers,
    )


def load_program(session: Session, definition_id: int) -> Program:
    """The compiled definition, from this process's memory or from its XML. Raises LookupError."""
    cache = session.database.cache
    key = ("program", session.tenant_id, definition_id)
    program: Program | None = cache.get(key)
    if program is None:
        row = session.one(
            "SELECT d.key, r.content FROM process_definition d JOIN resource r ON r.tenant_id = d.tenant_id"
            " AND r.deployment_id = d.deployment_id AND r.name = d.resource_name"
            " WHERE d.tenant_id = ? AND d.id = ?",
            (session.tenant_id, definition_id),
        )
        if row is None:
            raise LookupError(definition_id)
        program = compile_program(
            parse_strict(bytes(row[1])), row[0], definition_id=definition_id, functions=function_registry()
        )
        _keep(cache, key, program)
    return program


def load_decision(session: Session, definition_id: int) -> tuple[int, DmnModel]:
    """Version and compiled model of a decision definition. Raises LookupError."""
    cache = session.database.cache
    key = ("decision", session.tenant_id, definition_id)
    found: tuple[int, DmnModel] | None = cache.get(key)
    if found is None:
        row = session.one(
            "SELECT d.version, r.content FROM decision_definition d"
            " JOIN resource r ON r.tenant_id = d.tenant_id AND r.deployment_id = d.deployment_id"
            " AND r.name = d.resource_name WHERE d.tenant_id = ? AND d.id = ?",
            (session.tenant_id, definition_id),
        )
        if row is None:
            raise LookupError(definition_id)
        found = (row[0], load_dmn(bytes(row[1]), functions=function_registry(), clock=clock.local_now))
        _keep(cache, key, found)
    return found


def _keep(cache: dict[Any, Any], key: Any, value: Any) -> None:
    if len(cache) >= _CACHE_SIZE:
        cache.clear()
    cache[key] = value
