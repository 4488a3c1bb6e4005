"""The sentences of findings."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "finding-refused": {
            "zh-CN": "审计发现由审计人员和纪检监督人员提出；您可以向他们反映情况。",
            "en": "Findings are raised by auditors and discipline inspectors: tell them what you know.",
        },
        "finding-unexplained": {
            "zh-CN": "请写明发现的名称、依据和事实，事实为 {minimum} 至 {maximum} 个字。",
            "en": "Name the finding, its basis and the facts in {minimum} to {maximum} characters.",
        },
        "finding-unit-unknown": {
            "zh-CN": "单位“{unit}”不存在，或没有可以答复的负责人岗位；请选择另一个单位。",
            "en": "There is no unit {unit!r} with a post that answers for it: choose another one.",
        },
    }
)
