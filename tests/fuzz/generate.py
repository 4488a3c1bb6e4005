"""Draws trees of blocks as diagrams.

Every person's step sets ``choice`` (0 to 3) and ``score`` (0 to 9); conditions read only these, and automatic
steps only count (``n``), so that the order of automatic steps seldom matters. What ends or throws abruptly
stands behind a user task and happens when ``choice`` is 3.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from tests.fuzz.blocks import Block
from tests.support import diagrams as draw
from tests.support.drawing import Body, BodyItem, Diagram, Event, Node, Process

#: What the registered action of type ``inline`` does.
ACTING_FAILS_AT = 3

VARIABLES: dict[str, Any] = {"choice": 0, "score": 0, "n": 0, "kv": "K", "items": [1, 2], "big": ""}


class Drawing:
    """Collects the items of one scope; ``whole`` numbers ids and gathers called processes."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.items: list[BodyItem] = []

    def add(self, node: Node) -> str:
        self.items.append(node)
        return node.id

    def flow(self, source: str, target: str, condition: str | None = None, default: bool = False) -> None:
        self.items.append(draw.flow(source, target, condition, default=default))


class Whole:
    """One diagram being drawn."""

    def __init__(self) -> None:
        self.count = 0
        self.called: list[Process] = []

    def id(self, prefix: str, chinese: bool = False) -> str:
        self.count += 1
        return f"{'审批' if chinese else prefix}{self.count}"


def drawn(tree: Block) -> Diagram:
    """The diagram of a tree; its start and end bear the ids that break stock SpiffWorkflow."""
    whole = Whole()
    if tree.kind == "event-subprocess":
        body = _with_handlers(whole, tree, scope(whole, tree.children[0], "Start", "End"))
    else:
        body = scope(whole, tree, "Start", "End")
    return Diagram((Process(id="generated", body=body), *whole.called))


def scope(whole: Whole, tree: Block, start: str, end: str, on: dict[str, Any] | None = None) -> Body:
    """A scope from start to end around a block; ``on`` makes it an event sub-process."""
    drawing = Drawing(whole)
    event = None if on is None else _event(on["event"])
    first = drawing.add(draw.start(start, event, interrupting=on is None or on["interrupting"]))
    entry, exit = block(drawing, tree)
    drawing.flow(first, entry)
    drawing.flow(exit, drawing.add(draw.end(end)))
    return draw.body(*drawing.items)


def block(drawing: Drawing, tree: Block) -> tuple[str, str]:
    """Draw a block; its first and last node."""
    name = tree.kind.replace("-", "_")
    return globals()[f"_{name}"](drawing, tree)  # type: ignore[no-any-return]


def _node(drawing: Drawing, node: Node) -> tuple[str, str]:
    drawing.add(node)
    return node.id, node.id


def _fresh(drawing: Drawing, prefix: str, tree: Block | None = None) -> str:
    return drawing.whole.id(prefix, bool(tree and tree.options.get("chinese")))


def _event(options: dict[str, Any]) -> Event:
    kind = options["kind"]
    if kind in ("message", "receive"):
        return draw.message(options["name"], options["key"])
    if kind == "timer":
        return draw.timer(cycle=options["cycle"]) if "cycle" in options else draw.timer(options["duration"])
    return Event(kind=kind, name=options["name"])


# ---- leaves


