"""Draws trees of blocks as diagrams.

Every person's step sets ``choice`` (0 to 3) and ``score`` (0 to 9); conditions read only these, and automatic
steps only count (``n``), so that the order of automatic steps seldom matters. What ends or throws abruptly
stands behind a user task and happens when ``choice`` is 3.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from tests.fuzz import leaves
from tests.fuzz.blocks import Block
from tests.fuzz.canvas import Drawing, Whole, event_of, fresh, multiple, single
from tests.support import diagrams as draw
from tests.support.drawing import Body, Diagram, Node, Process


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
    event = None if on is None else event_of(on["event"])
    first = drawing.add(draw.start(start, event, interrupting=on is None or on["interrupting"]))
    entry, exit = block(drawing, tree)
    drawing.flow(first, entry)
    drawing.flow(exit, drawing.add(draw.end(end)))
    return draw.body(*drawing.items)


def block(drawing: Drawing, tree: Block) -> tuple[str, str]:
    """Draw a block; its first and last node."""
    name = tree.kind.replace("-", "_")
    draw_it = globals().get(f"_{name}") or getattr(leaves, name)
    return draw_it(drawing, tree)  # type: ignore[no-any-return]


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
    gateways = draw.exclusive(fresh(drawing, "xor-")), draw.exclusive(fresh(drawing, "merge-"))
    return _split(drawing, tree, *gateways, _conditions(tree, "="))


def _parallel(drawing: Drawing, tree: Block) -> tuple[str, str]:
    gateways = draw.parallel(fresh(drawing, "and-")), draw.parallel(fresh(drawing, "join-"))
    return _split(drawing, tree, *gateways, [None] * len(tree.children))


def _inclusive(drawing: Drawing, tree: Block) -> tuple[str, str]:
    gateways = draw.inclusive(fresh(drawing, "or-")), draw.inclusive(fresh(drawing, "or-join-"))
    return _split(drawing, tree, *gateways, _conditions(tree, ">="))


def _implicit_parallel(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _split(
        drawing,
        tree,
        _splitting(drawing, tree),
        draw.parallel(fresh(drawing, "join-")),
        [None] * len(tree.children),
    )


def _splitting(drawing: Drawing, tree: Block) -> Node:
    """An activity or event that several flows may leave."""
    kind, identifier = tree.options.get("splits", "task"), fresh(drawing, "fork-", tree)
    if kind == "catch":
        return draw.catch(identifier, draw.timer("PT1H"))
    if kind == "receive":
        return draw.receive_task(identifier, draw.message("M1", "kv"))
    if kind == "subprocess":
        return Node(kind="subProcess", id=identifier, body=_inside(drawing, Block("task"), identifier))
    return draw.user_task(identifier, multi=draw.each("items") if kind == "multi" else None)


def _implicit_inclusive(drawing: Drawing, tree: Block) -> tuple[str, str]:
    nodes = _splitting(drawing, tree), draw.inclusive(fresh(drawing, "or-join-"))
    return _split(drawing, tree, *nodes, _conditions(tree, ">="))


def _event_gateway(drawing: Drawing, tree: Block) -> tuple[str, str]:
    gate = drawing.add(draw.event_gateway(fresh(drawing, "race-")))
    join = drawing.add(draw.exclusive(fresh(drawing, "merge-")))
    for child, options in zip(tree.children, tree.options["events"], strict=True):
        kind = draw.receive_task if options["kind"] == "receive" else draw.catch
        caught = drawing.add(kind(fresh(drawing, "caught-"), event_of(options)))
        entry, exit = block(drawing, child)
        drawing.flow(gate, caught)
        drawing.flow(caught, entry)
        drawing.flow(exit, join)
    return gate, join


def _loop(drawing: Drawing, tree: Block) -> tuple[str, str]:
    back = drawing.add(draw.exclusive(fresh(drawing, "again-")))
    entry, exit = block(drawing, tree.children[0])
    check = drawing.add(draw.user_task(fresh(drawing, "check-", tree)))
    gate, out = (
        drawing.add(draw.exclusive(fresh(drawing, "gate-"))),
        drawing.add(draw.task(fresh(drawing, "out-"))),
    )
    for source, target in ((back, entry), (exit, check), (check, gate)):
        drawing.flow(source, target)
    drawing.flow(gate, back, "choice = 1")
    drawing.flow(gate, out, default=True)
    return back, out


def _link(drawing: Drawing, tree: Block) -> tuple[str, str]:
    name = fresh(drawing, "link-")
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
    identifier = fresh(drawing, "sub-", tree)
    body = _inside(drawing, tree.children[0], identifier)
    return single(drawing, Node(kind="subProcess", id=identifier, body=body, inputs=_local(identifier)))


def _multi_subprocess(drawing: Drawing, tree: Block) -> tuple[str, str]:
    identifier = fresh(drawing, "each-", tree)
    body = _inside(drawing, tree.children[0], identifier)
    return single(
        drawing, Node(kind="subProcess", id=identifier, body=body, **multiple(drawing, tree, identifier))
    )


def _call(drawing: Drawing, tree: Block) -> tuple[str, str]:
    identifier = fresh(drawing, "call-", tree)
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
        multi=multiple(drawing, tree, identifier)["multi"] if "collection" in tree.options else None,
        outputs={} if all_out else {"choice": "choice", f"steps_{identifier}".replace("-", "_"): "n"},
    )
    return single(drawing, node)


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
    join = drawing.add(draw.exclusive(fresh(drawing, "merge-")))
    drawing.flow(host, join)
    for child, handler in zip(tree.children[1:], tree.options["handlers"], strict=True):
        event = drawing.add(
            draw.boundary(
                fresh(drawing, "on-"), host, event_of(handler["event"]), interrupting=handler["interrupting"]
            )
        )
        entry, exit = block(drawing, child)
        drawing.flow(event, entry)
        joins = handler["joins"] or handler["interrupting"]
        drawing.flow(exit, join if joins else drawing.add(draw.end(fresh(drawing, "side-end-"))))
    return host, join


def _event_subprocess(drawing: Drawing, tree: Block) -> tuple[str, str]:
    identifier = fresh(drawing, "sub-", tree)
    body = _with_handlers(drawing.whole, tree, _inside(drawing, tree.children[0], identifier))
    return single(drawing, Node(kind="subProcess", id=identifier, body=body, inputs=_local(identifier)))


def _with_handlers(whole: Whole, tree: Block, body: Body) -> Body:
    """The scope with an event sub-process for each handler."""
    handlers = []
    for child, handler in zip(tree.children[1:], tree.options["handlers"], strict=True):
        name = whole.id("handler-")
        inner = scope(whole, child, f"{name}-start", f"{name}-end", handler)
        handlers.append(Node(kind="subProcess", id=name, body=inner, attributes={"triggeredByEvent": "true"}))
    return Body(nodes=(*body.nodes, *handlers), flows=body.flows)
