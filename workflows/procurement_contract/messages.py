"""The sentences of the contract process, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "award-missing": {
            "zh-CN": "项目 {project} 没有待签约的定标结果，请先登记定标。",
            "en": "Project {project} has no award to be signed: register the award first.",
        },
        "not-this-purchaser": {
            "zh-CN": "只有项目 {project} 采购人的采购经办可以登记定标结果。",
            "en": "Only the handler of the purchaser may enter the award of project {project}.",
        },
        "contract-not-found": {
            "zh-CN": "找不到合同“{contract_no}”，请核对合同编号。",
            "en": "There is no contract {contract_no!r}: check its number.",
        },
        "contract-departs": {
            "zh-CN": "合同草案的{field}是“{found}”，与采购文件、成交结果“{expected}”不一致，"
            "请改为一致后提交。",
            "en": "{field} of the draft is {found!r}, the purchase and its award say {expected!r}: "
            "make them agree.",
        },
        "contract-field.amount": {"zh-CN": "合同金额", "en": "the amount"},
        "contract-field.period": {"zh-CN": "服务期（月）", "en": "the period in months"},
        "contract-field.requirements": {"zh-CN": "服务内容与标准", "en": "the service"},
        "contract-field.acceptancePlan": {"zh-CN": "验收办法", "en": "the acceptance"},
        "contract-field.paymentPlan": {"zh-CN": "付款计划", "en": "the payment plan"},
        "evaluation-indicator.output": {"zh-CN": "服务产出", "en": "output"},
        "evaluation-indicator.quality": {"zh-CN": "服务质量", "en": "quality"},
        "evaluation-indicator.effect": {"zh-CN": "服务成效", "en": "effect"},
        "evaluation-indicator.satisfaction": {"zh-CN": "满意度", "en": "satisfaction"},
        "evaluation-indicator.finance": {"zh-CN": "财务合规", "en": "finance"},
        "bond-too-high": {
            "zh-CN": "履约保证金 {amount} 元超过合同金额的 {share}%（最多 {most} 元），请调低。",
            "en": "A bond of {amount} yuan is more than {share} % of the contract ({most} yuan): lower it.",
        },
        "purchase-paused": {
            "zh-CN": "项目 {project} 因质疑、投诉暂停，不得签约或付款；处理结束后再办理。",
            "en": "Project {project} is held up by a challenge or complaint: nothing is signed or paid "
            "until it is dealt with.",
        },
        "opinion-without-reason": {
            "zh-CN": "不同意或退回补充的，须用至少 {minimum} 个字说明理由。",
            "en": "Who does not agree gives a reason of at least {minimum} characters.",
        },
        "recusal-needed": {
            "zh-CN": "{user} 申报了利害关系，应当回避；任务已退回待签收，由他人办理。",
            "en": "{user} declared a conflict of interest and must recuse: the task is open to others again.",
        },
        "handled-before": {
            "zh-CN": "{user} 在本项目中办理过“{done}”，不能再办理“{task}”，请由他人办理。",
            "en": "{user} did {done!r} in this project and may not do {task!r}: another person must do it.",
        },
        "acceptor-twice": {
            "zh-CN": "{user} 已经签署本次验收，请由另一名验收人员办理。",
            "en": "{user} has signed this acceptance already: another acceptor must do this one.",
        },
        "too-few-opinions": {
            "zh-CN": "服务对象意见 {found} 份，应不少于 {needed} 份，请补充后提交。",
            "en": "There are {found} opinions of those who were served, {needed} are needed: collect more.",
        },
        "score-out-of-range": {
            "zh-CN": "“{indicator}”得分 {score} 不在 0 至 {weight} 之间，请改正。",
            "en": "The score {score} of {indicator!r} is not between 0 and {weight}: correct it.",
        },
        "contract-before-award": {
            "zh-CN": "服务期自 {valid_from} 起，早于成交之日 {awarded_on}，属先服务后采购，请改为成交以后。",
            "en": "The service would begin on {valid_from}, before the award of {awarded_on}: "
            "let it begin later.",
        },
        "service-before-purchase": {
            "zh-CN": "{served_on} 的服务早于合同签订日 {signed_on}，属先服务后采购，不予认可。",
            "en": "Service on {served_on} is before the contract of {signed_on} and does not count.",
        },
        "service-in-future": {
            "zh-CN": "服务日期 {served_on} 尚未到来，请在服务后填报。",
            "en": "The day of service {served_on} is still to come: log it afterwards.",
        },
        "payment-above-plan": {
            "zh-CN": "申请金额 {amount} 元超过本期应付 {most} 元，请按付款计划申请。",
            "en": "{amount} yuan is more than the {most} yuan of this instalment: ask for no more.",
        },
        "supplement-too-high": {
            "zh-CN": "合同 {contract_no} 的补充金额 {amount} 元超出限额："
            "全部补充合同不得超过原合同的 {share}%，"
            "还可补充 {left} 元。",
            "en": "A supplement of {amount} yuan to {contract_no} is too much: all of them are {share} % at "
            "most, which leaves {left} yuan.",
        },
        "supplement-not-possible": {
            "zh-CN": "合同 {contract_no} 不在履约中，不能提出补充合同。",
            "en": "Contract {contract_no} is not being performed, so it cannot be supplemented.",
        },
        "supplement-under-way": {
            "zh-CN": "合同 {contract_no} 已有一份补充合同正在审核、审批或者等待承接主体确认，"
            "办结后再提出下一份。",
            "en": "A supplement to {contract_no} is under way: propose the next one when it is decided.",
        },
        "contract-fate-wrong": {
            "zh-CN": "合同处理与履行情况不符：{fault}。",
            "en": "This does not agree with the performance of the contract: {fault}.",
        },
        "contract-fate-wrong.fresh": {
            "zh-CN": "合同尚未履行，应当撤销（采购法第七十三条），请选“撤销合同”",
            "en": "nobody has begun to perform it, so it is annulled: choose that",
        },
        "contract-fate-wrong.performed": {
            "zh-CN": "合同已有服务记录或者付款，不能撤销，请选“终止履行”或者“继续履行”",
            "en": "services or payments are on record, so it cannot be annulled: stop it or let it go on",
        },
        "contract-fate-wrong.paid": {
            "zh-CN": "合同价款已经付清，没有可以终止的部分，请选“继续履行”",
            "en": "it is paid in full and nothing is left to stop: let it go on",
        },
        "not-the-purchaser": {
            "zh-CN": "只有采购人的采购经办可以对合同 {contract_no} 提出补充合同。",
            "en": "Only the purchaser's handler may propose a supplement to {contract_no}.",
        },
    }
)
