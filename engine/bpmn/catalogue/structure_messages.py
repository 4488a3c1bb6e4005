"""Scopes, start and end, reachability, size."""

from __future__ import annotations

from engine.bpmn.catalogue.rule import Rule, error

RULES: dict[str, Rule] = {
    "no-process": error(
        "文件中没有流程。",
        "请上传含有流程的 BPMN 图。",
        "The file has no process.",
        "Upload a diagram with a process.",
    ),
    "no-executable-process": error(
        "文件中没有可执行的流程（isExecutable）。",
        "在建模器中选中流程，勾选“可执行”。",
        "No process of the file is executable.",
        "Select the process in the modeler and tick “executable”.",
    ),
    "no-start-event": error(
        "“{name}”没有开始事件。",
        "画一个开始事件，并连到第一个活动。",
        "“{name}” has no start event.",
        "Draw a start event and connect it to the first activity.",
    ),
    "several-none-start-events": error(
        "“{name}”有 {count} 个空白开始事件，无法确定从哪里开始。",
        "只保留一个空白开始事件，其余改为消息、信号或定时开始事件。",
        "“{name}” has {count} none start events; it is not clear where to begin.",
        "Keep one none start event; make the others message, signal or timer start events.",
    ),
    "sub-process-start-event": error(
        "子流程“{name}”须有且仅有一个空白开始事件，现有开始事件 {count} 个。",
        "在子流程内只保留一个不带定义的开始事件。",
        "The sub-process “{name}” needs exactly one none start event; it has {count} start events.",
        "Keep one start event without definition inside the sub-process.",
    ),
    "event-sub-process-start-event": error(
        "事件子流程“{name}”须有且仅有一个带事件定义的开始事件，现有开始事件 {count} 个。",
        "只保留一个消息、信号、定时、错误或升级开始事件。",
        "The event sub-process “{name}” needs exactly one start event with a definition; it has {count}.",
        "Keep one message, signal, timer, error or escalation start event.",
    ),
    "event-sub-process-with-flows": error(
        "事件子流程不能有顺序流进出。",
        "删去连到它的顺序流；它由事件启动。",
        "An event sub-process has no sequence flows.",
        "Remove the flows that join it: an event starts it.",
    ),
    "start-event-with-incoming-flow": error(
        "开始事件不能有进入的顺序流。",
        "把顺序流连到开始事件之后的活动。",
        "A start event has no incoming flow.",
        "Let the flow lead to the activity behind the start event.",
    ),
    "end-event-with-outgoing-flow": error(
        "结束事件不能有发出的顺序流。",
        "把结束事件改为中间事件，或删去其后的顺序流。",
        "An end event has no outgoing flow.",
        "Make it an intermediate event, or remove the flow behind it.",
    ),
    "boundary-event-with-incoming-flow": error(
        "边界事件不能有进入的顺序流。",
        "边界事件由所附活动触发，请删去该顺序流。",
        "A boundary event has no incoming flow.",
        "Remove the flow: the activity it is attached to triggers the event.",
    ),
    "unreachable-node": error(
        "从开始事件无法到达“{name}”。",
        "把它连入流程，或从图中删去。",
        "“{name}” cannot be reached from a start event.",
        "Connect it, or remove it from the diagram.",
    ),
    "nesting-too-deep": error(
        "子流程嵌套超过 {limit} 层。",
        "把内层改为调用活动。",
        "Sub-processes are nested more than {limit} deep.",
        "Make the inner ones call activities.",
    ),
    "too-many-nodes": error(
        "流程有 {count} 个节点，超过上限 {limit}。",
        "把流程拆成若干个由调用活动连接的流程。",
        "The process has {count} nodes; the limit is {limit}.",
        "Split it with call activities.",
    ),
    "too-many-flows": error(
        "流程有 {count} 条顺序流，超过上限 {limit}。",
        "把流程拆成若干个由调用活动连接的流程。",
        "The process has {count} sequence flows; the limit is {limit}.",
        "Split it with call activities.",
    ),
    "too-many-inclusive-joins": error(
        "“{name}”中包容网关的汇入流与节点数之积为 {count}，超过上限 {limit}。",
        "把汇合较多的部分放进子流程或被调用的流程。",
        "In “{name}” flows into inclusive gateways times nodes come to {count}; the limit is {limit}.",
        "Move the part with many joins into a sub-process or a called process.",
    ),
    "misplaced-element": error(
        "{tag} 写在{element_type}上不起作用。",
        "把它移到适用的元素上，或删去。",
        "{tag} has no effect on a {element_type}.",
        "Move it to an element that reads it, or remove it.",
    ),
    "repeated-element": error(
        "{element_type}“{name}”中的 {tag} 出现了多次，只有第一个会被读取。",
        "合并为一个。",
        "The {element_type} “{name}” has several {tag}, and only the first would be read.",
        "Make them one.",
    ),
    "unknown-element": error(
        "不认识的元素 {tag}，引擎会忽略它，因此不予接受。",
        "删去该元素，或改用本引擎支持的写法。",
        "The element {tag} is not known and would be ignored.",
        "Remove it, or say it in a way this engine supports.",
    ),
}
