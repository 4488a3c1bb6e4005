"""Rules of a single-source purchase that hold whatever page or program completes its tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from engine.guards import Attempt, guard
from engine.submissions import keeper
from workflows.attempts import known
from workflows.calendar import local_date
from workflows.objecting import answers_others
from workflows.opinions import check_interest, check_opinion
from workflows.procurement_plan.errors import ApprovalNumberMissing
from workflows.procurement_plan.objecting import LETTERS, keep_letter
from workflows.procurement_plan.projects import project, unit_name
from workflows.procurement_plan.requirement import decimal, rows
from workflows.procurement_single_source.commands import SINGLE_SOURCE
from workflows.procurement_single_source.errors import ArgumentInsufficient, NegotiationInvalid
from workflows.procurement_small.suppliers import ground_against, supplier
from workflows.registries.register import Row
from workflows.rules import current_rules

PROCESS_KEY = "procurement-single-source"
DECISIONS = ("review-argument", "approve-single-source", "decide-award")


@guard(
    "procurement-single-source: enough untied people argue for a registered supplier",
    "complete",
    at={PROCESS_KEY: ("argue", "argue-again")},
)
def argument_carries(attempt: Attempt) -> None:
    """Three different persons, none from the supplier or the purchaser (74号令)."""
    case, is_first = known(attempt), attempt.task.element_id == "argue"
    uscc = str((attempt.variables.get("supplierUscc") if is_first else case["argument"]["uscc"]) or "")
    organization = supplier(attempt.session, uscc)
    if organization is None:
        raise ArgumentInsufficient(fault="supplier", uscc=uscc)
    ground = ground_against(
        attempt.session, organization, (), int(case["projectId"]), local_date(attempt.session.now)
    )
    if ground is not None:
        raise ArgumentInsufficient(fault="shut-out", name=organization["name"], ground=ground)
    experts = rows(attempt.variables, "experts")
    _untied(attempt, experts, organization, str(case["purchaser"]))
    names = {str(row.get("name") or "").strip() for row in experts} - {""}
    on = date.fromisoformat(str(case["rules_on"]))
    minimum = int(current_rules().rule("procurement.single-source-experts", on).value)
    if len(names) < minimum:
        raise ArgumentInsufficient(fault="experts", count=len(names), minimum=minimum)


def _untied(
    attempt: Attempt, experts: Sequence[Mapping[str, Any]], organization: Row, purchaser: str
) -> None:
    tied = {organization["name"], purchaser, unit_name(attempt.session, purchaser)}
    for row in experts:
        if row.get("untied") is not True or str(row.get("unit") or "").strip() in tied:
            raise ArgumentInsufficient(fault="tied", name=row.get("name"))


@guard(
    "procurement-single-source: nobody argues against an objection of one's own",
    "claim",
    "complete",
    at={PROCESS_KEY: ("argue-again",)},
)
def objectors_do_not_argue(attempt: Attempt) -> None:
    answers_others(attempt)


@keeper(PROCESS_KEY, LETTERS)
def keep_objection(attempt: Attempt) -> Mapping[str, Any]:
    """A letter enters the register; the case argues about it as about one online."""
    return keep_letter(attempt, SINGLE_SOURCE)


@guard(
    "procurement-single-source: a negotiation keeps to the project",
    "complete",
    at={PROCESS_KEY: ("negotiate",)},
)
def negotiation_is_valid(attempt: Attempt) -> None:
    """Two of the purchaser, a price within the highest one and the first quote."""
    given = attempt.variables
    this = project(attempt.session, int(known(attempt)["projectId"]))
    names = {str(row.get("name") or "").strip() for row in rows(given, "participants")} - {""}
    # of the purchaser's side, so that nobody agrees on a price alone
    on = date.fromisoformat(str(known(attempt)["rules_on"]))
    minimum = int(current_rules().rule(f"{PROCESS_KEY}.negotiators", on).value)
    if len(names) < minimum:
        raise NegotiationInvalid(fault="alone", minimum=minimum)
    if given.get("agreed") is not True:
        return
    price, limit = decimal(given.get("finalPrice")), this["max_price"] or this["budget"]
    if price > limit:
        raise NegotiationInvalid(fault="price", price=price, limit=limit)
    first = decimal(given.get("firstQuote"))
    if price > first:
        raise NegotiationInvalid(fault="raised", price=price, limit=first)


@guard(
    "procurement-single-source: a decision has an opinion and, unless it agrees, a reason",
    "complete",
    at={PROCESS_KEY: DECISIONS},
)
def decision_is_reasoned(attempt: Attempt) -> None:
    """FG-DECISION; an approval of the finance authority bears its number."""
    check_opinion(attempt)
    check_interest(attempt)
    given = attempt.variables
    if attempt.task.element_id == "approve-single-source" and given["opinion"] == "AGREE":
        if not all(str(given.get(field) or "").strip() for field in ("approvalNo", "approvalAuthority")):
            raise ApprovalNumberMissing()
