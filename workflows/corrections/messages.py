"""The sentences of corrections, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "correction-empty": {
            "zh-CN": "填写的值与现值相同，无须更正。",
            "en": "The values given are those the case has: there is nothing to correct.",
        },
        "correction-sealed": {
            "zh-CN": "“{name}”含有加密的个人信息，不能以更正变量的方式修改，请在人员台账中更正。",
            "en": "{name!r} holds sealed personal data: correct it in the register of persons.",
        },
        "correction-own": {
            "zh-CN": "更正由 {user} 提出，须由另一人审批。",
            "en": "{user} proposed the correction: somebody else decides on it.",
        },
        "correction-decided": {
            "zh-CN": "该更正已经办结（{state}），请刷新列表。",
            "en": "The correction was decided on already ({state}): load the list again.",
        },
        "correction-expired": {
            "zh-CN": "该更正在 {expired_on} 前未审批，已经失效；仍需更正的，请驳回后重新提出。",
            "en": "The correction was not approved by {expired_on}: reject it, propose it anew if need be.",
        },
        "correction-stale": {
            "zh-CN": "提出更正以后，{names} 的值已经变化，不能按原方案更正；请驳回后按现值重新提出。",
            "en": "{names} changed since the correction was proposed: reject it and propose it anew.",
        },
    }
)
