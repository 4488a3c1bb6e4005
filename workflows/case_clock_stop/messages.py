"""The sentences of stopped clocks, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "clock-stop-not-provided": {
            "zh-CN": "“{process}”没有规定由谁提请和批准中止，本件不能中止；请联系管理员在流程图上补充。",
            "en": "{process!r} does not say who proposes and approves stopping the clock: the case cannot be "
            "stopped until an administrator adds it to the diagram.",
        },
        "may-not-propose-clock-stop": {
            "zh-CN": "只有本件的承办人（{groups}）可以提请中止。",
            "en": "Only those who handle the case ({groups}) may propose to stop its clock.",
        },
        "clock-stop-reason-unknown": {
            "zh-CN": "“{reason}”不是法定的中止事由，请从下列事由中选择：{known}。",
            "en": "{reason!r} is no ground on which the law stops a clock; choose one of: {known}.",
        },
        "clock-stop-until-past": {
            "zh-CN": "预计恢复日期 {day} 应晚于今天，请改正或留空。",
            "en": "The expected end {day} must lie after today: correct it or leave it empty.",
        },
        "clock-stop-under-way": {
            "zh-CN": "本件已中止，或者已有人提请中止，不能重复提请；请先办结“{case_no}”的中止事项。",
            "en": "The clock of {case_no!r} stands still, or somebody has proposed it already: finish that "
            "first.",
        },
        "clock-stop-too-late": {
            "zh-CN": "“{case_no}”在提请之后已经办结或者被挂起，不能再中止；请选择“不同意”。",
            "en": "{case_no!r} has ended or was suspended after the proposal: it cannot be stopped any more. "
            "Choose “disagree”.",
        },
        "clock-stands-still": {
            "zh-CN": "“{case_no}”经批准中止（{reason}），应由承办人提请、负责人批准恢复，不能直接恢复。",
            "en": "The clock of {case_no!r} was stopped by decision ({reason}); it runs on when its handler "
            "proposes so and the approver agrees.",
        },
        "clock-stop-word.district": {
            "zh-CN": "锦江区民政局",
            "en": "Jinjiang District Civil Affairs Bureau",
        },
        "clock-stop-word.suspension": {
            "zh-CN": "中止：{reason}（{basis}）",
            "en": "clock stopped: {reason} ({basis})",
        },
    }
)
