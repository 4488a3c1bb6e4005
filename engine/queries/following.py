"""Who is next: what may come after a user task, read from its diagram without running it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from engine.bpmn.model import Definitions, Flow, Node
from engine.bpmn.reader import read
from engine.bpmn.xml import BPMN, parse_strict
from engine.functions import function_registry
from engine.persistence.session import Session
from engine.queries.resources import definition_content
from feel import FeelError, compile_expression, to_json

#: Where a person's view of the way ends: somebody does something, something has to happen, or it is over.
_STOPS: Final = frozenset(
    {
        "userTask",
        "manualTask",
        "receiveTask",
        "endEvent",
        "intermediateCatchEvent",
        "callActivity",
        "subProcess",
    }
)
#: Ways told of one task; a diagram that offers more is not read line by line.
_AT_MOST: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What may come next. ``conditions`` are the names of the flows on the way that were a choice; ``on`` is
    the boundary event that leads here, None for the task done."""

    element_id: str
    name: str
    kind: str
    conditions: tuple[str, ...] = ()
    on: str | None = None
    candidate_groups: tuple[str, ...] = ()
    candidate_users: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What a diagram says of a user task."""

    documentation: str
    due_expression: str | None
    following: tuple[Following, ...]


def described(
    session: Session, definition_id: int, element_id: str, variables: Mapping[str, Any]
) -> Described:
    """The diagram's words on a user task; candidates are worked out with the variables as they are now."""
    definitions = read(parse_strict(definition_content(session, "process", definition_id)))
    node = definitions.node(element_id)
    if node is None:
        return Described(documentation="", due_expression=None, following=())
    schedule = node.extensions.task_schedule
    ways = [*_ways(node, (), frozenset({node.id}))]
    for boundary in node.boundaries:
        ways += [replace(each, on=boundary.name) for each in _ways(boundary, (), frozenset({node.id}))]
    unique = {(each.element_id, each.conditions, each.on): each for each in ways}
    known = [_with_people(definitions, each, variables) for each in list(unique.values())[:_AT_MOST]]
    return Described(
        documentation=_documentation(node),
        due_expression=schedule.due_date if schedule is not None else None,
        following=tuple(known),
    )


def _documentation(node: Node) -> str:
    element = node.element.find(f"{{{BPMN}}}documentation")
    return "" if element is None else (element.text or "").strip()


def _ways(node: Node, conditions: tuple[str, ...], seen: frozenset[str]) -> Iterator[Following]:
    for flow in node.outgoing:
        target = flow.target
        if target is None or target.id in seen:
            continue
        told = (*conditions, flow.name) if _is_choice(node, flow) else conditions
        if target.kind in _STOPS:
            yield Following(element_id=target.id, name=target.name, kind=target.kind, conditions=told)
        else:
            yield from _ways(target, told, seen | {target.id})


def _is_choice(node: Node, flow: Flow) -> bool:
    return len(node.outgoing) > 1 and bool(flow.name) and node.kind != "parallelGateway"


def _with_people(definitions: Definitions, following: Following, variables: Mapping[str, Any]) -> Following:
    node = definitions.node(following.element_id)
    assignment = node.extensions.assignment_definition if node is not None else None
    if assignment is None:
        return following
    users = _names(assignment.assignee, variables) or _names(assignment.candidate_users, variables)
    groups = _names(assignment.candidate_groups, variables)
    return replace(following, candidate_users=users, candidate_groups=groups)


def _names(text: str | None, variables: Mapping[str, Any]) -> tuple[str, ...]:
    """The people or groups an assignment means now; none where it depends on what is not known yet."""
    if not text:
        return ()
    value: Any = text
    if text.startswith("="):
        try:
            compiled = compile_expression(
                text.removeprefix("="), names=tuple(variables), functions=function_registry()
            )
            value = to_json(compiled.evaluate(variables))
        except FeelError:
            return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
