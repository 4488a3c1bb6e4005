"""What an open tender tells people, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "project-not-ready": {
            "zh-CN": "项目“{project}”现为“{state}”，采购方式为“{method}”，"
            "不能开展公开招标，请先完成采购计划。",
            "en": "Project {project!r} is {state!r} with method {method!r} and cannot be tendered: "
            "finish its plan first.",
        },
        "tender-documents-wrong": {
            "zh-CN": "招标文件不符合规定：{fault}。",
            "en": "The tender documents break a rule: {fault}.",
        },
        "tender-documents-wrong.deposit": {
            "zh-CN": "投标保证金 {amount} 元超过预算的 {share}%（最多 {most} 元）",
            "en": "the deposit of {amount} is more than {share}% of the budget ({most})",
        },
        "tender-documents-wrong.low-price": {
            "zh-CN": "异常低价比例 {rate}% 超过上限 {most}%",
            "en": "a rate of {rate}% for abnormally low prices is above {most}%",
        },
        "tender-documents-wrong.low-price-floor": {
            "zh-CN": "异常低价比例 {rate}% 低于规定的 {least}%，只能提高",
            "en": "a rate of {rate}% for abnormally low prices is below {least}%; it may only be raised",
        },
        "deadline-too-early": {
            "zh-CN": "投标截止时间不得早于 {earliest}（自招标文件开始发出之日起不少于20日），"
            "请改填该日或以后。",
            "en": "The deadline may not be before {earliest}: choose that day or a later one.",
        },
        "documents-offer-too-short": {
            "zh-CN": "招标文件的提供期限不得早于 {earliest} 截止，请改填该日或以后。",
            "en": "The documents are on offer until {earliest} at least.",
        },
        "clarification-too-late": {
            "zh-CN": "澄清或者修改可能影响投标的，投标截止时间应顺延至 {earliest} 或以后。",
            "en": "A clarification that affects bids moves the deadline to {earliest} or later.",
        },
        "committee-at-opening": {
            "zh-CN": "参加人员中有不得参加开标的人（87号令第四十条），请逐一核对后更正。",
            "en": "Somebody present may not attend the opening (order 87, art. 40): check each of them.",
        },
        "qualification-contradicted": {
            "zh-CN": "“{bidder}”的“{requirement}”经系统核验不合格（{finding}），不能作合格处理。",
            "en": "{bidder!r} fails {requirement!r} by the register ({finding}) and cannot pass.",
        },
        "qualification-unfinished": {
            "zh-CN": "“{bidder}”的“{requirement}”没有结论，或者不合格没有说明理由，请补充。",
            "en": "{requirement!r} of {bidder!r} has no conclusion, or fails without a reason.",
        },
        "award-out-of-order": {
            "zh-CN": "应当按评标报告的排序确定中标人：没有第 {rank} 名，或者不确定第一名没有说明理由。",
            "en": "The winner is taken in the order of the report: there is no number {rank}, "
            "or the reason for passing over the first is missing.",
        },
        "tender-failure-contradicts": {
            "zh-CN": "后续安排与废标原因不符：{fault}。",
            "en": "What is to follow does not agree with the failure: {fault}.",
        },
        "tender-failure-contradicts.cancelled": {
            "zh-CN": "采购任务取消的，后续安排只能是“终止采购”",
            "en": "a purchase that is cancelled can only be ended",
        },
        "tender-failure-contradicts.unsound": {
            "zh-CN": "改用其他采购方式的，须确认招标文件没有不合理条款、招标程序符合规定；"
            "否则请改正后重新招标（87号令第四十三条）",
            "en": "another method needs sound documents and procedure; else put them right and tender again "
            "(order 87, art. 43)",
        },
        "tender-held-up": {
            "zh-CN": "项目“{project}”因质疑或者投诉暂停，处理完毕后再办理。",
            "en": "Project {project!r} is held up by a challenge or complaint: wait for its end.",
        },
        "tender-conflict-declared": {
            "zh-CN": "{user} 申报了利害关系，应当回避；任务已退回待签收，由他人办理。",
            "en": "{user} declared a conflict of interest and must recuse: the task is open to others again.",
        },
        "tender-not-the-agency": {
            "zh-CN": "只有本项目的采购代理机构负责人可以发布澄清、更正。",
            "en": "Only the agency in charge issues clarifications.",
        },
        "tender-not-the-purchaser": {
            "zh-CN": "只有采购人的审批人可以终止采购。",
            "en": "Only the purchaser's approver ends a tender.",
        },
        "tender-over": {
            "zh-CN": "项目“{project}”已经截止投标，不能再澄清或者延期。",
            "en": "Bidding for {project!r} is over: nothing is clarified or prolonged any more.",
        },
        "failure-facts-missing": {
            "zh-CN": "请说明终止采购的事实（至少 {minimum} 个字）。",
            "en": "Say what happened in at least {minimum} characters.",
        },
    }
)
