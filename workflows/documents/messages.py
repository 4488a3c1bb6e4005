"""The sentences of the delivery of documents, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "delivery-not-recorded": {
            "zh-CN": "“{title}”的送达由制发单位的{posts}登记；请转请他们登记。",
            "en": "The delivery of {title!r} is recorded by {posts} of the issuing house: ask them to.",
        },
        "delivery-method-unknown": {
            "zh-CN": "“{method}”不是规定的送达方式，请从下列方式中选择：{known}。",
            "en": "{method!r} is no way of delivery; choose one of: {known}.",
        },
        "delivery-day-wrong": {
            "zh-CN": "送达日期 {day} 应在制发之日 {earliest} 至今日 {latest} 之间，请改正。",
            "en": "The day of delivery {day} must lie between {earliest}, when it was issued, and today, "
            "{latest}: correct it.",
        },
        "delivery-unproven": {
            "zh-CN": "请填写收件人和送达凭证（{receipt}），各不超过 {maximum} 个字。",
            "en": "Say who received it and what proves it ({receipt}), in {maximum} characters each at most.",
        },
        "delivery-known": {
            "zh-CN": "“{title}”已登记于 {day} 送达，救济期限由此起算；确需更正的，请写明更正理由"
            "（至少 {minimum} 个字）。",
            "en": "{title!r} is recorded as delivered on {day}, from which periods run: to correct it, give "
            "a reason of {minimum} characters at least.",
        },
    }
)
