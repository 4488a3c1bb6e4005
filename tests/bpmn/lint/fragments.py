"""Smallest diagrams around one event, gateway, activity or extension element."""

from __future__ import annotations

from tests.bpmn.lint.drawing import ROOTS, between, chain, flow, process, user_task, zeebe

START = '<startEvent id="start"/>'
TASK = '<task id="t" name="T"/>'
END = '<endEvent id="end"/>'
SIMPLE = START + TASK + END + chain("start", "t", "end")
INNER = '<startEvent id="is"/><endEvent id="ie"/>' + flow("is", "ie")


def gateway(kind: str, flows: str, attributes: str = "") -> bytes:
    """start → x, a gateway, with the flows given to a and b."""
    ends = '<endEvent id="a"/><endEvent id="b"/>'
    return process(f'{START}<{kind} id="x" name="X" {attributes}/>{ends}{flow("start", "x")}{flows}')


def catch(event: str, roots: str = ROOTS) -> bytes:
    """An intermediate catch event ``x``."""
    return between(f'<intermediateCatchEvent id="x" name="X">{event}</intermediateCatchEvent>', "", roots)


def throw(event: str, roots: str = ROOTS) -> bytes:
    """An intermediate throw event ``x``."""
    return between(f'<intermediateThrowEvent id="x" name="X">{event}</intermediateThrowEvent>', "", roots)


def started(event: str, roots: str = ROOTS) -> bytes:
    """A process that starts by the event at ``x``."""
    return process(f'<startEvent id="x">{event}</startEvent><endEvent id="end"/>' + flow("x", "end"), roots)


def ended(event: str, roots: str = ROOTS) -> bytes:
    """A process that ends by the event at ``x``."""
    return process(f'{START}<endEvent id="x">{event}</endEvent>' + flow("start", "x"), roots)


def timer(kind: str, text: str) -> str:
    return f"<timerEventDefinition><{kind}>{text}</{kind}></timerEventDefinition>"


def link(name: str) -> str:
    return f'<linkEventDefinition name="{name}"/>'


def linked(body: str) -> bytes:
    """A process with link events."""
    return process(f'{START}<endEvent id="end"/>{body}')


def thrown_link(id: str, name: str, more: str = "") -> str:
    return f'<intermediateThrowEvent id="{id}">{link(name)}</intermediateThrowEvent>' + more


def caught_link(id: str, name: str, more: str = "") -> str:
    return f'<intermediateCatchEvent id="{id}">{link(name)}</intermediateCatchEvent>' + more


def service(extensions: str, kind: str = "serviceTask", attributes: str = "") -> bytes:
    return between(f'<{kind} id="x" name="X" {attributes}>{zeebe(extensions)}</{kind}>')


def mapping(side: str, source: str, target: str) -> bytes:
    return between(
        user_task(
            "", f'<zeebe:ioMapping><zeebe:{side} source="{source}" target="{target}"/></zeebe:ioMapping>'
        )
    )


def each(characteristics: str, more: str = "") -> bytes:
    extensions = zeebe(f"<zeebe:loopCharacteristics {characteristics}/>") if characteristics else ""
    return between(
        user_task(f"<multiInstanceLoopCharacteristics>{extensions}{more}</multiInstanceLoopCharacteristics>")
    )


def noted(*pairs: tuple[str, str]) -> bytes:
    listed = "".join(f'<zeebe:property name="{name}" value="{value}"/>' for name, value in pairs)
    return between(user_task("", f"<zeebe:properties>{listed}</zeebe:properties>"))
