"""The catalogue of sentences a user may see: key -> language -> text with ``{named}`` parts.

Modules with many sentences of their own (the linter, the workflows) keep them beside their code and add
them with :func:`register_messages`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DEFAULT_LANGUAGE = "zh-CN"
LANGUAGES = ("zh-CN", "en")

Catalogue = Mapping[str, Mapping[str, str]]

_catalogue: dict[str, Mapping[str, str]] = {}


class _Params(dict[str, Any]):
    """A missing part stays visible instead of hiding the whole sentence."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def register_messages(catalogue: Catalogue) -> None:
    """Add sentences. Raises ValueError for a key that exists with another text or lacks a language."""
    for key, texts in catalogue.items():
        missing = [lang for lang in LANGUAGES if lang not in texts]
        if missing:
            raise ValueError(f"message {key!r} lacks {', '.join(missing)}")
        if _catalogue.get(key, texts) != texts:
            raise ValueError(f"message {key!r} exists already with another text")
        _catalogue[key] = texts


def language(wanted: str | None) -> str:
    """The nearest language we speak: ``en-GB`` gives ``en``, anything unknown gives Chinese."""
    return "en" if (wanted or "").lower().startswith("en") else DEFAULT_LANGUAGE


def message(key: str, lang: str | None = None, /, **params: Any) -> str:
    """The sentence ``key`` in a language; an unknown key is answered with itself, never with an error."""
    texts = _catalogue.get(key)
    if texts is None:
        return key
    return texts[language(lang)].format_map(_Params(params))


def catalogue() -> Catalogue:
    """Every registered sentence, for checks and translators."""
    return dict(_catalogue)


