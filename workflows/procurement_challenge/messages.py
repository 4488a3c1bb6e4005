"""The sentences of the challenge process, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "project-unknown": {
            "zh-CN": "找不到购买项目“{project_no}”，请核对项目编号。",
            "en": "There is no purchase project {project_no!r}: check its number.",
        },
        "not-your-organization": {
            "zh-CN": "{user} 不是该供应商（登记编号 {organization}）的经办人，不能以其名义提出。",
            "en": "{user} does not act for supplier {organization} and cannot write in its name.",
        },
        "challenge-not-found": {
            "zh-CN": "找不到质疑或投诉“{number}”，请核对编号。",
            "en": "There is no challenge or complaint {number!r}: check its number.",
        },
        "challenge-decided": {
            "zh-CN": "“{number}”已经答复或处理，不能撤回。",
            "en": "{number!r} is answered or decided and cannot be withdrawn.",
        },
        "timely-challenge-refused": {
            "zh-CN": "质疑函于 {received_on} 收到，质疑期至 {last_day}，期限内提出的质疑不得拒收，请受理。",
            "en": "The letter came on {received_on}, within its period to {last_day}: it must be accepted.",
        },
        "late-challenge-accepted": {
            "zh-CN": "质疑函于 {received_on} 收到，质疑期已于 {last_day} 届满，请告知逾期不予受理。",
            "en": "The letter came on {received_on}, after its period to {last_day}: tell the supplier so.",
        },
        "known-day-differs": {
            "zh-CN": "对结果的质疑，应知日为结果公告期满之日 {expected}，请改为该日。",
            "en": "The period to challenge a result runs from {expected}, the end of its notice.",
        },
        "second-letter-correction": {
            "zh-CN": "需要补充的内容应一次告知并写明；请写明需要补充的内容，或者受理。",
            "en": "What a letter lacks is asked for at once: say what, or accept the letter.",
        },
        "effect-not-possible": {
            "zh-CN": "质疑结论、对象与处理不相符：不成立的继续采购；对采购文件的修改文件或重新采购，"
            "对结果的另行确定供应商或重新采购。请改正处理意见。",
            "en": "The effect does not follow: a rejected challenge changes nothing, one of the documents "
            "amends them or begins anew, one of the result chooses another winner or begins anew.",
        },
        "too-few-candidates": {
            "zh-CN": "其余合格供应商只有 {found} 家，不足 {needed} 家，"
            "不能另行确定供应商，应重新开展采购活动。",
            "en": "Only {found} qualified suppliers remain, {needed} are needed: begin the purchase anew.",
        },
    }
)
