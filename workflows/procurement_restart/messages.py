"""The sentences of what follows a failed purchase, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "restart-not-possible": {
            "zh-CN": "项目“{project_no}”没有流标、废标，不需要后续处理；请在它的采购流程中办理。",
            "en": "Project {project_no!r} has not failed: deal with it in its own case.",
        },
        "restart-under-way": {
            "zh-CN": "项目“{project_no}”的后续处理正在办理（流程 {instance}），请在其中继续。",
            "en": "What follows for project {project_no!r} is being decided in case {instance}: go on there.",
        },
        "restart-not-the-purchaser": {
            "zh-CN": "只有项目“{project_no}”采购人的采购经办可以发起后续处理。",
            "en": "Only the handler of the purchaser may begin what follows for project {project_no!r}.",
        },
        "restart-course-invalid": {
            "zh-CN": "后续安排不能采用：{fault}。",
            "en": "What is proposed cannot be done: {fault}.",
        },
        "restart-course-invalid.unsound": {
            "zh-CN": "采购文件存在不合理条款或者程序不符合规定的，应当改正后重新采购，"
            "不能改用其他采购方式（87号令第四十三条）",
            "en": "documents or a procedure that were at fault are put right and held again: "
            "the method may not be changed (order 87, art. 43)",
        },
        "restart-course-invalid.cancelled": {
            "zh-CN": "因重大变故取消采购任务的，只能终止采购",
            "en": "a purchase that is not needed any more can only be ended",
        },
        "restart-course-invalid.method": {
            "zh-CN": "请选择与本轮“{method}”不同的采购方式；同一方式重新采购请选“重新采购”",
            "en": "choose another method than the {method!r} of this round, or hold it again",
        },
        "restart-course-invalid.process": {
            "zh-CN": "本系统没有采购方式“{method}”的流程，请选择其他方式",
            "en": "there is no process for the method {method!r} here: choose another",
        },
        "restart-course-invalid.addition": {
            "zh-CN": "以添购为由的，请填写原合同金额",
            "en": "an addition names the amount of the original contract",
        },
    }
)
