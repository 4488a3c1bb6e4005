"""Rules of complaints that hold whatever page or program completes their tasks."""

from __future__ import annotations

from datetime import date
from typing import Final

from engine.guards import Attempt, guard
from workflows.attempts import known
from workflows.procurement_challenge.guards import check_candidates, check_effect
from workflows.procurement_challenge.letters import period_end
from workflows.procurement_complaint.errors import (
    ComplaintNotTheChallengers,
    ComplaintTooEarly,
    LateComplaintAccepted,
    SecondComplaintCorrection,
    SuspensionTooLong,
)
from workflows.procurement_contract.errors import HandledBefore
from workflows.registries.project_cases import work_of
from workflows.registries.purchases import CHALLENGES
from workflows.registries.register import find

PROCESS_KEY: Final = "procurement-complaint"
SUPERVISORS: Final = frozenset({"check-complaint", "send-copies", "investigate", "approve-decision"})
SUSPENSION: Final = "procurement-complaint.suspension"


@guard(
    "procurement-complaint: supervisors hold no part in the purchase",
    "claim",
    "complete",
    at={PROCESS_KEY: SUPERVISORS},
)
def supervisors_are_outsiders(attempt: Attempt) -> None:
    """SoD-10, 采购法60: who took part in the purchase does not decide on complaints about it."""
    people = [person for person in (attempt.actor.user_id, attempt.actor.on_behalf_of) if person]
    done = work_of(attempt.session, int(known(attempt)["project_id"]), people)
    if done is not None:
        raise HandledBefore(user=attempt.actor.user_id, done=done, task=attempt.task.name)


@guard(
    "procurement-complaint: accepted only after a challenge, and in time",
    "complete",
    at={PROCESS_KEY: ("check-complaint",)},
)
def conditions_hold(attempt: Attempt) -> None:
    """采购法55, 94号令17, 21: whose challenge it was, its answer period, the fifteen days, one correction."""
    case, conclusion = known(attempt), attempt.variables.get("conclusion")
    if conclusion == "CORRECTION" and case["correction_count"] > 0:
        raise SecondComplaintCorrection()
    if conclusion == "NOT_ACCEPTED":
        return
    earlier = find(attempt.session, CHALLENGES, int(case["earlier_id"]))
    if earlier["organization_id"] != int(case["organization_id"]):
        raise ComplaintNotTheChallengers(number=earlier["challenge_no"])
    received_on = _day(case["received_on"])
    if earlier["state"] == "RECEIVED" and received_on <= earlier["due_on"]:
        raise ComplaintTooEarly(answer_due=earlier["due_on"].isoformat())
    if received_on > _day(case["last_day"]):
        raise LateComplaintAccepted(received_on=received_on.isoformat(), last_day=str(case["last_day"]))


@guard(
    "procurement-complaint: suspended for thirty days at most", "complete", at={PROCESS_KEY: ("send-copies",)}
)
def suspension_ends(attempt: Attempt) -> None:
    """采购法57."""
    if not attempt.variables.get("suspend"):
        return
    latest = period_end(SUSPENSION, _day(attempt.variables["sentOn"]), _day(known(attempt)["rules_on"]))
    if _day(attempt.variables["suspendUntil"]) > latest:
        raise SuspensionTooLong(latest=latest.isoformat())


@guard(
    "procurement-complaint: the effect follows from the result",
    "complete",
    at={PROCESS_KEY: ("investigate",)},
)
def effect_follows(attempt: Attempt) -> None:
    """94号令31 to 32: as for challenges."""
    if attempt.variables.get("nextStep") != "DECIDE":
        return
    case, given = known(attempt), attempt.variables
    check_effect(str(case["target"]), str(given.get("result")), str(given.get("effect")))
    if given.get("effect") == "NEXT_CANDIDATE":
        check_candidates(attempt, case)


def _day(value: object) -> date:
    return date.fromisoformat(str(value)[:10])
