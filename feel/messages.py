"""The texts of FEEL's errors and warnings: one entry per key, Chinese first, English beside it."""

from __future__ import annotations

from collections.abc import Mapping

DEFAULT_LANGUAGE = "zh-CN"

CATALOGUE: dict[str, tuple[str, str]] = {
    # syntax
    "syntax.unexpected": (
        "第 {line} 行第 {column} 列：遇到 {found}，此处应为 {expected}",
        "line {line}, column {column}: found {found}, expected {expected}",
    ),
    "syntax.unexpected_near": (
        "第 {line} 行第 {column} 列：遇到 {found}，此处应为 {expected}。是否想写“{suggestion}”？",
        "line {line}, column {column}: found {found}, expected {expected}. Did you mean “{suggestion}”?",
    ),
    "syntax.character": (
        "第 {line} 行第 {column} 列：字符 {found} 在 FEEL 中没有意义",
        "line {line}, column {column}: the character {found} has no meaning in FEEL",
    ),
    "syntax.full_width": (
        "第 {line} 行第 {column} 列：遇到全角符号 {found}，请改用半角 {expected}",
        "line {line}, column {column}: found the full-width sign {found}, write {expected} instead",
    ),
    "syntax.string_end": (
        "第 {line} 行第 {column} 列：字符串缺少结尾的双引号",
        'line {line}, column {column}: the string lacks its closing "',
    ),
    "syntax.comment_end": (
        "第 {line} 行第 {column} 列：注释缺少结尾的 */",
        "line {line}, column {column}: the comment lacks its closing */",
    ),
    "syntax.escape": (
        "第 {line} 行第 {column} 列：字符串中的 {found} 不是有效的转义",
        "line {line}, column {column}: {found} is no valid escape in a string",
    ),
    "syntax.at_literal": (
        "第 {line} 行第 {column} 列：{found} 不是日期、时间、日期时间或时长",
        "line {line}, column {column}: {found} is no date, time, date and time or duration",
    ),
    "syntax.duplicate_key": (
        "第 {line} 行第 {column} 列：键 {found} 在同一个上下文中出现两次",
        "line {line}, column {column}: the key {found} occurs twice in one context",
    ),
    "syntax.external": (
        "第 {line} 行第 {column} 列：不允许外部函数（external），只能使用 FEEL 函数",
        "line {line}, column {column}: external functions are refused; only FEEL functions are allowed",
    ),
    "syntax.unknown_type": (
        "第 {line} 行第 {column} 列：没有名为 {found} 的类型",
        "line {line}, column {column}: there is no type named {found}",
    ),
    "syntax.unknown_type_near": (
        "第 {line} 行第 {column} 列：没有名为 {found} 的类型。是否想写“{suggestion}”？",
        "line {line}, column {column}: there is no type named {found}. Did you mean “{suggestion}”?",
    ),
    # bounds
    "limit.expression_length": (
        "表达式长度超过上限 {value} 个字符",
        "the expression is longer than the limit of {value} characters",
    ),
    "limit.nesting": ("表达式嵌套超过上限 {value} 层", "the expression is nested deeper than {value} levels"),
    "limit.steps": ("计算量超过上限 {value} 步", "the evaluation needs more than {value} steps"),
    "limit.milliseconds": (
        "计算时间超过上限 {value} 毫秒",
        "the evaluation takes longer than {value} milliseconds",
    ),
    "limit.list_size": ("列表超过上限 {value} 项", "a list exceeds the limit of {value} items"),
    "limit.string_length": (
        "字符串超过上限 {value} 个字符",
        "a string exceeds the limit of {value} characters",
    ),
    "limit.recursion": (
        "函数调用超过上限 {value} 层",
        "functions call each other deeper than {value} levels",
    ),
    "limit.value_depth": ("数据嵌套超过上限 {value} 层", "a value is nested deeper than {value} levels"),
    "limit.pattern_length": (
        "正则表达式超过上限 {value} 个字符",
        "a regular expression exceeds the limit of {value} characters",
    ),
    "limit.digits": ("数字超过上限 {value} 位", "a number has more than {value} digits"),
    # warnings: the value is null because …
    "warn.unknown_variable": ("没有名为“{name}”的变量", "there is no variable named “{name}”"),
    "warn.unknown_variable_near": (
        "没有名为“{name}”的变量。是否想写“{suggestion}”？",
        "there is no variable named “{name}”. Did you mean “{suggestion}”?",
    ),
    "warn.unknown_function": ("没有名为“{name}”的函数", "there is no function named “{name}”"),
    "warn.unknown_function_near": (
        "没有名为“{name}”的函数。是否想写“{suggestion}”？",
        "there is no function named “{name}”. Did you mean “{suggestion}”?",
    ),
    "warn.no_property": ("{type} 没有“{name}”这一项", "a {type} has no “{name}”"),
    "warn.operands": (
        "{left} 与 {right} 之间不能用“{operator}”",
        "“{operator}” is not defined for {left} and {right}",
    ),
    "warn.division_by_zero": ("除数为零", "division by zero"),
    "warn.overflow": ("结果超出可表示的范围", "the result is out of the representable range"),
    "warn.not_boolean": ("条件的值是 {type}，不是布尔值", "the condition is a {type}, not a boolean"),
    "warn.not_a_list": ("{type} 不能逐项取值", "a {type} cannot be iterated over"),
    "warn.not_integer": (
        "范围端点必须是整数或日期",
        "the ends of an iterated range must be integers or dates",
    ),
    "warn.range_descends": (
        "范围的起点大于终点，不能逐项取值；倒着数请写 2..1，不加方括号",
        "a range whose start is above its end has no items; to count down, write 2..1 without brackets",
    ),
    "warn.range_ends": (
        "范围的两端 {left} 与 {right} 不能比较",
        "the range ends {left} and {right} cannot be compared",
    ),
    "warn.index": ("列表没有第 {index} 项", "the list has no item {index}"),
    "warn.filter": (
        "筛选条件的值是 {type}，应为布尔值或数字",
        "the filter is a {type}, not a boolean or number",
    ),
    "warn.not_callable": ("{type} 不是函数，不能调用", "a {type} is no function and cannot be called"),
    "warn.arity": (
        "函数“{name}”不能用 {count} 个参数调用",
        "the function “{name}” cannot be called with {count} arguments",
    ),
    "warn.parameter": (
        "函数“{name}”没有参数“{parameter}”",
        "the function “{name}” has no parameter “{parameter}”",
    ),
    "warn.argument": (
        "函数“{name}”的参数“{parameter}”应为 {expected}，得到 {found}",
        "the function “{name}” expects {expected} for “{parameter}”, got {found}",
    ),
    "warn.result": (
        "函数“{name}”的结果应为 {expected}，得到 {found}",
        "the function “{name}” must yield {expected}, got {found}",
    ),
    "warn.domain": (
        "函数“{name}”不接受这个值：{value}",
        "the function “{name}” does not accept the value {value}",
    ),
    "warn.format": ("“{value}”不是有效的{type}", "“{value}” is no valid {type}"),
    "warn.pattern": (
        "正则表达式“{pattern}”不被支持：{reason}",
        "the regular expression “{pattern}” is not supported: {reason}",
    ),
    "warn.flags": ("正则表达式标志“{flags}”无效", "the regular expression flags “{flags}” are not valid"),
    "warn.host_failed": ("函数“{name}”执行失败：{reason}", "the function “{name}” failed: {reason}"),
    "warn.host_value": (
        "类型为 {type} 的数据不能在 FEEL 中使用",
        "a value of the type {type} cannot be used in FEEL",
    ),
    "warn.unknown_type": ("没有名为“{name}”的类型", "there is no type named “{name}”"),
    # registration
    "registry.signature": (
        "函数“{name}”的登记有误：{reason}",
        "the function “{name}” is registered wrongly: {reason}",
    ),
    # what a parser was looking for
    "expect.expression": ("一个表达式", "an expression"),
    "expect.end": ("表达式结束", "the end of the expression"),
    "expect.name": ("一个名称", "a name"),
    "expect.type": ("一个类型", "a type"),
    "expect.operator": ("一个运算符或表达式结束", "an operator or the end of the expression"),
    "expect.string": ("一个字符串", "a string"),
    "found.end": ("表达式结束", "the end of the expression"),
}


def text(key: str, params: Mapping[str, object], lang: str = DEFAULT_LANGUAGE) -> str:
    """The catalogue's text in `lang`; a parameter that is itself a key (“expect.…”) is translated too."""
    column = 0 if lang.lower().startswith("zh") else 1
    entry = CATALOGUE.get(key)
    if entry is None:
        return key
    shown = {name: _shown(value, column) for name, value in params.items()}
    return entry[column].format_map(shown)


def _shown(value: object, column: int) -> str:
    if isinstance(value, str):
        entry = CATALOGUE.get(value) if value.startswith(("expect.", "found.")) else None
        return entry[column] if entry else value
    return str(value)
