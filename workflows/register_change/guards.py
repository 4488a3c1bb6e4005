"""Rules of a register change that hold whatever page or program completes its task."""

from __future__ import annotations

from decimal import Decimal

from engine.guards import Attempt, guard
from workflows.attempts import known
from workflows.duty import beginners
from workflows.opinions import REASON_MINIMUM
from workflows.register_change.commands import PROCESS_KEY, check_bound
from workflows.register_change.errors import (
    RegisterChangeBySamePerson,
    RegisterChangeStale,
    RegisterChangeWithoutReason,
)
from workflows.register_change.kinds import REGISTERS, kinds
from workflows.registries.register import find

_AT = {PROCESS_KEY: ("approve-change",)}


@guard("register-change: another person approves", "claim", "complete", at=_AT)
def another_person_approves(attempt: Attempt) -> None:
    """Who proposed, in person or through a deputy, does not approve (D.4)."""
    people = {attempt.actor.user_id, attempt.actor.on_behalf_of} - {None}
    both = people & beginners(attempt.session, attempt.instance)
    if both:
        raise RegisterChangeBySamePerson(user=sorted(str(each) for each in both)[0])


@guard("register-change: the entry is still what was proposed to change", "complete", at=_AT)
def entry_is_unchanged(attempt: Attempt) -> None:
    """Approved is what was seen, and what still fits: money may have been bound on a line meanwhile."""
    if attempt.variables.get("opinion") != "AGREE":
        return
    case = known(attempt)
    kind = kinds()[str(case["change"])]
    row = find(attempt.session, REGISTERS[kind.register], int(case["entry_key"]), lock=True)
    if row["version"] != case["entry_version"]:
        raise RegisterChangeStale(entry=case["entry_name"])
    if kind.asks == "amount":
        check_bound(row, Decimal(str(case["new_value"])))


@guard("register-change: who does not agree says why", "complete", at=_AT)
def disagreement_has_a_reason(attempt: Attempt) -> None:
    text = str(attempt.variables.get("opinionText") or "").strip()
    if attempt.variables.get("opinion") != "AGREE" and len(text) < REASON_MINIMUM:
        raise RegisterChangeWithoutReason(minimum=REASON_MINIMUM)
