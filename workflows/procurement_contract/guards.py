"""Rules of the contract process that hold whatever page or program completes its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine.guards import Attempt, guard
from workflows.attempts import did_twin, known
from workflows.calendar import local_date
from workflows.procurement_contract import opinions as _opinions  # noqa: F401 - registers its guards
from workflows.procurement_contract.case import PROCESS_KEY, money
from workflows.procurement_contract.drafting import check_bond, check_draft, check_start
from workflows.procurement_contract.errors import (
    AcceptorTwice,
    ContractFateWrong,
    HandledBefore,
    PaymentAbovePlan,
    PurchasePaused,
    ScoreOutOfRange,
    ServiceBeforePurchase,
    ServiceInFuture,
    SupplementTooHigh,
    TooFewOpinions,
)
from workflows.procurement_contract.overturning import ANNUL, STOP, money_for
from workflows.procurement_plan.errors import BudgetLineTooSmall
from workflows.procurement_plan.projects import left_on
from workflows.registries.budgets import LINES
from workflows.registries.challenges import is_paused, unsettled_effect
from workflows.registries.contracts import (
    AWARD_CANDIDATE,
    CONTRACTS,
    SUPPLEMENT_RULE,
    is_performed,
    payments,
    supplement_left,
)
from workflows.registries.project_cases import work_of
from workflows.registries.purchases import AWARDS, PROJECTS
from workflows.registries.register import find, page
from workflows.rules import current_rules

#: Tasks that wait while a challenge or complaint holds the purchase up.
HELD_UP = frozenset({"supplier-sign", "purchaser-sign", "check-payment", "approve-payment", "pay"})
#: Tasks that nobody does who drafted or evaluated in an earlier case of the project (SoD-05).
OUTSIDERS_ONLY = frozenset({"accept-items", "mid-evaluation", "final-evaluation"})
EVALUATIONS = frozenset({"mid-evaluation", "final-evaluation"})
_MOST = 200
INDICATORS = ("output", "quality", "effect", "satisfaction", "finance")


@guard(
    "procurement-contract: the contract is what was tendered and awarded",
    "complete",
    at={PROCESS_KEY: ("draft-contract",)},
)
def draft_agrees(attempt: Attempt) -> None:
    """采购法46, 87号令71: price, period, service, acceptance and payment plan are those announced (T23)."""
    case = known(attempt)
    check_draft(attempt.variables, case["award_price"], case.get("terms"))
    check_start(attempt.variables, _day(case["sign_from"]))
    check_bond(attempt.variables, _day(case["rules_on"]))


@guard(
    "procurement-contract: nothing is signed or paid while the purchase is paused",
    "complete",
    at={PROCESS_KEY: HELD_UP},
)
def not_paused(attempt: Attempt) -> None:
    """实施条例54, 采购法57; nor while nobody has drawn the consequence of what was upheld."""
    if attempt.variables.get("answer") == "REFUSE":
        return
    case = known(attempt)
    project_id = int(case["project_id"])
    ended = unsettled_effect(attempt.session, project_id)
    if is_paused(attempt.session, project_id) or (ended is not None and ended["effect"] != "NONE"):
        raise PurchasePaused(project=case["project_no"])


@guard(
    "procurement-contract: acceptance and evaluation by others than the handlers",
    "claim",
    "complete",
    at={PROCESS_KEY: OUTSIDERS_ONLY},
)
def handlers_do_not_accept(attempt: Attempt) -> None:
    """SoD-05: whoever prepared or evaluated the purchase neither accepts nor evaluates what it brought."""
    people = [person for person in (attempt.actor.user_id, attempt.actor.on_behalf_of) if person]
    project_id = int(known(attempt)["project_id"])
    done = work_of(attempt.session, project_id, people, besides=[attempt.instance.id])
    if done is not None:
        raise HandledBefore(user=attempt.actor.user_id, done=done, task=attempt.task.name)


@guard(
    "procurement-contract: every acceptor signs once",
    "claim",
    "complete",
    at={PROCESS_KEY: ("accept-items",)},
)
def acceptors_differ(attempt: Attempt) -> None:
    """F4v: so many acceptors, so many people; a repeated acceptance is another one."""
    if did_twin(attempt):
        raise AcceptorTwice(user=attempt.actor.user_id)


@guard(
    "procurement-contract: enough of those who were served are heard",
    "complete",
    at={PROCESS_KEY: ("collect-opinions",)},
)
def opinions_suffice(attempt: Attempt) -> None:
    """实施条例45: a number, or a share of those who were served, whichever is less."""
    case, rules = known(attempt), current_rules()
    on, served = _day(case["rules_on"]), int(case["completion"]["served"])
    sample = int(rules.rule("procurement-contract.opinion-sample", on).value)
    share = Decimal(str(rules.rule("procurement-contract.opinion-share", on).value))
    needed = max(1, min(sample, -int(-Decimal(served) * share // 100)))
    found = len(attempt.variables.get("opinions") or ())
    if found < needed:
        raise TooFewOpinions(found=found, needed=needed)


@guard("procurement-contract: scores are within their weights", "complete", at={PROCESS_KEY: EVALUATIONS})
def scores_fit(attempt: Attempt) -> None:
    """The indicators' weights are rules; the form shows those of today."""
    on = _day(known(attempt)["rules_on"])
    for name in INDICATORS:
        weight = Decimal(str(current_rules().rule(f"procurement-contract.weight-{name}", on).value))
        given = attempt.variables.get(name)
        score = Decimal(str(given)) if given is not None else Decimal(-1)
        if not 0 <= score <= weight:
            raise ScoreOutOfRange(indicator=name, score=given, weight=weight)


