"""The sentences of the errors that deployment raises."""

from __future__ import annotations

from engine.messages import register_messages

MESSAGES = {
    "xml-refused": {
        "zh-CN": "文件不能读取：{problem}",
        "en": "The file cannot be read: {problem}",
    },
    "deployment-refused": {
        "zh-CN": "部署未生效，共有 {errors} 个错误：\n{problems}",
        "en": "Nothing was deployed: {errors} errors.\n{problems}",
    },
}

register_messages(MESSAGES)
