"""What an evaluation tells people, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "not-on-this-committee": {
            "zh-CN": "{user} 不是本项目评审小组（委员会）的在席成员；席位须由本人履职，不能代办。",
            "en": "{user} does not sit on this committee; seats are held in person.",
        },
        "declaration-missing": {
            "zh-CN": "有利害关系的，请选择关系类型并写明对方和起止时间。",
            "en": "Say which conflict of interest it is, with whom and when.",
        },
        "void-without-reason": {
            "zh-CN": "不符合实质性要求的，请选择投标无效的情形并写明理由。",
            "en": "A bid that does not conform is void for a reason: choose it and say why.",
        },
        "correction-unconfirmed": {
            "zh-CN": "修正报价的，请选择修正依据。",
            "en": "A corrected price needs the ground of its correction.",
        },
        "ruling-without-grounds": {
            "zh-CN": "请对“{pair}”作出认定并写明理由。",
            "en": "Rule on {pair!r} and say why.",
        },
        "explanation-too-short": {
            "zh-CN": "说明时限不得少于 {minimum} 分钟。",
            "en": "Bidders get at least {minimum} minutes to explain.",
        },
        "vote-missing": {
            "zh-CN": "请对“{bidder}”的说明表决。",
            "en": "Vote on the explanation of {bidder!r}.",
        },
        "dissent-missing": {
            "zh-CN": "对评审报告有异议的，请写明不同意见和理由；不写明的视为同意。",
            "en": "Write why you disagree with the report; without it you are taken to agree.",
        },
    }
)
