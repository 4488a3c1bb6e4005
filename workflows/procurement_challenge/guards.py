"""Rules of challenges that hold whatever page or program completes their tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from engine.guards import Attempt, guard
from workflows.attempts import known
from workflows.procurement_challenge.errors import (
    EffectNotPossible,
    KnownDayDiffers,
    LateChallengeAccepted,
    SecondLetterCorrection,
    TimelyChallengeRefused,
    TooFewCandidates,
)
from workflows.procurement_challenge.letters import PERIOD, period_end, qualified_bidders
from workflows.procurement_contract.errors import HandledBefore
from workflows.registries.contracts import AWARD_CANDIDATE, current_award
from workflows.registries.project_cases import work_of
from workflows.registries.purchases import AWARDS
from workflows.registries.register import page
from workflows.rules import current_rules

PROCESS_KEY: Final = "procurement-challenge"
HANDLING: Final = frozenset({"formal-check", "handle-challenge"})
CANDIDATES: Final = "procurement-challenge.candidates-minimum"

#: What an upheld challenge of a target may do.
EFFECTS: Final = {
    "DOCUMENTS": frozenset({"AMEND", "RESTART"}),
    "PROCESS": frozenset({"NONE", "RESTART", "NEXT_CANDIDATE"}),
    "RESULT": frozenset({"NEXT_CANDIDATE", "RESTART"}),
}
_MOST: Final = 1000


@guard(
    "procurement-challenge: handled by who neither drafted nor evaluated",
    "claim",
    "complete",
    at={PROCESS_KEY: HANDLING},
)
def handlers_are_outsiders(attempt: Attempt) -> None:
    """SoD-06, over all cases of the project, for deputies as for those they act for."""
    people = [person for person in (attempt.actor.user_id, attempt.actor.on_behalf_of) if person]
    done = work_of(attempt.session, int(known(attempt)["project_id"]), people)
    if done is not None:
        raise HandledBefore(user=attempt.actor.user_id, done=done, task=attempt.task.name)


@guard(
    "procurement-challenge: in time is accepted, late is not", "complete", at={PROCESS_KEY: ("formal-check",)}
)
def period_decides(attempt: Attempt) -> None:
    """采购法52, 94号令: the seventh working day is in time, the eighth is not (T27)."""
    case, conclusion = known(attempt), attempt.variables.get("conclusion")
    known_on = _day(attempt.variables["knownOn"])
    if case["is_known_fixed"] and known_on != _day(case["knownOn"]):
        raise KnownDayDiffers(expected=str(case["knownOn"]))
    received_on = _day(case["received_on"])
    last_day = period_end(PERIOD, known_on, _day(case["rules_on"]))
    said = {"received_on": received_on.isoformat(), "last_day": last_day.isoformat()}
    if conclusion == "LATE" and received_on <= last_day:
        raise TimelyChallengeRefused(**said)
    if conclusion != "LATE" and received_on > last_day:
        raise LateChallengeAccepted(**said)
    if conclusion == "CORRECTION" and not str(attempt.variables.get("reason") or "").strip():
        raise SecondLetterCorrection()


@guard(
    "procurement-challenge: the effect follows from the result",
    "complete",
    at={PROCESS_KEY: ("handle-challenge",)},
)
def effect_follows(attempt: Attempt) -> None:
    """94号令16: documents amended, results replaced while enough candidates remain, or all begun anew."""
    case, given = known(attempt), attempt.variables
    check_effect(str(case["target"]), str(given.get("result")), str(given.get("effect")))
    if given.get("effect") == "NEXT_CANDIDATE":
        check_candidates(attempt, case)


def check_effect(target: str, result: str, effect: str) -> None:
    """Raises EffectNotPossible."""
    possible = EFFECTS[target] if result == "UPHELD" else frozenset({"NONE"})
    if effect not in possible:
        raise EffectNotPossible()


def check_candidates(attempt: Attempt, case: Mapping[str, Any]) -> None:
    """Raises TooFewCandidates."""
    project_id, on = int(case["project_id"]), _day(case["rules_on"])
    award = current_award(attempt.session, project_id)
    winner = None if award is None else int(award["organization_id"])
    waiting = page(attempt.session, AWARDS, project_id=project_id, state=AWARD_CANDIDATE, limit=_MOST).rows
    left = {int(row["organization_id"]) for row in waiting} | set(
        qualified_bidders(attempt.session, project_id)
    )
    needed = int(current_rules().rule(CANDIDATES, on).value)
    if len(left - {winner}) < needed:
        raise TooFewCandidates(found=len(left - {winner}), needed=needed)


def _day(value: object) -> date:
    return date.fromisoformat(str(value)[:10])
