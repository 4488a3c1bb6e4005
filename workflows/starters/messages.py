"""The sentences of refused beginnings, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "only-posts-begin": {
            "zh-CN": "流程“{process}”由{posts}发起，请联系任该岗位的人员。",
            "en": "Cases of {process!r} are begun by {posts}: please ask somebody who holds that post.",
        },
        "only-cases-begin": {
            "zh-CN": "流程“{process}”由前一环节自动发起，不能直接发起；请先办结采购计划。",
            "en": "Cases of {process!r} are begun by the case before them, not by hand: finish the plan.",
        },
        "not-of-this-project": {
            "zh-CN": "购买项目“{project_no}”只能由其采购单位的采购经办发起。",
            "en": "Cases of project {project_no!r} are begun by the handler of its purchaser.",
        },
        "number-is-given": {
            "zh-CN": "流程“{process}”的编号由系统生成或者取自购买项目，不能使用“{number}”。",
            "en": "The number of a case of {process!r} is the house's or its project's, not {number!r}.",
        },
        "project-under-way": {
            "zh-CN": "购买项目“{project_no}”已有在办的同类流程，请在该流程中继续办理。",
            "en": "A case of this kind deals with project {project_no!r} already: go on there.",
        },
        "not-the-grantees-own": {
            "zh-CN": "资助“{grant_no}”的变更只能由受助单位提出。",
            "en": "A change of grant {grant_no!r} is asked for by the organisation that receives it.",
        },
    }
)
