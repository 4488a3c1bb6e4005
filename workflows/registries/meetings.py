"""Meetings of the assessment and the re-examination committee: attendance, quorum, votes by name (D.5, 8)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import StatusNotReachable
from workflows.registries.fields import needed, one_of
from workflows.registries.register import Register, Row, change, enter, find, page
from workflows.registries.tables.assessments import assessment_meeting
from workflows.registries.tables.awards import vote

#: What is put to the vote is a draft grade.
MEETINGS = Register(assessment_meeting, hidden=frozenset({"grade", "proposal"}))
#: Members vote independently: history tells that somebody voted, not how.
VOTES = Register(vote, hidden=frozenset({"choice", "reason"}))

KINDS = frozenset({"FINAL", "REREVIEW"})
CHOICES = frozenset({"YES", "NO", "ABSTAIN", "RECUSED"})
OUTCOMES = frozenset({"PASSED", "NOT_PASSED", "NO_QUORUM"})


def has_quorum(present: int, members: int, share: Fraction) -> bool:
    """Whether enough members came: of eleven, two thirds are eight."""
    return present >= share * members


def has_majority(yes: int, members: int, share: Fraction) -> bool:
    """More than ``share`` of *all* members, those who stayed away included: of eleven, six."""
    return yes > share * members


def open_meeting(
    session: Session,
    actor: Actor,
    *,
    case_id: int,
    kind: str,
    held_on: date,
    chair: str,
    members: Sequence[str],
    present: Sequence[str],
    grade: str | None = None,
    proposal: str | None = None,
    instance_id: int | None = None,
) -> int:
    """A meeting on one case. Raises EntryIncomplete for a chair or a present person who is no member."""
    one_of(MEETINGS.name, "kind", kind, KINDS)
    needed(MEETINGS.name, chair=chair)
    for account in (chair, *present):
        one_of(MEETINGS.name, "present", account, members)
    number = len(page(session, MEETINGS, case_id=case_id, kind=kind, limit=100).rows) + 1
    values = {
        "case_id": case_id,
        "kind": kind,
        "number": number,
        "held_on": held_on,
        "chair": chair,
        "members": json.dumps(list(members), ensure_ascii=False),
        "present": json.dumps(sorted(set(present)), ensure_ascii=False),
        "grade": grade,
        "proposal": proposal,
    }
    return enter(session, actor, MEETINGS, values, instance_id=instance_id, effective_on=held_on)


def people_of(meeting: Row, part: str) -> list[str]:
    """The accounts of ``members`` or ``present``."""
    accounts: list[str] = json.loads(meeting[part])
    return accounts


def cast_vote(
    session: Session,
    actor: Actor,
    *,
    meeting_id: int,
    account: str,
    choice: str,
    reason: str | None = None,
    instance_id: int | None = None,
) -> int:
    """A vote by name of a member who came, once, never changed.

    Raises EntryExists, EntryIncomplete, StatusNotReachable when the meeting is closed."""
    meeting = find(session, MEETINGS, meeting_id, lock=True)
    one_of(VOTES.name, "choice", choice, CHOICES)
    one_of(VOTES.name, "account", account, people_of(meeting, "present"))
    if meeting["closed_at"] is not None:
        raise StatusNotReachable(name="会议", old="CLOSED", new="VOTED")
    values = {
        "meeting_id": meeting_id,
        "case_id": meeting["case_id"],
        "account": account,
        "choice": choice,
        "reason": reason,
    }
    return enter(session, actor, VOTES, values, instance_id=instance_id)


def close_meeting(
    session: Session, actor: Actor, meeting_id: int, outcome: str, *, instance_id: int | None = None
) -> Row:
    """Nobody votes any more. Raises StatusNotReachable when it is closed already."""
    one_of(MEETINGS.name, "outcome", outcome, OUTCOMES)
    old = find(session, MEETINGS, meeting_id, lock=True)
    if old["closed_at"] is not None:
        raise StatusNotReachable(name="会议", old="CLOSED", new="CLOSED")
    values = {"closed_at": session.now, "outcome": outcome}
    return change(session, actor, MEETINGS, meeting_id, values, instance_id=instance_id)


def votes(session: Session, meeting_id: int) -> tuple[Row, ...]:
    """The votes by name, once everybody who came has voted.

    Raises StatusNotReachable before: no member sees how another voted."""
    meeting = find(session, MEETINGS, meeting_id)
    rows = page(session, VOTES, meeting_id=meeting_id, limit=100).rows
    if set(people_of(meeting, "present")) - {row["account"] for row in rows}:
        raise StatusNotReachable(name="表决", old="OPEN", new="COUNTED")
    return rows


def meetings(session: Session, case_id: int, kind: str) -> tuple[Row, ...]:
    """The meetings of one kind on a case, the first first."""
    return page(session, MEETINGS, case_id=case_id, kind=kind, limit=100).rows
