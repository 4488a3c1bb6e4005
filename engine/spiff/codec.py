"""The stored state of an instance: one compact JSON list that begins with its format number.

Format 1::

    [1, next id, status, [scope, …]]
    scope: [id, id of the scope around, definition id, element id or null for a process,
            {variable: value}, [stored variable] or null, [subscription] or null, [token, …]]
    token: [id, element id, state, parent or 0, {internal} or null, {local variable: value} or null]

The program is not part of it (it is found by the definition id), nor is anything that is over. A format, once
released, is read for ever: new ones get a new number and a reader beside the old.
"""

from __future__ import annotations

from typing import Any

from SpiffWorkflow.util.task import TaskState

from engine.spiff.border import Host
from engine.spiff.execution import Execution
from engine.spiff.scope import ChildScope, RootScope, Scope, Token
from engine.spiff.specs.gateways import ARRIVED
from engine.spiff.values import decode, encode

FORMAT = 1


class UnknownStateFormat(ValueError):
    """The state was written by a newer release than this one."""


class StateDoesNotFit(ValueError):
    """The state names an element that its definition lacks: it ran on another definition."""


def dump(execution: Execution) -> bytes:
    """The bytes to store."""
    scopes = [_dump_scope(scope) for scope in execution.scopes()]
    return encode([FORMAT, execution.next_id, execution.status, scopes])


def _dump_scope(scope: Scope) -> list[Any]:
    variables, stored = scope.variables, scope.variables.stored
    values = (
        {name: value for name, value in variables.items() if name not in stored}
        if stored
        else dict(variables)
    )
    return [
        scope.id,
        0 if scope.around is None else scope.around.id,
        scope.definition.definition_id,
        scope.spec.element_id,
        values,
        sorted(stored) or None,
        scope.subscriptions or None,
        [
            [
                token.id,
                token.task_spec.name,
                int(token._state),
                token._parent or 0,
                token.internal_data or None,
                token.local,
            ]
            for token in scope.tasks.values()
        ],
    ]


def load(state: bytes, host: Host) -> Execution:
    """An execution that goes on where the stored one rested.

    Raises UnknownStateFormat or StateDoesNotFit; LookupError when the host lacks the definition."""
    content = decode(state)
    reader = _READERS.get(content[0])
    if reader is None:
        raise UnknownStateFormat(f"state format {content[0]}, this release reads {sorted(_READERS)}")
    return reader(content, host)


def _load_1(content: list[Any], host: Host) -> Execution:
    _, next_id, status, scopes = content
    execution = Execution(host)
    execution.next_id = next_id
    execution.status = status
    for row in scopes:
        _load_scope(execution, row)
    return execution


def _load_scope(execution: Execution, row: list[Any]) -> None:
    id, around, definition_id, element_id, values, stored, subscriptions, tokens = row
    definition = execution.host.program(definition_id)
    scope: Scope
    if id == 0:
        scope = execution.root = RootScope(execution, definition)
    else:
        outer = execution.scope(around)
        if outer is None or id not in outer.tasks:
            raise StateDoesNotFit(f"scope {id} has no activity in scope {around}")
        spec = definition.spec if element_id is None else definition.scopes.get(element_id)
        if spec is None:
            raise StateDoesNotFit(f"no sub-process {element_id} in definition {definition_id}")
        scope = ChildScope(execution, spec, definition, outer.tasks[id])
    scope.set_variables(values, set(stored or ()))
    scope.subscriptions = subscriptions or []
    _load_tokens(scope, tokens)


def _load_tokens(scope: Scope, rows: list[list[Any]]) -> None:
    specs, tasks = scope.spec.task_specs, scope.tasks
    for id, name, state, parent, internal, local in rows:
        spec = specs.get(name)
        if spec is None:
            raise StateDoesNotFit(f"no element {name} in definition {scope.definition.definition_id}")
        token = Token(scope, spec, tasks[parent] if parent else None, state, id)
        token.local = local
        if internal is not None:
            token.internal_data = internal
            if state == TaskState.WAITING and ARRIVED in internal:
                scope.joins[name] = token


_READERS = {1: _load_1}
