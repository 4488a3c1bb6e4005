"""The sentences of single-source purchases, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "single-source-not-possible": {
            "zh-CN": "购买项目“{project_no}”状态为 {state}、采购方式为 {method}，"
            "不能进行单一来源采购，请先完成采购计划。",
            "en": "Project {project_no!r} is in state {state} with method {method}: "
            "no single-source purchase is possible, finish its plan first.",
        },
        "argument-insufficient": {
            "zh-CN": "论证不能采用：{fault}。",
            "en": "The argument cannot be used: {fault}.",
        },
        "argument-insufficient.supplier": {
            "zh-CN": "统一社会信用代码“{uscc}”不是在册的登记社会组织",
            "en": "{uscc!r} is no registered organisation",
        },
        "argument-insufficient.shut-out": {
            "zh-CN": "“{name}”不得参加政府采购活动：{ground}",
            "en": "{name!r} may not supply: {ground}",
        },
        "argument-insufficient.experts": {
            "zh-CN": "论证人员 {count} 人（不重复计），须不少于 {minimum} 人",
            "en": "{count} different persons argue for it, at least {minimum} are needed",
        },
        "argument-insufficient.tied": {
            "zh-CN": "“{name}”的工作单位是拟定供应商或采购人，不得参加论证",
            "en": "{name!r} works for the supplier or the purchaser and may not argue",
        },
        "negotiation-invalid": {
            "zh-CN": "协商记录有误：{fault}。",
            "en": "The record of the negotiation is wrong: {fault}.",
        },
        "negotiation-invalid.price": {
            "zh-CN": "协商价格 {price} 元超过最高限价 {limit} 元",
            "en": "the price of {price} yuan is above the highest price of {limit}",
        },
        "negotiation-invalid.raised": {
            "zh-CN": "协商后的价格 {price} 元高于首次报价 {limit} 元",
            "en": "the price of {price} yuan is above the first quote of {limit}",
        },
        "negotiation-invalid.alone": {
            "zh-CN": "采购人方须有 {minimum} 名以上人员参加协商",
            "en": "at least {minimum} people of the purchaser take part",
        },
        "no-publicity-running": {
            "zh-CN": "购买项目“{project_no}”没有正在公示的单一来源，或者本件不接受网上异议，不能在此提出；"
            "公示期内可以书面提出。",
            "en": "Project {project_no!r} has no single source before the public, or takes no objections "
            "online: during the period one may object in writing.",
        },
    }
)
