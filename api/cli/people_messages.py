"""What ``gongzhi people`` says."""

from __future__ import annotations

from typing import Final

from engine.messages import Catalogue, register_messages

CATALOGUE: Final[Catalogue] = {
    "cli.first-administrators": {
        "zh-CN": "数据库中还没有账号，已建立三名相互独立的管理员。以下密码只显示这一次，首次登录时必须修改：",
        "en": "Nobody had an account: three separate administrators were created. These passwords are shown"
        " this once and must be changed at the first sign-in:",
    },
    "cli.person-created": {"zh-CN": "已建立账号 {person}", "en": "created the account {person}"},
    "cli.people-imported": {
        "zh-CN": "已导入，新增人员 {count} 名",
        "en": "imported, {count} people are new",
    },
    "cli.password": {"zh-CN": "密码", "en": "Password"},
    "cli.password-set": {
        "zh-CN": "已设置 {person} 的密码，下次登录须修改",
        "en": "set the password of {person}, to be changed at the next sign-in",
    },
    "cli.password-is": {
        "zh-CN": "{person} 的一次性密码（只显示这一次）：{password}",
        "en": "one-time password of {person} (shown this once): {password}",
    },
    "cli.granted": {"zh-CN": "已授予 {person}：{held}", "en": "{person} now holds: {held}"},
    "cli.nothing-to-grant": {
        "zh-CN": "请用 --post、--deputy、--member 或 --role 说明授予什么",
        "en": "say what to grant with --post, --deputy, --member or --role",
    },
    "cli.not-a-post": {
        "zh-CN": "“{given}”不是岗位：应写作 岗位:单位，例如 street-review:010",
        "en": "{given!r} is no post: write post:unit, such as street-review:010",
    },
    "cli.demonstration": {
        "zh-CN": "【演示】以下单位、岗位、人员均为虚构，口令公开，只用于演示，切勿用于正式环境。",
        "en": "[DEMONSTRATION] These units, posts and people are invented and their password is no secret:"
        " never use them for real work.",
    },
    "cli.demo-password": {
        "zh-CN": "新增演示账号的口令：{password}（原有账号的密码不变）",
        "en": "password of the new demonstration accounts: {password} (accounts that existed keep theirs)",
    },
}

register_messages(CATALOGUE)
