"""The sentences of case packages."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "case-package-refused": {
            "zh-CN": "案卷包供经办单位的岗位人员、审计和纪检监察人员导出；"
            "申请人可在“我的申请”下载自己的文书。",
            "en": "Case packages are for those who handle cases and for auditors; applicants find their"
            " documents under their applications.",
        },
        "case-package-title": {"zh-CN": "案卷包：{name}", "en": "case package: {name}"},
    }
)
