"""The sentences of the processes, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "calendar-year-missing": {
            "zh-CN": "没有 {year} 年的工作日历（现有 {first}—{last} 年），"
            "请管理员导入国务院办公厅公布的 {year} 年节假日安排。",
            "en": "There is no working-day table of {year} (known: {first} to {last}): "
            "an administrator must load the State Council's notice for {year}.",
        },
        "calendar-table-invalid": {
            "zh-CN": "{year} 年工作日历不能使用：{reason}。",
            "en": "The working-day table of {year} cannot be used: {reason}.",
        },
        "calendar-table-invalid.other-year": {
            "zh-CN": "{day} 不属于该年及前后一年，请核对年份",
            "en": "{day} is more than a year away, check the year",
        },
        "calendar-table-invalid.both": {
            "zh-CN": "{day} 既列为放假又列为上班，请只保留一项",
            "en": "{day} is both a day off and a make-up day, keep one",
        },
        "calendar-table-invalid.weekday": {
            "zh-CN": "{day} 是周一至周五，本来就上班，不能列为调休上班日",
            "en": "{day} is a weekday and cannot be a make-up day",
        },
        "calendar-table-invalid.format": {
            "zh-CN": "格式不正确（{day}），应为含 year、source、holidays、makeup_days 的 JSON",
            "en": "the format is wrong ({day}); JSON with year, source, holidays and makeup_days is expected",
        },
        "deadline-invalid": {
            "zh-CN": "期限天数 {count} 无效，应为正整数，请检查规则表。",
            "en": "{count} days is no valid period, a positive whole number is needed: check the rule table.",
        },
        "rule-unknown": {
            "zh-CN": "规则表中没有“{key}”，请检查名称或先导入规则。",
            "en": "There is no rule {key!r}: check its key, or load the rule first.",
        },
        "rule-not-in-force": {
            "zh-CN": "规则“{key}”在 {on} 没有生效的版本，请补充该日适用的版本。",
            "en": "Rule {key!r} has no version in force on {on}: add the version that applied then.",
        },
        "rule-table-invalid": {
            "zh-CN": "规则表“{key}”不能使用：{reason}。",
            "en": "Rule table {key!r} cannot be used: {reason}.",
        },
        "rule-table-invalid.overlap": {
            "zh-CN": "两个版本的生效期间重叠，请改正起止日期",
            "en": "two versions overlap, correct their dates",
        },
        "rule-table-invalid.no-period": {
            "zh-CN": "它不是以工作日（WD）或日（CD）计的期限",
            "en": "it is no period in working days (WD) or days (CD)",
        },
        "rule-table-invalid.format": {
            "zh-CN": "缺少字段或格式不正确",
            "en": "a field is missing or malformed",
        },
        "rule-table-invalid.tag": {
            "zh-CN": "核验标记不在允许范围内",
            "en": "its evidence tag is not one of those allowed",
        },
        "street-unknown": {
            "zh-CN": "没有代码为“{street}”的街道，请从街道列表中选择。",
            "en": "There is no sub-district {street!r}: choose one from the list.",
        },
        "filing-not-found": {
            "zh-CN": "找不到备案申请“{receipt_no}”，请核对收件号。",
            "en": "There is no filing application {receipt_no!r}: check the receipt number.",
        },
        "filing-decided": {
            "zh-CN": "备案申请“{receipt_no}”已作出决定或已办结，不能撤回；不再需要时可申请注销备案。",
            "en": "Filing application {receipt_no!r} is decided and cannot be withdrawn: "
            "ask for cancellation instead.",
        },
        "not-the-applicant": {
            "zh-CN": "只有申请人本人可以撤回备案申请“{receipt_no}”。",
            "en": "Only the applicant may withdraw filing application {receipt_no!r}.",
        },
        "second-correction-notice": {
            "zh-CN": "补正应一次告知全部内容。第二次只能针对新提交的材料，"
            "“{materials}”不是新提交的，请受理或不予受理。",
            "en": "Corrections are notified once. A second notice may only concern newly submitted material, "
            "which {materials!r} is not: accept the application or refuse it.",
        },
        "checklist-inconsistent": {
            "zh-CN": "受理须各项材料齐全，补正须列明缺失或不合形式的材料；请核对清单与结论“{conclusion}”。",
            "en": "Acceptance needs complete material, a correction notice lists what is missing or faulty: "
            "check the list against the conclusion {conclusion!r}.",
        },
        "correction-period-too-short": {
            "zh-CN": "补正期限不得早于 {earliest}，请改填该日或以后的日期。",
            "en": "The correction period must not end before {earliest}: give that day or a later one.",
        },
        "decision-without-reason": {
            "zh-CN": "请选择意见；不同意或退回补充的，须用至少 {minimum} 个字说明理由。",
            "en": "Choose an opinion; who does not agree gives a reason of at least {minimum} characters.",
        },
        "conflict-declared": {
            "zh-CN": "{user} 申报了利害关系，应当回避；任务已退回待签收，由他人办理。",
            "en": "{user} declared a conflict of interest and must recuse: the task is open to others again.",
        },
        "duties-not-separate": {
            "zh-CN": "{user} 已办理本件的“{done}”，不能再办理“{task}”，请由他人办理。",
            "en": "{user} did {done!r} of this case and may not do {task!r}: another person must do it.",
        },
        "name-taken": {
            "zh-CN": "本街道已有名称为“{name}”的备案组织，不能准予；请退回，或以不予备案决定。",
            "en": "A filed group of the sub-district is called {name!r} already: return or refuse the case.",
        },
        "same-person-twice": {
            "zh-CN": "实地核查应由两名以上工作人员进行，{user} 已经提交核查记录，请由另一人办理。",
            "en": "Two officers make the site check and {user} has reported already: "
            "another person must do this one.",
        },
    }
)
