"""Rules of the evaluation that hold whatever page or program completes its tasks; what it keeps apart.

They are those of every committee that judges opened bids: of tenders, and the group of a consultation.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from engine.guards import Attempt, guard
from engine.identity.visibility import VisibilityPolicy, set_policy
from engine.submissions import keeper
from workflows.attempts import known
from workflows.procurement_evaluation.errors import (
    CorrectionUnconfirmed,
    DeclarationMissing,
    DissentMissing,
    ExplanationTooShort,
    NotOnThisCommittee,
    RulingWithoutGrounds,
    VoidWithoutReason,
    VoteMissing,
)
from workflows.procurement_plan.requirement import rows
from workflows.registries.committees import SEATS, declare_interests, lock_score, write_score
from workflows.registries.register import Row, find
from workflows.tendering import committee
from workflows.tendering.case import rule
from workflows.tendering.scoring import check_points, read_sheet

KEY: Final = "procurement-evaluation"
GROUP: Final = "procurement-consultation-group"
COMMITTEES: Final = frozenset({KEY, GROUP})
#: Steps that only a member of the committee takes, whoever is offered them.
MEMBERS_ONLY: Final = frozenset(
    {
        "declare-interests",
        "elect-chair",
        "conformity-review",
        "judge-collusion",
        "ask-explanation",
        "vote-on-price",
        "score-objective",
        "score",
        "sign-report",
        "negotiate",
        "conclude-negotiation",
        "confirm-change",
    }
)


# who judges is known to the agency's manager and to auditors, not to whoever supervises a unit (87号令 47)
for _committee in COMMITTEES:
    set_policy(_committee, VisibilityPolicy(supervisors=False))


def _seat(attempt: Attempt, case: Mapping[str, Any]) -> Row:
    """The seat of whoever acts; nobody acts for somebody else's (D.5). Raises NotOnThisCommittee."""
    found = committee.seat_of(attempt.session, int(case["committee_id"]), attempt.actor.user_id)
    if found is None or attempt.actor.on_behalf_of:
        raise NotOnThisCommittee(user=attempt.actor.user_id)
    return found


@guard(f"{KEY}: members act for themselves", "claim", "complete", at=dict.fromkeys(COMMITTEES, MEMBERS_ONLY))
def members_only(attempt: Attempt) -> None:
    """Committee seats cannot be delegated; whoever had to leave does nothing more (49)."""
    _seat(attempt, known(attempt))


@guard(f"{KEY}: a conflict is described", "complete", at=dict.fromkeys(COMMITTEES, ("declare-interests",)))
def conflict_is_described(attempt: Attempt) -> None:
    """SoD-07: the kind of relation, with whom, when."""
    if not attempt.variables.get("conflictDeclared"):
        return
    if not all(str(attempt.variables.get(name) or "").strip() for name in ("relation", "party", "period")):
        raise DeclarationMissing()


@keeper(GROUP, "declare-interests")
@keeper(KEY, "declare-interests")
def keep_declaration(attempt: Attempt) -> dict[str, Any]:
    """A declaration is the register's, not the case's: what members are tied to is nobody else's business."""
    given = attempt.variables
    parts = {name: given.get(name) for name in ("relation", "party", "period", "statement")}
    statement = "；".join(str(value).strip() for value in parts.values() if value)
    declare_interests(
        attempt.session,
        attempt.actor,
        _seat(attempt, known(attempt))["id"],
        has_conflict=bool(given.get("conflictDeclared")),
        statement=statement,
        # of this case: the administrators' chain would tell who sits on the committee
        instance_id=attempt.instance.id,
    )
    return {}


@guard(f"{KEY}: the purchaser does not chair", "complete", at=dict.fromkeys(COMMITTEES, ("elect-chair",)))
def chair_is_an_expert(attempt: Attempt) -> None:
    """87号令 45(4), SoD-04 (T15)."""
    case = known(attempt)
    seat = find(attempt.session, SEATS, int(attempt.variables["chairSeat"]))
    held = case["members"]
    reps = sum(1 for member in held if member["role"] == committee.PURCHASER)
    on = date.fromisoformat(str(case["rules_on"]))
    least = int(rule("committee-size", on))
    committee.check_composition(len(held), reps, least, on, chair_role=seat["role"])


