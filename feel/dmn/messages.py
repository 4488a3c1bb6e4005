"""What DMN says to people, in Chinese and English; a problem has a second message, its way out."""

from __future__ import annotations

from collections.abc import Mapping

# key: (zh-CN, en)
CATALOGUE: dict[str, tuple[str, str]] = {
    "error": ("决策模型出错。", "The decision model failed."),
    "invalid-model": ("决策模型有 {count} 处问题：", "The decision model has {count} problem(s):"),
    "model-too-large": (
        "文件有 {size} 字节，超过 {limit} 字节的上限。",
        "The file has {size} bytes; the limit is {limit}.",
    ),
    "model-too-deep": (
        "模型中的定义层层引用，超出可处理的深度。",
        "Definitions of the model refer to each other in too long a chain.",
    ),
    "not-xml": (
        "文件不是格式正确的 XML（第 {line} 行）：{reason}",
        "Not well-formed XML (line {line}): {reason}",
    ),
    "forbidden-xml": (
        "文件含有 DOCTYPE 声明或实体，DMN 不需要它们，请删除后再试。",
        "The file declares a DOCTYPE or entities, which DMN never needs; remove them.",
    ),
    "not-dmn": (
        "根元素是“{element}”（命名空间 {namespace}），不是 DMN 1.1 至 1.6 的 definitions。",
        "The root element is “{element}” (namespace {namespace}), not the definitions of DMN 1.1 to 1.6.",
    ),
    "unknown-decision": (
        "模型中没有名称或 id 为“{name}”的决策；现有：{known}。",
        "The model has no decision with the name or id “{name}”; it has: {known}.",
    ),
    "unknown-service": (
        "模型中没有名称或 id 为“{name}”的决策服务；现有：{known}。",
        "The model has no decision service with the name or id “{name}”; it has: {known}.",
    ),
    "unknown-knowledge": (
        "模型中没有名称或 id 为“{name}”的业务知识模型；现有：{known}。",
        "The model has no business knowledge model with the name or id “{name}”; it has: {known}.",
    ),
    "ambiguous-name": (
        "名称“{name}”对应多个元素，请改用 id：{known}。",
        "More than one element is called “{name}”; use an id: {known}.",
    ),
    # Problems of a model, each with its way out.
    "missing-attribute": (
        "“{element}”缺少属性 {attribute}。",
        "“{element}” lacks the attribute {attribute}.",
    ),
    "missing-attribute.way-out": ("请填写 {attribute}。", "Give it a {attribute}."),
    "missing-element": ("“{parent}”中缺少 {name}。", "“{parent}” lacks {name}."),
    "missing-element.way-out": ("请添加 {name}。", "Add {name}."),
    "missing-expression": ("“{element}”没有表达式。", "“{element}” has no expression."),
    "missing-expression.way-out": (
        "请填写表达式，或删除此部分。",
        "Write the expression, or remove the part.",
    ),
    "unexpected-element": ("“{parent}”中不应有“{name}”。", "“{parent}” does not have “{name}”."),
    "unexpected-element.way-out": (
        "请检查拼写，或将其移入 extensionElements。",
        "Check the spelling, or move it into extensionElements.",
    ),
    "repeated-element": ("“{name}”出现了不止一次。", "“{name}” is given more than once."),
    "repeated-element.way-out": ("只保留一个。", "Keep one."),
    "two-expressions": ("“{parent}”中有多个表达式。", "“{parent}” has more than one expression."),
    "two-expressions.way-out": ("只保留一个表达式。", "Keep one expression."),
    "repeated-name": ("名称“{name}”重复。", "The name “{name}” is used twice."),
    "repeated-name.way-out": ("请为其中一个改名。", "Rename one of them."),
    "repeated-id": ("id“{id}”重复。", "The id “{id}” is used twice."),
    "repeated-id.way-out": ("请更换其中一个 id。", "Change one of them."),
    "variable-name": (
        "变量名“{variable}”与元素名“{name}”不同。",
        "The variable is called “{variable}”, its element “{name}”.",
    ),
    "variable-name.way-out": ("两者应使用同一名称。", "Give both the same name."),
    "other-language": (
        "表达式语言“{language}”不是 FEEL。",
        "The expression language “{language}” is not FEEL.",
    ),
    "other-language.way-out": ("请用 FEEL 重写此表达式。", "Rewrite the expression in FEEL."),
    "imported-values": ("不支持 importedValues。", "importedValues are not supported."),
    "imported-values.way-out": ("请直接写出值，或导入 DMN 模型。", "Write the value, or import a DMN model."),
    "external-function": (
        "不执行外部函数（{kind}）；调用时结果为 null。",
        "External functions ({kind}) are never run; calling one gives null.",
    ),
    "external-function.way-out": (
        "请改写为 FEEL 函数，或使用系统登记的函数。",
        "Write it in FEEL, or use a function the system provides.",
    ),
    "result-not-last": (
        "上下文中没有名称的结果条目必须在最后。",
        "The entry without a name is the result of the context and must come last.",
    ),
    "result-not-last.way-out": ("请将结果条目移到最后，或为其命名。", "Move it to the end, or name it."),
    "row-length": (
        "此行有 {found} 个单元格，应为 {expected} 个。",
        "The row has {found} cells, not {expected}.",
    ),
    "row-length.way-out": ("请补齐或删除多余的单元格。", "Add the missing cells or remove the extra ones."),
    "rule-length": (
        "此规则有 {found} 个 {name}，应为 {expected} 个。",
        "The rule has {found} of {name}, not {expected}.",
    ),
    "rule-length.way-out": (
        "每条规则的单元格数须与列数一致。",
        "A rule needs one cell for each column of the table.",
    ),
    "output-without-name": (
        "决策表有多个输出，此输出没有名称。",
        "The table has several outputs, and this one has no name.",
    ),
    "output-without-name.way-out": ("请为每个输出命名。", "Name every output."),
    "unknown-value": (
        "{attribute} 的值“{value}”无效；可用：{choices}。",
        "“{value}” is no {attribute}; the choices are {choices}.",
    ),
    "unknown-value.way-out": ("请选用上述值之一。", "Use one of them."),
    "aggregation-without-collect": (
        "命中策略 {policy} 不能聚合。",
        "The hit policy {policy} does not aggregate.",
    ),
    "aggregation-without-collect.way-out": (
        "请改用 COLLECT，或删除 aggregation。",
        "Use COLLECT, or remove the aggregation.",
    ),
    "aggregation-of-many": (
        "聚合 {aggregation} 只适用于一个输出。",
        "The aggregation {aggregation} is defined for one output only.",
    ),
    "aggregation-of-many.way-out": (
        "请只保留一个输出，或不聚合。",
        "Keep one output, or do not aggregate.",
    ),
    "two-bases": (
        "类型只能有一个基础：类型引用、组成部分或函数。",
        "A type has one base: a type reference, components, or a function.",
    ),
    "two-bases.way-out": ("请只保留其中一种。", "Keep one of them."),
    "unknown-type": ("没有名为“{name}”的类型。", "There is no type called “{name}”."),
    "unknown-type.way-out": (
        "请定义此类型，或使用 FEEL 的类型（{choices}）。",
        "Define it, or use a type of FEEL ({choices}).",
    ),
    "circular-type": ("类型“{name}”通过自身定义。", "The type “{name}” is defined by itself."),
    "circular-type.way-out": ("请打破循环。", "Break the circle."),
    "unknown-reference": ("引用“{href}”没有对应的{kind}。", "“{href}” refers to no {kind}."),
    "unknown-reference.way-out": ("请改为现有元素的 id。", "Refer to the id of an element that is there."),
    "circular-requirement": ("需求形成循环：{path}。", "The requirements run in a circle: {path}."),
    "circular-requirement.way-out": ("请删除其中一个需求。", "Remove one of the requirements."),
    "import-not-found": (
        "找不到被导入的模型“{name}”（命名空间 {namespace}）。",
        "The imported model “{name}” (namespace {namespace}) was not found.",
    ),
    "import-not-found.way-out": (
        "请一并部署该模型，或更正命名空间。",
        "Deploy that model too, or correct the namespace.",
    ),
    "import-type": (
        "只能导入 DMN 模型，不能导入 {type}。",
        "Only DMN models can be imported, not {type}.",
    ),
    "import-type.way-out": ("请删除此导入。", "Remove the import."),
    "too-many-imports": ("导入的模型超过 {limit} 个。", "More than {limit} models are imported."),
    "too-many-imports.way-out": ("请减少导入。", "Import fewer models."),
    "table-too-large": (
        "决策表有 {cells} 个单元格，超过 {limit} 个的上限。",
        "The table has {cells} cells; the limit is {limit}.",
    ),
    "table-too-large.way-out": ("请拆分决策表。", "Split the table."),
    "feel-syntax": ("表达式有误：{cause}", "The expression is wrong: {cause}"),
    "feel-syntax.way-out": ("请更正表达式。", "Correct the expression."),
    "output-order": (
        "命中策略 {policy} 需要输出值列表来确定先后。",
        "The hit policy {policy} needs a list of output values to rank by.",
    ),
    "output-order.way-out": ("请为输出填写允许的值，按优先次序排列。", "List the output values, best first."),
    "kind.decision": ("决策", "decision"),
    "kind.input": ("输入数据", "input data"),
    "kind.knowledge": ("业务知识模型或决策服务", "business knowledge model or decision service"),
    # What the checks of a table find.
    "check-overlap": (
        "规则 {rules} 同时命中（{where}）。",
        "The rules {rules} match the same inputs ({where}).",
    ),
    "check-overlap.way-out": (
        "请缩小其中一条规则的条件，或改用其他命中策略。",
        "Narrow one of them, or use another hit policy.",
    ),
    "check-gap": ("没有规则覆盖：{where}。", "No rule covers: {where}."),
    "check-gap.way-out": ("请增加规则或默认输出。", "Add a rule or a default output."),
    "check-unreachable": (
        "规则 {rules} 永远不会起作用，其他规则总在它之前命中。",
        "The rule {rules} never decides; others always come before it.",
    ),
    "check-unreachable.way-out": (
        "请删除此规则，或将其移到前面。",
        "Remove the rule, or move it up.",
    ),
    "check-empty": ("规则 {rules} 不可能命中。", "The rule {rules} can never match."),
    "check-empty.way-out": (
        "请检查范围的两端和允许的值。",
        "Look at the ends of its ranges and at the allowed values.",
    ),
    # What can happen during an evaluation; the result is then null.
    "feel-warning": ("{cause}", "{cause}"),
    "type-mismatch": (
        "“{name}”的值 {value} 不符合类型 {type}，按 null 处理。",
        "The value {value} of “{name}” is no {type}; it counts as null.",
    ),
    "missing-input": (
        "没有提供输入“{name}”，按 null 处理。",
        "No value was given for the input “{name}”; it counts as null.",
    ),
    "host-value": (
        "输入“{name}”的数据类型 {type} 不能在 FEEL 中使用，按 null 处理。",
        "The input “{name}” has the data type {type}, which FEEL cannot use; it counts as null.",
    ),
    "no-logic": (
        "“{name}”没有决策逻辑，结果为 null。",
        "“{name}” has no decision logic; its result is null.",
    ),
    "broken-expression": (
        "表达式有误，结果为 null：{cause}",
        "The expression is wrong; its result is null: {cause}",
    ),
    "external-called": (
        "不执行外部函数（{kind}），结果为 null。",
        "External functions ({kind}) are never run; the result is null.",
    ),
    "several-rules": (
        "命中策略 UNIQUE 只允许一条规则命中，实际命中：{rules}。",
        "The hit policy UNIQUE allows one rule to hit; these did: {rules}.",
    ),
    "outputs-differ": (
        "命中策略 ANY 要求命中规则的输出相同，规则 {rules} 的输出不同。",
        "The hit policy ANY wants equal outputs; the rules {rules} differ.",
    ),
    "no-rule": (
        "没有规则命中，也没有默认输出，结果为 null。",
        "No rule hit and there is no default output; the result is null.",
    ),
    "input-not-allowed": (
        "输入“{name}”的值 {value} 不在允许范围（{allowed}）内，结果为 null。",
        "The value {value} of the input “{name}” is not among {allowed}; the result is null.",
    ),
    "output-not-allowed": (
        "输出“{name}”的值 {value} 不在允许范围（{allowed}）内，按 null 处理。",
        "The value {value} of the output “{name}” is not among {allowed}; it counts as null.",
    ),
    "cannot-aggregate": (
        "无法对输出 {values} 计算 {aggregation}，结果为 null。",
        "{aggregation} of the outputs {values} is not possible; the result is null.",
    ),
    "not-a-function": ("“{name}”不是函数，不能调用。", "“{name}” is no function and cannot be called."),
    "not-boolean": (
        "条件的结果类型是 {kind}，不是布尔值，结果为 null。",
        "The condition gives a {kind}, not a boolean; the result is null.",
    ),
}


def text(key: str, params: Mapping[str, object], lang: str) -> str:
    """The message in Chinese when the language is Chinese, in English for everyone else.

    A parameter that is itself a key ("kind.…") is translated too.
    """
    column = 0 if lang.lower().startswith("zh") else 1
    shown = {
        name: CATALOGUE[value][column] if isinstance(value, str) and value.startswith("kind.") else value
        for name, value in params.items()
    }
    return CATALOGUE[key][column].format_map(shown)
