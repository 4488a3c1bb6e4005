"""The words of the quarterly table, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "filing-report-word.title": {
            "zh-CN": "{year}年第{quarter}季度备案情况统计表",
            "en": "Filings, quarter {quarter} of {year}",
        },
        "filing-report-word.line": {
            "zh-CN": "{street}：收件 {received}，受理 {accepted}，同意备案 {granted}，不予备案 {refused}，"
            "撤回 {withdrawn}，期末有效 {in_force}{remark}",
            "en": "{street}: received {received}, accepted {accepted}, granted {granted}, refused {refused}, "
            "withdrawn {withdrawn}, in force {in_force}{remark}",
        },
        "filing-report-word.unchecked": {
            "zh-CN": "街道逾期未核对，系统按登记数据报送",
            "en": "not checked in time by the street; sent as registered",
        },
        "filing-report-word.total": {"zh-CN": "合计", "en": "Total"},
        "filing-report-word.district": {
            "zh-CN": "锦江区民政局",
            "en": "Jinjiang District Civil Affairs Bureau",
        },
    }
)
