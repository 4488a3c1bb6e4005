"""Sentences about looking into registers, and about keeping rules and calendars; Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "register-unknown": {
            "zh-CN": "没有名为“{register}”的台账，或您无权查阅；可查阅的台账见台账列表。",
            "en": "There is no register {register!r} that you may read: see the list of registers.",
        },
        "filter-invalid": {
            "zh-CN": "筛选条件“{filter}”无效：应写成“列名:值”，列名取自该台账，值须符合该列；"
            "几个值用 | 隔开，范围写作 a..b，! 表示除外。",
            "en": "The filter {filter!r} is invalid: write column:value with a column of the register, "
            "a|b for either, a..b for a range, ! for all others.",
        },
        "rule-too-early": {
            "zh-CN": "规则“{key}”的新版本不能从 {on} 起生效："
            "规则变更不得影响已受理的事项，最早为 {earliest}。",
            "en": "Rule {key!r} cannot begin on {on}: a change never touches cases accepted already; "
            "it begins on {earliest} at the earliest.",
        },
        "own-proposal": {
            "zh-CN": "规则由一人提出、另一人批准，{user} 不能决定自己提出的规则，请由他人办理。",
            "en": "One proposes rules and another approves them; {user} cannot decide on their own: "
            "another person must.",
        },
        "proposal-decided": {
            "zh-CN": "该规则提案已有决定（{state}），如需更改请另行提出。",
            "en": "This proposal is decided ({state}) already: make another one.",
        },
        "reveal-refused": {
            "zh-CN": "只有经办其事项的岗位人员和审计人员可以查看个人信息原文，请由经办人办理。",
            "en": "Only who handles a case of the person, and auditors, may see personal data in clear: "
            "ask the handler.",
        },
        "joint-branch-too-wide": {
            "zh-CN": "联合党支部“{party_no}”覆盖 {units} 个单位，超过 {most} 个：请分设联合党支部。",
            "en": "Joint branch {party_no!r} covers {units} units, more than {most}: form several.",
        },
    }
)
