"""The user tasks of the shipped diagrams and whom they are offered to, read from the diagrams themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from xml.sax.saxutils import quoteattr

from engine.bpmn.reader import read
from engine.bpmn.xml import ZEEBE, parse_strict


@dataclass(frozen=True, slots=True)
class Assigned:
    """A user task; ``offer`` are the attributes of its ``zeebe:assignmentDefinition``."""

    process: str
    element_id: str
    offer: Mapping[str, str]


@cache
def assigned_tasks() -> tuple[Assigned, ...]:
    """Every user task of every process that ships."""
    return tuple(_tasks())


def _tasks() -> Iterator[Assigned]:
    for folder in sorted(files("workflows").iterdir(), key=lambda each: each.name):
        if not folder.is_dir():
            continue
        for file in sorted(folder.iterdir(), key=lambda each: each.name):
            if not file.name.endswith(".bpmn"):
                continue
            for process in read(parse_strict(file.read_bytes())).processes:
                for scope in process.walk():
                    for node in scope.nodes:
                        if node.kind == "userTask":
                            found = node.element.find(f".//{{{ZEEBE}}}assignmentDefinition")
                            offer = {} if found is None else dict(found.attrib)
                            yield Assigned(process.id, node.id, {str(k): str(v) for k, v in offer.items()})


def stub(process: str) -> bytes:
    """A diagram that opens every user task of a process at once, offered as the real one offers it."""
    tasks = [each for each in assigned_tasks() if each.process == process]
    flows = ['<bpmn:sequenceFlow id="begin" sourceRef="start" targetRef="split"/>']
    nodes = []
    for each in tasks:
        id_ = each.element_id
        offer = " ".join(f"{name}={quoteattr(value)}" for name, value in each.offer.items())
        nodes.append(
            f'<bpmn:userTask id="{id_}" name="{id_}"><bpmn:extensionElements><zeebe:userTask/>'
            f"<zeebe:assignmentDefinition {offer}/></bpmn:extensionElements>"
            f"<bpmn:incoming>to-{id_}</bpmn:incoming><bpmn:outgoing>from-{id_}</bpmn:outgoing></bpmn:userTask>"
            f'<bpmn:endEvent id="end-{id_}"><bpmn:incoming>from-{id_}</bpmn:incoming></bpmn:endEvent>'
        )
        flows.append(f'<bpmn:sequenceFlow id="to-{id_}" sourceRef="split" targetRef="{id_}"/>')
        flows.append(f'<bpmn:sequenceFlow id="from-{id_}" sourceRef="{id_}" targetRef="end-{id_}"/>')
    leaving = "".join(f"<bpmn:outgoing>to-{each.element_id}</bpmn:outgoing>" for each in tasks)
    return (
        '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
        f' xmlns:zeebe="{ZEEBE}" targetNamespace="https://gongzhi.example/stub">'
        f'<bpmn:process id="stub-{process}" name="stub" isExecutable="true">'
        '<bpmn:startEvent id="start"><bpmn:outgoing>begin</bpmn:outgoing></bpmn:startEvent>'
        f'<bpmn:parallelGateway id="split"><bpmn:incoming>begin</bpmn:incoming>{leaving}'
        f"</bpmn:parallelGateway>{''.join(nodes)}{''.join(flows)}</bpmn:process></bpmn:definitions>"
    ).encode()
