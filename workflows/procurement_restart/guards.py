"""Rules of what follows a failed purchase that hold whatever page or program completes its tasks."""

from __future__ import annotations

from typing import Final

from engine.guards import Attempt, Beginning, beginning_guard, guard
from workflows.attempts import known
from workflows.documents.words import label
from workflows.opinions import check_interest, check_opinion
from workflows.procurement_plan.errors import ApprovalNumberMissing, BudgetLineTooSmall
from workflows.procurement_plan.projects import METHOD_PROCESSES, left_on, missing_money, project
from workflows.procurement_restart.actions import KEY, OTHER_METHOD, failed_project
from workflows.procurement_restart.errors import RestartCourseInvalid, RestartNotThePurchaser
from workflows.registries.budgets import LINES
from workflows.registries.register import find

DECISIONS: Final = ("approve-course", "approve-method")
OPEN_TENDER: Final = "OPEN_TENDER"
HANDLER: Final = "purchase-handler"
END: Final = "END"


@beginning_guard(f"{KEY}: begun once, by the purchaser, for what failed")
def purchaser_begins(beginning: Beginning) -> None:
    """Raises RestartNotPossible, RestartUnderWay, RestartNotThePurchaser."""
    if beginning.process_key != KEY:
        return
    this = failed_project(beginning.session, None, str(beginning.variables.get("projectNo") or ""))
    if f"{HANDLER}:{this['purchaser']}" not in (beginning.actor.groups or ()):
        raise RestartNotThePurchaser(project_no=this["project_no"])


@guard(f"{KEY}: what follows is open to the purchaser", "complete", at={KEY: ("choose-course",)})
def course_is_open(attempt: Attempt) -> None:
    """87号令 43: who erred puts it right and tenders again; another method is for sound documents only."""
    given, case = attempt.variables, known(attempt)
    if given.get("step") != OTHER_METHOD:
        return
    failed, method = str(case["failed_method"]), str(given.get("proposedMethod") or "")
    if failed == OPEN_TENDER and not given.get("documentsSound"):
        raise RestartCourseInvalid(fault="unsound")
    if not method or method == failed:
        raise RestartCourseInvalid(fault="method", method=label(failed))
    if method not in METHOD_PROCESSES:
        raise RestartCourseInvalid(fault="process", method=label(method))
    if given.get("methodGround") == "ADDITION" and not given.get("originalContractAmount"):
        raise RestartCourseInvalid(fault="addition")


@guard(f"{KEY}: a decision has an opinion and, unless it agrees, a reason", "complete", at={KEY: DECISIONS})
def decision_is_reasoned(attempt: Attempt) -> None:
    """FG-DECISION; an approval of the finance authority bears its number."""
    check_opinion(attempt)
    check_interest(attempt)
    given = attempt.variables
    if attempt.task.element_id == "approve-method" and given["opinion"] == "AGREE":
        if not all(str(given.get(field) or "").strip() for field in ("approvalNo", "approvalAuthority")):
            raise ApprovalNumberMissing()


@guard(f"{KEY}: a purchase that goes on has its money", "complete", at={KEY: DECISIONS})
def money_is_there(attempt: Attempt) -> None:
    """What the project has not on hold must be left on its line, which stays locked until it is reserved."""
    if attempt.variables.get("opinion") != "AGREE":
        return
    case = known(attempt)
    this = project(attempt.session, int(case["projectId"]))
    if case["course"]["step"] == END or this["budget_line_id"] is None:
        return
    line = find(attempt.session, LINES, this["budget_line_id"], lock=True)
    missing = missing_money(attempt.session, this)
    if missing > left_on(line):
        raise BudgetLineTooSmall(line=line["name"], left=left_on(line), amount=missing)