def _task(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _node(drawing, draw.user_task(_fresh(drawing, "task-", tree)))


def _mapped_task(drawing: Drawing, tree: Block) -> tuple[str, str]:
    inputs = {"shown": "choice + 1", "twice": "shown * 2"}
    outputs = {"choice": "choice", "echo": "choice + shown"}
    return _node(
        drawing,
        draw.user_task(
            _fresh(drawing, "mapped-", tree),
            inputs=inputs,
            outputs=outputs,
        ),
    )


def _job(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _node(drawing, draw.service_task(_fresh(drawing, "job-", tree), "external"))


def _script(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _node(drawing, draw.script_task(_fresh(drawing, "script-", tree), "n", "n + 1"))


def _nothing(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _node(drawing, draw.task(_fresh(drawing, "nothing-", tree)))


def _catch(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _node(drawing, draw.catch(_fresh(drawing, "catch-", tree), _event(tree.options["event"])))


def _receive(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _node(drawing, draw.receive_task(_fresh(drawing, "receive-", tree), _event(tree.options["event"])))


def _signal_throw(drawing: Drawing, tree: Block) -> tuple[str, str]:
    thrower = draw.throw(_fresh(drawing, "signal-", tree), draw.signal(tree.options["signal"]))
    return _rarely(drawing, thrower, goes_on=True)


def _escalation_throw(drawing: Drawing, tree: Block) -> tuple[str, str]:
    thrower = draw.throw(_fresh(drawing, "escalate-", tree), draw.escalation(tree.options["code"]))
    return _rarely(drawing, thrower, goes_on=True)


def _escalation_end(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _rarely(
        drawing, draw.end(_fresh(drawing, "escalated-", tree), draw.escalation(tree.options["code"]))
    )


def _error_end(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _rarely(drawing, draw.end(_fresh(drawing, "error-", tree), draw.error(tree.options["code"])))


def _terminate_end(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _rarely(drawing, draw.end(_fresh(drawing, "terminate-", tree), draw.terminate()))


def _action(drawing: Drawing, tree: Block) -> tuple[str, str]:
    """An action that throws the error A when ``choice`` is 3, right after a person's step."""
    asked = drawing.add(draw.user_task(_fresh(drawing, "ask-", tree)))
    acting = drawing.add(draw.service_task(_fresh(drawing, "act-"), "inline"))
    drawing.flow(asked, acting)
    return asked, acting


def _strict(drawing: Drawing, tree: Block) -> tuple[str, str]:
    """A gateway where no condition may hold."""
    asked = drawing.add(draw.user_task(_fresh(drawing, "ask-", tree)))
    gate = drawing.add(draw.exclusive(_fresh(drawing, "strict-")))
    on = drawing.add(draw.exclusive(_fresh(drawing, "on-")))
    drawing.flow(asked, gate)
    drawing.flow(gate, on, "choice = 1")
    between = drawing.add(draw.task(_fresh(drawing, "between-")))
    drawing.flow(gate, between, "choice > 1")
    drawing.flow(between, on)
    return asked, on


def _message_throw(drawing: Drawing, tree: Block) -> tuple[str, str]:
    message = draw.message("Out", tree.options["key"])
    if tree.options["place"] == "send":
        return _node(drawing, draw.send_task(_fresh(drawing, "send-"), message))
    if tree.options["place"] == "throw":
        return _node(drawing, draw.throw(_fresh(drawing, "tell-"), message))
    return _rarely(drawing, draw.end(_fresh(drawing, "told-", tree), message))


def _rarely(drawing: Drawing, abrupt: Node, goes_on: bool = False) -> tuple[str, str]:
    """A user task, after which the abrupt event happens when ``choice`` is 3."""
    asked = drawing.add(draw.user_task(_fresh(drawing, "ask-")))
    gate, on = (
        drawing.add(draw.exclusive(_fresh(drawing, "gate-"))),
        drawing.add(draw.exclusive(_fresh(drawing, "on-"))),
    )
    drawing.add(abrupt)
    drawing.flow(asked, gate)
    drawing.flow(gate, abrupt.id, "choice = 3")
    drawing.flow(gate, on, default=True)
    if goes_on:
        drawing.flow(abrupt.id, on)
    return asked, on


def _multi(drawing: Drawing, tree: Block, identifier: str) -> dict[str, Any]:
    options = tree.options
    item = f"item_{identifier}".replace("-", "_")
    collect = (f"results_{identifier}".replace("-", "_"), "score") if options["collect"] else None
    multi = draw.each(
        options["collection"],
        item,
        collect=collect,
        sequential=options["sequential"],
        until=options["until"],
    )
    more: dict[str, Any] = {"multi": multi}
    if options["mapped"]:
        more["inputs"] = {f"at_{identifier}".replace("-", "_"): "choice"}
    return more


def _multi_task(drawing: Drawing, tree: Block) -> tuple[str, str]:
    identifier = _fresh(drawing, "multi-", tree)
    return _node(drawing, draw.user_task(identifier, **_multi(drawing, tree, identifier)))


# ---- blocks around blocks


def _sequence(drawing: Drawing, tree: Block) -> tuple[str, str]:
    ends = [block(drawing, child) for child in tree.children]
    for (_, exit), (entry, _) in pairwise(ends):
        drawing.flow(exit, entry)
    return ends[0][0], ends[-1][1]


def _split(
    drawing: Drawing, tree: Block, split: Node, join: Node, conditions: list[str | None]
) -> tuple[str, str]:
    """Branches between two nodes; the last branch is the default where there are conditions."""
    drawing.add(split)
    drawing.add(join)
    for child, condition in zip(tree.children, conditions, strict=True):
        entry, exit = block(drawing, child)
        drawing.flow(split.id, entry, condition, default=condition is None and conditions[0] is not None)
        drawing.flow(exit, join.id)
    return split.id, join.id


def _conditions(tree: Block, operator: str) -> list[str | None]:
    thresholds = tree.options.get("thresholds") or [1] * len(tree.children)
    return [*(f"choice {operator} {number}" for number in thresholds[:-1]), None]


def _exclusive(drawing: Drawing, tree: Block) -> tuple[str, str]:
    gateways = draw.exclusive(_fresh(drawing, "xor-")), draw.exclusive(_fresh(drawing, "merge-"))
    return _split(drawing, tree, *gateways, _conditions(tree, "="))


def _parallel(drawing: Drawing, tree: Block) -> tuple[str, str]:
    gateways = draw.parallel(_fresh(drawing, "and-")), draw.parallel(_fresh(drawing, "join-"))
    return _split(drawing, tree, *gateways, [None] * len(tree.children))


def _inclusive(drawing: Drawing, tree: Block) -> tuple[str, str]:
    gateways = draw.inclusive(_fresh(drawing, "or-")), draw.inclusive(_fresh(drawing, "or-join-"))
    return _split(drawing, tree, *gateways, _conditions(tree, ">="))


def _implicit_parallel(drawing: Drawing, tree: Block) -> tuple[str, str]:
    nodes = draw.user_task(_fresh(drawing, "fork-", tree)), draw.parallel(_fresh(drawing, "join-"))
    return _split(drawing, tree, *nodes, [None] * len(tree.children))


def _implicit_inclusive(drawing: Drawing, tree: Block) -> tuple[str, str]:
    nodes = draw.user_task(_fresh(drawing, "choose-", tree)), draw.inclusive(_fresh(drawing, "or-join-"))
    return _split(drawing, tree, *nodes, _conditions(tree, ">="))


def _event_gateway(drawing: Drawing, tree: Block) -> tuple[str, str]:
    gate = drawing.add(draw.event_gateway(_fresh(drawing, "race-")))
    join = drawing.add(draw.exclusive(_fresh(drawing, "merge-")))
    for child, options in zip(tree.children, tree.options["events"], strict=True):
        kind = draw.receive_task if options["kind"] == "receive" else draw.catch
        caught = drawing.add(kind(_fresh(drawing, "caught-"), _event(options)))
        entry, exit = block(drawing, child)
        drawing.flow(gate, caught)
        drawing.flow(caught, entry)
        drawing.flow(exit, join)
    return gate, join


def _loop(drawing: Drawing, tree: Block) -> tuple[str, str]:
    back = drawing.add(draw.exclusive(_fresh(drawing, "again-")))
    entry, exit = block(drawing, tree.children[0])
    check = drawing.add(draw.user_task(_fresh(drawing, "check-", tree)))
    gate, out = (
        drawing.add(draw.exclusive(_fresh(drawing, "gate-"))),
        drawing.add(draw.task(_fresh(drawing, "out-"))),
    )
    for source, target in ((back, entry), (exit, check), (check, gate)):
        drawing.flow(source, target)
    drawing.flow(gate, back, "choice = 1")
    drawing.flow(gate, out, default=True)
    return back, out


def _link(drawing: Drawing, tree: Block) -> tuple[str, str]:
    name = _fresh(drawing, "link-")
    thrown = drawing.add(draw.throw(f"{name}-from", draw.link(name)))
    caught = drawing.add(draw.catch(f"{name}-to", draw.link(name)))
    entry, exit = block(drawing, tree.children[0])
    drawing.flow(caught, entry)
    return thrown, exit


def _inside(drawing: Drawing, tree: Block, identifier: str) -> Body:
    return scope(drawing.whole, tree, f"{identifier}-start", f"{identifier}-end")


def _local(identifier: str) -> dict[str, str]:
    """A local variable that tells two runs of the same sub-process apart, and one that may be large."""
    name = identifier.replace("-", "_")
    return {f"at_{name}": "choice", f"copy_{name}": "big"}


def _subprocess(drawing: Drawing, tree: Block) -> tuple[str, str]:
    identifier = _fresh(drawing, "sub-", tree)
    body = _inside(drawing, tree.children[0], identifier)
    return _node(drawing, Node(kind="subProcess", id=identifier, body=body, inputs=_local(identifier)))


def _multi_subprocess(drawing: Drawing, tree: Block) -> tuple[str, str]:
    identifier = _fresh(drawing, "each-", tree)
    body = _inside(drawing, tree.children[0], identifier)
    return _node(
        drawing, Node(kind="subProcess", id=identifier, body=body, **_multi(drawing, tree, identifier))
    )


def _call(drawing: Drawing, tree: Block) -> tuple[str, str]:
    identifier = _fresh(drawing, "call-", tree)
    key = f"{identifier}-process"
    drawing.whole.called.append(Process(id=key, body=_inside(drawing, tree.children[0], identifier)))
    all_out = tree.options.get("all_in", False) and tree.options.get("all_out", False)
    passed = {name: name for name in ("choice", "score", "kv", "items", "big")}
    node = draw.call(
        identifier,
        key,
        all_in=tree.options.get("all_in", False),
        all_out=all_out,
        inputs={**({} if all_out else passed), "n": "0", **_local(identifier)},
        multi=_multi(drawing, tree, identifier)["multi"] if "collection" in tree.options else None,
        outputs={} if all_out else {"choice": "choice", f"steps_{identifier}".replace("-", "_"): "n"},
    )
    return _node(drawing, node)


def _boundary(drawing: Drawing, tree: Block) -> tuple[str, str]:
    inside, host_kind = tree.children[0], tree.options.get("host", "subprocess")
    options = {"sequential": False, "collection": "items", "collect": True, "until": None, "mapped": True}
    kinds = {
        "task": Block("task"),
        "job": Block("job"),
        "call": Block("call", (inside,)),
        "multi-call": Block("call", (inside,), {**options, "all_in": True, "all_out": True}),
        "multi": Block("multi-subprocess", (inside,), options),
        "subprocess": Block("subprocess", (inside,)),
    }
    host, _ = block(drawing, kinds[host_kind])
    join = drawing.add(draw.exclusive(_fresh(drawing, "merge-")))
    drawing.flow(host, join)
    for child, handler in zip(tree.children[1:], tree.options["handlers"], strict=True):
        event = drawing.add(
            draw.boundary(
                _fresh(drawing, "on-"), host, _event(handler["event"]), interrupting=handler["interrupting"]
            )
        )
        entry, exit = block(drawing, child)
        drawing.flow(event, entry)
        joins = handler["joins"] or handler["interrupting"]
        drawing.flow(exit, join if joins else drawing.add(draw.end(_fresh(drawing, "side-end-"))))
    return host, join


def _event_subprocess(drawing: Drawing, tree: Block) -> tuple[str, str]:
    identifier = _fresh(drawing, "sub-", tree)
    body = _with_handlers(drawing.whole, tree, _inside(drawing, tree.children[0], identifier))
    return _node(drawing, Node(kind="subProcess", id=identifier, body=body, inputs=_local(identifier)))


def _with_handlers(whole: Whole, tree: Block, body: Body) -> Body:
    """The scope with an event sub-process for each handler."""
    handlers = []
    for child, handler in zip(tree.children[1:], tree.options["handlers"], strict=True):
        name = whole.id("handler-")
        inner = scope(whole, child, f"{name}-start", f"{name}-end", handler)
        handlers.append(Node(kind="subProcess", id=name, body=inner, attributes={"triggeredByEvent": "true"}))
    return Body(nodes=(*body.nodes, *handlers), flows=body.flows)
