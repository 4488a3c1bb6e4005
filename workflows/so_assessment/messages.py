"""The sentences of assessments, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "assessment-not-found": {
            "zh-CN": "找不到评估申请“{case_id}”，请核对编号。",
            "en": "There is no assessment {case_id!r}: check the number.",
        },
        "assessment-decided": {
            "zh-CN": "“{name}”的评估已确认或已办结，不能撤回。",
            "en": "The assessment of {name!r} is confirmed or closed and cannot be withdrawn.",
        },
        "not-the-assessed": {
            "zh-CN": "只有“{name}”的经办人或法定代表人可以撤回参评申请。",
            "en": "Only the operator or legal representative of {name!r} may withdraw its application.",
        },
        "self-scores-incomplete": {
            "zh-CN": "自评表的指标“{indicator}”不完整：每项须自评 0 至 {maximum} 分（至多一位小数），"
            "自评大于 0 分的须附证明材料或说明。",
            "en": "Indicator {indicator!r} is incomplete: give 0 to {maximum} points (one decimal at most), "
            "with evidence where more than 0 is claimed.",
        },
        "survey-contacts-too-few": {
            "zh-CN": "服务对象与会员名单至少 {minimum} 人（现有 {count} 人）；"
            "确不足的，请勾选“已列出全部人员”。",
            "en": "At least {minimum} contacts are needed (now {count}); tick “all are listed” when there "
            "are no more.",
        },
        "not-eligible-for-assessment": {
            "zh-CN": "按参评资格规则不能通过：{reasons}。请作出不予参评的结论。",
            "en": "The rule on eligibility does not allow this: {reasons}. Conclude that it is not admitted.",
        },
        "assessment-reason-missing": {
            "zh-CN": "请用至少 {minimum} 个字说明理由。",
            "en": "Give a reason of at least {minimum} characters.",
        },
        "not-on-the-expert-group": {
            "zh-CN": "{user} 不是本件评估专家组的在席专家；专家席位须由本人履职，不能代办。",
            "en": "{user} holds no seat on this expert group; seats are held in person.",
        },
        "expert-sheet-incomplete": {
            "zh-CN": "评分表的指标“{indicator}”不完整：须评 0 至 {maximum} 分（至多一位小数），"
            "注明评分依据，未得满分的写明扣分理由。",
            "en": "Indicator {indicator!r} is incomplete: 0 to {maximum} points (one decimal at most), the "
            "basis, and the reason where points are deducted.",
        },
        "same-expert-twice": {
            "zh-CN": "“{task}”须由另一名专家办理，{user} 已经办理过。",
            "en": "Another expert must do {task!r}: {user} has done their part already.",
        },
        "assessment-committee-size-wrong": {
            "zh-CN": "委员会应有 {minimum} 至 {maximum} 名委员，现有 {count} 名，请先补齐任职。",
            "en": "The committee must have {minimum} to {maximum} members and has {count}: fill the posts "
            "first.",
        },
        "meeting-attendance-wrong": {
            "zh-CN": "到会人员和主持人须从委员名单中选择，主持人须到会。",
            "en": "Choose attendants and chair from the members; the chair must be among those present.",
        },
        "not-a-voting-member": {
            "zh-CN": "{user} 不是本次会议的到会委员；表决须由本人进行，不能代办。",
            "en": "{user} is no member present at this meeting; votes are cast in person.",
        },
        "committees-not-separate": {
            "zh-CN": "{user} 已参与“{name}”的评分或终评表决，不能再参加本次评审。",
            "en": "{user} scored or voted on {name!r} before and may not judge it again.",
        },
        "grade-above-cap": {
            "zh-CN": "得分和一票限制项只允许至 {grade} 级，不能提出更高的等级。",
            "en": "Score and gates allow at most {grade}: no higher grade may be put forward.",
        },
        "score-adjustment-invalid": {
            "zh-CN": "复核调整的指标“{indicator}”无效：须是本指标体系的指标、每项一次，"
            "调整后为 0 至 {maximum} 分，并写明理由。",
            "en": "The adjustment of {indicator!r} is invalid: an indicator of the set, once, 0 to {maximum} "
            "points, with a reason.",
        },
        "reexamination-claims-missing": {
            "zh-CN": "申请复核须写明申请事项、事实与理由（各不少于 {minimum} 个字）。",
            "en": "A request for re-examination states claims and reasons (at least {minimum} characters "
            "each).",
        },
        "assessment-difference.no-conclusion": {
            "zh-CN": "台账没有上年度年检结论，请核对",
            "en": "the register has no conclusion of last year's inspection: check",
        },
        "assessment-difference.conclusion": {
            "zh-CN": "申报的上年度年检结论与台账不一致",
            "en": "the declared conclusion of last year's inspection differs from the register",
        },
        "assessment-difference.penalty": {
            "zh-CN": "申报的行政处罚情况与台账不一致",
            "en": "the declared penalties differ from the register",
        },
        "assessment-problem.batch": {
            "zh-CN": "没有这个评估批次，或者不在申请时间内",
            "en": "there is no such batch, or it takes no applications now",
        },
        "assessment-problem.organization": {
            "zh-CN": "登记台账中没有这个统一社会信用代码",
            "en": "the register has no such unified social credit code",
        },
        "assessment-problem.entitled": {
            "zh-CN": "只有本组织的经办人或法定代表人可以代为申请",
            "en": "only the organisation's own operator or legal representative may apply",
        },
        "assessment-problem.double": {
            "zh-CN": "本组织已申请参加这个批次",
            "en": "the organisation has applied for this batch already",
        },
        "assessment-word.admitted": {
            "zh-CN": "同意参评",
            "en": "is admitted",
        },
        "assessment-word.rejected": {
            "zh-CN": "不予参评",
            "en": "is not admitted",
        },
        "assessment-word.rule": {
            "zh-CN": "资格规则",
            "en": "rule on eligibility",
        },
        "assessment-word.office": {
            "zh-CN": "评估办公室意见",
            "en": "the office's opinion",
        },
        "assessment-word.matter": {
            "zh-CN": "社会组织评估参评申请",
            "en": "application for assessment",
        },
        "assessment-word.yes": {
            "zh-CN": "同意",
            "en": "for",
        },
        "assessment-word.no": {
            "zh-CN": "不同意",
            "en": "against",
        },
        "assessment-word.abstain": {
            "zh-CN": "弃权",
            "en": "abstained",
        },
        "assessment-word.recused": {
            "zh-CN": "回避",
            "en": "recused",
        },
        "assessment-word.passed": {
            "zh-CN": "表决通过",
            "en": "adopted",
        },
        "assessment-word.not-passed": {
            "zh-CN": "未获全体委员过半数同意，不通过",
            "en": "not adopted by more than half of all members",
        },
        "assessment-word.upheld": {
            "zh-CN": "支持复核申请，等级变更为{grade}",
            "en": "the request is upheld; the grade becomes {grade}",
        },
        "assessment-word.kept": {
            "zh-CN": "维持原拟定等级{grade}",
            "en": "the grade {grade} stands",
        },
        "assessment-word.downgrade": {
            "zh-CN": "将评估等级降低为{grade}",
            "en": "the grade is lowered to {grade}",
        },
        "assessment-word.cancel": {
            "zh-CN": "取消评估等级",
            "en": "the grade is cancelled",
        },
        "assessment-word.validity": {
            "zh-CN": "{start}至{end}",
            "en": "{start} to {end}",
        },
        "assessment-word.void": {
            "zh-CN": "逾期未交回，证书、牌匾作废",
            "en": "not returned in time: certificate and plaque are void",
        },
        "assessment-word.returned": {
            "zh-CN": "证书、牌匾已交回",
            "en": "certificate and plaque were returned",
        },
        "assessment-word.batch": {"zh-CN": "批次", "en": "batch"},
        "assessment-word.organization": {"zh-CN": "社会组织", "en": "organisation"},
        "assessment-word.proposed-grade": {"zh-CN": "拟定等级", "en": "proposed grade"},
        "assessment-word.grade": {"zh-CN": "评估等级", "en": "grade"},
        "assessment-word.period": {"zh-CN": "有效期", "en": "valid"},
        "assessment-word.decision": {"zh-CN": "决定", "en": "decision"},
        "assessment-word.opens": {"zh-CN": "申请开始", "en": "applications from"},
        "assessment-word.closes": {"zh-CN": "申请截止", "en": "applications until"},
        "assessment-word.fee": {"zh-CN": "收费", "en": "fee"},
        "assessment-word.no-fee": {"zh-CN": "不收取费用", "en": "none"},
        "assessment-word.batch-subject": {
            "zh-CN": "{batch_no}批次社会组织评估",
            "en": "assessment of social organisations, batch {batch_no}",
        },
    }
)
