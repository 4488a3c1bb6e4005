"""What stays out of variables and history: an expert's sheet until all are in, a vote until all are cast."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.guards import Attempt
from engine.submissions import keeper
from workflows.attempts import known_to_task
from workflows.registries import meetings, panels
from workflows.so_assessment import scores
from workflows.so_assessment.guards import EVALUATION, REEXAMINATION


@keeper(EVALUATION, "score-sections")
def keep_sheet(attempt: Attempt) -> Mapping[str, Any]:
    """The sheet goes into the register; the case learns that it is there, by the task being done."""
    panels.hand_in(
        attempt.session,
        attempt.actor,
        case_id=int(known_to_task(attempt)["case_id"]),
        account=attempt.actor.user_id,
        round=panels.SINGLE,
        sheet=scores.sheet_of(attempt.variables["scores"]),
        instance_id=attempt.instance.id,
    )
    return {}


@keeper(EVALUATION, "vote")
@keeper(REEXAMINATION, "rereview-vote")
def keep_vote(attempt: Attempt) -> Mapping[str, Any]:
    """A vote by name; whoever declares an interest is recorded as recused."""
    choice = "RECUSED" if attempt.variables.get("conflictDeclared") else attempt.variables["choice"]
    meetings.cast_vote(
        attempt.session,
        attempt.actor,
        meeting_id=int(known_to_task(attempt)["meeting_id"]),
        account=attempt.actor.user_id,
        choice=str(choice),
        reason=attempt.variables.get("voteReason"),
        instance_id=attempt.instance.id,
    )
    return {}
