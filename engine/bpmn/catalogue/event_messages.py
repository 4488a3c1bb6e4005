"""Events: what they wait for, what they throw."""

from __future__ import annotations

from engine.bpmn.catalogue.rule import Rule, error, warning

RULES: dict[str, Rule] = {
    "event-without-definition": error(
        "事件“{name}”没有说明等待什么。",
        "在建模器中选定定时、消息、信号等类型。",
        "The event “{name}” does not say what it waits for.",
        "Choose a type: timer, message, signal …",
    ),
    "event-kind-not-allowed": error(
        "此处不能使用{element_type}的 {kind} 类型。",
        "此处可用的类型：{allowed}。",
        "A {element_type} cannot be of kind {kind} here.",
        "Kinds allowed here: {allowed}.",
    ),
    "error-event-must-interrupt": error(
        "错误事件必须中断所附的活动。",
        "取消“非中断”设置；不想中断时改用升级事件。",
        "An error event must interrupt.",
        "Make it interrupting, or use an escalation event.",
    ),
    "missing-event-name": error(
        "{kind}“{id}”没有名称，无法匹配。",
        "在建模器中为它填写名称。",
        "The {kind} “{id}” has no name, so nothing could match it.",
        "Give it a name in the modeler.",
    ),
    "missing-event-code": error(
        "{kind}“{id}”没有代码，无法匹配。",
        "在建模器中为它填写代码。",
        "The {kind} “{id}” has no code, so nothing could match it.",
        "Give it a code in the modeler.",
    ),
    "event-name-not-literal": error(
        "{kind}“{id}”的名称或代码“{value}”是表达式；须为固定文字。",
        "去掉开头的等号，写成固定文字。",
        "The name or code “{value}” of the {kind} “{id}” is an expression; it must be a literal.",
        "Remove the equals sign and write a literal.",
    ),
    "missing-correlation-key": error(
        "等待消息“{message}”却没有关联键，无法确定发给哪个实例。",
        "在消息上填写关联键（zeebe:subscription correlationKey），如 =申请编号。",
        "It waits for the message “{message}” without a correlation key: for which instance would it be?",
        "Give the message a correlation key (zeebe:subscription), such as =application_number.",
    ),
    "link-without-name": error(
        "链接事件没有名称。",
        "为成对的链接事件填写相同的名称。",
        "The link event has no name.",
        "Give both link events of the pair the same name.",
    ),
    "link-without-target": error(
        "同一范围内没有名为“{link}”的链接捕获事件。",
        "画一个同名的链接捕获事件，或改正名称。",
        "No link catch event in this scope is called “{link}”.",
        "Draw a link catch event of this name, or mend the name.",
    ),
    "link-without-source": error(
        "同一范围内没有名为“{link}”的链接抛出事件。",
        "画一个同名的链接抛出事件，或删去此事件。",
        "No link throw event in this scope is called “{link}”.",
        "Draw a link throw event of this name, or remove this one.",
    ),
    "duplicate-link-target": error(
        "同一范围内有多个名为“{link}”的链接捕获事件。",
        "只保留一个。",
        "Several link catch events in this scope are called “{link}”.",
        "Keep one.",
    ),
    "link-with-flow": error(
        "链接{direction}事件不能有此方向的顺序流。",
        "删去该顺序流；链接本身就是连接。",
        "A link {direction} event has no sequence flow on this side.",
        "Remove the flow: the link is the connection.",
    ),
    "missing-timer": error(
        "定时事件“{name}”没有填写时间。",
        "填写日期、时长或周期之一。",
        "The timer event “{name}” has no time.",
        "Give it a date, a duration or a cycle.",
    ),
    "several-timers": error(
        "定时事件“{name}”填写了多个时间定义。",
        "只保留日期、时长、周期之一。",
        "The timer event “{name}” has several time definitions.",
        "Keep one: date, duration or cycle.",
    ),
    "timer-syntax": error(
        "“{text}”不是可识别的{expected}。",
        "写成 {example}，或以等号开头写 FEEL 表达式。",
        "“{text}” is not a {expected}.",
        "Write it like {example}, or as FEEL after an equals sign.",
    ),
    "timer-cycle-not-allowed": error(
        "此处的定时事件只触发一次，不能用周期。",
        "改用时长或日期；需要重复时用非中断边界事件。",
        "This timer event fires once and cannot have a cycle.",
        "Use a duration or a date; a non-interrupting boundary event may repeat.",
    ),
    "timer-duration-not-allowed": error(
        "流程的定时开始事件不能用时长（从何时算起不明确）。",
        "改用日期或周期，如 R/PT24H 或 0 9 * * MON-FRI。",
        "A process's timer start event cannot have a duration: it is not clear from when.",
        "Use a date or a cycle, such as R/PT24H or 0 9 * * MON-FRI.",
    ),
    "start-timer-with-variables": error(
        "定时开始事件的表达式用到变量 {names}，而此时还没有流程实例。",
        "只用固定值和函数，如 =now()。",
        "The start timer uses the variables {names}, and there is no process instance yet.",
        "Use literals and functions only, such as =now().",
    ),
    "boundary-event-without-outgoing-flow": warning(
        "边界事件“{name}”之后没有顺序流，触发后这一分支就此结束。",
        "连到后续处理，或连到一个写明结果的结束事件。",
        "No flow leaves the boundary event “{name}”; its branch ends there.",
        "Connect it to what follows, or to an end event that says so.",
    ),
}