@guard(
    f"{KEY}: a void bid is void for a reason",
    "complete",
    at=dict.fromkeys(COMMITTEES, ("conformity-review",)),
)
def conformity_is_reasoned(attempt: Attempt) -> None:
    """63 is a closed list; a corrected price names the step of 59."""
    given = attempt.variables
    reasoned = given.get("voidReason") and str(given.get("voidText") or "").strip()
    if given.get("conforms") is False and not reasoned:
        raise VoidWithoutReason()
    if given.get("correctedPrice") not in (None, "") and not given.get("correction"):
        raise CorrectionUnconfirmed()


@guard(f"{KEY}: rulings have grounds", "complete", at=dict.fromkeys(COMMITTEES, ("judge-collusion",)))
def rulings_have_grounds(attempt: Attempt) -> None:
    """What software only hints at, the committee decides (D16)."""
    for row in rows(attempt.variables, "hints"):
        if row.get("ruling") not in ("COLLUSION", "NONE") or not str(row.get("grounds") or "").strip():
            raise RulingWithoutGrounds(pair=row.get("pair"))


@guard(f"{KEY}: bidders have time to explain", "complete", at=dict.fromkeys(COMMITTEES, ("ask-explanation",)))
def time_to_explain(attempt: Attempt) -> None:
    """Thirty minutes at least (财库〔2026〕2号)."""
    minimum = int(rule("explanation-minutes", date.fromisoformat(str(known(attempt)["rules_on"]))))
    if int(attempt.variables.get("minutes") or 0) < minimum:
        raise ExplanationTooShort(minimum=minimum)


@guard(
    f"{KEY}: every member votes on every price", "complete", at=dict.fromkeys(COMMITTEES, ("vote-on-price",))
)
def votes_are_cast(attempt: Attempt) -> None:
    """A blank is no vote."""
    for row in rows(attempt.variables, "votes"):
        if row.get("choice") not in ("CREDIBLE", "NOT_CREDIBLE"):
            raise VoteMissing(bidder=row.get("bidder"))


@guard(
    f"{KEY}: objective points are complete", "complete", at=dict.fromkeys(COMMITTEES, ("score-objective",))
)
def objective_points(attempt: Attempt) -> None:
    """The same points for all members, within their factor."""
    check_points(rows(attempt.variables, "objectiveRows"), _bidders(known(attempt)))


@guard(f"{KEY}: a sheet is complete", "complete", at=dict.fromkeys(COMMITTEES, ("score",)))
def sheet_is_complete(attempt: Attempt) -> None:
    """Every factor of every bid, within its points."""
    _sheet(attempt, known(attempt))


@keeper(GROUP, "score")
@keeper(KEY, "score")
def keep_sheet(attempt: Attempt) -> dict[str, Any]:
    """The sheet is locked in the register; the case and its history learn that there is one (62)."""
    case = known(attempt)
    seat_id = _seat(attempt, case)["id"]
    for bid, items in _sheet(attempt, case).items():
        case_id = attempt.instance.id
        row = write_score(attempt.session, attempt.actor, seat_id, int(bid), items, instance_id=case_id)
        lock_score(attempt.session, attempt.actor, row["id"], instance_id=case_id)
    return {}


@guard(f"{KEY}: dissent is written", "complete", at=dict.fromkeys(COMMITTEES, ("sign-report",)))
def dissent_is_written(attempt: Attempt) -> None:
    """Who refuses to sign and does not say why is taken to agree (61); here nobody is."""
    if (
        attempt.variables.get("agrees") == "DISAGREE"
        and not str(attempt.variables.get("dissent") or "").strip()
    ):
        raise DissentMissing()


def _bidders(case: Mapping[str, Any]) -> dict[str, str]:
    return {str(bid["bid"]): str(bid["bidder"]) for bid in case["valid_bids"]}


def _sheet(attempt: Attempt, case: Mapping[str, Any]) -> dict[str, Any]:
    given, objective = rows(attempt.variables, "scores"), case.get("objective_scores") or []
    return dict(read_sheet(given, case["scoring"], _bidders(case), objective))
