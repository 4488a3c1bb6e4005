"""What a review and an evaluation leave in the purchaser's case: who failed what, and who comes first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.actions import ActionContext
from workflows.registries.purchases import advance_bid, advance_project
from workflows.registries.register import Row
from workflows.tendering.case import Given, paper, project, session_of, today
from workflows.tendering.eligibility import PASS


def failures(checks: Sequence[Given]) -> dict[str, str]:
    """Bid -> why it does not qualify, empty for one that does, by the lines of the review (F4q)."""
    failed: dict[str, list[str]] = {str(row["bidId"]): [] for row in checks}
    for row in checks:
        if row.get("result") != PASS:
            failed[str(row["bidId"])].append(f"{row['requirement']}：{row.get('reason') or ''}")
    return {bid: "；".join(reasons) for bid, reasons in failed.items()}


def issue_review(context: ActionContext, this: Row, checks: Sequence[Given], queried_at: object) -> None:
    """The review of who qualifies, as a paper (DOC-410)."""
    rows = [
        [
            row["bidder"],
            row["requirement"],
            "合格" if row["result"] == PASS else "不合格",
            row.get("reason") or "",
        ]
        for row in checks
    ]
    content = {"checked_on": today(context), "queried_at": queried_at, "rows": rows or [["无"]]}
    paper(context, "DOC-410", this, content)


def take_report(
    context: ActionContext, project_id: int, report: Given, ranked: Sequence[Given], method: str
) -> dict[str, Any]:
    """The purchaser gets the report (DOC-413); the members' names wait for the result (87号令 47)."""
    session = session_of(context)
    this = project(session, project_id)
    for row in ranked:
        advance_bid(session, context.actor, int(row["bid"]), "CANDIDATE", instance_id=context.instance_id)
    content = {
        "method": method,
        "evaluated_on": report["evaluated_on"],
        "members": [f"{report['size']}人（名单随结果公告公开）"],
        "opening": report["opening"],
        "rows": [[row["rank"], row["bidder"], row["price"], row["total"]] for row in ranked],
        "void_bids": report.get("void_bids") or None,
        "dissent": report.get("dissent") or None,
    }
    paper(context, "DOC-413", this, content)
    advance_project(session, context.actor, this["id"], "EVALUATED", instance_id=context.instance_id)
    return {"report_received_on": today(context)}
