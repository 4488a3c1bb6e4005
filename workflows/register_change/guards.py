"""Rules of a register change that hold whatever page or program completes its task."""

from __future__ import annotations

from decimal import Decimal

from engine.guards import Attempt, guard
from workflows.attempts import known
from workflows.opinions import check_opinion
from workflows.register_change.commands import PROCESS_KEY, check_bound
from workflows.register_change.errors import RegisterChangeStale
from workflows.register_change.kinds import REGISTERS, kinds
from workflows.registries.register import find
from workflows.two_people import another_agrees

_AT = {PROCESS_KEY: ("approve-change",)}


@guard("register-change: another person approves", "claim", "complete", at=_AT)
def another_person_approves(attempt: Attempt) -> None:
    another_agrees(attempt)


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
    check_opinion(attempt)
