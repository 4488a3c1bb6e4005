"""When a tender does not end in an award (P4x): why, what becomes of the bids, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from engine.actions import ActionContext, action
from engine.commands.instances import start_process_instance
from workflows.procurement_open_tender import schemas
from workflows.procurement_open_tender.preparation import KEY, REPLAY_ROLE
from workflows.procurement_plan.projects import RESTART_PROCESS, free_money, start_next
from workflows.registries.purchases import advance_project, bids
from workflows.tendering.case import Given, announce, organization_name, paper, project, session_of
from workflows.tendering.desk import find_tender
from workflows.tendering.errors import TenderNotFound
from workflows.tendering.opening import return_bids

#: 采购法 36, word for word in short.
REASONS: Final[Mapping[str, str]] = {
    "TOO_FEW": "符合专业条件的供应商或者对招标文件作实质响应的供应商不足三家",
    "UNLAWFUL": "出现影响采购公正的违法、违规行为",
    "OVER_BUDGET": "投标人的报价均超过了采购预算，采购人不能支付",
    "CANCELLED": "因重大变故，采购任务取消",
}
#: 流标 is daily speech for too few; the statute's word is 废标.
STATES: Final[Mapping[str, str]] = {
    "TOO_FEW": "FAILED",
    "UNLAWFUL": "ANNULLED",
    "OVER_BUDGET": "ANNULLED",
    "CANCELLED": "TERMINATED",
}
_MOST: Final = 200
OUTCOMES: Final[Mapping[str, str]] = {"FAILED": "废标（流标）", "ANNULLED": "废标", "TERMINATED": "终止"}
NEXT: Final[Mapping[str, str]] = {
    "RETENDER": "修改招标文件后重新招标",
    "OTHER_METHOD": "依法改用其他采购方式",
    "CANCEL": "终止采购",
}
#: The state that the project goes on to; its money stays on hold unless it ends.
FOLLOWING: Final[Mapping[str, tuple[str, ...]]] = {
    "RETENDER": ("DOCUMENTING",),
    "OTHER_METHOD": (),
    "CANCEL": ("TERMINATED",),
}


@action(f"{KEY}.note-restart", input=schemas.TerminationInput, output=schemas.FailureOutput)
def note_restart(context: ActionContext, given: Given) -> Given:
    """A challenge or complaint was upheld: the purchase is begun anew (94号令)."""
    return {"failure": {"reason": "UNLAWFUL", "text": "质疑或者投诉成立，重新开展采购活动"}}


@action(f"{KEY}.note-termination", input=schemas.TerminationInput, output=schemas.FailureOutput)
def note_termination(context: ActionContext, given: Given) -> Given:
    """The purchaser does not need it any more (采购法 36(4))."""
    return {"failure": {"reason": "CANCELLED", "text": given["termination_facts"] or REASONS["CANCELLED"]}}


@action(f"{KEY}.announce-failure", input=schemas.FailureInput)
def announce_failure(context: ActionContext, given: Given) -> None:
    """Everybody is told (DOC-417); unopened bids go back as they came, unused money to its line."""
    session, report = session_of(context), given["failure_report"]
    this = project(session, given["projectId"])
    state, following = STATES[report["reason"]], FOLLOWING[report["next_step"]]
    content = {
        "outcome": OUTCOMES[state],
        "reason": f"{REASONS[report['reason']]}。{report['facts']}",
        "next_step": NEXT[report["next_step"]],
    }
    try:
        find_tender(session, this["id"])
    except TenderNotFound:
        pass  # it ended before its notice: there was nothing to give back
    else:
        return_bids(session, context.actor, this["id"], instance_id=context.instance_id)
    paper(context, "DOC-417", this, content)
    # 采购法 36: every bidder of the round is told why; who they are may be known now
    for row in bids(session, this["id"], round=this["round"], limit=_MOST).rows:
        if row["state"] != "WITHDRAWN":
            addressee = organization_name(session, row["organization_id"])
            paper(context, "DOC-417", this, content, addressee=addressee)
    announce(context, "TENDER_FAILED", this, content)
    for each in dict.fromkeys((state, *following)):
        advance_project(
            session,
            context.actor,
            this["id"],
            each,
            reason=content["reason"],
            instance_id=context.instance_id,
        )
    if report["next_step"] == "CANCEL":
        free_money(context, this)


@action(f"{KEY}.change-method", input=schemas.ChangeInput)
def change_method(context: ActionContext, given: Given) -> None:
    """Documents and procedure were right: the purchaser proposes another method (87号令 43)."""
    session, report = session_of(context), given["failure_report"]
    this = project(session, given["projectId"])
    proposal = {"step": "OTHER_METHOD", "reason": report["facts"], "documents_sound": True}
    requirement = {"qualification": given["qualification"], "scoring": given["scoring"]}
    start_next(
        session, context.actor, RESTART_PROCESS, this, given["rules_on"], requirement, proposal=proposal
    )


@action(f"{KEY}.repeat", input=schemas.RepeatInput)
def repeat(context: ActionContext, given: Given) -> None:
    """A case anew for the same project, which begins with the documents of this one."""
    session = session_of(context)
    this = project(session, given["projectId"])
    variables = {
        "projectId": this["id"],
        "rules_on": given["rules_on"].isoformat(),
        "requirement": {"qualification": given["qualification"], "scoring": given["scoring"]},
    }
    # who may go on was decided by the case that ends here
    vouched_for = replace(context.actor, groups=None, roles=context.actor.roles | {REPLAY_ROLE})
    start_process_instance(session, vouched_for, KEY, variables, business_key=this["project_no"])