register_messages(
    {
        "engine-error": {"zh-CN": "系统无法完成该操作。", "en": "The engine cannot do this."},
        "form-refused": {
            "zh-CN": "表单有 {count} 处需要更正：{first}",
            "en": "The form needs {count} correction(s): {first}",
        },
        "not-found": {"zh-CN": "找不到所指的对象。", "en": "What was asked for does not exist."},
        "process-definition-not-found": {
            "zh-CN": "找不到流程定义“{process}”，请先部署或检查名称。",
            "en": "There is no process definition {process!r}: deploy it first or check its key.",
        },
        "process-instance-not-found": {
            "zh-CN": "找不到编号为 {instance_id} 的办件：编号可能不对，或者您无权查看。",
            "en": "There is no process instance {instance_id}, or you may not see it.",
        },
        "confirmation-required": {
            "zh-CN": "“{act}”须由本人办理：请重新确认身份（输入登录密码，或经统一身份认证重新登录）后继续。",
            "en": "{act!r} needs you in person: confirm who you are (with your password, or at the identity "
            "provider), then go on.",
        },
        "signature-demonstration": {
            "zh-CN": "演示签名，无法律效力",
            "en": "Demonstration signature without legal effect",
        },
        "signature-certificate": {
            "zh-CN": "电子签名（证书签发者：{issuer}）",
            "en": "Electronic signature (certificate by {issuer})",
        },
        "task-not-found": {
            "zh-CN": "找不到编号为 {task_id} 的待办：编号可能不对，或者不由您办理。",
            "en": "There is no user task {task_id}, or it is none of yours.",
        },
        "job-not-found": {
            "zh-CN": "找不到作业 {job_id}，它可能已经完成。",
            "en": "There is no job {job_id}: it may be done already.",
        },
        "incident-not-found": {
            "zh-CN": "找不到异常 {incident_id}。",
            "en": "There is no incident {incident_id}.",
        },
        "scope-not-found": {
            "zh-CN": "流程实例 {instance_id} 中没有作用域 {scope_id}，它可能已经结束。",
            "en": "Process instance {instance_id} has no scope {scope_id}: it may have ended.",
        },
        "decision-not-found": {
            "zh-CN": "找不到决策“{decision}”，请先部署。",
            "en": "There is no decision {decision!r}: deploy it first.",
        },
        "draft-not-found": {
            "zh-CN": "任务 {task_id} 没有您保存的草稿。",
            "en": "You have no draft of user task {task_id}.",
        },
        "draft-too-large": {
            "zh-CN": "草稿超过 {limit} 字节，未保存：请减少内容，附件请用上传。",
            "en": "The draft has more than {limit} bytes and is not saved: shorten it, and upload files.",
        },
        "form-not-found": {
            "zh-CN": "找不到表单“{form}”，或该流程没有启动表单。",
            "en": "There is no form {form!r}, or the process starts without one.",
        },
        "revision-changed": {
            "zh-CN": "流程实例 {instance_id} 已被他人修改，请重新读取后再改。",
            "en": "Process instance {instance_id} was changed meanwhile: read it again, then change it.",
        },
        "conflict": {
            "zh-CN": "对象当前的状态不允许该操作。",
            "en": "The state it is in does not allow this.",
        },
        "task-already-completed": {
            "zh-CN": "“{name}”已由{completed_by_name}办结，请刷新列表。",
            "en": "{name!r} has been completed already by {completed_by_name}: refresh your list.",
        },
        "task-cancelled": {
            "zh-CN": "“{name}”已被撤销，流程已继续，请刷新列表。",
            "en": "{name!r} has been cancelled, the process has moved on: refresh your list.",
        },
        "task-already-claimed": {
            "zh-CN": "“{name}”已由{assignee_name}签收；需要办理时请其退回或由管理员改派。",
            "en": "{name!r} is claimed by {assignee_name}: ask them or an administrator to release it.",
        },
        "task-not-claimed": {
            "zh-CN": "“{name}”尚未由您签收，请先签收。",
            "en": "{name!r} is not claimed by you: claim it first.",
        },
        "process-instance-suspended": {
            "zh-CN": "流程实例 {instance_id} 已挂起，恢复后方可办理。",
            "en": "Process instance {instance_id} is suspended: resume it first.",
        },
        "process-instance-not-suspended": {
            "zh-CN": "流程实例 {instance_id} 没有挂起。",
            "en": "Process instance {instance_id} is not suspended.",
        },
        "process-instance-ended": {
            "zh-CN": "流程实例 {instance_id} 已结束（{status}）。",
            "en": "Process instance {instance_id} has ended ({status}).",
        },
        "job-not-locked": {
            "zh-CN": "作业 {job_id} 当前不由 {lock_owner} 持有，租约可能已过期，请重新领取。",
            "en": "Job {job_id} is not held by {lock_owner}: the lease may have expired, activate it again.",
        },
        "incident-already-resolved": {
            "zh-CN": "异常 {incident_id} 已经处理。",
            "en": "Incident {incident_id} is resolved already.",
        },
        "idempotency-key-reused": {
            "zh-CN": "幂等键“{key}”已用于另一项操作，请换一个新的键。",
            "en": "Idempotency key {key!r} was used for another command: take a new one.",
        },
        "no-start-event": {
            "zh-CN": "流程“{process}”没有可以这样启动的开始事件。",
            "en": "Process {process!r} has no start event that can be started this way.",
        },
        "process-cannot-start": {
            "zh-CN": "流程“{process}”无法启动：{reason}",
            "en": "Process {process!r} cannot start: {reason}",
        },
        "database-busy": {
            "zh-CN": "另一项操作正在处理同一对象，请稍后再试。",
            "en": "Another command is working on the same thing: try again in a moment.",
        },
        "refused": {"zh-CN": "规则不允许该操作。", "en": "A rule does not allow this."},
        "task-assigned-to-another": {
            "zh-CN": "“{name}”由{assignee_name}负责，您不能办理。",
            "en": "{name!r} belongs to {assignee_name}: it is not yours to complete.",
        },
        "not-a-candidate": {
            "zh-CN": "您不在“{name}”的候选人员或候选组中。",
            "en": "You are not among the candidates of {name!r}.",
        },
        "invalid": {"zh-CN": "提交的内容无效。", "en": "What was sent is not valid."},
        "invalid-variables": {
            "zh-CN": "变量“{name}”无效：{reason}",
            "en": "Variable {name!r} is not valid: {reason}",
        },
        "text-too-long": {
            "zh-CN": "“{name}”最长 {limit} 个字符，且不能包含空字符。",
            "en": "{name!r} has at most {limit} characters and no NUL.",
        },
        "invalid-idempotency-key": {
            "zh-CN": "幂等键须为 1 到 255 个字符。",
            "en": "An idempotency key has 1 to 255 characters.",
        },
        "invalid-cursor": {
            "zh-CN": "分页游标无效，请从第一页开始。",
            "en": "The page cursor is not valid: start from the first page.",
        },
        "job-out-of-retries": {
            "zh-CN": "作业“{type}”（环节 {element_id}）多次执行失败，已停止重试。请排除故障后重试该异常。",
            "en": "The job {type} of {element_id} failed too often and is not tried any more. "
            "Repair the cause, then retry the incident.",
        },
    }
)
