"""Rules of the meeting that decides on grants: quorum, members who hold the post, separation, recusal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from engine.guards import Attempt, guard
from engine.identity.directory import post_holders
from workflows.attempts import known_to_task
from workflows.calendar import local_date
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import find
from workflows.so_funding.common import grant_of, rule
from workflows.so_funding.decisions import LEVELS, tally
from workflows.so_funding.errors import FundingMeetingInvalid
from workflows.so_funding.experts import account_is_tied, acting_for, since_of


@guard("so-funding-round: the meeting is valid", "complete", at={"so-funding-round": ("decide",)})
def meeting_is_valid(attempt: Attempt) -> None:
    """D.5 (8) and SoD-15: a quorum of members, who recommended, checked or scored stays away."""
    known, given = known_to_task(attempt), attempt.variables
    meeting, on = known["meeting"], date.fromisoformat(str(known["rules_on"]))
    votes, members, present = tally(meeting["items"], given)
    if given.get("conflictDeclared"):
        raise FundingMeetingInvalid(reason="conflict")
    strangers = {account for choices in votes.values() for account in choices} - set(present)
    if not members or len(set(members)) != len(members) or strangers:
        raise FundingMeetingInvalid(reason="members")
    agenda = {item["grant_no"] for item in meeting["items"]}
    for grant_no in set(votes) - agenda:
        raise FundingMeetingInvalid(reason="unknown", grant_no=grant_no)
    if len(present) * 100 <= len(members) * int(rule("quorum-share", on)):
        raise FundingMeetingInvalid(reason="quorum", members=len(members), present=len(present))
    _are_members(attempt, meeting, members)
    _are_separate(attempt, meeting["items"], present)
    _are_free(attempt, meeting["items"], present, on)


def _are_members(attempt: Attempt, meeting: Mapping[str, Any], members: Sequence[str]) -> None:
    """All members are named, and nobody else: they hold the post of the level."""
    post, _, title = LEVELS[meeting["level"]]
    unit = meeting["group"].partition(":")[2]
    held = {holding.person_id for holding in post_holders(attempt.session, unit, post)}
    for account in sorted(held.symmetric_difference(members)):
        raise FundingMeetingInvalid(reason="holders", account=account, title=title)


def _are_separate(attempt: Attempt, items: Sequence[Mapping[str, Any]], present: Sequence[str]) -> None:
    """SoD-15: in the cases of the applications and in the round, they did nothing before."""
    session = attempt.session
    cases = [grant_of(session, item["grant_no"])["instance_id"] for item in items] + [attempt.instance.id]
    marks, names = ", ".join("?" * len(cases)), ", ".join("?" * len(present))
    row = session.one(
        "SELECT completed_by, completed_on_behalf_of FROM user_task"
        " WHERE tenant_id = ? AND status = 'completed'"
        " AND element_id IN ('street-recommend', 'formal-check', 'score-sheet', 'propose-amounts',"
        " 'review-proposals', 'close-intake')"
        f" AND instance_id IN ({marks})"
        f" AND (completed_by IN ({names}) OR completed_on_behalf_of IN ({names})) ORDER BY activity_id",
        (session.tenant_id, *cases, *present, *present),
    )
    if row is not None:
        account = row[0] if row[0] in present else row[1]
        raise FundingMeetingInvalid(reason="separate", account=account)


def _are_free(attempt: Attempt, items: Sequence[Mapping[str, Any]], present: Sequence[str], on: date) -> None:
    """领导干部兼职: who is tied to an applicant is not among those present."""
    session, since = attempt.session, since_of(local_date(attempt.session.now), on)
    for item in items:
        organization_id = grant_of(session, item["grant_no"])["organization_id"]
        acting = acting_for(session, organization_id)
        for account in present:
            if account in acting or account_is_tied(session, account, organization_id, since):
                name = find(session, ORGANIZATIONS, organization_id)["name"]
                raise FundingMeetingInvalid(reason="officer", account=account, name=name)
