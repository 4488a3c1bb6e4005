"""Rules of the planning that hold whatever page or program completes its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine.guards import Attempt, guard
from workflows.attempts import known
from workflows.calendar import local_date
from workflows.documents.words import label
from workflows.duty import beginners
from workflows.errors import DutiesNotSeparate
from workflows.opinions import REASON_MINIMUM, check_interest, check_opinion, is_reason
from workflows.procurement_plan.errors import (
    ApprovalNumberMissing,
    BudgetLineMissing,
    BudgetLineTooSmall,
    LeadersMeetingInvalid,
    RequirementInvalid,
    ReviewInconsistent,
    SurveyInsufficient,
)
from workflows.procurement_plan.projects import budget_line, left_on, project
from workflows.procurement_plan.requirement import check_requirement, decimal, rows
from workflows.rules import current_rules

PROCESS_KEY = "procurement-plan"
REVIEWS = ("review-requirement", "key-review")
DECISIONS = ("decide-plan", "decide-collectively", "approve-method")
#: What the start event is called in the diagram.
PROPOSAL_NAME = "立项"
#: The items of each review, any of which may fail.
REVIEW_ITEMS = {
    "review-requirement": ("budgetOk", "completeOk", "methodOk"),
    "key-review": ("nonDiscrimination", "competition", "policy", "performanceRisk"),
}


def _rules_on(variables: Mapping[str, Any]) -> date:
    return date.fromisoformat(str(variables["rules_on"]))


@guard("procurement-plan: a budget line pays for the project", "complete", at={PROCESS_KEY: ("bind-budget",)})
def budget_pays(attempt: Attempt) -> None:
    """What is not budgeted may not be bought (102号令); the line stays locked until the money is reserved."""
    case, code = known(attempt), str(attempt.variables.get("budgetLineCode") or "")
    unit, year, amount = str(case["purchaser"]), int(case["fiscal_year"]), decimal(case["budgetAmount"])
    line = budget_line(attempt.session, unit, year, code, lock=True)
    if line is None:
        raise BudgetLineMissing(unit=unit, year=year, code=code)
    if left_on(line) < amount:
        raise BudgetLineTooSmall(line=line["name"], left=left_on(line), amount=amount)


@guard(
    "procurement-plan: the survey asked enough, not long ago",
    "complete",
    at={PROCESS_KEY: ("survey-demand",)},
)
def survey_suffices(attempt: Attempt) -> None:
    """Three different respondents; a survey older than a year is none (需求管理办法 11, 12)."""
    on = _rules_on(known(attempt))
    names = {str(row.get("name") or "").strip() for row in rows(attempt.variables, "respondents")} - {""}
    minimum = int(current_rules().rule("procurement.survey-respondents", on).value)
    if len(names) < minimum:
        raise SurveyInsufficient(fault="respondents", count=len(names), minimum=minimum)
    surveyed, today = (
        date.fromisoformat(str(attempt.variables["surveyedOn"])),
        local_date(attempt.session.now),
    )
    if surveyed > today:
        raise SurveyInsufficient(fault="future", day=surveyed.isoformat())
    years = int(current_rules().rule("procurement.survey-reuse", on).value)
    if (surveyed.year + years, surveyed.month, surveyed.day) < (today.year, today.month, today.day):
        raise SurveyInsufficient(fault="too-old", day=surveyed.isoformat())


@guard(
    "procurement-plan: the requirement is lawful and adds up",
    "complete",
    at={PROCESS_KEY: ("write-requirement",)},
)
def requirement_is_lawful(attempt: Attempt) -> None:
    """Form F4a (T20, T21): price, period, sums, qualification, factors."""
    case = known(attempt)
    category = project(attempt.session, int(case["projectId"]))["category"]
    if attempt.variables.get("category") != category:
        raise RequirementInvalid(fault="category", category=label(category))
    check_requirement(attempt.variables, decimal(case["budgetAmount"]), _rules_on(case))


@guard(
    "procurement-plan: who proposed a project neither reviews nor decides on it",
    "claim",
    "complete",
    at={PROCESS_KEY: (*REVIEWS, *DECISIONS)},
)
def proposer_is_another(attempt: Attempt) -> None:
    """SoD-01, SoD-03: the proposal is the start of the case and no user task, so that it is asked here."""
    people = {attempt.actor.user_id, attempt.actor.on_behalf_of}
    for author in beginners(attempt.session, attempt.instance) & set(people):
        raise DutiesNotSeparate(user=author, done=PROPOSAL_NAME, task=attempt.task.name)


@guard("procurement-plan: a review agrees with its items", "complete", at={PROCESS_KEY: REVIEWS})
def review_is_consistent(attempt: Attempt) -> None:
    """Nothing passes with a failed item; who returns it says why; who is tied does not review."""
    given = attempt.variables
    check_interest(attempt)
    failed = any(given.get(item) is not True for item in REVIEW_ITEMS[attempt.task.element_id])
    if failed if given.get("opinion") == "AGREE" else not is_reason(given.get("opinionText")):
        raise ReviewInconsistent(minimum=REASON_MINIMUM)


@guard(
    "procurement-plan: a decision has an opinion and, unless it agrees, a reason",
    "complete",
    at={PROCESS_KEY: DECISIONS},
)
def decision_is_reasoned(attempt: Attempt) -> None:
    """FG-DECISION; an approval of the finance authority bears its number."""
    given = attempt.variables
    check_opinion(attempt)
    check_interest(attempt)
    if attempt.task.element_id == "approve-method" and given["opinion"] == "AGREE":
        if not all(str(given.get(field) or "").strip() for field in ("approvalNo", "approvalAuthority")):
            raise ApprovalNumberMissing()


@guard(
    "procurement-plan: the leaders could decide together",
    "complete",
    at={PROCESS_KEY: ("decide-collectively",)},
)
def meeting_could_decide(attempt: Attempt) -> None:
    """A meeting by its record (D.5.8): who came, the quorum, votes by name, a majority of all members."""
    given = attempt.variables
    attendees, members = rows(given, "attendees"), int(decimal(given.get("memberCount")))
    names = [str(row.get("name") or "").strip() for row in attendees]
    for name in names:
        if names.count(name) > 1:
            raise LeadersMeetingInvalid(fault="twice", name=name)
    if len(names) > members:
        raise LeadersMeetingInvalid(fault="too-many", present=len(names), members=members)
    on = _rules_on(known(attempt))
    if len(names) * 100 <= _share("quorum-share", on) * members:
        raise LeadersMeetingInvalid(fault="quorum", present=len(names), members=members)
    votes = sum(row.get("vote") == "FOR" for row in attendees)
    if given.get("opinion") == "AGREE" and votes * 100 <= _share("vote-share", on) * members:
        raise LeadersMeetingInvalid(fault="majority", votes=votes, members=members)


def _share(name: str, on: date) -> Decimal:
    """A percentage of the rules of a day."""
    return Decimal(str(current_rules().rule(f"{PROCESS_KEY}.{name}", on).value))
