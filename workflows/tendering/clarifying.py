"""Clarifications (澄清、修改) are part of the documents, and give more time where need be."""

from __future__ import annotations

from collections.abc import Sequence

from engine.actions import ActionContext
from workflows.registries.register import Row
from workflows.tendering.case import announce, moment, paper, session_of, shown_moment
from workflows.tendering.desk import find_tender, set_state


def issue_clarification(
    context: ActionContext,
    this: Row,
    rows: Sequence[Sequence[str]],
    *,
    deadline: str,
    moved_to: str | None,
    addressees: Sequence[str] = (),
) -> str:
    """Tell what was changed (DOC-407), by a notice or to those asked by name; gives the deadline now."""
    until = moment(moved_to or deadline)
    content = {"rows": rows, "deadline": shown_moment(until)}
    for addressee in addressees or ("",):
        paper(context, "DOC-407", this, content, addressee=addressee)
    if not addressees:
        announce(context, "CORRECTION_NOTICE", this, content)
    if moved_to is not None:
        session = session_of(context)
        set_state(session, find_tender(session, this["id"], lock=True).id, closes_at=until)
    return until.isoformat()
