"""The sentences of procedures about filings, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "filing-not-in-force": {
            "zh-CN": "备案编号“{filing_no}”不存在，或者已经失效、注销、撤销；"
            "请核对编号，已失效的请重新申请备案。",
            "en": "No filing {filing_no!r} is in force: check the number; after its end apply anew.",
        },
        "not-the-filings-applicant": {
            "zh-CN": "“{name}”的备案不是由您申请的，请由原申请人办理。",
            "en": "You did not apply for the filing of {name!r}: its applicant has to ask for this.",
        },
        "not-the-filings-street": {
            "zh-CN": "“{name}”在{street}备案，应由该街道受理岗办理。",
            "en": "{name!r} is filed in {street}: the intake of that sub-district has to do this.",
        },
        "followup-under-way": {
            "zh-CN": "“{name}”已有同类事项正在办理（收件号 {receipt_no}），请等待办结后再申请。",
            "en": "The same procedure is under way for {name!r} ({receipt_no}): wait until it is decided.",
        },
        "nothing-to-change": {
            "zh-CN": "请填写“{field}”变更后的内容，并与现登记内容不同。",
            "en": "Say what {field!r} is to become; it must differ from what is registered.",
        },
        "change-in-the-future": {
            "zh-CN": "变更日期 {day} 晚于今天，请在变更发生后办理。",
            "en": "The change of {day} has not happened yet: report it when it has.",
        },
        "not-inactive-yet": {
            "zh-CN": "最近一次活动是 {day}，连续 {months} 个月未活动的才能注销，最早可于 {earliest} 办理。",
            "en": "The last activity was on {day}; after {months} months without any, from {earliest} on, "
            "the filing may be cancelled.",
        },
        "conversion-not-registered": {
            "zh-CN": "登记名册中没有统一社会信用代码为“{uscc}”的社会组织，请先完成登记再注销备案。",
            "en": "No organisation with the code {uscc!r} is registered: register it before the filing ends.",
        },
        "correction-says-nothing": {
            "zh-CN": "“{field}”应更正为“{value}”，与现登记内容相同或者不是可用的值，请核对。",
            "en": "{value!r} is what {field!r} says already, or nothing it may say: check it.",
        },
        "correction-by-same-person": {
            "zh-CN": "{user} 提出了更正，应由另一人核定。",
            "en": "{user} proposed the correction: another person must decide it.",
        },
        "followup-by-same-person": {
            "zh-CN": "{user} 提出了本事项，不能再审核或者审批，请由他人办理。",
            "en": "{user} began this and can neither review nor decide it: another person has to.",
        },
        "intake-inconsistent": {
            "zh-CN": "需要补正的，请一次写明全部内容；不予受理的，请写明理由（至少 {minimum} 个字）。",
            "en": "Name everything that has to be corrected, or the reason of a refusal, in {minimum} "
            "characters or more.",
        },
        "corrected-once-already": {
            "zh-CN": "补正只通知一次，本件已经补正过，请受理或者不予受理。",
            "en": "Corrections are notified once and this was corrected: accept it or refuse it.",
        },
        "followup-not-found": {
            "zh-CN": "找不到收件号“{receipt_no}”，请核对。",
            "en": "There is no application {receipt_no!r}: check the number.",
        },
        "followup-decided": {
            "zh-CN": "“{receipt_no}”已经审批或者办结，不能撤回。",
            "en": "{receipt_no!r} is decided and cannot be withdrawn.",
        },
        "not-the-followups-applicant": {
            "zh-CN": "只有申请人可以撤回“{receipt_no}”。",
            "en": "Only the applicant may withdraw {receipt_no!r}.",
        },
        "followup-word.CHANGE": {"zh-CN": "变更备案申请", "en": "application to change a filing"},
        "followup-word.RENEWAL": {"zh-CN": "换发备案证申请", "en": "application to renew a filing"},
        "followup-word.CANCELLATION": {"zh-CN": "注销备案申请", "en": "application to cancel a filing"},
        "followup-word.REVOCATION": {"zh-CN": "撤销备案事项", "en": "revocation of a filing"},
        "followup-word.CORRECTION": {"zh-CN": "备案更正事项", "en": "correction of a filing"},
        "followup-word.valid_to": {"zh-CN": "现有效期至", "en": "valid until "},
        "followup-word.org_name": {"zh-CN": "组织名称", "en": "name"},
        "followup-word.filed_class": {"zh-CN": "类别", "en": "class"},
        "followup-word.community": {"zh-CN": "所在社区", "en": "community"},
        "followup-word.domicile": {"zh-CN": "活动场所", "en": "place"},
        "followup-word.purpose": {"zh-CN": "业务范围", "en": "business"},
        "followup-word.head": {"zh-CN": "负责人", "en": "head"},
        "followup-word.OWN_REQUEST": {"zh-CN": "自愿申请注销", "en": "own request"},
        "followup-word.INACTIVE": {"zh-CN": "长期未开展活动", "en": "inactive for too long"},
        "followup-word.CONVERTED": {"zh-CN": "已转登记", "en": "converted into a registration"},
        "followup-word.expired": {"zh-CN": "有效期届满未换发", "en": "not renewed before its end"},
        "followup-word.changed": {"zh-CN": "备案事项已变更，见新的名录", "en": "changed, see the new entry"},
        "followup-word.none": {"zh-CN": "（未登记）", "en": "(not registered)"},
    }
)
