"""The sentences of comparisons, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "comparison-not-possible": {
            "zh-CN": "购买项目“{project_no}”状态为 {state}、采购方式为 {method}，"
            "不能进行限额以下比选，请先完成采购计划。",
            "en": "Project {project_no!r} is in state {state} with method {method}: "
            "no comparison is possible, finish its plan first.",
        },
        "response-window-too-short": {
            "zh-CN": "响应截止时间不得早于 {earliest}（{basis}），请改填。",
            "en": "The deadline for responses must not be before {earliest} ({basis}): give a later one.",
        },
        "invited-too-few": {
            "zh-CN": "询价比选须邀请不少于 {minimum} 家不同的供应商，现为 {count} 家。",
            "en": "An inquiry asks at least {minimum} different suppliers, these are {count}.",
        },
        "response-refused": {
            "zh-CN": "响应文件登记有误：{fault}。",
            "en": "The responses cannot be entered: {fault}.",
        },
        "response-refused.unknown": {
            "zh-CN": "统一社会信用代码“{uscc}”不在登记名录（备案的社区社会组织没有法人资格，不能作为供应商）",
            "en": "{uscc!r} is not in the register of organisations (a filed group is no legal person "
            "and cannot supply)",
        },
        "response-refused.twice": {"zh-CN": "“{uscc}”登记了两次", "en": "{uscc!r} is listed twice"},
        "response-refused.early": {
            "zh-CN": "“{uscc}”于 {at} 递交，早于本次采购文件发出，不是对本次文件的响应，请核对时间",
            "en": "{uscc!r} came at {at}, before these documents went out: check the time",
        },
        "response-refused.late": {
            "zh-CN": "“{uscc}”于 {at} 递交，已逾期（截止 {deadline}），应当拒收",
            "en": "{uscc!r} came at {at}, after the deadline of {deadline}: it must be refused",
        },
        "response-refused.unsealed": {
            "zh-CN": "“{uscc}”密封不完好，应当拒收",
            "en": "{uscc!r} is not sealed: it must be refused",
        },
        "response-refused.not-invited": {
            "zh-CN": "“{uscc}”不在询价邀请的供应商之列",
            "en": "{uscc!r} was not asked",
        },
        "response-refused.other-suppliers": {
            "zh-CN": "开启的供应商与签收的不一致，请逐家登记签收的全部响应文件",
            "en": "those opened are not those received: enter every response that was received",
        },
        "response-refused.no-reason": {
            "zh-CN": "“{uscc}”资格不合格，须写明原因",
            "en": "{uscc!r} does not qualify: say why",
        },
        "comparison-group-invalid": {
            "zh-CN": "比选小组不能成立：{fault}。",
            "en": "The group cannot be formed: {fault}.",
        },
        "comparison-group-invalid.size": {
            "zh-CN": "小组 {count} 人，须为单数且不少于 {minimum} 人",
            "en": "it has {count} members; an odd number of at least {minimum} is needed",
        },
        "comparison-group-invalid.twice": {
            "zh-CN": "“{account}”列了两次",
            "en": "{account!r} is listed twice",
        },
        "comparison-group-invalid.unknown": {
            "zh-CN": "没有账号“{account}”",
            "en": "there is no account {account!r}",
        },
        "comparison-group-invalid.handler": {
            "zh-CN": "“{account}”办理过“{task}”，不得参加评审",
            "en": "{account!r} did {task!r} and may not evaluate",
        },
        "comparison-group-invalid.own-staff": {
            "zh-CN": "“{account}”是采购人的工作人员，不能以专家身份参加",
            "en": "{account!r} works for the purchaser and cannot sit as an expert",
        },
        "comparison-group-invalid.tied": {
            "zh-CN": "“{account}”与参加比选的供应商在三年内有任职、雇佣或控股关系，应当回避",
            "en": "{account!r} was tied to a supplier within the years of recusal",
        },
        "comparison-sheet-faulty": {
            "zh-CN": "评分表不能提交：{fault}。",
            "en": "The sheet cannot be handed in: {fault}.",
        },
        "comparison-sheet-faulty.missing": {
            "zh-CN": "“{supplier}”的“{factor}”没有打分",
            "en": "{factor!r} of {supplier!r} has no score",
        },
        "comparison-sheet-faulty.too-high": {
            "zh-CN": "“{supplier}”的“{factor}”得分 {points} 超过满分 {maximum}",
            "en": "{points} for {factor!r} of {supplier!r} is more than {maximum}",
        },
        "comparison-sheet-faulty.stranger": {
            "zh-CN": "您不是本次比选小组的成员",
            "en": "you are no member of this group",
        },
        "nobody-objects": {
            "zh-CN": "购买项目“{project_no}”没有正在公示的中选结果，或者本件不接受网上异议，不能在此提出；"
            "公示期内可以书面提出。",
            "en": "Project {project_no!r} has no selection before the public, or takes no objections "
            "online: during the period one may object in writing.",
        },
    }
)
