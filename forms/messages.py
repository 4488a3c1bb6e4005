"""What may be wrong with a form schema, and the way out, Chinese first."""

from __future__ import annotations

#: rule → (Chinese, Chinese way out, English, English way out); parts in braces are filled in.
RULES: dict[str, tuple[str, str, str, str]] = {
    "form-too-large": (
        "表单有 {size} 字节，超过上限 {limit} 字节。",
        "把图片移到附件，或拆成若干表单。",
        "The form has {size} bytes; the limit is {limit}.",
        "Move pictures to attachments, or split the form.",
    ),
    "form-not-json": (
        "表单不是有效的 JSON：{detail}",
        "请上传表单编辑器保存的原文件（UTF-8）。",
        "The form is not valid JSON: {detail}",
        "Upload the file as the form editor saved it (UTF-8).",
    ),
    "form-too-deep": (
        "表单嵌套超过 {limit} 层。",
        "减少分组的嵌套。",
        "The form is nested more than {limit} deep.",
        "Nest fewer groups.",
    ),
    "form-too-many-components": (
        "表单有 {count} 个组件，超过上限 {limit}。",
        "拆成若干表单，分步填写。",
        "The form has {count} components; the limit is {limit}.",
        "Split it into several forms.",
    ),
    "form-shape": (
        "{place} 应为{expected}。",
        "请在表单编辑器中打开并保存。",
        "{place} must be {expected}.",
        "Open and save the form in the editor.",
    ),
    "form-missing-id": (
        "表单没有 id。",
        "在编辑器的属性面板中填写表单 id，流程以它引用表单。",
        "The form has no id.",
        "Give it an id in the editor; diagrams refer to it.",
    ),
    "form-unknown-type": (
        "组件“{component}”的类型“{type}”不受支持。",
        "改用 form-js 的组件类型：{known}。",
        "The component “{component}” has the unsupported type “{type}”.",
        "Use a component type of form-js: {known}.",
    ),
    "form-missing-key": (
        "输入组件“{component}”（{type}）没有 key，填写的内容无处保存。",
        "填写 key，即变量名，如 申请人 或 total_amount。",
        "The input component “{component}” ({type}) has no key, so what is entered goes nowhere.",
        "Give it a key, the variable's name, such as total_amount.",
    ),
    "form-bad-key": (
        "组件“{component}”的 key“{key}”无法作为变量引用。",
        "用字母、汉字、数字和下划线，不以数字开头；层级用点分隔。",
        "The key “{key}” of the component “{component}” cannot be addressed as a variable.",
        "Use letters, digits and underscores, no leading digit; dots between levels.",
    ),
    "form-duplicate-key": (
        "key“{key}”被多个组件使用。",
        "为每个组件填写不同的 key。",
        "Several components have the key “{key}”.",
        "Give each component its own key.",
    ),
    "form-duplicate-id": (
        "组件 id“{component}”重复。",
        "在编辑器中删去并重新加入该组件。",
        "The component id “{component}” is used twice.",
        "Remove the component in the editor and add it again.",
    ),
    "form-feel": (
        "组件“{component}”的{place}不是有效的 FEEL：{detail}",
        "请按 FEEL 语法改正。",
        "The {place} of the component “{component}” is not valid FEEL: {detail}",
        "Mend the expression.",
    ),
    "form-expression-too-long": (
        "组件“{component}”的{place}有 {length} 个字符，超过上限 {limit}。",
        "把较长的计算写成决策表。",
        "The {place} of the component “{component}” has {length} characters; the limit is {limit}.",
        "Put long computations into a decision.",
    ),
    "form-pattern": (
        "组件“{component}”的校验规则“{pattern}”不是有效的正则表达式：{detail}",
        "改正正则表达式。",
        "The pattern “{pattern}” of the component “{component}” is no valid regular expression: {detail}",
        "Mend the regular expression.",
    ),
    "form-no-options": (
        "选择组件“{component}”没有选项。",
        "填写固定选项，或用变量、表达式给出选项。",
        "The choice “{component}” has no options.",
        "Give it values, or options from a variable or an expression.",
    ),
    "form-range": (
        "组件“{component}”的下限 {low} 大于上限 {high}。",
        "改正上下限。",
        "The minimum {low} of the component “{component}” is above its maximum {high}.",
        "Mend the bounds.",
    ),
    "form-personal": (
        "组件“{component}”的属性 gongzhi:personal 不能是“{kind}”：它只用于文本框，取值为 {known}。",
        "在编辑器的自定义属性中改正取值，或把组件换成文本框。",
        "The component “{component}” cannot have gongzhi:personal “{kind}”: text fields have one of {known}.",
        "Mend the custom property in the editor, or make the component a text field.",
    ),
}

#: Kinds of value and places, for the sentences above.
PHRASES: dict[str, tuple[str, str]] = {
    "object": ("对象", "an object"),
    "list": ("列表", "a list"),
    "text": ("文字", "text"),
    "number": ("数字", "a number"),
    "boolean": ("true 或 false", "true or false"),
    "option": ("带 label 和 value 的选项", "an option with label and value"),
}
