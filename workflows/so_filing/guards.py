"""Rules of the filing that hold whatever page or program completes its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.guards import Attempt, guard
from workflows.attempts import did_twin, known
from workflows.calendar import current_calendar, local_date
from workflows.errors import (
    ChecklistInconsistent,
    CorrectionPeriodTooShort,
    NameTaken,
    SamePersonTwice,
    SecondCorrectionNotice,
)
from workflows.opinions import check_interest, check_opinion
from workflows.registries.filings import filing, is_name_taken
from workflows.rules import current_rules

PROCESS_KEY = "so-filing"


@guard(
    "so-filing: the conclusion agrees with the checklist",
    "complete",
    at={PROCESS_KEY: ("acceptance-review",)},
)
def checklist_agrees(attempt: Attempt) -> None:
    """Acceptance needs every material complete; a correction notice lists what is not (form F1c)."""
    conclusion, items = attempt.variables.get("conclusion"), _items(attempt.variables)
    faulty = _faulty(items)
    consistent = {
        "ACCEPTED": bool(items) and not faulty,
        "CORRECTION": bool(faulty),
        "NOT_ACCEPTED": bool(attempt.variables.get("reason")),
    }
    if not consistent.get(str(conclusion), False):
        raise ChecklistInconsistent(conclusion=conclusion)


@guard("so-filing: one correction notice only", "complete", at={PROCESS_KEY: ("acceptance-review",)})
def one_correction_notice(attempt: Attempt) -> None:
    """A second notice may only concern newly submitted material (行政许可法32)."""
    if attempt.variables.get("conclusion") != "CORRECTION":
        return
    before = known(attempt)
    if not before.get("correction_count"):
        return
    old = _faulty(_items(attempt.variables)) - set(before.get("resubmitted") or ())
    if old:
        raise SecondCorrectionNotice(materials=", ".join(sorted(old)))


@guard("so-filing: time enough to correct", "complete", at={PROCESS_KEY: ("acceptance-review",)})
def time_to_correct(attempt: Attempt) -> None:
    """A last day named by the officer leaves the applicant the minimum period."""
    last_day = attempt.variables.get("correctionDue")
    if attempt.variables.get("conclusion") != "CORRECTION" or last_day in (None, ""):
        return
    today = local_date(attempt.session.now)
    rules_on = date.fromisoformat(str(known(attempt)["rules_on"]))
    minimum = current_rules().deadline(
        "so-filing.correction-period-minimum", today, current_calendar(), on=rules_on
    )
    if minimum.due_on is not None and not _is_day_from(last_day, minimum.due_on):
        raise CorrectionPeriodTooShort(earliest=minimum.due_on.isoformat())


@guard(
    "so-filing: a decision has an opinion and, unless it agrees, a reason",
    "complete",
    at={PROCESS_KEY: ("review", "approve")},
)
def decision_is_reasoned(attempt: Attempt) -> None:
    """FG-DECISION: refusals and returns say why; a declared conflict ends in recusal (公务员法76)."""
    check_opinion(attempt)
    check_interest(attempt)


@guard("so-filing: the name is free", "complete", at={PROCESS_KEY: ("approve",)})
def name_is_free(attempt: Attempt) -> None:
    """Nothing is granted to a group whose name an active one of the street bears (D-NAME)."""
    if attempt.variables.get("opinion") != "AGREE":
        return
    row = filing(attempt.session, instance_id=attempt.instance.id)
    if is_name_taken(attempt.session, row["street"], row["org_name"]):
        raise NameTaken(name=row["org_name"])


@guard("so-filing: two officers make the site check", "complete", at={PROCESS_KEY: ("site-check",)})
def two_officers(attempt: Attempt) -> None:
    """Who has reported already cannot be the second officer of the same check (行政许可法34)."""
    if did_twin(attempt):
        raise SamePersonTwice(user=attempt.actor.user_id)


def _is_day_from(value: object, earliest: date) -> bool:
    try:
        return date.fromisoformat(str(value)) >= earliest
    except ValueError:
        return False


def _items(variables: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    items = variables.get("items")
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []


def _faulty(items: list[Mapping[str, Any]]) -> set[str]:
    return {str(item.get("material")) for item in items if item.get("state") != "COMPLETE"}
