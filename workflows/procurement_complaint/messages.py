"""The sentences of the complaint process, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "late-complaint-accepted": {
            "zh-CN": "投诉于 {received_on} 收到，投诉期已于 {last_day} 届满，不能受理，请审批不予受理。",
            "en": "The complaint came on {received_on}, after its period to {last_day}: it is not accepted.",
        },
        "complaint-too-early": {
            "zh-CN": "质疑尚未答复，答复期至 {answer_due}，期满后方可投诉，请不予受理。",
            "en": "The challenge is not answered yet and has time until {answer_due}: not accepted.",
        },
        "complaint-not-the-challengers": {
            "zh-CN": "质疑 {number} 不是投诉人提出的，投诉事项应当经过质疑，请不予受理。",
            "en": "Challenge {number} was not the complainant's: only who challenged may complain.",
        },
        "second-complaint-correction": {
            "zh-CN": "投诉书已经补正一次，请受理或者不予受理。",
            "en": "The complaint was corrected once already: accept it or do not.",
        },
        "suspension-too-long": {
            "zh-CN": "暂停采购最长至 {latest}，请改为该日或者更早。",
            "en": "The purchase may be suspended until {latest} at most: give that day or an earlier one.",
        },
    }
)
