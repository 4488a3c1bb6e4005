"""Which commands outside of user tasks somebody may give a case right now: what a page offers, and no more.

The commands decide for themselves when they are given; here is asked beforehand what they would ask: whether
the case listens for the message they send, who acts, and how its entry stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.actor import SYSTEM, Actor
from engine.host import EngineHost
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, read_instance
from engine.spiff import runner
from workflows.posts import single_units
from workflows.procurement_challenge.commands import MESSAGES
from workflows.procurement_contract.commands import SUPPLEMENT_MESSAGE, supplement_is_under_way
from workflows.procurement_open_tender.commands import CLARIFICATION, TERMINATION
from workflows.procurement_plan.commands import APPROVAL_POST, CANCELLATION_MESSAGE, TERMINATION_MESSAGE
from workflows.registries.assessments import CASE_STATES, CASES
from workflows.registries.challenges import challenge_by_number
from workflows.registries.contracts import contract_of
from workflows.registries.filings import filing
from workflows.registries.register import find
from workflows.so_assessment.applications import acts_for
from workflows.so_assessment.commands import WITHDRAWAL_MESSAGE as ASSESSMENT_WITHDRAWAL
from workflows.so_filing.commands import WITHDRAWABLE as FILING_WITHDRAWABLE
from workflows.so_filing.commands import WITHDRAWAL_MESSAGE as FILING_WITHDRAWAL
from workflows.so_filing_followup.commands import find_followup
from workflows.so_funding.commands import WITHDRAWABLE as GRANT_WITHDRAWABLE
from workflows.so_funding.commands import WITHDRAWAL_MESSAGE as GRANT_WITHDRAWAL
from workflows.so_funding.common import grant_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCommand:
    """A command, and the number it is given with."""

    command: str
    number: str


@dataclass(frozen=True, slots=True)
class _Case:
    """A running case, what it knows, and who looks at it."""

    session: Session
    actor: Actor
    instance: StoredInstance
    known: Mapping[str, Any]
    number: str

    def is_begun_by_actor(self) -> bool:
        return self.instance.started_by in (self.actor.user_id, self.actor.on_behalf_of)

    def holds(self, post: str, unit: object) -> bool:
        return self.actor.groups is None or f"{post}:{unit}" in self.actor.groups


def _filing(case: _Case) -> bool:
    return (
        case.is_begun_by_actor()
        and filing(case.session, receipt_no=case.number)["state"] in FILING_WITHDRAWABLE
    )


def _followup(case: _Case) -> bool:
    return (
        case.is_begun_by_actor() and find_followup(case.session, case.number)["state"] in FILING_WITHDRAWABLE
    )


def _grant(case: _Case) -> bool:
    return case.is_begun_by_actor() and grant_of(case.session, case.number)["state"] in GRANT_WITHDRAWABLE


def _assessment(case: _Case) -> bool:
    row = find(case.session, CASES, int(case.number))
    return acts_for(case.actor, row["organization_id"]) and "WITHDRAWN" in CASE_STATES.get(row["state"], ())


def _challenge(case: _Case) -> bool:
    row = challenge_by_number(case.session, case.number)
    if row is None or row["state"] != "RECEIVED":
        return False
    unit = f"so-{row['organization_id']}"
    return case.holds("so-operator", unit) or case.holds("so-legal", unit)


def _plan(case: _Case) -> bool:
    is_approved = (case.known.get("approval") or {}).get("opinion") == "AGREE"
    return case.is_begun_by_actor() and not is_approved


def _leader(case: _Case) -> bool:
    return case.holds(APPROVAL_POST, case.known.get("purchaser"))


def _agency(case: _Case) -> bool:
    return case.holds("agency-manager", single_units()["agency"])


def _supplement(case: _Case) -> bool:
    contract = contract_of(case.session, case.number)
    is_performed = contract is not None and contract["state"] == "PERFORMING"
    return (
        is_performed
        and case.holds("purchase-handler", case.known.get("purchaser"))
        and not supplement_is_under_way(case.session, case.instance.id)
    )


#: Command, process, message it sends, variable with its number, who and when.
_WAYS: Final[tuple[tuple[str, str, str, str, Callable[[_Case], bool]], ...]] = (
    ("withdraw-filing", "so-filing", FILING_WITHDRAWAL, "receipt_no", _filing),
    *(
        ("withdraw-followup", process, FILING_WITHDRAWAL, "receipt_no", _followup)
        for process in ("so-filing-change", "so-filing-renewal", "so-filing-cancel")
    ),
    ("withdraw-grant", "so-funding", GRANT_WITHDRAWAL, "grant_no", _grant),
    ("withdraw-assessment", "so-assessment", ASSESSMENT_WITHDRAWAL, "case_id", _assessment),
    ("withdraw-challenge", "procurement-challenge", MESSAGES["CHALLENGE"], "challenge_no", _challenge),
    ("withdraw-challenge", "procurement-complaint", MESSAGES["COMPLAINT"], "complaint_no", _challenge),
    ("cancel-plan", "procurement-plan", CANCELLATION_MESSAGE, "project_no", _plan),
    ("terminate-purchase", "procurement-small", TERMINATION_MESSAGE, "project_no", _leader),
    ("terminate-purchase", "procurement-single-source", TERMINATION_MESSAGE, "project_no", _leader),
    ("clarify-tender", "procurement-open-tender", CLARIFICATION, "projectId", _agency),
    ("terminate-tender", "procurement-open-tender", TERMINATION, "projectId", _leader),
    ("clarify-consultation", "procurement-consultation", CLARIFICATION, "projectId", _agency),
    ("terminate-consultation", "procurement-consultation", TERMINATION, "projectId", _leader),
    ("propose-supplement", "procurement-contract", SUPPLEMENT_MESSAGE, "contract_no", _supplement),
)


def commands_for(session: Session, actor: Actor, instance_id: int) -> tuple[CaseCommand, ...]:
    """What somebody may do to a case outside its tasks. Raises ProcessInstanceNotFound."""
    instance = read_instance(session, instance_id)
    ways = [way for way in _WAYS if way[1] == instance.process_key]
    if instance.status != "active" or not ways:
        return ()
    listened_for = _listened_for(session, instance_id)
    known = runner.variables(instance.state, EngineHost(session, instance, SYSTEM))
    found = []
    for command, _, message, variable, may in ways:
        number = known.get(variable)
        if number is None or message not in listened_for:
            continue
        if may(_Case(session, actor, instance, known, str(number))):
            found.append(CaseCommand(command=command, number=str(number)))
    return tuple(found)


def _listened_for(session: Session, instance_id: int) -> frozenset[str]:
    rows = session.all(
        "SELECT name FROM message_subscription WHERE tenant_id = ? AND instance_id = ?",
        (session.tenant_id, instance_id),
    )
    return frozenset(str(row[0]) for row in rows)
