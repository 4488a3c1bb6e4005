"""Runs a drawn diagram on SpiffWorkflow as published, to show the defects that our engine must not have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn import BpmnEvent, BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.specs.event_definitions import MessageEventDefinition
from SpiffWorkflow.util.task import TaskState

from tests.support.diagram_xml import BPMN, ZEEBE
from tests.support.drawing import Diagram, Process, as_diagram


class Stock:
    """One instance on the stock library, with the few verbs that the comparisons need."""

    def __init__(self, drawn: Diagram | Process, **variables: Any) -> None:
        diagram = as_diagram(drawn)
        parser = BpmnParser()
        parser.add_bpmn_xml(_in_python(diagram.xml))
        key = diagram.processes[0].id
        self.workflow = BpmnWorkflow(parser.get_spec(key), parser.get_subprocess_specs(key))
        first = self.workflow.get_tasks(state=TaskState.READY)[0]
        first.data.update(variables)
        self.workflow.do_engine_steps()

    def _ready(self, element_id: str | None = None) -> list[Any]:
        found = self.workflow.get_tasks(state=TaskState.READY, manual=True)
        return [task for task in found if element_id in (None, task.task_spec.bpmn_id, task.task_spec.name)]

    @property
    def tasks(self) -> list[str]:
        return sorted(task.task_spec.bpmn_id for task in self._ready())

    @property
    def done(self) -> bool:
        return bool(self.workflow.is_completed())

    def data(self, element_id: str) -> Any:
        return self._ready(element_id)[0].data

    def complete(self, element_id: str, variables: Mapping[str, Any] | None = None, /, **more: Any) -> Stock:
        task = self._ready(element_id)[0]
        task.data.update({**(variables or {}), **more})
        task.run()
        self.workflow.do_engine_steps()
        return self

    def message(self, name: str) -> Stock:
        self.workflow.catch(BpmnEvent(MessageEventDefinition(name), {}, {}))
        self.workflow.do_engine_steps()
        return self


def _in_python(xml: bytes) -> Any:
    """The same diagram with its FEEL texts as the Python that the stock library evaluates."""
    root = etree.fromstring(xml)
    for condition in root.iter(f"{{{BPMN}}}conditionExpression"):
        condition.text = (condition.text or "").removeprefix("=")
    for task in root.iter(f"{{{BPMN}}}scriptTask"):
        script = _zeebe(task, "script")
        text = etree.SubElement(task, f"{{{BPMN}}}script")
        text.text = f"{script['resultVariable']} = {script['expression'].removeprefix('=')}"
    for timer in root.iter(f"{{{BPMN}}}timeDuration"):
        timer.text = repr(timer.text)
    for loop in root.iter(f"{{{BPMN}}}multiInstanceLoopCharacteristics"):
        collection = _zeebe(loop, "loopCharacteristics")["inputCollection"].removeprefix("=")
        for child in list(loop):
            loop.remove(child)
        etree.SubElement(loop, f"{{{BPMN}}}loopCardinality").text = f"len({collection})"
    for extensions in list(root.iter(f"{{{BPMN}}}extensionElements")):
        parent = extensions.getparent()
        assert parent is not None
        parent.remove(extensions)
    return root


def _zeebe(element: Any, name: str) -> dict[str, str]:
    return dict(element.find(f".//{{{ZEEBE}}}{name}").attrib)
