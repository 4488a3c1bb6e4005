"""Who begins a procedure about a filing, and the rules that hold whoever completes its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from marshmallow import EXCLUDE, ValidationError

from engine.actor import Actor
from engine.guards import Attempt, Beginning, beginning_guard, guard
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.duty import beginners
from workflows.errors import DecisionWithoutReason, NameTaken
from workflows.opinions import REASON_MINIMUM, check_interest, is_reason
from workflows.registries.filings import is_name_taken
from workflows.registries.followups import CHANGE, CORRECTION, REVOCATION, followup, under_way
from workflows.registries.register import Row
from workflows.registries.streets import street as find_street
from workflows.so_filing_followup.actions import in_force
from workflows.so_filing_followup.errors import (
    CorrectedOnceAlready,
    CorrectionBySamePerson,
    FollowupBySamePerson,
    FollowupUnderWay,
    IntakeInconsistent,
    NotTheFilingsApplicant,
    NotTheFilingsStreet,
)
from workflows.so_filing_followup.requests import KINDS, asked_for
from workflows.so_filing_followup.schemas import RequestInput

INTAKE: Final = "street-acceptance"
#: Grounds of a cancellation that the sub-district may act on by itself.
_BY_STREET: Final = frozenset({"INACTIVE", "CONVERTED"})


@beginning_guard("so-filing follow-ups: whose filing it is")
def whose_filing(beginning: Beginning) -> None:
    """The applicant changes, renews and gives up; the sub-district cancels for cause, revokes, corrects."""
    kind = KINDS.get(beginning.process_key)
    if kind is None:
        return
    session, given = beginning.session, _request(beginning.variables)
    filing = in_force(session, given["filingNo"])
    by_street = kind in (REVOCATION, CORRECTION) or given["cancelReason"] in _BY_STREET
    if kind not in (REVOCATION, CORRECTION) and _is_applicant(beginning.actor, filing):
        # inactivity is for the street to establish
        if given["cancelReason"] == "INACTIVE":
            _check_street(beginning.actor, filing)
    elif by_street:
        _check_street(beginning.actor, filing)
    else:
        raise NotTheFilingsApplicant(name=filing["org_name"])
    open_one = under_way(session, filing["instance_id"], kind)
    if open_one is not None:
        raise FollowupUnderWay(name=filing["org_name"], receipt_no=open_one["receipt_no"])
    today = local_date(session.now)
    asked_for(session, kind, given, filing, today, today)
    _check_new_name(session, kind, filing, str(given["newName"] or ""))


def _request(variables: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the start form gave; a value of a wrong type is taken for none, the form having had its say."""
    try:
        loaded: Mapping[str, Any] = RequestInput().load(
            {name: value for name, value in variables.items() if value not in (None, "")}, unknown=EXCLUDE
        )
    except ValidationError as error:
        valid = error.valid_data if isinstance(error.valid_data, dict) else {}
        loaded = RequestInput().load({"filingNo": "", **valid}, unknown=EXCLUDE)
    return loaded


def _is_applicant(actor: Actor, filing: Row) -> bool:
    return filing["applicant"] in (actor.user_id, actor.on_behalf_of)


def _check_street(actor: Actor, filing: Row) -> None:
    if f"{INTAKE}:{filing['street']}" not in (actor.groups or ()):
        raise NotTheFilingsStreet(name=filing["org_name"], street=find_street(filing["street"]).name)


def _check_new_name(session: Session, kind: str, filing: Row, name: str) -> None:
    if kind == CHANGE and name.strip() and name.strip() != filing["org_name"]:
        if is_name_taken(session, filing["street"], name.strip()):
            raise NameTaken(name=name.strip())


@guard(
    "so-filing follow-ups: the intake's conclusion says what it needs",
    "complete",
    at=dict.fromkeys(KINDS, ("acceptance-review",)),
)
def intake_is_consistent(attempt: Attempt) -> None:
    """A correction notice names everything, once; a refusal its reason (行政许可法32)."""
    conclusion = attempt.variables.get("conclusion")
    needed = {"CORRECTION": "faults", "NOT_ACCEPTED": "reason"}.get(str(conclusion))
    if needed and not is_reason(attempt.variables.get(needed)):
        raise IntakeInconsistent(minimum=REASON_MINIMUM)
    if conclusion == "CORRECTION" and followup(attempt.session, attempt.instance.id)["correction_count"]:
        raise CorrectedOnceAlready()


@guard(
    "so-filing follow-ups: a decision is reasoned, and nobody's own",
    "complete",
    at=dict.fromkeys(KINDS, ("review", "approve", "decide-correction")),
)
def decision_is_reasoned(attempt: Attempt) -> None:
    """FG-DECISION: refusals and returns say why; a declared conflict ends in recusal (公务员法76)."""
    if attempt.variables.get("opinion") != "AGREE" and not is_reason(attempt.variables.get("opinionText")):
        raise DecisionWithoutReason(minimum=REASON_MINIMUM)
    check_interest(attempt)


@guard(
    "so-filing follow-ups: the new name is free",
    "complete",
    at=dict.fromkeys(KINDS, ("approve", "decide-correction")),
)
def new_name_is_free(attempt: Attempt) -> None:
    """Nothing is changed into a name that an active group of the street bears (D-NAME)."""
    if attempt.variables.get("opinion") != "AGREE":
        return
    row = followup(attempt.session, attempt.instance.id)
    pairs = row["asked"].get("changes") or [row["asked"]]
    for pair in pairs:
        if pair.get("field") == "org_name" and is_name_taken(attempt.session, row["street"], pair["new"]):
            raise NameTaken(name=pair["new"])


@guard(
    "so-filing follow-ups: who begins it does not judge it",
    "claim",
    "complete",
    at=dict.fromkeys(KINDS, ("review", "approve", "decide-correction")),
)
def author_does_not_judge(attempt: Attempt) -> None:
    """Handled, reviewed and decided by three people, a correction by two (SoD-01, B.10)."""
    people = {attempt.actor.user_id, attempt.actor.on_behalf_of} - {None}
    both = sorted(str(each) for each in people & beginners(attempt.session, attempt.instance))
    if both:
        is_correction = KINDS[attempt.instance.process_key] == CORRECTION
        raise (CorrectionBySamePerson if is_correction else FollowupBySamePerson)(user=both[0])
