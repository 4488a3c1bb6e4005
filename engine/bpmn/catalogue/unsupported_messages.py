"""BPMN that we do not run yet, or that another engine understands: refused, never ignored."""

from __future__ import annotations

from engine.bpmn.catalogue.rule import Rule, error

RULES: dict[str, Rule] = {
    "complex-gateway": error(
        "尚不支持复杂网关。",
        "改用包容网关，或用并行网关加多实例的完成条件。",
        "Complex gateways are not supported yet.",
        "Use an inclusive gateway, or a multi-instance activity with a completion condition.",
    ),
    "compensation": error(
        "尚不支持补偿（补偿事件、补偿活动）。",
        "用错误边界事件和明确的撤销任务代替。",
        "Compensation is not supported yet.",
        "Use an error boundary event and explicit tasks that undo the work.",
    ),
    "transaction": error(
        "尚不支持事务子流程和取消事件。",
        "改用普通子流程，并以错误事件表示取消。",
        "Transaction sub-processes and cancel events are not supported yet.",
        "Use an ordinary sub-process and an error event.",
    ),
    "ad-hoc-sub-process": error(
        "尚不支持即席（ad-hoc）子流程。",
        "用包容网关或多实例活动表示可选的工作。",
        "Ad-hoc sub-processes are not supported yet.",
        "Use an inclusive gateway or a multi-instance activity for optional work.",
    ),
    "conditional-event": error(
        "尚不支持条件事件。",
        "用排他网关判断，或在条件成立处发出信号或消息。",
        "Conditional events are not supported yet.",
        "Decide at an exclusive gateway, or throw a signal or message where the condition comes true.",
    ),
    "multiple-event": error(
        "尚不支持含多个事件定义的事件（现有 {count} 个）。",
        "为每个触发方式各画一个事件。",
        "Events with several definitions (here {count}) are not supported yet.",
        "Draw one event for each trigger.",
    ),
    "instantiating-gateway": error(
        "尚不支持用事件网关启动流程。",
        "为每个触发方式各画一个开始事件。",
        "An event-based gateway that starts the process is not supported yet.",
        "Draw one start event for each trigger.",
    ),
    "instantiating-receive-task": error(
        "尚不支持用接收任务启动流程（instantiate）。",
        "改用消息开始事件。",
        "A receive task that starts the process is not supported yet.",
        "Use a message start event.",
    ),
    "standard-loop": error(
        "尚不支持标准循环标记。",
        "用排他网关画出循环，或改用多实例。",
        "The standard loop marker is not supported yet.",
        "Draw the loop with an exclusive gateway, or use multi-instance.",
    ),
    "choreography": error(
        "不支持编排（choreography）。",
        "把参与方画成池，用消息连接。",
        "Choreographies are not supported.",
        "Draw pools that exchange messages.",
    ),
    "foreign-extension": error(
        "{names} 是其他引擎的扩展，本引擎会忽略它，因此不予接受。",
        "在建模器中按 Camunda 8（zeebe）方式重新填写，然后删去该扩展。",
        "{names} belongs to another engine and would be ignored here.",
        "Say it with the Camunda 8 (zeebe) extension, then remove this one.",
    ),
    "unknown-zeebe-extension": error(
        "本引擎不执行扩展元素 zeebe:{name}。",
        "删去该扩展；支持的扩展见 docs/properties.md。",
        "This engine does not carry out zeebe:{name}.",
        "Remove it; docs/properties.md lists what is supported.",
    ),
    "misplaced-zeebe-extension": error(
        "zeebe:{name} 写在 {element_type} 上不起作用。",
        "把它移到适用的元素上：{allowed}。",
        "zeebe:{name} has no effect on a {element_type}.",
        "Move it to an element that reads it: {allowed}.",
    ),
    "standard-assignment": error(
        "{tag} 不会被读取，任务将无人办理。",
        "用 zeebe:assignmentDefinition 指定办理人、候选组或候选人。",
        "{tag} is not read; nobody would be assigned.",
        "Assign with zeebe:assignmentDefinition.",
    ),
    "standard-correlation": error(
        "{tag} 不会被读取。",
        "在消息上用 zeebe:subscription 填写关联键。",
        "{tag} is not read.",
        "Give the message a correlation key with zeebe:subscription.",
    ),
    "data-mapping": error(
        "数据关联中的 {tag} 不会被执行。",
        "用 zeebe:ioMapping 填写输入输出映射；数据关联只作说明。",
        "The {tag} of a data association is not carried out.",
        "Map with zeebe:ioMapping; data associations only document.",
    ),
}
