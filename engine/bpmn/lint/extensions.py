"""Extension elements are known, stand where they are read, and properties say what their table allows."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from engine.bpmn.extensions import Extensions, Property
from engine.bpmn.lint.context import Lint, tag_name
from engine.bpmn.model import ACTIVITIES, EVENTS, Element, Node, Scope
from engine.bpmn.problem import Phrase, phrase, phrases
from engine.bpmn.properties import ANYWHERE, PROPERTIES, PropertyRule
from engine.bpmn.xml import ZEEBE, line_of

_USER_TASK = frozenset({"userTask"})
_WORKERS = frozenset({"serviceTask", "sendTask", "businessRuleTask"})
_PREFIX = "gongzhi:"

#: zeebe extension element → the elements on which it is read; empty: anywhere.
READ_ON: dict[str, frozenset[str]] = {
    "assignmentDefinition": _USER_TASK,
    "taskSchedule": _USER_TASK,
    "priorityDefinition": _USER_TASK,
    "userTask": _USER_TASK,
    "formDefinition": _USER_TASK | {"startEvent"},
    "taskDefinition": _WORKERS,
    "taskHeaders": _WORKERS,
    "ioMapping": ACTIVITIES | EVENTS,
    "calledDecision": frozenset({"businessRuleTask"}),
    "calledElement": frozenset({"callActivity"}),
    "script": frozenset({"scriptTask"}),
    "subscription": frozenset({"message"}),
    "publishMessage": frozenset({"sendTask", "intermediateThrowEvent", "endEvent"}),
    "loopCharacteristics": frozenset({"multiInstanceLoopCharacteristics"}),
    "versionTag": frozenset({"process"}),
    "properties": ANYWHERE,
}


def check_node(node: Node, lint: Lint) -> None:
    """The extensions of a node and of its loop."""
    _check(node, node.kind, node.extensions, lint)
    if node.loop is not None:
        _check(node, tag_name(node.loop), Extensions(node.loop), lint)
    check_properties(node, node.extensions.properties, lint)


def check_process(process: Scope, lint: Lint) -> None:
    """The extensions of a process."""
    _check(process, process.kind, process.extensions, lint)
    check_properties(process, process.extensions.properties, lint)


def check_root_elements(elements: Collection[Element], lint: Lint) -> None:
    """The extensions of messages, signals, errors and escalations."""
    for item in elements:
        _check(item, item.kind, Extensions(item.element), lint)


def _check(item: Element, kind: str, extensions: Extensions, lint: Lint) -> None:
    seen: set[str] = set()
    for element in extensions:
        tag = str(element.tag)
        if not tag.startswith(f"{{{ZEEBE}}}"):
            continue  # other engines' elements have a rule of their own, tools' elements do no harm
        name = tag_name(element)
        if name in seen:
            lint.report("repeated-element", item, tag=f"zeebe:{name}", line=line_of(element))
        seen.add(name)
        allowed = READ_ON.get(name)
        if name == "userTaskForm":
            lint.report("embedded-form", item, line=line_of(element))
        elif allowed is None:
            lint.report("unknown-zeebe-extension", item, name=name, line=line_of(element))
        elif allowed and kind not in allowed:
            listed = phrases(sorted(allowed))
            params = {"name": name, "element_type": phrase(kind), "allowed": listed}
            lint.report("misplaced-zeebe-extension", item, line=line_of(element), **params)


def check_properties(item: Element, properties: tuple[Property, ...], lint: Lint) -> None:
    """``gongzhi:*`` properties against their table; other names are free remarks."""
    seen: set[str] = set()
    for found in properties:
        if not found.name.startswith(_PREFIX):
            continue
        params: dict[str, Any] = {"property": found.name, "line": found.line}
        rule = PROPERTIES.get(found.name)
        if rule is None:
            lint.report("unknown-property", item, nearest=lint.nearest(found.name, PROPERTIES), **params)
            continue
        if found.name in seen:
            lint.report("duplicate-property", item, **params)
        seen.add(found.name)
        if rule.elements and item.kind not in rule.elements:
            lint.report("property-not-allowed", item, allowed=phrases(sorted(rule.elements)), **params)
        expected = _unmet(found.value.strip(), rule, lint)
        if expected is not None:
            lint.report("property-value", item, value=found.value, expected=expected, **params)


def _unmet(value: str, rule: PropertyRule, lint: Lint) -> Phrase | None:
    """What the value should have been; ``None`` when it is in order."""
    if rule.type == "integer":
        return None if value.isascii() and value.isdigit() and len(value) < 6 else phrase("integer")
    if rule.type == "choice":
        return None if value in rule.choices else phrase("choice", ", ".join(rule.choices))
    if rule.type == "name-list":
        names = [name.strip() for name in value.split(",")]
        known = all((node := lint.definitions.node(name)) and node.kind == "userTask" for name in names)
        return None if known else phrase("name-list")
    return None if value else phrase("text")
