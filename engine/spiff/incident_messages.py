"""What an incident says to the person who repairs it: what stopped, and what to do."""

from __future__ import annotations

from engine.messages import register_messages

MESSAGES = {
    "incident.expression-failed": {
        "zh-CN": "“{element}”的表达式“{expression}”无法计算。请修正变量后重试，或部署修正后的流程。",
        "en": "Expression {expression!r} at {element!r} cannot be evaluated. "
        "Correct the variables and retry, or deploy a corrected process.",
    },
    "incident.condition-not-boolean": {
        "zh-CN": "“{element}”的条件“{expression}”既非真也非假，得到的是 {value}。请补上缺少的变量后重试。",
        "en": "Condition {expression!r} at {element!r} is neither true nor false but {value}. "
        "Set the missing variable and retry.",
    },
    "incident.no-flow": {
        "zh-CN": "“{element}”没有任何条件成立，也没有默认流向。请修正变量后重试。",
        "en": "No condition holds at {element!r} and there is no default flow. "
        "Correct the variables and retry.",
    },
    "incident.bad-timer": {
        "zh-CN": "“{element}”的时间“{expression}”得到 {value}，不是日期、时长或周期。请修正变量后重试。",
        "en": "The time {expression!r} at {element!r} gives {value}, which is no date, duration or cycle. "
        "Correct the variables and retry.",
    },
    "incident.no-event-name": {
        "zh-CN": "“{element}”的消息或信号名称“{expression}”为空。请修正变量后重试。",
        "en": "The message or signal name {expression!r} at {element!r} is empty. "
        "Correct the variables and retry.",
    },
    "incident.no-correlation-key": {
        "zh-CN": "“{element}”等待消息“{message}”，但关联键“{expression}”为空。请补上变量后重试。",
        "en": "{element!r} waits for message {message!r}, but its correlation key {expression!r} is null. "
        "Set the variable and retry.",
    },
    "incident.collection-not-a-list": {
        "zh-CN": "“{element}”的多实例集合“{expression}”不是列表。请修正变量后重试。",
        "en": "The collection {expression!r} of multi-instance {element!r} is not a list. "
        "Correct the variable and retry.",
    },
    "incident.bad-priority": {
        "zh-CN": "“{element}”的优先级“{expression}”得到 {value}，应为 0 至 100。请修正变量后重试。",
        "en": "The priority {expression!r} of {element!r} gives {value}: it has to be 0 to 100. "
        "Correct the variable and retry.",
    },
    "incident.bad-retries": {
        "zh-CN": "“{element}”的重试次数得到 {value}，应为整数。请修正变量后重试。",
        "en": "The retries of {element!r} give {value}: a whole number is needed. "
        "Correct the variable and retry.",
    },
    "incident.no-task-type": {
        "zh-CN": "“{element}”的任务类型“{expression}”为空。请修正变量后重试。",
        "en": "The task type {expression!r} of {element!r} is empty. Correct the variable and retry.",
    },
    "incident.action-failed": {
        "zh-CN": "“{element}”的自动操作“{type}”出错，其写入已撤销。请排除原因后重试。",
        "en": "Action {type!r} of {element!r} failed and what it wrote is undone. "
        "Remove the cause and retry.",
    },
    "incident.decision-unknown": {
        "zh-CN": "“{element}”使用的决策“{decision}”尚未部署。请部署后重试。",
        "en": "Decision {decision!r} of {element!r} is not deployed. Deploy it and retry.",
    },
    "incident.decision-failed": {
        "zh-CN": "“{element}”的决策“{decision}”无法得出结果。请修正输入或决策表后重试。",
        "en": "Decision {decision!r} of {element!r} gives no result. "
        "Correct its inputs or the table and retry.",
    },
    "incident.called-process-unknown": {
        "zh-CN": "“{element}”调用的流程“{process}”尚未部署。请部署后重试。",
        "en": "Process {process!r} called by {element!r} is not deployed. Deploy it and retry.",
    },
    "incident.uncaught-error": {
        "zh-CN": "“{element}”抛出业务错误“{code}”，流程中没有处理它的事件。"
        "请排除原因后重试，或部署能处理它的流程。",
        "en": "{element!r} threw the business error {code!r}, which nothing in the process catches. "
        "Remove the cause and retry, or deploy a process that catches it.",
    },
    "incident.calls-too-deep": {
        "zh-CN": "“{element}”处的流程调用已嵌套 {limit} 层。"
        "请检查流程是否无止境地调用自己，修改并重新部署后终止本实例。",
        "en": "{element!r} calls a process inside {limit} others. See whether the process calls itself "
        "without end; deploy a corrected version and cancel this instance.",
    },
    "incident.endless-loop": {
        "zh-CN": "流程在“{element}”处自动循环过久，已暂停以免无休止运行。请检查循环条件后重试。",
        "en": "The process has gone round automatically too long and is held at {element!r}. "
        "Check the loop's condition and retry.",
    },
}

register_messages(MESSAGES)
