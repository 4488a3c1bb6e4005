"""What may be wrong with a submission, Chinese first; ``field`` is the field's label."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "field-required": {"zh-CN": "请填写“{field}”。", "en": "Fill in “{field}”."},
    "field-unknown": {
        "zh-CN": "表单中没有“{field}”，请删去。",
        "en": "The form has no field “{field}”; leave it out.",
    },
    "field-hidden": {
        "zh-CN": "“{field}”在当前情况下不需要填写，请删去。",
        "en": "“{field}” does not apply here; leave it out.",
    },
    "field-read-only": {
        "zh-CN": "“{field}”只能查看，不能修改。",
        "en": "“{field}” is read-only and cannot be changed.",
    },
    "field-masked": {
        "zh-CN": "“{field}”是遮盖后的内容，请完整填写。",
        "en": "“{field}” is masked; type it in full.",
    },
    "field-type": {
        "zh-CN": "“{field}”的内容类型不对，应为{expected}。",
        "en": "“{field}” has the wrong kind of value; expected {expected}.",
    },
    "field-text": {"zh-CN": "“{field}”应为文字。", "en": "“{field}” must be text."},
    "field-one-line": {
        "zh-CN": "“{field}”只能有一行，请去掉换行和制表符。",
        "en": "“{field}” is one line; remove line breaks and tabs.",
    },
    "field-characters": {
        "zh-CN": "“{field}”含有无法保存的字符，请重新输入。",
        "en": "“{field}” has characters that cannot be stored; type it anew.",
    },
    "field-too-large": {
        "zh-CN": "“{field}”超过上限 {limit}，请删减。",
        "en": "“{field}” is larger than {limit}; shorten it.",
    },
    "field-number": {"zh-CN": "“{field}”应为数字。", "en": "“{field}” must be a number."},
    "field-number-text": {
        "zh-CN": '“{field}”应为写成文字的数字，如 "12.50"。',
        "en": '“{field}” must be a number written as text, such as "12.50".',
    },
    "field-integer": {"zh-CN": "“{field}”应为整数。", "en": "“{field}” must be a whole number."},
    "field-decimals": {
        "zh-CN": "“{field}”最多 {limit} 位小数。",
        "en": "“{field}” has at most {limit} decimal digits.",
    },
    "field-increment": {
        "zh-CN": "“{field}”应为 {step} 的整数倍。",
        "en": "“{field}” must be a multiple of {step}.",
    },
    "field-min": {"zh-CN": "“{field}”不得小于 {limit}。", "en": "“{field}” must be at least {limit}."},
    "field-max": {"zh-CN": "“{field}”不得大于 {limit}。", "en": "“{field}” must be at most {limit}."},
    "field-bound": {
        "zh-CN": "“{field}”的上下限无法算出，请联系管理员检查表单。",
        "en": "The bound of “{field}” cannot be computed; ask the administrator to check the form.",
    },
    "field-min-length": {
        "zh-CN": "“{field}”至少 {limit} 个字符。",
        "en": "“{field}” has at least {limit} characters.",
    },
    "field-max-length": {
        "zh-CN": "“{field}”最多 {limit} 个字符。",
        "en": "“{field}” has at most {limit} characters.",
    },
    "field-pattern": {
        "zh-CN": "“{field}”的格式不对，应符合 {pattern}。",
        "en": "“{field}” does not match {pattern}.",
    },
    "field-email": {
        "zh-CN": "“{field}”应为电子邮箱地址，如 name@example.com。",
        "en": "“{field}” must be an e-mail address.",
    },
    "field-phone": {
        "zh-CN": "“{field}”应为带国际区号的电话号码，如 +8613800138000。",
        "en": "“{field}” must be an international phone number, such as +8613800138000.",
    },
    "field-boolean": {"zh-CN": "“{field}”应为是或否。", "en": "“{field}” must be true or false."},
    "field-option": {
        "zh-CN": "“{field}”只能从给出的选项中选择。",
        "en": "“{field}” must be one of the options.",
    },
    "field-options": {
        "zh-CN": "“{field}”应为若干选项的列表。",
        "en": "“{field}” must be a list of options.",
    },
    "field-date": {
        "zh-CN": "“{field}”应为日期，如 2026-03-01。",
        "en": "“{field}” must be a date: 2026-03-01.",
    },
    "field-time": {
        "zh-CN": "“{field}”应为时间，如 {example}。",
        "en": "“{field}” must be a time: {example}.",
    },
    "field-datetime": {
        "zh-CN": "“{field}”应为日期和时间，如 {example}。",
        "en": "“{field}” must be date and time: {example}.",
    },
    "field-past": {"zh-CN": "“{field}”不能早于今天。", "en": "“{field}” must not be in the past."},
    "field-files": {
        "zh-CN": "“{field}”应为已上传文件的编号列表，请先上传。",
        "en": "“{field}” must be a list of ids of uploaded files; upload them first.",
    },
    "field-one-file": {"zh-CN": "“{field}”只能有一个文件。", "en": "“{field}” takes one file."},
    "field-file-unknown": {
        "zh-CN": "“{field}”中的文件不存在或不属于您，请重新上传。",
        "en": "A file of “{field}” does not exist or is not yours; upload it again.",
    },
    "field-file-type": {
        "zh-CN": "“{field}”不接受文件“{name}”，可用类型：{accept}。",
        "en": "“{field}” does not take the file “{name}”; accepted: {accept}.",
    },
    "field-files-too-large": {
        "zh-CN": "本件附件总量超过 {limit} MB，请压缩后重新上传“{field}”。",
        "en": "The files of this case exceed {limit} MB; make those of “{field}” smaller.",
    },
    "rows-list": {"zh-CN": "“{field}”应为列表，每行一个对象。", "en": "“{field}” must be a list of objects."},
    "rows-object": {"zh-CN": "“{field}”应为对象。", "en": "“{field}” must be an object."},
    "rows-too-many": {
        "zh-CN": "“{field}”超过 {limit} 行，请分批提交。",
        "en": "“{field}” has more than {limit} rows; submit it in parts.",
    },
    "rows-fixed": {
        "zh-CN": "“{field}”的行数不能增减，应为 {limit} 行。",
        "en": "Rows of “{field}” cannot be added or removed; there are {limit}.",
    },
}
