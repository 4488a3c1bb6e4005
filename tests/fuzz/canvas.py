"""What blocks are drawn on: the items of one scope, and the whole diagram around it."""

from __future__ import annotations

from typing import Any

from tests.fuzz.blocks import Block
from tests.support import diagrams as draw
from tests.support.drawing import BodyItem, Event, Node, Process

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


def single(drawing: Drawing, node: Node) -> tuple[str, str]:
    drawing.add(node)
    return node.id, node.id


def fresh(drawing: Drawing, prefix: str, tree: Block | None = None) -> str:
    return drawing.whole.id(prefix, bool(tree and tree.options.get("chinese")))


def event_of(options: dict[str, Any]) -> Event:
    kind = options["kind"]
    if kind in ("message", "receive"):
        return draw.message(options["name"], options["key"])
    if kind == "timer":
        return draw.timer(cycle=options["cycle"]) if "cycle" in options else draw.timer(options["duration"])
    return Event(kind=kind, name=options["name"])


def multiple(drawing: Drawing, tree: Block, identifier: str) -> dict[str, Any]:
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
