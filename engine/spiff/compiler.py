"""From checked BPMN XML to a :class:`~engine.spiff.program.Program`."""

from __future__ import annotations

from typing import Any

from engine.spiff import patches as patches
from engine.spiff.elements import properties_of, zeebe
from engine.spiff.parser import DiagramParser
from engine.spiff.program import Program, StartEvent


def compile_program(root: Any, process_key: str, *, definition_id: int = 0, functions: Any = None) -> Program:
    """Compile the process ``process_key`` of a parsed and linted ``bpmn:definitions`` element.

    ``functions`` is the FEEL function registry that expressions may call. Raises FeelSyntaxError for an
    expression that does not parse, KeyError for a reference to nothing; the linter reports both before."""
    parser = DiagramParser(functions)
    parser.add_bpmn_xml(root)
    process = parser.get_process_parser(process_key)
    if process is None:
        raise LookupError(f"no process {process_key} in this file")
    spec = process.get_spec()
    tag = zeebe(process.node, "versionTag")
    return Program(
        definition_id=definition_id,
        process_key=process_key,
        name=process.get_name(),
        version_tag=None if tag is None else tag.get("value"),
        start_events=tuple(_start_event(start, process.node) for start in spec.bpmn_start_events),
        properties=properties_of(process.node),
        spec=spec,
        scopes=parser.scopes,
    )


def _start_event(start: Any, process: Any) -> StartEvent:
    trigger = start.trigger
    node = next(node for node in process if node.get("id") == start.name)
    form = zeebe(node, "formDefinition")
    return StartEvent(
        element_id=start.name,
        kind=trigger.kind,
        name=trigger.reference.source if trigger.kind in ("message", "signal") else None,
        timer=_timer_text(trigger) if trigger.kind == "timer" else None,
        form_key=None if form is None else form.get("formId") or form.get("formKey"),
    )


def _timer_text(trigger: Any) -> str:
    text = trigger.timer
    return text.literal if text.expression is None else f"={text.expression.text}"
