"""Every type of event that history knows, with its name in Chinese and English.

The set is closed: a type outside it is refused by :func:`event_kind`, and a test holds the interpreter's
:data:`~engine.spiff.border.EVENT_TYPES` inside it, so that no page ever shows a bare identifier.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Source = Literal["interpreter", "command", "job", "administration"]


class EventKind(NamedTuple):
    """One type of event: what it is called, and which part of the engine writes it."""

    type: str
    zh: str
    en: str
    source: Source

    def label(self, lang: str = "zh-CN") -> str:
        """The name for people; Chinese unless English is asked for."""
        return self.en if lang.lower().startswith("en") else self.zh


def _kinds(source: Source, *names: tuple[str, str, str]) -> dict[str, EventKind]:
    return {type_: EventKind(type_, zh, en, source) for type_, zh, en in names}


EVENT_KINDS: Final[dict[str, EventKind]] = {
    **_kinds(
        "interpreter",
        ("instance-started", "流程实例启动", "process instance started"),
        ("instance-completed", "流程实例办结", "process instance completed"),
        ("instance-cancelled", "流程实例终止", "process instance cancelled"),
        ("activity-started", "环节开始", "activity started"),
        ("activity-completed", "环节完成", "activity completed"),
        ("activity-cancelled", "环节取消", "activity cancelled"),
        ("sequence-flow-taken", "流转", "sequence flow taken"),
        ("variables-changed", "变量变更", "variables changed"),
        ("decision-evaluated", "决策求值", "decision evaluated"),
        ("timer-fired", "定时器到期", "timer fired"),
        ("message-received", "收到消息", "message received"),
        ("signal-received", "收到信号", "signal received"),
        ("message-thrown", "发出消息", "message thrown"),
        ("signal-thrown", "发出信号", "signal thrown"),
        ("error-thrown", "抛出业务错误", "error thrown"),
        ("escalation-thrown", "升级", "escalation thrown"),
        ("incident-raised", "发生异常", "incident raised"),
        ("incident-resolved", "异常已解决", "incident resolved"),
    ),
    **_kinds(
        "command",
        ("instance-suspended", "流程实例挂起", "process instance suspended"),
        ("instance-resumed", "流程实例恢复", "process instance resumed"),
        ("user-task-created", "任务产生", "user task created"),
        ("user-task-assigned", "任务指派", "user task assigned"),
        ("user-task-claimed", "任务签收", "user task claimed"),
        ("user-task-unclaimed", "任务退回待签收", "user task unclaimed"),
        ("user-task-completed", "任务提交", "user task completed"),
        ("user-task-updated", "任务信息变更", "user task updated"),
        ("variables-modified", "人工修改变量", "variables modified by a person"),
        ("correction-proposed", "提出更正", "correction proposed"),
        ("correction-rejected", "驳回更正", "correction rejected"),
        ("signal-broadcast", "广播信号", "signal broadcast"),
        ("incident-retried", "异常重试", "incident retried"),
        ("command-refused", "操作被规则拒绝", "command refused by a rule"),
        ("due-date-changed", "办理期限变更", "due date changed"),
        ("file-attached", "附入文件", "file attached"),
        ("key-shares-given", "交付开标密钥份额", "key shares given for an opening"),
    ),
    **_kinds(
        "job",
        ("job-completed", "作业完成", "job completed"),
        ("job-failed", "作业失败", "job failed"),
        ("job-error-thrown", "作业抛出业务错误", "job threw a business error"),
    ),
    **_kinds(
        "administration",
        ("deployment-created", "部署生效", "deployment created"),
        ("process-definition-created", "流程定义新版本", "process definition version created"),
        ("decision-definition-created", "决策定义新版本", "decision definition version created"),
        ("form-definition-created", "表单定义新版本", "form definition version created"),
        ("unit-changed", "单位设立或变更", "unit created or changed"),
        ("unit-abolished", "单位撤销", "unit abolished"),
        ("post-changed", "岗位设立或变更", "post created or changed"),
        ("user-group-changed", "用户组设立或变更", "group created or changed"),
        ("person-created", "人员建档", "person created"),
        ("person-changed", "人员信息变更", "person changed"),
        ("person-left", "人员离岗", "person left"),
        ("person-locked", "账号停用", "account locked"),
        ("person-unlocked", "账号恢复", "account unlocked"),
        ("post-assigned", "任岗", "post assigned"),
        ("post-withdrawn", "免岗", "post withdrawn"),
        ("group-member-added", "加入用户组", "group member added"),
        ("group-member-removed", "退出用户组", "group member removed"),
        ("role-granted", "授予角色", "role granted"),
        ("role-revoked", "收回角色", "role revoked"),
        ("password-set", "设置密码", "password set"),
        ("password-rehashed", "密码散列更新", "password hashed with newer parameters"),
        ("signed-in", "登录", "signed in"),
        ("sign-in-failed", "登录失败", "sign-in failed"),
        ("sign-in-locked", "登录暂时锁定", "sign-in locked for a while"),
        ("identity-confirmed", "重新确认身份", "identity confirmed anew"),
        ("data-exported", "导出数据", "data exported"),
        ("signed-out", "退出登录", "signed out"),
        ("session-revoked", "会话被终止", "session revoked"),
        ("api-token-issued", "签发访问令牌", "API token issued"),
        ("api-token-revoked", "吊销访问令牌", "API token revoked"),
        ("oidc-identity-linked", "关联统一身份", "identity of a provider linked"),
        ("oidc-identity-unlinked", "解除统一身份关联", "identity of a provider unlinked"),
        ("case-read", "审计查阅", "read by an auditor"),
        ("beginning-refused", "拒绝发起流程", "beginning of a case refused by a rule"),
        ("register-entered", "台账登记", "entered into a register"),
        ("register-changed", "台账变更", "register entry changed"),
        ("personal-data-read", "查看个人信息", "personal data read in clear"),
        ("bid-reading-refused", "拒绝查看投标或评分", "reading of bids or scores refused"),
        ("personal-data-refused", "查看个人信息被拒绝", "personal data refused to somebody"),
        ("rule-loaded", "规则版本导入", "rule version loaded"),
        ("calendar-loaded", "工作日历导入", "calendar of working days loaded"),
    ),
}


def event_kind(type_: str) -> EventKind:
    """The kind of an event type; raises LookupError for a type history does not know."""
    try:
        return EVENT_KINDS[type_]
    except KeyError:
        raise LookupError(f"event type {type_!r} is not in the vocabulary of history") from None


def event_label(type_: str, lang: str = "zh-CN") -> str:
    """The name of an event type for people; of an unknown one (a later release's), the type itself."""
    kind = EVENT_KINDS.get(type_)
    return kind.label(lang) if kind else type_
