"""The sentences of funding, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "grant-not-found": {
            "zh-CN": "找不到资助申报“{grant_no}”，请核对编号。",
            "en": "There is no application or grant {grant_no!r}: check the number.",
        },
        "funding-decided": {
            "zh-CN": "申报“{grant_no}”已经审定，不能撤回；资助协议可以不签。",
            "en": "Application {grant_no!r} is decided and cannot be "
            "withdrawn; the agreement may be left unsigned.",
        },
        "not-the-grantee": {
            "zh-CN": "只有“{name}”的经办人或者法定代表人可以办理，请由其登录办理。",
            "en": "Only the operator or legal representative of {name!r} may do this: let them sign in.",
        },
        "funding-application-inconsistent": {
            "zh-CN": "申报表有误：{reason}。",
            "en": "The application is wrong: {reason}.",
        },
        "funding-application-inconsistent.window": {
            "zh-CN": "申报期为 {opens} 至 {closes}，现在不在申报期内",
            "en": "the window is from {opens} to {closes}",
        },
        "funding-application-inconsistent.ended": {
            "zh-CN": "批次“{batch_no}”已经终止，不再接受申报；请关注区民政局发布的下一批次申报指南",
            "en": "round {batch_no!r} was ended and takes no applications any more: wait for the next guide",
        },
        "funding-application-inconsistent.line": {
            "zh-CN": "科目“{item}”的金额应为单价×数量，即 {expected} 元",
            "en": "the amount of {item!r} is price times quantity, {expected}",
        },
        "funding-application-inconsistent.requested": {
            "zh-CN": "预算中申请资金合计 {found} 元，与申请金额 {expected} 元不一致",
            "en": "the budget asks for {found}, the application for {expected}",
        },
        "funding-application-inconsistent.own": {
            "zh-CN": "预算中自筹资金合计 {found} 元，与自筹金额 {expected} 元不一致",
            "en": "own funds of the budget are {found}, of the application {expected}",
        },
        "funding-application-inconsistent.management": {
            "zh-CN": "管理费占预算的 {found} %，不得超过 {limit} %",
            "en": "management costs are {found} % of the budget, at most {limit} % are allowed",
        },
        "funding-application-inconsistent.assets": {
            "zh-CN": "固定资产占预算的 {found} %，不得超过 {limit} %",
            "en": "fixed assets are {found} % of the budget, at most {limit} % are allowed",
        },
        "funding-application-inconsistent.ceiling": {
            "zh-CN": "申请金额 {found} 元超过该扶持类型的上限 {limit} 元",
            "en": "{found} is more than the ceiling {limit} of this type of support",
        },
        "funding-application-inconsistent.share": {
            "zh-CN": "申请金额占预算的 {found} %，该扶持类型不得超过 {limit} %",
            "en": "the grant would be {found} % of the budget, at most {limit} % are allowed",
        },
        "funding-application-inconsistent.indicators": {
            "zh-CN": "绩效指标不少于 {limit} 项，且有一项为满意度",
            "en": "at least {limit} indicators are needed, one of them satisfaction",
        },
        "funding-application-inconsistent.targets": {"zh-CN": "请填写服务对象", "en": "name who is served"},
        "funding-application-inconsistent.account": {
            "zh-CN": "开户名应为“{expected}”",
            "en": "the account must be in the name of {expected!r}",
        },
        "funding-application-inconsistent.period-long": {
            "zh-CN": "实施期不得超过 {limit} 个月",
            "en": "the project may take {limit} months at most",
        },
        "funding-application-inconsistent.period-early": {
            "zh-CN": "实施期应在申报截止（{closes}）以后开始，且起止顺序正确",
            "en": "the project begins after the window closes ({closes}) and ends after it begins",
        },
        "funding-points-too-many": {
            "zh-CN": "各项指标得分合计为{points}分，超过满分{most}分：请按指标权重分配后重新填写",
            "en": "the points of the indicators add up to {points}, more than {most}: share them out "
            "among the indicators",
        },
        "funding-checklist-inconsistent": {
            "zh-CN": "结论与材料清单不一致：符合的须全部齐全，补正的须列明缺件，不符合的须说明理由。",
            "en": "The conclusion contradicts the checklist: all complete to pass, what is missing "
            "to correct, a reason to reject.",
        },
        "second-funding-notice": {
            "zh-CN": "补正只能通知一次；再次补正只能针对新提交的材料（不能再列：{materials}）。",
            "en": "Corrections are notified once; a second notice may only "
            "concern new material (not: {materials}).",
        },
        "funding-guide-not-ready": {
            "zh-CN": "申报指南不能发布：申报期应自今天或以后开始、至少到 {earliest}；"
            "预算科目“{code}”须有余额 {total} 元（现余 {left} 元）。",
            "en": "The guide cannot be published: the window begins today or later and lasts to "
            "{earliest} at least; budget line {code!r} must have {total} left (it has {left}).",
        },
        "own-funding-guide": {
            "zh-CN": "{user} 拟定了本批次的申报指南，不得再审核或者审批，请由他人办理。",
            "en": "{user} drafted the guide and may not check or approve it: leave it to a colleague.",
        },
        "funding-intake-not-over": {
            "zh-CN": "以下申报尚未完成形式审查：{grants}。请催办后再收口。",
            "en": "These applications have not passed their formal check: {grants}. Settle them first.",
        },
        "funding-panel-size-wrong": {
            "zh-CN": "评审专家应为 {least} 至 {most} 人的单数，现为 {count} 人。",
            "en": "The panel has an odd number of experts between {least} and {most}, not {count}.",
        },
        "funding-pool-too-small": {
            "zh-CN": "申报“{grant_no}”可用的专家只有 {found} 人，需要 {count} 人，请先补充专家库。",
            "en": "Only {found} experts are free for {grant_no!r}, {count} are needed: enlarge the pool.",
        },
        "not-on-the-funding-panel": {
            "zh-CN": "该评审席位由抽中的专家本人打分，不得代办。",
            "en": "The sheet of this seat is filled in by the expert who was drawn, in person.",
        },
        "funding-sheet-too-high": {
            "zh-CN": "建议额度 {amount} 元超过申请金额 {requested} 元。",
            "en": "The suggested amount {amount} is more than was asked for ({requested}).",
        },
        "funding-proposal-wrong": {
            "zh-CN": "“{grant_no}”拟资助 {amount} 元不符合规定：最多 {limit} 元"
            "（不超过申请额和上限；平均分不足 {pass_score} 分的为 0；批次资金余 {left} 元）。",
            "en": "{amount} for {grant_no!r} is not allowed: {limit} at most (request and ceiling; 0 below "
            "{pass_score} points; {left} left in the round).",
        },
        "funding-proposal-out-of-order": {
            "zh-CN": "“{grant_no}”排序在前而不予资助，请在该行说明理由。",
            "en": "{grant_no!r} ranks before others that are funded: give the reason in its row.",
        },
        "funding-meeting-invalid": {
            "zh-CN": "审定不能成立：{reason}。",
            "en": "The decision is not valid: {reason}.",
        },
        "funding-meeting-invalid.quorum": {
            "zh-CN": "应到 {members} 人，实到 {present} 人，未过半数",
            "en": "{present} of {members} members came, less than the quorum",
        },
        "funding-meeting-invalid.members": {
            "zh-CN": "成员名单为空、有重复，或者表决人不在到会成员之列",
            "en": "the list of members is empty or has doubles, or a vote is of nobody who came",
        },
        "funding-meeting-invalid.separate": {
            "zh-CN": "{account} 办理过本批次的初审、审查或者评审，不得参加审定",
            "en": "{account} recommended, checked or scored in this round and may not decide",
        },
        "funding-meeting-invalid.holders": {
            "zh-CN": "{account} 不是{title}的成员",
            "en": "{account} is no member of this meeting ({title})",
        },
        "funding-meeting-invalid.conflict": {
            "zh-CN": "到会成员申报了利害关系，应当先回避（不计入到会）",
            "en": "a member who declared an interest must leave before the vote",
        },
        "funding-meeting-invalid.officer": {
            "zh-CN": "{account} 与申报单位“{name}”有任职等关系，应当回避",
            "en": "{account} is tied to the applicant {name!r} and must recuse",
        },
        "funding-meeting-invalid.unknown": {
            "zh-CN": "表决涉及的申报“{grant_no}”不在本次审定事项内",
            "en": "application {grant_no!r} is not on the agenda",
        },
        "funding-objection-invalid": {
            "zh-CN": "异议登记有误：“{grant_no}”应为本批次拟资助项目，"
            "收到日期应在公示期内（至 {until}），且逐项作出结论。",
            "en": "The objection is wrong: {grant_no!r} must be a proposed grant, received by {until}, "
            "and each one gets its finding.",
        },
        "no-grant-publicity": {
            "zh-CN": "“{grant_no}”不在公示期内，或者本批次不接受网上异议，不能在此提出异议；"
            "公示期内可以向区民政局书面提出。",
            "en": "{grant_no!r} is not before the public, or its round takes no objections online: "
            "during the period one may object in writing to the civil affairs office.",
        },
        "funding-decision-unreasoned": {
            "zh-CN": "不同意、退回的，请用至少 {minimum} 个字说明理由；申报有利害关系的，请交他人办理。",
            "en": "Who does not agree gives a reason of {minimum} characters; "
            "who has an interest leaves it to others.",
        },
        "grant-payment-not-confirmed": {
            "zh-CN": "请核对户名、账号和金额，填写凭证号并勾选确认后再支付。",
            "en": "Check name, account and amount, enter the voucher and confirm before paying.",
        },
        "grant-recovery-too-high": {
            "zh-CN": "拟追回 {amount} 元超过已拨付而尚未追回的 {paid} 元。",
            "en": "{amount} cannot be recovered, only {paid} was paid and has not come back.",
        },
        "grant-refund-incomplete": {
            "zh-CN": "应追回 {due} 元，已缴回 {amount} 元；不得多收，未缴清的须勾选办结（另行追索）。",
            "en": "{due} is due and {amount} came back: never more, and less "
            "only when the case is closed expressly.",
        },
        "grant-agreement-not-signed": {
            "zh-CN": "请阅读并同意协议全部条款后签署。",
            "en": "Read and accept the whole agreement before signing.",
        },
        "grant-amount-unreadable": {
            "zh-CN": "金额 {amount} 最多保留两位小数，请改正。",
            "en": "{amount} has more than two decimals: correct it.",
        },
        # reasons that registers and papers keep, in the language of papers
        "grant-reason.objection-upheld": {
            "zh-CN": "公示异议成立：{text}",
            "en": "An objection to its publicity was upheld: {text}",
        },
        "grant-reason.not-listed": {
            "zh-CN": "未列入本批次资助",
            "en": "Not among those funded in this round",
        },
        "grant-reason.lapsed": {
            "zh-CN": "逾期未补正，视为撤回",
            "en": "Nothing was corrected in time: deemed withdrawn",
        },
        "grant-reason.withdrawn": {"zh-CN": "申报单位撤回", "en": "Taken back by the applicant"},
        "grant-reason.closed": {"zh-CN": "结项：{grade}", "en": "Closed: {grade}"},
        "grant-reason.recovered": {"zh-CN": "停拨追回", "en": "Stopped and recovered"},
        "grant-reason.refunded": {"zh-CN": "追回资金缴回", "en": "Money that was claimed back came in"},
        "grant-reason.round-ended": {
            "zh-CN": "本批次终止办理：{text}",
            "en": "The round was ended: {text}",
        },
    }
)