@guard("procurement-contract: no service before the contract", "complete", at={PROCESS_KEY: ("log-service",)})
def service_has_a_contract(attempt: Attempt) -> None:
    """先服务后采购 is what auditors look for (DOMAIN.md D.7)."""
    case, served_on = known(attempt), _day(attempt.variables["servedOn"])
    signed_on = _day(case["signed_on"])
    if served_on < signed_on:
        raise ServiceBeforePurchase(served_on=served_on.isoformat(), signed_on=signed_on.isoformat())
    if served_on > local_date(attempt.session.now):
        raise ServiceInFuture(served_on=served_on.isoformat())


@guard(
    "procurement-contract: no payment above the plan",
    "complete",
    at={PROCESS_KEY: ("request-payment",)},
)
def payment_fits_the_plan(attempt: Attempt) -> None:
    """F4p: the amount asked for is within the instalment."""
    most = money(known(attempt)["instalment"]["amount"])
    amount = money(attempt.variables["amount"])
    if amount > most:
        raise PaymentAbovePlan(amount=amount, most=most)


@guard(
    "procurement-contract: supplements are a tenth at most",
    "complete",
    at={PROCESS_KEY: ("approve-supplement", "confirm-supplement")},
)
def supplement_fits(attempt: Attempt) -> None:
    """采购法49, asked again before each signature: another supplement may have come first (T24)."""
    if attempt.variables.get("opinion", "AGREE") != "AGREE" or attempt.variables.get("agreed") is False:
        return
    case = known(attempt)
    check_supplement(attempt, case, money(case["supplement"]["amount"]))


@guard(
    "procurement-contract: what becomes of a contract follows from its performance",
    "complete",
    at={PROCESS_KEY: ("judge-contract",)},
)
def fate_follows(attempt: Attempt) -> None:
    """采购法 73: what nobody has begun to perform is annulled; the rest is stopped, or goes on."""
    case = known(attempt)
    contract = find(attempt.session, CONTRACTS, int(case["contract_id"]))
    performed, choice = is_performed(attempt.session, contract["id"]), attempt.variables.get("choice")
    if (choice == ANNUL) is performed:
        raise ContractFateWrong(fault="performed" if performed else "fresh")
    paid = sum((row["amount"] for row in payments(attempt.session, contract["id"])), Decimal(0))
    budget = find(attempt.session, PROJECTS, contract["project_id"])["budget"]
    if choice == STOP and paid >= min(budget, contract["amount"] + contract["supplements"]):
        raise ContractFateWrong(fault="paid")


@guard(
    "procurement-contract: another supplier's contract has its money",
    "complete",
    at={PROCESS_KEY: ("report-undone",)},
)
def successor_is_paid_for(attempt: Attempt) -> None:
    """What the reserve lacks of the next candidate's price must be left on the line, which stays locked."""
    case = known(attempt)
    if not case["has_successor"]:
        return
    project = find(attempt.session, PROJECTS, int(case["project_id"]))
    waiting = page(attempt.session, AWARDS, project_id=project["id"], state=AWARD_CANDIDATE, limit=_MOST).rows
    missing = money_for(attempt.session, project, min(waiting, key=lambda row: int(row["rank"]))["price"])
    if missing > 0:
        line = find(attempt.session, LINES, project["budget_line_id"], lock=True)
        if left_on(line) < missing:
            raise BudgetLineTooSmall(line=line["name"], left=left_on(line), amount=missing)


def check_supplement(attempt: Attempt, case: Mapping[str, Any], amount: Decimal) -> None:
    """Raises SupplementTooHigh."""
    on = _day(case["rules_on"])
    contract = find(attempt.session, CONTRACTS, int(case["contract_id"]))
    left = supplement_left(contract, on)
    if amount > left:
        share = current_rules().rule(SUPPLEMENT_RULE, on).value
        raise SupplementTooHigh(contract_no=contract["contract_no"], amount=amount, left=left, share=share)


def _day(value: object) -> date:
    return date.fromisoformat(str(value)[:10])
