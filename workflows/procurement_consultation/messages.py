"""The sentences of consultations, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "consultation-not-possible": {
            "zh-CN": "购买项目“{project_no}”状态为 {state}、采购方式为 {method}，"
            "不能进行竞争性磋商，请先完成采购计划。",
            "en": "Project {project_no!r} is in state {state} with method {method}: no consultation is "
            "possible, finish its plan first.",
        },
        "consultation-documents-wrong": {
            "zh-CN": "磋商文件不符合规定：{reason}。",
            "en": "The documents are wrong: {reason}.",
        },
        "consultation-documents-wrong.response-window": {
            "zh-CN": "首次响应截止时间不得早于 {earliest}",
            "en": "the first responses must not be due before {earliest}",
        },
        "consultation-documents-wrong.on-offer": {
            "zh-CN": "磋商文件提供至 {earliest} 或以后",
            "en": "the documents must be on offer until {earliest} at least",
        },
        "consultation-documents-wrong.deposit": {
            "zh-CN": "保证金超过预算的 {share}%（{most}元）",
            "en": "the deposit is above {share}% of the budget ({most})",
        },
        "consultation-documents-wrong.price-weight": {
            "zh-CN": "价格权重 {weight}% 超过 {most}%",
            "en": "the price weighs {weight}%, more than {most}%",
        },
        "consultation-documents-wrong.recommended": {
            "zh-CN": "推荐的供应商须不少于 {least} 家，其中采购人推荐的不超过 {share}%",
            "en": "at least {least} suppliers are recommended, at most {share}% of them by the purchaser",
        },
        "consultation-documents-wrong.negotiable": {
            "zh-CN": "请选择可以实质性变动的内容（技术、服务要求、合同草案条款）",
            "en": "say what may be changed: technical matters, services, terms of the contract",
        },
        "consultation-response-refused": {
            "zh-CN": "响应文件或最后报价的登记有误：{reason}。",
            "en": "The responses cannot be entered: {reason}.",
        },
        "consultation-response-refused.unknown": {
            "zh-CN": "统一社会信用代码“{uscc}”不在登记名录（备案的社区社会组织没有法人资格，不能作为供应商）",
            "en": "{uscc!r} is not in the register of organisations (a filed group cannot supply)",
        },
        "consultation-response-refused.twice": {
            "zh-CN": "“{uscc}”登记了两次",
            "en": "{uscc!r} is listed twice",
        },
        "consultation-response-refused.not-recommended": {
            "zh-CN": "“{uscc}”不在推荐、邀请的供应商之列",
            "en": "{uscc!r} was not recommended",
        },
        "consultation-response-refused.late": {
            "zh-CN": "“{uscc}”于 {at} 递交，已逾期（截止 {deadline}），应当拒收",
            "en": "{uscc!r} came at {at}, after the deadline of {deadline}: it must be refused",
        },
        "consultation-response-refused.unsealed": {
            "zh-CN": "“{uscc}”密封不完好，应当拒收",
            "en": "{uscc!r} is not sealed: it must be refused",
        },
        "consultation-response-refused.other-suppliers": {
            "zh-CN": "开启的供应商与签收的不一致，请逐家登记签收的全部响应文件",
            "en": "those opened are not those received: enter every response that was received",
        },
        "consultation-response-refused.no-reason": {
            "zh-CN": "“{uscc}”资格不合格，须写明原因",
            "en": "{uscc!r} does not qualify: say why",
        },
        "consultation-response-refused.not-negotiating": {
            "zh-CN": "“{uscc}”没有参加磋商，不能提交最后报价",
            "en": "{uscc!r} did not negotiate and cannot quote",
        },
        "consultation-seat-missing": {
            "zh-CN": "{user} 不是本项目磋商小组的在席成员；席位须由本人履职，不能代办。",
            "en": "{user} holds no seat on this group; seats are held in person.",
        },
        "consultation-change-wrong": {
            "zh-CN": "磋商文件的变动不符合规定：{reason}。",
            "en": "The change of the documents is wrong: {reason}.",
        },
        "consultation-change-wrong.not-negotiable": {
            "zh-CN": "“{article}”不属于磋商文件写明可以变动的内容",
            "en": "{article!r} is not among what the documents allow to change",
        },
        "consultation-change-wrong.empty": {
            "zh-CN": "有实质性变动的，须逐条写明条款、原文和变动后的内容",
            "en": "a substantive change names article, old and new text of each line",
        },
        "consultation-quote-time-wrong": {
            "zh-CN": "最后报价的截止时间须晚于现在，请改填。",
            "en": "The time for final quotes must lie ahead: give a later one.",
        },
        "consultation-award-wrong": {
            "zh-CN": "应当确定排序第一的供应商；选择第 {rank} 名的，须是候选人并写明理由。",
            "en": "The first candidate is taken; number {rank} needs to be a candidate, and a reason.",
        },
        "consultation-held-up": {
            "zh-CN": "购买项目“{project}”因质疑、投诉暂停，处理完毕后继续。",
            "en": "Project {project!r} is held up by a challenge or complaint and goes on after its answer.",
        },
    }
)
