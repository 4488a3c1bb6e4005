"""Blocks without blocks inside: tasks, events and abrupt ends."""

from __future__ import annotations

from tests.fuzz.blocks import Block
from tests.fuzz.canvas import Drawing, event_of, fresh, multiple, single
from tests.support import diagrams as draw
from tests.support.drawing import Node


def task(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return single(drawing, draw.user_task(fresh(drawing, "task-", tree)))


def mapped_task(drawing: Drawing, tree: Block) -> tuple[str, str]:
    inputs = {"shown": "choice + 1", "twice": "shown * 2"}
    outputs = {"choice": "choice", "echo": "choice + shown"}
    return single(
        drawing,
        draw.user_task(
            fresh(drawing, "mapped-", tree),
            inputs=inputs,
            outputs=outputs,
        ),
    )


def job(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return single(drawing, draw.service_task(fresh(drawing, "job-", tree), "external"))


def script(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return single(drawing, draw.script_task(fresh(drawing, "script-", tree), "n", "n + 1"))


def nothing(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return single(drawing, draw.task(fresh(drawing, "nothing-", tree)))


def catch(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return single(drawing, draw.catch(fresh(drawing, "catch-", tree), event_of(tree.options["event"])))


def receive(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return single(
        drawing, draw.receive_task(fresh(drawing, "receive-", tree), event_of(tree.options["event"]))
    )


def signal_throw(drawing: Drawing, tree: Block) -> tuple[str, str]:
    thrower = draw.throw(fresh(drawing, "signal-", tree), draw.signal(tree.options["signal"]))
    return _rarely(drawing, thrower, goes_on=True)


def escalation_throw(drawing: Drawing, tree: Block) -> tuple[str, str]:
    thrower = draw.throw(fresh(drawing, "escalate-", tree), draw.escalation(tree.options["code"]))
    return _rarely(drawing, thrower, goes_on=True)


def escalation_end(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _rarely(
        drawing, draw.end(fresh(drawing, "escalated-", tree), draw.escalation(tree.options["code"]))
    )


def error_end(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _rarely(drawing, draw.end(fresh(drawing, "error-", tree), draw.error(tree.options["code"])))


def terminate_end(drawing: Drawing, tree: Block) -> tuple[str, str]:
    return _rarely(drawing, draw.end(fresh(drawing, "terminate-", tree), draw.terminate()))


def action(drawing: Drawing, tree: Block) -> tuple[str, str]:
    """An action that throws the error A when ``choice`` is 3, right after a person's step."""
    asked = drawing.add(draw.user_task(fresh(drawing, "ask-", tree)))
    acting = drawing.add(draw.service_task(fresh(drawing, "act-"), "inline"))
    drawing.flow(asked, acting)
    return asked, acting


def strict(drawing: Drawing, tree: Block) -> tuple[str, str]:
    """A gateway where no condition may hold."""
    asked = drawing.add(draw.user_task(fresh(drawing, "ask-", tree)))
    gate = drawing.add(draw.exclusive(fresh(drawing, "strict-")))
    on = drawing.add(draw.exclusive(fresh(drawing, "on-")))
    drawing.flow(asked, gate)
    drawing.flow(gate, on, "choice = 1")
    between = drawing.add(draw.task(fresh(drawing, "between-")))
    drawing.flow(gate, between, "choice > 1")
    drawing.flow(between, on)
    return asked, on


def message_throw(drawing: Drawing, tree: Block) -> tuple[str, str]:
    message = draw.message("Out", tree.options["key"])
    if tree.options["place"] == "send":
        return single(drawing, draw.send_task(fresh(drawing, "send-"), message))
    if tree.options["place"] == "throw":
        return single(drawing, draw.throw(fresh(drawing, "tell-"), message))
    return _rarely(drawing, draw.end(fresh(drawing, "told-", tree), message))


def _rarely(drawing: Drawing, abrupt: Node, goes_on: bool = False) -> tuple[str, str]:
    """A user task, after which the abrupt event happens when ``choice`` is 3."""
    asked = drawing.add(draw.user_task(fresh(drawing, "ask-")))
    gate, on = (
        drawing.add(draw.exclusive(fresh(drawing, "gate-"))),
        drawing.add(draw.exclusive(fresh(drawing, "on-"))),
    )
    drawing.add(abrupt)
    drawing.flow(asked, gate)
    drawing.flow(gate, abrupt.id, "choice = 3")
    drawing.flow(gate, on, default=True)
    if goes_on:
        drawing.flow(abrupt.id, on)
    return asked, on


def multi_task(drawing: Drawing, tree: Block) -> tuple[str, str]:
    identifier = fresh(drawing, "multi-", tree)
    return single(drawing, draw.user_task(identifier, **multiple(drawing, tree, identifier)))


def multi_job(drawing: Drawing, tree: Block) -> tuple[str, str]:
    identifier = fresh(drawing, "multi-job-", tree)
    return single(drawing, draw.service_task(identifier, "external", **multiple(drawing, tree, identifier)))


def multi_receive(drawing: Drawing, tree: Block) -> tuple[str, str]:
    identifier = fresh(drawing, "multi-receive-", tree)
    event = draw.message("M1", "kv")
    return single(drawing, draw.receive_task(identifier, event, **multiple(drawing, tree, identifier)))


def multi_script(drawing: Drawing, tree: Block) -> tuple[str, str]:
    """Instances that end at once, so that a completion condition is met in the order of the items."""
    identifier = fresh(drawing, "multi-script-", tree)
    calm = Block(
        tree.kind, options={**tree.options, "sequential": True, "until": "numberOfCompletedInstances >= 2"}
    )
    return single(drawing, draw.script_task(identifier, "n", "n + 1", **multiple(drawing, calm, identifier)))
