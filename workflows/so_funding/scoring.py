"""Independent scoring: a sheet is kept apart and locked; nobody sees it before all are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from engine.guards import Attempt
from engine.persistence.session import Session
from engine.submissions import keeper
from workflows.attempts import known_to_task
from workflows.errors import StatusNotReachable
from workflows.registries.committees import (
    COMMITTEES,
    SEATS,
    all_sheets,
    declare_interests,
    lock_score,
    points,
    write_score,
)
from workflows.registries.grants import REMARKS
from workflows.registries.register import Row, enter, find, find_by
from workflows.so_funding.common import money
from workflows.so_funding.experts import committee_of

#: Criterion of form F3s, its rule of points, its name on the sheet.
CRITERIA: Final = (
    ("need", "score-need", "需求"),
    ("plan", "score-plan", "方案"),
    ("team", "score-team", "团队"),
    ("budgetFit", "score-budget", "预算"),
    ("sustain", "score-sustain", "可持续"),
)


@keeper("so-funding-round", "score-sheet")
def keep_sheet(attempt: Attempt) -> Mapping[str, Any]:
    """Write and lock the sheet, or note the conflict; the case learns whether there is one, no more."""
    given, session = attempt.variables, attempt.session
    seat_id = int(known_to_task(attempt)["seat"]["seat_id"])
    if given["conflict"] == "YES":
        statement = str(given.get("conflictText") or "本人申报有利害关系")
        declare_interests(
            session,
            attempt.actor,
            seat_id,
            has_conflict=True,
            statement=statement,
            instance_id=attempt.instance.id,
        )
        return {"conflict": "YES"}
    items = {key: Decimal(str(given[key])) for key, _, _ in CRITERIA}
    seat = find(session, SEATS, seat_id)
    committee = find(session, COMMITTEES, seat["committee_id"])
    instance_id = attempt.instance.id
    row = write_score(
        session, attempt.actor, seat_id, committee["subject_id"], items, instance_id=instance_id
    )
    remark = {"score_id": row["id"], "suggested": money(given["suggestAmount"]), "comment": given["comment"]}
    enter(session, attempt.actor, REMARKS, remark, instance_id=instance_id)
    lock_score(session, attempt.actor, row["id"], instance_id=instance_id)
    return {"conflict": "NONE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedSheet:
    """A locked sheet, once all sheets on the application are."""

    seat: Row
    score: Row
    items: Mapping[str, Decimal]
    suggested: Decimal
    comment: str


def opened_sheets(session: Session, grant_id: int) -> tuple[OpenedSheet, ...]:
    """Every sheet on an application. Raises StatusNotReachable while one of them is not locked."""
    committee = committee_of(session, grant_id)
    if committee is None:
        raise StatusNotReachable(name="评分表", old="OPEN", new="SUMMED")
    return tuple(_opened(session, row) for row in all_sheets(session, committee["id"]))


def _opened(session: Session, row: Row) -> OpenedSheet:
    remark = find_by(session, REMARKS, score_id=row["id"])
    assert remark is not None, "kept with the sheet"
    return OpenedSheet(
        seat=find(session, SEATS, row["seat_id"]),
        score=row,
        items={name: Decimal(value) for name, value in json.loads(row["items"]).items()},
        suggested=remark["suggested"],
        comment=remark["comment"],
    )


def mean_score(sheets: tuple[OpenedSheet, ...]) -> Decimal:
    """The mean of all sheets, none dropped, to two decimals."""
    total = sum((points(sheet.score["total"]) for sheet in sheets), Decimal(0))
    return (total / len(sheets)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def mean_suggestion(sheets: tuple[OpenedSheet, ...]) -> Decimal:
    """What the experts suggest on average, in whole 元."""
    total = sum((sheet.suggested for sheet in sheets), Decimal(0))
    return (total / len(sheets)).quantize(Decimal("1"), rounding=ROUND_HALF_UP)
