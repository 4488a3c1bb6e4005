"""Ids and what refers to them."""

from __future__ import annotations

from engine.bpmn.catalogue.rule import Rule, error

RULES: dict[str, Rule] = {
    "missing-id": error(
        "元素 {element_type} 没有 id。",
        "在建模器的属性面板中为它填写 id。",
        "A {element_type} has no id.",
        "Give it an id in the modeler's properties panel.",
    ),
    "id-too-long": error(
        "id 有 {length} 个字符，超过上限 {limit}。",
        "改用简短而有意义的 id。",
        "The id has {length} characters; the limit is {limit}.",
        "Take a short id that says what it is.",
    ),
    "name-too-long": error(
        "名称有 {length} 个字符，超过上限 {limit}。",
        "名称从简，其余写进文档说明。",
        "The name has {length} characters; the limit is {limit}.",
        "Keep the name short and put the rest into the documentation.",
    ),
    "duplicate-id": error(
        "id“{id}”重复：第 {first_line} 行已有同名元素。",
        "为其中一个元素改一个唯一的 id。",
        "The id “{id}” is taken already by the element in line {first_line}.",
        "Give one of the two another id.",
    ),
    "unresolved-reference": error(
        "{attribute} 指向“{target}”，但文件中没有可引用的这一元素。",
        "在建模器中重新选择所引用的元素，或删去该引用。",
        "{attribute} refers to “{target}”, and the file has no such element it could refer to.",
        "Choose the element again in the modeler, or remove the reference.",
    ),
    "missing-reference": error(
        "{element_type} 没有填写 {attribute}。",
        "在建模器中选择所引用的元素。",
        "The {element_type} has no {attribute}.",
        "Choose what it refers to in the modeler.",
    ),
    "boolean-attribute": error(
        "{attribute} 的值“{value}”无效。",
        "写 true 或 false。",
        "{attribute} cannot be “{value}”.",
        "Write true or false.",
    ),
    "flow-crosses-scope": error(
        "顺序流连接了不在同一范围内的“{source}”和“{target}”。",
        "顺序流不得穿过子流程或池的边界；请用边界事件、消息或调用活动。",
        "The sequence flow joins “{source}” and “{target}”, which are not in one scope.",
        "A flow may not cross the border of a sub-process or pool: use a boundary event or a message.",
    ),
    "default-flow-not-outgoing": error(
        "默认流“{target}”不是从此处发出的顺序流。",
        "在发出的顺序流中重新选定默认流。",
        "The default flow “{target}” does not leave here.",
        "Choose the default among the flows that leave here.",
    ),
    "boundary-event-host": error(
        "边界事件附着在“{target}”上，它不是活动。",
        "把边界事件附着到任务、子流程或调用活动上。",
        "The boundary event is attached to “{target}”, which is no activity.",
        "Attach it to a task, a sub-process or a call activity.",
    ),
}
