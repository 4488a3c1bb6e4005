"""The pieces of the reference model's token game: frames of variables, scopes, visits, subscriptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.support.drawing import Body, Event, Flow, Node


@dataclass(eq=False)
class Frame:
    """A place where variables live. An isolated frame is the outermost that is looked up or written."""

    serial: int
    variables: dict[str, Any] = field(default_factory=dict)

    @property
    def around(self) -> Frame | None:
        raise NotImplementedError

    def visible(self) -> dict[str, Any]:
        """Every variable seen from here; inner ones shadow outer ones."""
        outer = {} if self.around is None else self.around.visible()
        return {**outer, **self.variables}

    def write(self, name: str, value: Any) -> None:
        """Into the nearest frame that has the name, else into the outermost."""
        if name in self.variables or self.around is None:
            self.variables[name] = value
        else:
            self.around.write(name, value)


@dataclass(eq=False)
class Scope(Frame):
    """The inside of the instance, a called process, a sub-process or an event sub-process."""

    body: Body = field(kw_only=True)
    host: Visit | None = field(kw_only=True)
    isolated: bool = field(kw_only=True)
    tokens: Counter[str] = field(default_factory=Counter)
    visits: list[Visit] = field(default_factory=list)
    handlers: list[Subscription] = field(default_factory=list)
    interrupted: bool = False

    @property
    def around(self) -> Frame | None:
        return None if self.isolated else self.host

    def empty(self) -> bool:
        return not self.visits and not any(self.tokens.values())

    def tree(self) -> Iterator[Scope]:
        """This scope and all open inside it, outermost first."""
        yield self
        for visit in self.all_visits():
            if visit.inner is not None:
                yield from visit.inner.tree()

    def all_visits(self) -> Iterator[Visit]:
        """The visits directly in this scope, multi-instance bodies before their instances."""
        for visit in list(self.visits):
            yield visit
            yield from list(visit.instances)


@dataclass(eq=False)
class Visit(Frame):
    """A token inside a node. A multi-instance body is a visit whose instances are visits too."""

    node: Node = field(kw_only=True)
    scope: Scope = field(kw_only=True)
    #: task, job, event, gateway, incident, inside, or body (multi-instance).
    state: str = "inside"
    incident: str = ""
    inner: Scope | None = None
    subscriptions: list[Subscription] = field(default_factory=list)
    # Multi-instance:
    multi_body: Visit | None = None
    instances: list[Visit] = field(default_factory=list)
    items: list[Any] = field(default_factory=list)
    results: list[Any] = field(default_factory=list)
    index: int = 0
    completed: int = 0

    @property
    def around(self) -> Frame | None:
        return self.multi_body or self.scope

    @property
    def outer(self) -> Visit:
        """What boundary events are attached to: the body of a multi-instance activity."""
        return self.multi_body or self


@dataclass(eq=False)
class Subscription:
    """Something that waits for an event: ``node`` is the catching event (or receive task)."""

    serial: int
    node: Node
    event: Event
    owner: Visit | Scope
    #: catch, gateway, boundary or handler (event sub-process; ``node`` is its start event).
    role: str
    key: str | None = None
    due: datetime | None = None
    interval: timedelta | None = None
    remaining: int | None = 1
    subprocess: Node | None = None


def reachable(body: Body, node_id: str, without: str) -> set[str]:
    """Sequence flows that a token in a node may come to travel without visiting the node ``without``."""
    found: set[str] = set()
    seen: set[str] = set()
    work = [node_id]
    while work:
        here = work.pop()
        if here in seen or here == without:
            continue
        seen.add(here)
        node = body.node(here)
        for flow in body.outgoing(here):
            found.add(flow.id)
            work.append(flow.target)
        work += [boundary.id for boundary in body.boundaries(here)]
        if node.event is not None and node.event.kind == "link" and node.kind == "intermediateThrowEvent":
            work.append(link_target(body, node).id)
    return found


def link_target(body: Body, thrower: Node) -> Node:
    assert thrower.event is not None
    for node in body.nodes:
        if node.kind == "intermediateCatchEvent" and node.event is not None and node.event.kind == "link":
            if node.event.name == thrower.event.name:
                return node
    raise LookupError(thrower.event.name)


def inclusive_ready(scope: Scope, gateway: Node) -> bool:
    """BPMN 2.0, 13.4.3: no token elsewhere can come to an empty incoming flow, unless it can as well come
    to one that has a token."""
    incoming = scope.body.incoming(gateway.id)
    full = {flow.id for flow in incoming if scope.tokens[flow.id]}
    empty = {flow.id for flow in incoming} - full
    if not full:
        return False
    for place in _places(scope, gateway):
        paths = reachable(scope.body, place, gateway.id)
        if paths & empty and not paths & full:
            return False
    return True


def _places(scope: Scope, gateway: Node) -> set[str]:
    """The nodes at which, or before which, tokens of the scope are."""
    flows: dict[str, Flow] = {flow.id: flow for flow in scope.body.flows}
    places = {flows[name].target for name, count in scope.tokens.items() if count}
    places |= {visit.node.id for visit in scope.visits}
    return places - {gateway.id}
