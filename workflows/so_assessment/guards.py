"""Rules of assessments that hold whatever page or program completes their tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.guards import Attempt, guard
from workflows.attempts import known_to_task
from workflows.opinions import REASON_MINIMUM
from workflows.registries import panels
from workflows.registries.assessments import CASES
from workflows.registries.register import find
from workflows.so_assessment.common import decimal, plain, whole
from workflows.so_assessment.errors import (
    AssessmentReasonMissing,
    ExpertSheetIncomplete,
    NotEligibleForAssessment,
    NotOnTheExpertGroup,
    ReexaminationClaimsMissing,
    SameExpertTwice,
    ScoreAdjustmentInvalid,
    SelfScoresIncomplete,
    SurveyContactsTooFew,
)
from workflows.so_assessment.indicators import indicator_sets

ASSESSMENT: Final = "so-assessment"
EVALUATION: Final = "so-assessment-evaluation"
REEXAMINATION: Final = "so-assessment-reexamination"


#: User tasks that only a seated expert does.
PANEL_TASKS: Final = frozenset({"site-visit", "score-sections", "joint-review", "joint-confirmation"})


def rules_on(attempt: Attempt) -> date:
    """The day whose rules bind the case."""
    return date.fromisoformat(str(known_to_task(attempt)["rules_on"]))


@guard("so-assessment: the self-assessment is complete", "complete", at={ASSESSMENT: ("self-assessment",)})
def self_assessment_is_complete(attempt: Attempt) -> None:
    """Every indicator, within its points, and something to prove what is claimed (F5)."""
    indicators = indicator_sets()[known_to_task(attempt)["indicator_set"]]
    rows = _by_code(attempt.variables.get("selfScores"))
    for each in indicators.indicators:
        row = rows.get(each.code, {})
        value = decimal(row.get("score"))
        has_proof = bool(row.get("evidence") or row.get("files"))
        if value is None or not 0 <= value <= each.points or (value > 0 and not has_proof):
            raise SelfScoresIncomplete(indicator=each.name, maximum=plain(each.points))
    contacts = attempt.variables.get("contacts")
    count = len(contacts) if isinstance(contacts, list) else 0
    least = whole("contacts-minimum", rules_on(attempt))
    if count < least and not (count and attempt.variables.get("allContacts")):
        raise SurveyContactsTooFew(minimum=least, count=count)


@guard(
    "so-assessment: nobody is admitted against the rule on eligibility",
    "complete",
    at={ASSESSMENT: ("eligibility-review",)},
)
def eligibility_is_followed(attempt: Attempt) -> None:
    """D8 rejects: nobody admits. It does not: whoever rejects says why."""
    reasons = [str(reason) for reason in known_to_task(attempt).get("eligibility") or [] if reason]
    if attempt.variables.get("conclusion") == "QUALIFIED":
        if reasons:
            raise NotEligibleForAssessment(reasons="；".join(reasons))
    elif not reasons:
        _needs_reason(attempt, "conclusionReason")


@guard(
    "so-assessment: a request for re-examination has claims and reasons",
    "complete",
    at={ASSESSMENT: ("request-reexamination",)},
)
def request_is_reasoned(attempt: Attempt) -> None:
    """39号令20: in writing."""
    if not attempt.variables.get("requested"):
        return
    for field in ("claims", "claimReason"):
        if len(str(attempt.variables.get(field) or "").strip()) < REASON_MINIMUM:
            raise ReexaminationClaimsMissing(minimum=REASON_MINIMUM)


@guard(
    "so-assessment: seats are held in person",
    "claim",
    "complete",
    at={EVALUATION: (*PANEL_TASKS, "declare-interests")},
)
def seats_are_held_in_person(attempt: Attempt) -> None:
    """Only a seated expert visits, scores and reviews; seats are redrawn, never delegated (D.5, 5)."""
    known, account = known_to_task(attempt), attempt.actor.user_id
    states = {"DRAWN"} if attempt.task.element_id == "declare-interests" else {"SEATED"}
    seated = {
        row["account"]
        for row in panels.seats(attempt.session, int(known["case_id"]))
        if row["state"] in states
    }
    mine = known.get(
        {"declare-interests": "seat", "score-sections": "sheet"}.get(attempt.task.element_id, "")
    )
    is_mine = not isinstance(mine, Mapping) or mine.get("account") == account
    if attempt.actor.on_behalf_of is not None or account not in seated or not is_mine:
        raise NotOnTheExpertGroup(user=account)
    if attempt.task.element_id.startswith("joint-") and account not in known["deviation"]["accounts"]:
        raise NotOnTheExpertGroup(user=account)


@guard(
    "so-assessment: two experts visit, two agree",
    "complete",
    at={EVALUATION: ("site-visit", "joint-confirmation")},
)
def two_experts(attempt: Attempt) -> None:
    """Who visited already is not the second visitor; who wrote a joint sheet does not confirm it."""
    if attempt.is_at("site-visit"):
        before = _completed_by(attempt, "site-visit")
    else:
        before = _completed_by(attempt, "joint-review")[-1:]
    if attempt.actor.user_id in before:
        raise SameExpertTwice(user=attempt.actor.user_id, task=attempt.task.name)


@guard(
    "so-assessment: a score sheet is complete",
    "complete",
    at={EVALUATION: ("score-sections", "joint-review")},
)
def sheet_is_complete(attempt: Attempt) -> None:
    """Every indicator of the sections, within its points, with basis, and a reason for what is deducted."""
    if attempt.is_at("score-sections"):
        _check_sheet(known_to_task(attempt)["sheet"]["rows"], attempt.variables.get("scores"))
    else:
        _check_sheet(known_to_task(attempt)["deviation"]["rows"], attempt.variables.get("jointScores"))


@guard(
    "so-assessment: adjustments of a re-examination name indicators of the set",
    "complete",
    at={REEXAMINATION: ("hearing",)},
)
def adjustments_are_valid(attempt: Attempt) -> None:
    """Each once, within its points, with a reason."""
    case = find(attempt.session, CASES, int(known_to_task(attempt)["case_id"]))
    indicators, seen = indicator_sets()[case["indicator_set"]], set()
    for row in attempt.variables.get("adjustments") or []:
        code = str(row.get("indicator"))
        indicator, value = indicators.indicator(code), decimal(row.get("points"))
        most = Decimal(0) if indicator is None else indicator.points
        is_reasoned = bool(str(row.get("reason") or "").strip())
        if code in seen or value is None or not 0 <= value <= most or not is_reasoned:
            raise ScoreAdjustmentInvalid(indicator=code, maximum=plain(most))
        seen.add(code)


def _completed_by(attempt: Attempt, element_id: str) -> list[str]:
    """Who completed a user task in the same scope, the last one last."""
    rows = attempt.session.all(
        "SELECT completed_by FROM user_task WHERE tenant_id = ? AND instance_id = ? AND element_id = ?"
        " AND scope_id = ? AND status = 'completed' ORDER BY activity_id",
        (attempt.session.tenant_id, attempt.instance.id, element_id, attempt.task.scope_id),
    )
    return [row[0] for row in rows]


def _check_sheet(wanted: Iterable[Mapping[str, Any]], given: object) -> None:
    rows = _by_code(given)
    for each in wanted:
        row, most = rows.get(each["code"], {}), Decimal(str(each["maximum"]))
        value = decimal(row.get("points"))
        is_whole = value is not None and 0 <= value <= most and row.get("basis") in panels.BASES
        if not is_whole or (value != most and not str(row.get("reason") or "").strip()):
            raise ExpertSheetIncomplete(indicator=each["name"], maximum=plain(most))


def _needs_reason(attempt: Attempt, field: str) -> None:
    if len(str(attempt.variables.get(field) or "").strip()) < REASON_MINIMUM:
        raise AssessmentReasonMissing(minimum=REASON_MINIMUM)


def _by_code(rows: object) -> dict[str, Mapping[str, Any]]:
    if not isinstance(rows, list):
        return {}
    return {str(row.get("code")): row for row in rows if isinstance(row, Mapping)}
