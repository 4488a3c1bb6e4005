"""What the questions of a committee are refused with, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "not-the-chair": {
            "zh-CN": "向投标人提问由评标委员会组长以书面形式发出，请告知组长。",
            "en": "The committee asks bidders through its chair: tell the chair.",
        },
        "not-the-chair.response": {
            "zh-CN": "要求供应商澄清由磋商小组组长以书面形式发出，请告知组长。",
            "en": "The group asks suppliers through its chair: tell the chair.",
        },
        "nobody-asks-now": {
            "zh-CN": "评标委员会尚未组成或者评标已经结束，不能要求投标人澄清。",
            "en": "Bidders are asked while the committee sits, neither before nor after.",
        },
        "nobody-asks-now.response": {
            "zh-CN": "磋商小组尚未组成或者评审已经结束，不能要求供应商澄清。",
            "en": "Suppliers are asked while the group sits, neither before nor after.",
        },
        "bid-not-judged-here": {
            "zh-CN": "该投标不在本次评审之列（无效或者未开启），不能要求澄清。",
            "en": "This bid is not being judged (void, or not opened): there is nothing to ask.",
        },
        "bid-not-judged-here.response": {
            "zh-CN": "该响应文件不在本次评审之列（无效或者未开启），不能要求澄清。",
            "en": "This response is not being judged (void, or not opened): there is nothing to ask.",
        },
        "clarification-too-short": {
            "zh-CN": "澄清时限不得少于 {minimum} 分钟。",
            "en": "At least {minimum} minutes are given to answer.",
        },
    }
)
