"""The sentences of the errors that deployment raises."""

from __future__ import annotations

from engine.messages import register_messages

MESSAGES = {
    "xml-refused": {
        "zh-CN": "文件不能读取：{problem}",
        "en": "The file cannot be read: {problem}",
    },
}

register_messages(MESSAGES)
