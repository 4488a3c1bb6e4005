"""What the registers, documents and notices tell people, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "entry-not-found": {
            "zh-CN": "台账“{register}”中没有记录“{id}”，请核对后再试。",
            "en": "Register {register!r} has no entry {id!r}: check it and try again.",
        },
        "entry-exists": {
            "zh-CN": "台账“{register}”中已有相同编号或名称的记录，请查找原记录后变更，不要重复登记。",
            "en": "Register {register!r} has such an entry already: change that one instead.",
        },
        "entry-changed": {
            "zh-CN": "台账“{register}”的这条记录已被他人改动（现为第 {version} 版），请重新打开后再改。",
            "en": "Somebody changed this entry of {register!r} (it is at version {version}): open it again.",
        },
        "entry-incomplete": {
            "zh-CN": "台账“{register}”的“{field}”没有填写或不在允许范围内，请补充。",
            "en": "{field!r} of register {register!r} is missing or not allowed: fill it in.",
        },
        "unified-code-invalid": {
            "zh-CN": "统一社会信用代码“{code}”不正确：{reason}，请对照登记证书核对。",
            "en": "Unified social credit code {code!r} is wrong: {reason}. Compare it with the certificate.",
        },
        "unified-code-invalid.format": {
            "zh-CN": "应为18位，由数字和大写字母（不含I、O、S、V、Z）组成",
            "en": "it has 18 digits and capitals (no I, O, S, V, Z)",
        },
        "unified-code-invalid.authority": {
            "zh-CN": "社会组织的代码应以51、52、53或59开头",
            "en": "that of a social organisation begins with 51, 52, 53 or 59",
        },
        "unified-code-invalid.body": {
            "zh-CN": "第9至17位主体标识码的校验码不符",
            "en": "the check character of places 9 to 17 does not fit",
        },
        "unified-code-invalid.check": {"zh-CN": "第18位校验码不符", "en": "its last character does not fit"},
        "identity-number-invalid": {
            "zh-CN": "居民身份证号码不正确：{reason}，请对照证件核对。",
            "en": "The identity number is wrong: {reason}. Compare it with the card.",
        },
        "identity-number-invalid.format": {
            "zh-CN": "应为18位数字，末位可为X",
            "en": "it has 18 digits, the last may be X",
        },
        "identity-number-invalid.birth": {"zh-CN": "出生日期不存在", "en": "there is no such day of birth"},
        "identity-number-invalid.check": {
            "zh-CN": "末位校验码不符",
            "en": "its last character does not fit",
        },
        "phone-invalid": {
            "zh-CN": "手机号应为11位，以13至19开头，请核对。",
            "en": "A mobile number has 11 digits and begins with 13 to 19: check it.",
        },
        "personal-data-sealed": {
            "zh-CN": "本机没有解密个人信息的密钥，请管理员恢复密钥文件“{file}”。",
            "en": "The key of this personal data is not here: an administrator must restore {file!r}.",
        },
        "reason-needed": {
            "zh-CN": "请说明理由（至少 {minimum} 个字），理由会记入日志。",
            "en": "Give a reason of at least {minimum} characters; it is kept in history.",
        },
        "status-not-reachable": {
            "zh-CN": "“{name}”现为“{old}”，不能改为“{new}”。",
            "en": "{name!r} is {old!r} and cannot become {new!r}.",
        },
        "budget-exceeded": {
            "zh-CN": "预算“{line}”可用余额 {left} 元，不足 {amount} 元；请调减金额或先办理预算追加。",
            "en": "Budget line {line!r} has {left} left, not {amount}: lower the amount or raise the line.",
        },
        "budget-claim-exceeded": {
            "zh-CN": "“{reference}”在预算“{line}”中可动用的金额不足 {amount} 元，请核对预留和合同金额。",
            "en": "{reference!r} has less than {amount} to take from budget line {line!r}: check its claims.",
        },
        "amount-invalid": {
            "zh-CN": "金额“{amount}”无效，应大于0且最多两位小数。",
            "en": "{amount} is no valid amount: it is positive and has at most two decimals.",
        },
        "period-too-short": {
            "zh-CN": "“{subject}”的公示期不得早于 {earliest} 结束（{basis}），请改填该日或以后的日期。",
            "en": "The notice of {subject!r} must stand until {earliest} ({basis}): choose a later day.",
        },
        "notice-running": {
            "zh-CN": "“{subject}”的公示期到 {until} 24时届满，届满前不能办理下一步，也不能缩短。",
            "en": "The notice of {subject!r} stands until the end of {until}; nothing goes on before, "
            "and it cannot be shortened.",
        },
        "template-unknown": {
            "zh-CN": "没有文书“{code}”的模板，请核对文书代码。",
            "en": "There is no template of document {code!r}: check the code.",
        },
        "document-incomplete": {
            "zh-CN": "文书“{code}”缺少“{field}”，请补充后再签发。",
            "en": "Document {code!r} lacks {field!r}: add it before it is issued.",
        },
    }
)
