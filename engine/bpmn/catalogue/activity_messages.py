"""Tasks, call activities, multi-instance, and the expressions on them."""

from __future__ import annotations

from engine.bpmn.catalogue.rule import Rule, error, warning

RULES: dict[str, Rule] = {
    "feel-syntax": error(
        "{place} 的 FEEL 表达式“{text}”有误：{detail}",
        "请按 FEEL 语法改正；可用 gongzhi feel 命令试算。",
        "The FEEL expression “{text}” of {place} is wrong: {detail}",
        "Mend it; the command gongzhi feel evaluates expressions.",
    ),
    "expression-too-long": error(
        "{place} 有 {length} 个字符，超过上限 {limit}。",
        "把较长的计算写成决策表，或拆成几个脚本任务。",
        "{place} has {length} characters; the limit is {limit}.",
        "Put long computations into a decision, or into several script tasks.",
    ),
    "unknown-function": error(
        "{place} 调用的函数“{function}”没有登记。{nearest}",
        "改正函数名，或在 workflows 中登记该 FEEL 函数。",
        "{place} calls the function “{function}”, which nobody registered. {nearest}",
        "Mend the name, or register the FEEL function in workflows.",
    ),
    "empty-expression": error(
        "{place} 是空的。",
        "填写内容，或删去该项。",
        "{place} is empty.",
        "Fill it in, or remove it.",
    ),
    "name-not-addressable": error(
        "{place} 的变量名“{variable}”无法在 FEEL 中引用。",
        "用字母、汉字、数字和下划线命名，不以数字开头，不用 FEEL 关键字，如 申请人 或 total_amount。",
        "FEEL cannot address the variable “{variable}” of {place}.",
        "Use letters, digits and underscores, no leading digit, no FEEL keyword, such as total_amount.",
    ),
    "missing-name-attribute": error(
        "{place} 没有填写变量名。",
        "填写变量名，如 result。",
        "{place} names no variable.",
        "Name the variable, such as result.",
    ),
    "missing-task-type": error(
        "{element_type}“{name}”没有说明要做什么（zeebe:taskDefinition type）。",
        "填写已登记的动作类型。",
        "The {element_type} “{name}” does not say what to do (zeebe:taskDefinition type).",
        "Give it the type of a registered action.",
    ),
    "unknown-action": error(
        "动作类型“{type}”没有登记。{nearest}",
        "改正类型，或在 workflows 的 actions.py 中登记，或声明为外部作业。",
        "No action of type “{type}” is registered. {nearest}",
        "Mend the type, register the action in actions.py, or declare it external.",
    ),
    "missing-decision": error(
        "业务规则任务“{name}”没有填写决策（zeebe:calledDecision decisionId）。",
        "填写要调用的决策 id。",
        "The business rule task “{name}” calls no decision (zeebe:calledDecision decisionId).",
        "Give it the id of a decision.",
    ),
    "unknown-decision": error(
        "没有名为“{decision}”的决策。{nearest}",
        "改正 id，或把该 .dmn 与流程一同部署。",
        "There is no decision “{decision}”. {nearest}",
        "Mend the id, or deploy the .dmn together with the process.",
    ),
    "missing-called-process": error(
        "调用活动“{name}”没有填写被调用的流程（zeebe:calledElement processId）。",
        "填写要调用的流程 id。",
        "The call activity “{name}” calls no process (zeebe:calledElement processId).",
        "Give it the id of a process.",
    ),
    "unknown-process": error(
        "没有名为“{process}”的可调用流程。{nearest}",
        "改正 id，或把被调用的流程一同部署。",
        "There is no process “{process}” to call. {nearest}",
        "Mend the id, or deploy the called process together with this one.",
    ),
    "unknown-form": error(
        "没有名为“{form}”的表单。{nearest}",
        "改正 id，或把该 .form 与流程一同部署。",
        "There is no form “{form}”. {nearest}",
        "Mend the id, or deploy the .form together with the process.",
    ),
    "bound-to-absent": error(
        "{kind}“{key}”绑定到本次部署（bindingType=deployment），而部署的文件里没有它。",
        "把它的文件与流程一同部署，或把绑定改为 latest。",
        "The {kind} “{key}” is bound to this deployment (bindingType=deployment), but is not in its files.",
        "Deploy its file together with the process, or bind it to latest.",
    ),
    "missing-form-id": error(
        "表单定义没有填写 formId。",
        "填写表单 id，或删去表单定义。",
        "The form definition has no formId.",
        "Give it the id of a form, or remove it.",
    ),
    "embedded-form": error(
        "表单写在流程图内部，不会被读取。",
        "把表单存为 .form 文件一同部署，再以 formId 引用。",
        "The form is embedded in the diagram and would not be read.",
        "Save it as a .form file, deploy both, and refer to it by formId.",
    ),
    "binding": error(
        "绑定方式“{binding}”在此无效，或缺少版本标签。",
        "可用 latest 或 deployment；调用活动还可用 versionTag 加版本标签。",
        "The binding “{binding}” is not valid here, or lacks its version tag.",
        "Use latest or deployment; a call activity also versionTag with a version tag.",
    ),
    "missing-script": error(
        "脚本任务“{name}”没有 FEEL 脚本（zeebe:script expression）。",
        "填写表达式和结果变量。",
        "The script task “{name}” has no FEEL script (zeebe:script expression).",
        "Give it an expression and a result variable.",
    ),
    "foreign-script": error(
        "脚本任务“{name}”含有 {format} 脚本；流程图中的代码不予执行。",
        "改写为 FEEL（zeebe:script），或用服务任务调用已登记的动作。",
        "The script task “{name}” carries a {format} script; code in a diagram is not run.",
        "Write it in FEEL (zeebe:script), or call a registered action from a service task.",
    ),
    "missing-message": error(
        "{element_type}“{name}”没有选定消息。",
        "在建模器中选定或新建消息。",
        "The {element_type} “{name}” has no message.",
        "Choose or create a message in the modeler.",
    ),
    "missing-input-collection": error(
        "多实例“{name}”没有填写输入集合（zeebe:loopCharacteristics inputCollection）。",
        "填写一个列表，如 =评审专家；固定次数可写 =for i in 1..3 return i。",
        "The multi-instance activity “{name}” has no input collection (zeebe:loopCharacteristics).",
        "Give it a list, such as =reviewers; for a fixed number write =for i in 1..3 return i.",
    ),
    "ignored-loop-setting": error(
        "多实例“{name}”中的 {tag} 不会被读取。",
        "改用 zeebe:loopCharacteristics 的集合设置。",
        "The {tag} of the multi-instance activity “{name}” is not read.",
        "Use the collections of zeebe:loopCharacteristics.",
    ),
    "output-collection-incomplete": error(
        "多实例“{name}”的输出集合与输出元素须同时填写。",
        "两项都填写，或都删去。",
        "The multi-instance activity “{name}” needs both output collection and output element.",
        "Fill in both, or neither.",
    ),
    "not-a-number": error(
        "{place} 的值“{text}”不是 {low} 到 {high} 之间的整数。",
        "填写整数，或以等号开头写 FEEL 表达式。",
        "“{text}” of {place} is no whole number from {low} to {high}.",
        "Write a whole number, or FEEL after an equals sign.",
    ),
    "unknown-property": error(
        "不认识的属性“{property}”。{nearest}",
        "改正名称；全部 gongzhi: 属性见 docs/properties.md。",
        "The property “{property}” is not known. {nearest}",
        "Mend the name; docs/properties.md lists every gongzhi: property.",
    ),
    "property-not-allowed": error(
        "属性“{property}”不能用在 {element_type} 上。",
        "可用的元素：{allowed}。",
        "The property “{property}” has no meaning on a {element_type}.",
        "It belongs on: {allowed}.",
    ),
    "property-value": error(
        "属性“{property}”的值“{value}”无效，应为{expected}。",
        "按 docs/properties.md 改正。",
        "The value “{value}” of the property “{property}” is not valid; expected {expected}.",
        "Mend it as docs/properties.md says.",
    ),
    "duplicate-property": error(
        "属性“{property}”填写了多次。",
        "只保留一个。",
        "The property “{property}” is given more than once.",
        "Keep one.",
    ),
    "no-diagram": warning(
        "文件没有图形信息，无法显示流程图。",
        "在建模器中打开并保存。",
        "The file has no diagram interchange, so nothing can be drawn.",
        "Open and save it in the modeler.",
    ),
    "node-without-shape": warning(
        "“{name}”没有画在图上。",
        "在建模器中打开并补画。",
        "“{name}” is not drawn.",
        "Open the diagram in the modeler and draw it.",
    ),
    "missing-name": warning(
        "{element_type}“{id}”没有名称。",
        "写上办理人看得懂的名称。",
        "The {element_type} “{id}” has no name.",
        "Give it a name that people understand.",
    ),
    "id-not-kebab-case": warning(
        "id“{id}”不是小写短横线写法。",
        "改为有意义的 id，如 approve-invoice。",
        "The id “{id}” is not in kebab case.",
        "Take an id that says what it is, such as approve-invoice.",
    ),
    "user-task-without-lane": warning(
        "用户任务“{name}”不在任何泳道中。",
        "把它放进办理角色的泳道。",
        "The user task “{name}” is in no lane.",
        "Put it into the lane of the role that does it.",
    ),
    "user-task-without-assignment": warning(
        "用户任务“{name}”没有指定办理人、候选组或候选人。",
        "填写 zeebe:assignmentDefinition，否则只有管理员能看到它。",
        "The user task “{name}” is assigned to nobody.",
        "Give it a zeebe:assignmentDefinition, else only administrators see it.",
    ),
}
