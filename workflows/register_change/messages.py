"""The sentences of register changes, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "register-change-unknown": {
            "zh-CN": "“{register}”的条目没有“{change}”这项变更；请从条目页提供的变更中选择。",
            "en": "Entries of {register!r} know no change {change!r}: choose one that the entry offers.",
        },
        "may-not-propose-register-change": {
            "zh-CN": "这项变更由{post}提请；请转请他们办理。",
            "en": "This change is proposed by {post}: ask them to.",
        },
        "register-change-ground-unknown": {
            "zh-CN": "“{ground}”不是这项变更的事由，请从下列事由中选择：{known}。",
            "en": "{ground!r} is no ground of this change; choose one of: {known}.",
        },
        "register-change-under-way": {
            "zh-CN": "“{entry}”已有一项变更在审批中，请等待其办结。",
            "en": "A change of {entry!r} waits for approval already: wait until it is decided.",
        },
        "register-change-empty": {
            "zh-CN": "“{entry}”现在已是“{value}”，不需要变更，或者金额与所选事由不符。",
            "en": "{entry!r} is {value!r} already, or the amount does not fit the ground chosen.",
        },
        "register-change-too-early": {
            "zh-CN": "“{entry}”列入未满 {years} 年，最早可于 {earliest} 以此事由移出。",
            "en": "{entry!r} has not stood {years} years: it can end on this ground from {earliest} on.",
        },
        "register-change-stale": {
            "zh-CN": "“{entry}”在提请之后已有其他变更，请不予同意，由提请人按现状重新提请。",
            "en": "{entry!r} was changed since this was proposed: disagree, and let it be proposed anew.",
        },
        "register-change-word.end-supervision": {"zh-CN": "终结记录", "en": "end the record"},
        "register-change-word.adjust-budget": {"zh-CN": "调整预算", "en": "adjust the budget"},
        "register-change-word.change-expert-status": {
            "zh-CN": "变更专家状态",
            "en": "change the expert's status",
        },
        "register-change-word.open": {"zh-CN": "持续中", "en": "in force"},
        "register-change-word.ended": {"zh-CN": "自批准之日终结", "en": "ended from the approval on"},
        "register-change-word.ACTIVE": {"zh-CN": "在库可抽取", "en": "drawn"},
        "register-change-word.SUSPENDED": {"zh-CN": "暂停抽取", "en": "suspended"},
        "register-change-word.REMOVED": {"zh-CN": "解除聘任", "en": "removed"},
        "register-change-word.supervision_record": {"zh-CN": "监督管理台账", "en": "Supervision"},
        "register-change-word.budget_line": {"zh-CN": "预算台账", "en": "Budget lines"},
        "register-change-word.expert": {"zh-CN": "专家库", "en": "Experts"},
    }
)
