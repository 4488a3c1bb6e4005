"""What verification found, in sentences."""

from __future__ import annotations

from typing import Final

from engine.history.chain import ADMINISTRATION
from engine.history.walk import Finding
from engine.messages import DEFAULT_LANGUAGE, language, message, register_messages

#: Tables of cases whose rows have a name of their own in a sentence.
_OF_CASES: Final = frozenset({"process_instance", "file", "user_task"})

register_messages(
    {
        "audit-place": {
            "zh-CN": "流程实例 {instance_id} 第 {seq} 条历史",
            "en": "event {seq} of process instance {instance_id}",
        },
        "audit-place-administration": {"zh-CN": "管理历史第 {seq} 条", "en": "administrative event {seq}"},
        "audit-place-checkpoint": {"zh-CN": "封存点 {seq}", "en": "checkpoint {seq}"},
        "audit-changed": {"zh-CN": "{place}被改动", "en": "{place} was changed"},
        "audit-deleted": {"zh-CN": "{place}被删除", "en": "{place} was deleted"},
        "audit-inserted": {"zh-CN": "{place}是事后插入的", "en": "{place} was inserted later"},
        "audit-reordered": {"zh-CN": "{place}的次序被调换", "en": "{place} was moved from another place"},
        "audit-truncated": {"zh-CN": "{place}起的记录被截去", "en": "history was cut off from {place} on"},
        "audit-signature-wrong": {
            "zh-CN": "{place}的签名与所签内容不符",
            "en": "the signature of {place} is not one on what it stands beside",
        },
        "audit-unwritten": {
            "zh-CN": "{place}不是本系统写入的",
            "en": "{place} was not written by this house",
        },
        "audit-checkpoint-changed": {"zh-CN": "{place}被改动", "en": "{place} was changed"},
        "audit-checkpoint-missing": {"zh-CN": "{place}丢失", "en": "{place} is missing"},
        "audit-copy-damaged": {
            "zh-CN": "封存点的库外副本已损坏",
            "en": "the copy of the checkpoints outside the database is damaged",
        },
        "audit-place-entry": {
            "zh-CN": "{register} 的第 {row_id} 号记录",
            "en": "entry {row_id} of {register}",
        },
        "audit-place-process_instance": {
            "zh-CN": "流程实例 {instance_id} 的办理信息",
            "en": "what is kept of process instance {instance_id}",
        },
        "audit-place-file": {
            "zh-CN": "流程实例 {instance_id} 的文件 {row_id}",
            "en": "file {row_id} of process instance {instance_id}",
        },
        "audit-place-of-case": {
            "zh-CN": "流程实例 {instance_id} 的 {register} 记录 {row_id}",
            "en": "row {row_id} of {register} of process instance {instance_id}",
        },
        "audit-place-user_task": {
            "zh-CN": "任务 {instance_id}-{row_id}",
            "en": "user task {instance_id}-{row_id}",
        },
        "audit-entry-changed": {
            "zh-CN": "{place}与历史不符",
            "en": "{place} is not what history says of it",
        },
        "audit-entry-changed-in": {
            "zh-CN": "{place}与历史不符：{columns}",
            "en": "{place} is not what history says of it: {columns}",
        },
        "audit-column": {
            "zh-CN": "{name} 应为 {expected}，现为 {found}",
            "en": "{name} should be {expected} and is {found}",
        },
        "audit-nothing": {"zh-CN": "空", "en": "nothing"},
        "audit-entry-missing": {
            "zh-CN": "历史中有{place}，数据表中已不见",
            "en": "{place} is gone, history has it",
        },
        "audit-entry-inserted": {
            "zh-CN": "{place}在历史中没有来历",
            "en": "{place} is nowhere in history",
        },
        "audit-entry-inserted-in": {
            "zh-CN": "{place}在历史中没有来历：{columns}",
            "en": "{place} is nowhere in history: {columns}",
        },
        "audit-sums-wrong-in": {
            "zh-CN": "{place}的金额（分）与各笔流水之和不符：{columns}",
            "en": "the sums (in fen) of {place} are not those of its movements: {columns}",
        },
        "audit-sums-wrong": {
            "zh-CN": "{place}的金额与各笔流水之和不符",
            "en": "the sums of {place} are not those of its movements",
        },
        "audit-proof-key-missing": {
            "zh-CN": "个人信息密钥文件缺失或已更换，无法核对加密和隐去的内容以及历史是否由本系统写入",
            "en": "the key of personal data is missing or another one: hidden values, and who wrote history, "
            "cannot be checked",
        },
        "audit-key-missing": {
            "zh-CN": "封存密钥文件缺失或无效，无法核对封存点",
            "en": "the sealing key is missing or not valid: checkpoints cannot be verified",
        },
    }
)


def finding_message(finding: Finding, lang: str = "zh-CN") -> str:
    """One sentence for people."""
    place = "audit-place"
    if finding.register is not None:
        place = "audit-place-entry"
        if finding.instance_id is not None:
            own = finding.register in _OF_CASES
            place = f"audit-place-{finding.register}" if own else "audit-place-of-case"
    elif finding.instance_id is None:
        place = "audit-place-checkpoint"
    elif finding.instance_id == ADMINISTRATION:
        place = "audit-place-administration"
    where = message(place, lang, **finding._asdict())
    inside = "-in" if finding.columns else ""
    told = [_column(finding, name, lang) for name in finding.columns]
    columns = ("；" if language(lang) == DEFAULT_LANGUAGE else "; ").join(told)
    return message(f"audit-{finding.problem}{inside}", lang, place=where, columns=columns)


def _column(finding: Finding, name: str, lang: str) -> str:
    """A column with what history says of it and what it holds, where both are known."""
    if name not in finding.expected:
        return name
    pair = {"expected": finding.expected[name], "found": finding.found[name]}
    said = {side: _value(value, lang) for side, value in pair.items()}
    return message("audit-column", lang, name=name, **said)


def _value(value: object, lang: str) -> str:
    return message("audit-nothing", lang) if value is None else str(value)
