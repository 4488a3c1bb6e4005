"""The sentences of identity."""

from __future__ import annotations

from typing import Final

from engine.messages import Catalogue, register_messages

CATALOGUE: Final[Catalogue] = {
    "unauthenticated": {"zh-CN": "请先登录。", "en": "Sign in first."},
    "sign-in-failed": {
        "zh-CN": "账号或密码不正确，或账号不可用。忘记密码时请联系系统管理员。",
        "en": "The account or the password is wrong, or the account may not be used. "
        "Ask the system administrator if you forgot it.",
    },
    "provider-sign-in-failed": {
        "zh-CN": "统一身份认证未完成，或该身份未关联账号。请重新登录；仍不成功时请系统管理员关联账号。",
        "en": "The identity provider did not confirm who you are, or nobody is linked to it. "
        "Try again, or ask the system administrator to link your account.",
    },
    "provider-identity-taken": {
        "zh-CN": "统一身份“{subject}”已关联账号，请先解除关联。",
        "en": "The identity {subject!r} is linked already: unlink it first.",
    },
    "too-many-attempts": {
        "zh-CN": "登录失败次数过多，请在 {seconds} 秒后再试。",
        "en": "Too many failed attempts: try again in {seconds} seconds.",
    },
    "password-change-needed": {
        "zh-CN": "密码由管理员设置，请先修改密码。",
        "en": "Your password was set by an administrator: change it first.",
    },
    "csrf-token-invalid": {
        "zh-CN": "请求缺少有效的防伪令牌，请刷新页面后重试。",
        "en": "The request lacks a valid CSRF token: reload the page and try again.",
    },
    "missing-role": {
        "zh-CN": "该操作需要以下角色之一：{roles}。",
        "en": "This needs one of the roles {roles}.",
    },
    "missing-scope": {
        "zh-CN": "访问令牌没有“{scope}”权限，请换用有此权限的令牌。",
        "en": "The API token lacks the scope {scope}: use one that has it.",
    },
    "administrators-are-separate": {
        "zh-CN": "{person} 已是 {held}，不能再任 {role}：系统、安全、审计三员必须分立。",
        "en": "{person} is {held} and cannot be {role} too: "
        "system, security and audit administrators are different people.",
    },
    "administrators-hold-no-post": {
        "zh-CN": "{person}：管理员、审计员不得兼任业务岗位，请先免去其一。",
        "en": "{person}: administrators and auditors hold no business post; withdraw one of the two first.",
    },
    "not-own-rights": {
        "zh-CN": "不能为自己授予或收回权限，请由另一位管理员办理。",
        "en": "Nobody grants or withdraws their own rights: ask another administrator.",
    },
    "not-the-deputy": {
        "zh-CN": "您当前不是 {person} 任何岗位的代理人。",
        "en": "You are not deputy in any post of {person} at present.",
    },
    "person-not-found": {"zh-CN": "找不到人员“{person}”。", "en": "There is no person {person!r}."},
    "unit-not-found": {"zh-CN": "找不到单位“{unit}”。", "en": "There is no unit {unit!r} at that time."},
    "post-not-found": {
        "zh-CN": "单位“{unit}”没有岗位“{post}”。",
        "en": "Unit {unit!r} has no post {post!r}.",
    },
    "user-group-not-found": {"zh-CN": "找不到用户组“{group}”。", "en": "There is no group {group!r}."},
    "holding-not-found": {
        "zh-CN": "{person} 当前没有“{held}”。",
        "en": "{person} does not hold {held!r} at that time.",
    },
    "login-session-not-found": {
        "zh-CN": "找不到会话 {session_id}，它可能已经结束。",
        "en": "There is no session {session_id}: it may have ended.",
    },
    "api-token-not-found": {
        "zh-CN": "找不到访问令牌 {token_id}。",
        "en": "There is no API token {token_id}.",
    },
    "person-exists": {
        "zh-CN": "账号“{person}”已被使用（离岗人员的账号也不再使用），请另取。",
        "en": "The account {person!r} is or was in use: take another one.",
    },
    "person-still-here": {
        "zh-CN": "{person} 尚未登记离岗，不能退回其在办事项；请先登记离岗日期。",
        "en": "{person} is not leaving: set the day of leaving first, then give the work back.",
    },
    "left-the-house": {"zh-CN": "{person} 离岗", "en": "{person} left"},
    "already-held": {
        "zh-CN": "{person} 在该期间已有“{held}”。",
        "en": "{person} holds {held!r} in this period already.",
    },
    "unit-in-use": {
        "zh-CN": "单位“{unit}”下仍有单位 {below}，请先撤销或划转。",
        "en": "Unit {unit!r} still has {below} below it: abolish or move them first.",
    },
    "unit-below-itself": {
        "zh-CN": "单位“{unit}”不能隶属于其自身或其下级。",
        "en": "Unit {unit!r} cannot be below itself.",
    },
    "password-too-short": {
        "zh-CN": "密码至少 {length} 个字符。",
        "en": "A password has at least {length} characters.",
    },
    "password-too-easy": {
        "zh-CN": "密码过于简单或包含账号，请换一个别人猜不到的。",
        "en": "The password is easy to guess or contains the account's name: take another one.",
    },
    "password-used-before": {
        "zh-CN": "不能使用最近 {count} 次用过的密码。",
        "en": "The last {count} passwords cannot be used again.",
    },
    "invalid-identity": {
        "zh-CN": "“{field}”的值“{value}”无效：{allowed}",
        "en": "{value!r} is not valid for {field!r}: {allowed}",
    },
}

register_messages(CATALOGUE)
