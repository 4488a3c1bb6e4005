"""Score sheets as papers (DOC-412): made when the result is public, and with it who judged (87号令 47)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from engine.actions import ActionContext
from workflows.registries.committees import all_sheets, points
from workflows.registries.register import Row
from workflows.tendering import committee
from workflows.tendering.case import paper, session_of
from workflows.tendering.scoring import Rows, deviations, factors

FAR = "偏离平均分较大"


def issue_sheets(
    context: ActionContext,
    this: Row,
    committee_id: int,
    *,
    scoring: Rows,
    bidders: Mapping[int, str],
    rules_on: date,
) -> None:
    """One paper for each member and bid; those far from the mean are marked, not changed."""
    session = session_of(context)
    sheets = all_sheets(session, committee_id)
    users = {seat["id"]: str(seat["user_id"]) for seat in committee.sitting(session, committee_id)}
    names = committee.names(session, users.values())
    far = _far(sheets, rules_on)
    for sheet in sheets:
        items = json.loads(sheet["items"])
        note = FAR if (str(sheet["seat_id"]), str(sheet["candidate_id"])) in far else ""
        rows = [
            [factor.name, factor.most, items[factor.name], note]
            for factor in factors(scoring)
            if factor.name in items
        ]
        content = {
            "org_name": bidders[sheet["candidate_id"]],
            "rows": rows,
            "total": points(sheet["total"]),
        }
        paper(context, "DOC-412", this, content, addressee=names[users[sheet["seat_id"]]])


def _far(sheets: Sequence[Row], rules_on: date) -> set[tuple[str, str]]:
    """Seat and bid of sheets far from the mean."""
    by_member: dict[str, dict[str, Decimal]] = {}
    for sheet in sheets:
        bid = str(sheet["candidate_id"])
        by_member.setdefault(str(sheet["seat_id"]), {})[bid] = points(sheet["total"])
    return {(row["member"], row["bid"]) for row in deviations(by_member, rules_on)}
