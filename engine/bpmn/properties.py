"""The ``gongzhi:*`` properties of a diagram: what zeebe's elements cannot say.

``docs/properties.md`` shows this table. A property is written as ``zeebe:property`` with this name. Those of
a user task reach the inbox and the guards as they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ValueType = Literal["text", "integer", "choice", "name-list"]

_ACTIVITIES = frozenset("userTask manualTask serviceTask businessRuleTask subProcess callActivity".split())
_TIMERS = frozenset({"boundaryEvent", "intermediateCatchEvent", "startEvent"})
#: Stands for every element that may have properties.
ANYWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PropertyRule:
    """One property: what it means, what it may say and where."""

    zh: str
    en: str
    type: ValueType
    elements: frozenset[str] = ANYWHERE
    choices: tuple[str, ...] = ()


PROPERTIES: dict[str, PropertyRule] = {
    "gongzhi:legal-basis": PropertyRule(
        "法律依据：法规名称和条款，随任务和公文显示",
        "legal basis: name and article of the rule, shown with the task and on documents",
        "text",
    ),
    "gongzhi:evidence": PropertyRule(
        "依据的可靠程度：V 已核原文，2nd 转引，DEF 默认值",
        "how well the rule is evidenced: V seen in the source, 2nd second hand, DEF a default of ours",
        "choice",
        choices=("V", "2nd", "DEF"),
    ),
    "gongzhi:limit-rule": PropertyRule(
        "时限规则的键，时限天数取自规则表",
        "key of the rule that gives the time limit; the number of days comes from the rule table",
        "text",
        _ACTIVITIES | _TIMERS | {"process"},
    ),
    "gongzhi:working-days": PropertyRule(
        "工作日时限（天）",
        "time limit in working days",
        "integer",
        _ACTIVITIES | _TIMERS | {"process"},
    ),
    "gongzhi:calendar-days": PropertyRule(
        "自然日时限（天）",
        "time limit in calendar days",
        "integer",
        _ACTIVITIES | _TIMERS | {"process"},
    ),
    "gongzhi:separation-of-duty": PropertyRule(
        "岗位分离：办理过所列用户任务的人不得办理本任务，反之亦然",
        "separation of duty: whoever did one of these user tasks may not do this one, or the reverse",
        "name-list",
        frozenset({"userTask"}),
    ),
    "gongzhi:clock-stop-proposed-by": PropertyRule(
        "可以提请中止（停止计算期限）的人：办理所列用户任务的岗位",
        "who may propose to stop the clock of a case: whoever may do one of these user tasks",
        "name-list",
        frozenset({"process"}),
    ),
    "gongzhi:clock-stop-approved-by": PropertyRule(
        "批准中止和恢复的人：办理所列用户任务的岗位",
        "who agrees to stopping the clock and to its running on: whoever may do one of these user tasks",
        "name-list",
        frozenset({"process"}),
    ),
    "gongzhi:sign-mode": PropertyRule(
        "会签方式：all 全体同意，any 一人即可，majority 过半数",
        "how several people sign: all of them, any one, or a majority",
        "choice",
        frozenset({"userTask", "subProcess"}),
        ("all", "any", "majority"),
    ),
    "gongzhi:signature": PropertyRule(
        "须本人签名：重新确认身份后方可提交，签名记入案卷",
        "must be signed: whoever completes it has shown who they are just before, and the case keeps the"
        " signature",
        "choice",
        frozenset({"userTask"}),
        ("required",),
    ),
    "gongzhi:summary": PropertyRule(
        "待办列表显示的摘要：至多三个变量，如 `申报单位: applicant.name, 金额: amount`",
        "summary for lists of user tasks: up to three variables, as in `Applicant: applicant.name, amount`",
        "text",
        frozenset({"process", "userTask"}),
    ),
    "gongzhi:outcome": PropertyRule(
        "办理结果，写在结束事件上，如 准予备案",
        "the outcome that an end event stands for",
        "text",
        frozenset({"endEvent"}),
    ),
    "gongzhi:document": PropertyRule(
        "本环节产生的公文编号，如 DOC-ACCEPT",
        "the document that this activity makes",
        "text",
        _ACTIVITIES,
    ),
    "gongzhi:public-name": PropertyRule(
        "对申请人显示的环节名称",
        "what the applicant sees this activity called",
        "text",
        _ACTIVITIES,
    ),
}
