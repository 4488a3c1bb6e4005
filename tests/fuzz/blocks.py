"""Random block-structured processes as trees, before they are drawn; trees are what shrinking works on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

#: kind -> (least, most) number of child blocks. A child is a whole block.
KINDS: dict[str, tuple[int, int]] = {
    "task": (0, 0),
    "mapped-task": (0, 0),
    "job": (0, 0),
    "script": (0, 0),
    "catch": (0, 0),
    "receive": (0, 0),
    "nothing": (0, 0),
    "action": (0, 0),
    "strict": (0, 0),
    "message-throw": (0, 0),
    "signal-throw": (0, 0),
    "multi-task": (0, 0),
    "multi-job": (0, 0),
    "multi-receive": (0, 0),
    "multi-script": (0, 0),
    "error-end": (0, 0),
    "terminate-end": (0, 0),
    "escalation-end": (0, 0),
    "escalation-throw": (0, 0),
    "sequence": (2, 3),
    "exclusive": (2, 3),
    "parallel": (2, 3),
    "inclusive": (2, 3),
    "event-gateway": (2, 3),
    "implicit-parallel": (2, 3),
    "implicit-inclusive": (2, 3),
    "link": (1, 1),
    "loop": (1, 1),
    "subprocess": (1, 1),
    "multi-subprocess": (1, 1),
    "call": (1, 1),
    # The first child is the inside, the others are handlers.
    "boundary": (2, 3),
    "event-subprocess": (2, 3),
}

_LEAVES = [kind for kind, (_, most) in KINDS.items() if most == 0]
_INNER = [kind for kind, (_, most) in KINDS.items() if most > 0]
_WEIGHTS = {"task": 5, "script": 2, "sequence": 4, "nothing": 0.3, "terminate-end": 0.6, "boundary": 4}
_LARGEST = 40


@dataclass(frozen=True)
class Block:
    kind: str
    children: tuple[Block, ...] = ()
    #: Choices of detail, so that a drawn tree is a function of the tree alone.
    options: dict[str, Any] = field(default_factory=dict, hash=False)

    def size(self) -> int:
        return 1 + sum(child.size() for child in self.children)


def random_tree(seed: int, depth: int) -> Block:
    """A tree of bounded size, the same for the same seed."""
    random = Random(seed)
    while True:
        tree = random_block(random, depth)
        if tree.size() <= _LARGEST:
            return tree


def random_block(random: Random, depth: int) -> Block:
    inner = depth > 0 and random.random() < 0.7
    kinds = _INNER if inner else _LEAVES
    kind = random.choices(kinds, [_WEIGHTS.get(kind, 1.0) for kind in kinds])[0]
    least, most = KINDS[kind]
    children = tuple(random_block(random, depth - 1) for _ in range(random.randint(least, most)))
    return Block(kind, children, _options(random, kind, len(children)))


def _options(random: Random, kind: str, children: int) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if kind in ("catch", "receive"):
        options["event"] = _event(
            random, ("message",) if kind == "receive" else ("message", "timer", "signal")
        )
    elif kind == "event-gateway":
        kinds = random.sample(["message", "timer", "signal", "receive"], children)
        options["events"] = [_event(random, (kind,)) for kind in kinds]
    elif kind.startswith("multi-"):
        options |= {
            "sequential": random.random() < 0.4,
            "collection": random.choice(["items", "[7]", "[]", "[1, 2, 3, 4]", "[true, null]"]),
            "collect": random.random() < 0.6,
            "until": random.choice(
                [None, None, "score > 6", "numberOfCompletedInstances >= 2", "numberOfActiveInstances = 1"]
            ),
            "mapped": random.random() < 0.3,
        }
    elif kind in ("error-end", "escalation-end", "escalation-throw"):
        options["code"] = random.choice(["A", "B"])
    elif kind == "boundary":
        options["host"] = random.choice(
            ["task", "job", "subprocess", "subprocess", "multi", "call", "multi-call"]
        )
        options["handlers"] = [_handler(random, "boundary") for _ in range(children - 1)]
    elif kind == "event-subprocess":
        options["handlers"] = [_handler(random, "start") for _ in range(children - 1)]
    elif kind == "call":
        options |= {"all_in": random.random() < 0.3, "all_out": random.random() < 0.3}
    elif kind == "message-throw":
        options |= {"place": random.choice(["throw", "send", "end"]), "key": random.choice(["kv", '"fixed"'])}
    elif kind == "signal-throw":
        options["signal"] = random.choice(["S1", "S2"])
    elif kind in ("exclusive", "inclusive", "implicit-inclusive"):
        options["thresholds"] = [random.randint(1, 2) for _ in range(children)]
    if kind.startswith("implicit-"):
        # Conditions and a default flow are for activities only; any node may have several flows.
        nodes = ["task", "task", "receive", "subprocess", "multi"]
        options["splits"] = random.choice([*nodes, "catch"] if kind == "implicit-parallel" else nodes)
    options["chinese"] = random.random() < 0.1
    return options


def _event(random: Random, kinds: tuple[str, ...]) -> dict[str, Any]:
    kind = random.choice(kinds)
    if kind in ("message", "receive"):
        return {"kind": kind, "name": random.choice(["M1", "M2"]), "key": random.choice(["kv", '"fixed"'])}
    if kind == "timer":
        return {"kind": kind, "duration": random.choice(["PT1H", "PT2H", "P1DT30M"])}
    return {"kind": kind, "name": random.choice(["S1", "S2"])}


def _handler(random: Random, place: str) -> dict[str, Any]:
    kind = random.choice(["message", "timer", "signal", "error", "error", "escalation", "escalation"])
    interrupting = kind == "error" or random.random() < 0.5
    if kind in ("error", "escalation"):
        event: dict[str, Any] = {"kind": kind, "name": random.choice(["A", "B", None])}
    else:
        event = _event(random, (kind,))
        if kind == "timer" and not interrupting and random.random() < 0.5:
            event["cycle"] = "R2/PT1H"
    return {"event": event, "interrupting": interrupting, "joins": random.random() < 0.5, "place": place}


def smaller(block: Block) -> Iterator[Block]:
    """Every tree one step simpler than this one, boldest first."""
    yield from block.children
    if block.kind != "task" and block.children:
        yield Block("task")
    least, _ = KINDS[block.kind]
    if len(block.children) > least:
        for index in range(len(block.children)):
            if index or block.kind not in ("boundary", "event-subprocess"):
                yield _without(block, index)
    for index, child in enumerate(block.children):
        for simpler in smaller(child):
            yield replace(block, children=(*block.children[:index], simpler, *block.children[index + 1 :]))
    if block.kind not in ("task", "nothing") and not block.children:
        yield Block("nothing")
        yield Block("task")


def _without(block: Block, index: int) -> Block:
    options = dict(block.options)
    for name, offset in (("events", 0), ("thresholds", 0), ("handlers", 1)):
        if name in options:
            options[name] = [item for at, item in enumerate(options[name]) if at != index - offset]
    return replace(block, children=(*block.children[:index], *block.children[index + 1 :]), options=options)
