"""What service tasks call: registered functions with typed input and output.

``inline`` actions run inside the command's transaction and touch only our database; ``job`` actions leave the
process (mail, other systems) and run in a worker after the commit, with retries. A type that is declared
external is done by workers of others; a type nobody registered is refused at deployment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from marshmallow import EXCLUDE, Schema, ValidationError
from sqlalchemy import Connection

from engine.actor import SYSTEM, Actor
from engine.persistence.session import Session
from engine.spiff.border import ActionCall, BpmnError

Mode = Literal["inline", "job"]
SchemaClass = type[Schema]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionContext:
    """What an action knows of the instance it works for."""

    #: the transaction; None for ``job`` actions, which run outside of one
    session: Session | None
    tenant_id: str
    instance_id: int
    business_key: str | None
    activity_id: int
    element_id: str
    #: the same for every attempt at this passage through the activity
    idempotency_key: str
    now: datetime
    actor: Actor = SYSTEM
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def connection(self) -> Connection:
        """SQLAlchemy Core inside the command's transaction. Raises RuntimeError in a ``job`` action."""
        if self.session is None:
            raise RuntimeError("a job action runs outside the transaction and has no connection")
        return self.session.core


ActionFunction = Callable[[ActionContext, Any], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A registered action; ``errors`` are the codes of the BPMN errors it may throw."""

    type: str
    function: ActionFunction
    mode: Mode = "inline"
    input: SchemaClass | None = None
    output: SchemaClass | None = None
    errors: tuple[str, ...] = ()


_actions: dict[str, Action] = {}
_external: set[str] = set()


def action(
    type: str,
    *,
    mode: Mode = "inline",
    input: SchemaClass | None = None,
    output: SchemaClass | None = None,
    errors: tuple[str, ...] = (),
) -> Callable[[ActionFunction], ActionFunction]:
    """Register the function that does the work of service tasks of ``type``.

    It gets a context and the variables, loaded by ``input`` (unknown ones dropped), and gives the variables
    to set, dumped by ``output``. Raises ValueError when the type is taken by another function.
    """

    def register(function: ActionFunction) -> ActionFunction:
        known = _actions.get(type)
        if known is not None and known.function is not function:
            raise ValueError(f"action {type!r} is registered already")
        _actions[type] = Action(
            type=type, function=function, mode=mode, input=input, output=output, errors=errors
        )
        return function

    return register


def declare_external(*types: str) -> None:
    """Allow task types that workers outside this program take from the job list."""
    _external.update(types)


def withdraw(*types: str) -> None:
    """Forget types; for tests that register their own."""
    for type in types:
        _actions.pop(type, None)
        _external.discard(type)


def find_action(type: str) -> Action | None:
    """The action of a type, or None when it is external or unknown."""
    return _actions.get(type)


def is_known(type: str) -> bool:
    """Whether a diagram may use this type."""
    return type in _actions or type in _external


def known_types() -> frozenset[str]:
    """Every type a diagram may use."""
    return frozenset(_actions) | _external


class InvalidActionData(ValueError):
    """The variables do not fit the action's schema, or it gave what it did not promise."""


def run_action(context: ActionContext, call: ActionCall) -> Mapping[str, Any]:
    """Check the input, run, check the output.

    Raises BpmnError with a declared code; InvalidActionData, or whatever the action raises, otherwise.
    """
    found = _actions[call.type]
    given: Any = call.variables
    if found.input is not None:
        try:
            given = found.input().load(dict(call.variables), unknown=EXCLUDE)
        except ValidationError as error:
            raise InvalidActionData(f"input of {call.type}: {error.messages}") from error
    try:
        result = found.function(context, given)
    except BpmnError as error:
        if error.code not in found.errors:
            raise InvalidActionData(f"{call.type} throws {error.code!r} without declaring it") from error
        raise
    if found.output is None:
        return result or {}
    problems = found.output().validate(found.output().dump(result or {}))
    if problems:
        raise InvalidActionData(f"output of {call.type}: {problems}")
    dumped: Mapping[str, Any] = found.output().dump(result or {})
    return dumped
