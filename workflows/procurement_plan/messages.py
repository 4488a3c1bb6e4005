"""The sentences of planning a purchase, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "budget-line-missing": {
            "zh-CN": "{unit} {year} 年没有预算项目“{code}”。没有列入预算的项目不得实施，"
            "请先落实预算，或改填正确的代码。",
            "en": "Unit {unit} has no budget line {code!r} in {year}. What is not budgeted may not "
            "be bought: get it budgeted first, or correct the code.",
        },
        "budget-line-too-small": {
            "zh-CN": "预算项目“{line}”可用余额 {left} 元，不足本项目的 {amount} 元，"
            "请追加预算或改选预算项目。",
            "en": "Budget line {line!r} has {left} yuan left, the project needs {amount}: "
            "have it raised, or choose another line.",
        },
        "survey-insufficient": {
            "zh-CN": "需求调查不能采用：{fault}。",
            "en": "The survey cannot be used: {fault}.",
        },
        "survey-insufficient.respondents": {
            "zh-CN": "调查对象 {count} 个（不重复计），须不少于 {minimum} 个，请补充",
            "en": "it asked {count} different market participants, at least {minimum} are needed",
        },
        "survey-insufficient.future": {
            "zh-CN": "调查完成日期 {day} 晚于今天，请更正",
            "en": "it ends on {day}, which is still to come",
        },
        "survey-insufficient.too-old": {
            "zh-CN": "调查完成于 {day}，早于一年，请重新调查",
            "en": "it ended on {day}, more than a year ago: make a new one",
        },
        "requirement-invalid": {
            "zh-CN": "采购需求须修改：{fault}。",
            "en": "The requirement must be changed: {fault}.",
        },
        "requirement-invalid.category": {
            "zh-CN": "服务类别与目录事项不一致，该事项属于“{category}”",
            "en": "the category is not that of the item in the catalogue ({category})",
        },
        "requirement-invalid.price": {
            "zh-CN": "最高限价 {price} 元超过项目预算 {budget} 元",
            "en": "the highest price of {price} yuan is above the budget of {budget}",
        },
        "requirement-invalid.period": {
            "zh-CN": "服务期限 {months} 个月超过上限 {limit} 个月",
            "en": "the period of {months} months is longer than {limit}",
        },
        "requirement-invalid.long-term": {
            "zh-CN": "服务期限 {months} 个月超过 {limit} 个月，"
            "须同时具备内容固定、资金来源稳定、价格变化小和多年预算",
            "en": "a period of {months} months, longer than {limit}, needs fixed content, stable funding, "
            "stable prices and a budget of several years",
        },
        "requirement-invalid.indicator-sum": {
            "zh-CN": "绩效指标权重合计 {total}%，应为 100%",
            "en": "the weights of the indicators add up to {total} %, not to 100 %",
        },
        "requirement-invalid.payment-sum": {
            "zh-CN": "付款比例合计 {total}%，应为 100%",
            "en": "the payments add up to {total} %, not to 100 %",
        },
        "requirement-invalid.scoring-sum": {
            "zh-CN": "评审因素权重合计 {total}%，应为 100%",
            "en": "the weights of the factors add up to {total} %, not to 100 %",
        },
        "requirement-invalid.price-weight": {
            "zh-CN": "价格权重 {weight}% 低于 {minimum}%；"
            "价格按预算标准固定、不设价格分的，权重填 0 并写明依据",
            "en": "the price weighs {weight} %, at least {minimum} % is needed; where the price is fixed, "
            "give it 0 % and the reason",
        },
        "requirement-invalid.forbidden-word": {
            "zh-CN": "“{text}”含有“{word}”，不得作为资格条件或评审因素（{article}）",
            "en": "{text!r} contains {word!r}, which may be neither a qualification nor a factor ({article})",
        },
        "requirement-invalid.similar-contracts": {
            "zh-CN": "“{text}”要求同类业绩 {count} 个，最多 {limit} 个",
            "en": "{text!r} asks for {count} similar contracts, {limit} at most may be asked for",
        },
        "requirement-invalid.qualification-scored": {
            "zh-CN": "“{text}”已作为资格条件，不得再作为评审因素（87号令第五十五条）",
            "en": "{text!r} is a qualification already and cannot be a factor too (Order 87, article 55)",
        },
        "leaders-meeting-invalid": {
            "zh-CN": "会议记录不能采用：{fault}。",
            "en": "The minutes cannot be used: {fault}.",
        },
        "leaders-meeting-invalid.twice": {"zh-CN": "“{name}”列了两次", "en": "{name!r} is listed twice"},
        "leaders-meeting-invalid.too-many": {
            "zh-CN": "到会 {present} 人，多于应到 {members} 人",
            "en": "{present} are present of {members}",
        },
        "leaders-meeting-invalid.quorum": {
            "zh-CN": "到会 {present} 人，应到 {members} 人，未超过半数，不能作出决定",
            "en": "{present} of {members} are present, which is not more than half: no decision",
        },
        "leaders-meeting-invalid.majority": {
            "zh-CN": "同意 {votes} 票，应到 {members} 人，未超过半数，不能记为同意",
            "en": "{votes} votes of {members} members are for it, which is not more than half: not agreed",
        },
        "review-inconsistent": {
            "zh-CN": "有不符合的项目不能通过；退回修改的，须写明意见（不少于 {minimum} 字）。",
            "en": "A review with a failed item cannot pass; whoever returns it says why "
            "(at least {minimum} characters).",
        },
        "approval-number-missing": {
            "zh-CN": "批准变更采购方式，须填写批准文号和批准机关（设区的市级以上财政部门）。",
            "en": "An approval of another method needs its number and the authority that gave it "
            "(finance department of a city with districts, or above).",
        },
        "plan-decided": {
            "zh-CN": "购买项目“{project_no}”的计划已审定或已办结，不能撤回；确需终止的，请在采购程序中办理。",
            "en": "The plan of project {project_no!r} is decided and cannot be taken back: "
            "end it in the course of its purchase.",
        },
        "not-the-demand-department": {
            "zh-CN": "只有立项的需求岗可以撤回购买项目“{project_no}”。",
            "en": "Only who proposed project {project_no!r} may take it back.",
        },
        "not-the-decider-of-purchase": {
            "zh-CN": "只有采购人的审批领导可以终止购买项目“{project_no}”的采购。",
            "en": "Only the purchaser's leader may end the purchase of project {project_no!r}.",
        },
        "purchase-not-under-way": {
            "zh-CN": "购买项目“{project_no}”没有正在进行的比选或单一来源采购，不能在此终止。",
            "en": "No comparison or single source of project {project_no!r} is under way: "
            "nothing to end here.",
        },
        "letter-not-in-period": {
            "zh-CN": "异议收到日期 {day} 不在公示期内（公示至 {until}），不能登记：请核对收到日期；"
            "确属逾期的，按信访或者投诉渠道处理。",
            "en": "The letter was received on {day}, not within the publicity (until {until}): check "
            "the day; one that came late goes the way of petitions or complaints.",
        },
    }
)
