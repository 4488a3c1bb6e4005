"""Where a token goes: conditions, defaults, gateways."""

from __future__ import annotations

from engine.bpmn.catalogue.rule import Rule, error, warning

RULES: dict[str, Rule] = {
    "flow-without-condition": error(
        "从“{name}”发出的顺序流“{flow}”既没有条件也不是默认流。",
        "为它填写条件，或设为默认流。",
        "The flow “{flow}” from “{name}” has no condition and is not the default.",
        "Give it a condition, or make it the default flow.",
    ),
    "no-flow-may-hold": error(
        "“{name}”没有默认流，各条件可能都不成立，流程会停在这里。",
        "把其中一条设为默认流，或使两个条件互为否定（如 a >= 5 与 a < 5）。",
        "“{name}” has no default flow and it may be that no condition holds.",
        "Make one flow the default, or let two conditions be each other's negation (a >= 5 and a < 5).",
    ),
    "condition-not-allowed": error(
        "从 {element_type}“{name}”发出的顺序流不能带条件。",
        "删去条件；需要判断时在此后加一个排他网关。",
        "A flow from the {element_type} “{name}” cannot have a condition.",
        "Remove the condition; put an exclusive gateway behind it to decide.",
    ),
    "empty-condition": error(
        "顺序流“{flow}”的条件是空的。",
        "填写 FEEL 条件，或删去该条件。",
        "The condition of the flow “{flow}” is empty.",
        "Write a FEEL condition, or remove it.",
    ),
    "default-not-allowed": error(
        "{element_type}“{name}”不能有默认流。",
        "删去默认流设置。",
        "The {element_type} “{name}” cannot have a default flow.",
        "Remove the default.",
    ),
    "default-flow-with-condition": warning(
        "默认流“{flow}”上的条件不起作用。",
        "删去默认流上的条件。",
        "The condition on the default flow “{flow}” has no effect.",
        "Remove the condition from the default flow.",
    ),
    "gateway-without-outgoing-flow": error(
        "网关“{name}”没有发出的顺序流。",
        "连到下一个元素，或改用结束事件。",
        "The gateway “{name}” has no outgoing flow.",
        "Connect it to what follows, or use an end event.",
    ),
    "event-gateway-too-few-targets": error(
        "事件网关“{name}”至少要有两条发出的顺序流。",
        "为每个等待的事件各连一条；只有一个事件时不需要网关。",
        "The event-based gateway “{name}” needs at least two outgoing flows.",
        "Draw one flow for each event; a single event needs no gateway.",
    ),
    "event-gateway-target": error(
        "事件网关之后只能是消息、信号、定时捕获事件或接收任务，“{target}”不是。",
        "在“{target}”之前加一个捕获事件。",
        "“{target}” cannot follow an event-based gateway: catch events and receive tasks only.",
        "Put a catch event before “{target}”.",
    ),
}
