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
        "consultation-documents-wrong.low-price": {
            "zh-CN": "异常低价的比例 {rate}% 超过上限 {most}%",
            "en": "a rate of {rate}% for abnormally low prices is above the cap of {most}%",
        },
        "consultation-documents-wrong.low-price-floor": {
            "zh-CN": "异常低价的比例 {rate}% 低于规定的 {least}%",
            "en": "a rate of {rate}% for abnormally low prices is below the rule's {least}%",
        },
        "consultation-response-refused": {
            "zh-CN": "推荐、抽取的供应商有误：{reason}。",
            "en": "The suppliers asked by name are wrong: {reason}.",
        },
        "consultation-response-refused.unknown": {
            "zh-CN": "统一社会信用代码“{uscc}”不在登记名录（备案的社区社会组织没有法人资格，不能作为供应商）",
            "en": "{uscc!r} is not in the register of organisations (a filed group cannot supply)",
        },
        "consultation-review-wrong": {
            "zh-CN": "资格审查有误：{reason}。",
            "en": "The review of qualification is wrong: {reason}.",
        },
        "consultation-review-wrong.unfinished": {
            "zh-CN": "请对“{bidder}”的“{requirement}”作出结论，不合格的写明理由",
            "en": "say whether {bidder!r} meets {requirement!r}, and why it does not",
        },
        "consultation-review-wrong.contradicted": {
            "zh-CN": "“{bidder}”的“{requirement}”：台账显示{finding}，不能判为合格",
            "en": "{bidder!r} cannot pass {requirement!r}: the registers show {finding}",
        },
        "consultation-group-unrepresented": {
            "zh-CN": "磋商小组由采购人代表和评审专家组成，请至少抽取一名采购人代表。",
            "en": "The group has experts and representatives of the purchaser: draw one of these at least.",
        },
        "consultation-judge-decides": {
            "zh-CN": "参加评审的人员不能确定成交供应商，请由其他审批人办理。",
            "en": "Who took part in the evaluation does not decide on its result: let somebody else decide.",
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
