"""Rules of funding that hold whatever page or program completes its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine.guards import Attempt, guard
from workflows.attempts import known_to_task
from workflows.calendar import local_date
from workflows.duty import beginners
from workflows.objecting import answers_others
from workflows.opinions import REASON_MINIMUM
from workflows.registries import notices
from workflows.registries.budgets import LINES
from workflows.registries.grants import ROUNDS, UNCHECKED
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import find, find_by
from workflows.so_funding import intake as _intake  # noqa: F401 - registers its rules
from workflows.so_funding import meetings as _meetings  # noqa: F401 - registers its rules
from workflows.so_funding import objections
from workflows.so_funding.common import grant_of, money, rule
from workflows.so_funding.errors import (
    FundingChecklistInconsistent,
    FundingDecisionUnreasoned,
    FundingGuideNotReady,
    FundingIntakeNotOver,
    FundingObjectionInvalid,
    FundingPanelSizeWrong,
    FundingPointsTooMany,
    FundingPoolTooSmall,
    FundingProposalOutOfOrder,
    FundingProposalWrong,
    FundingSheetTooHigh,
    GrantAgreementNotSigned,
    GrantPaymentNotConfirmed,
    GrantRecoveryTooHigh,
    GrantRefundIncomplete,
    NotOnTheFundingPanel,
    NotTheGrantee,
    OwnFundingGuide,
    SecondFundingNotice,
)
from workflows.so_funding.experts import free_experts
from workflows.so_funding.rounds import in_state

CASE, ROUND, RECOVERY, CHANGE = "so-funding", "so-funding-round", "so-funding-recovery", "so-funding-change"


def _rules_on(known: Mapping[str, Any]) -> date:
    return date.fromisoformat(str(known["rules_on"]))


# -- the application ---------------------------------------------------------------------------------------


@guard("so-funding: the conclusion agrees with the checklist", "complete", at={CASE: ("formal-check",)})
def checklist_agrees(attempt: Attempt) -> None:
    """A pass needs every material complete; a correction notice lists what is not; a rejection says why."""
    items = attempt.variables.get("items") or []
    faulty = _faulty(items)
    consistent = {
        "PASSED": bool(items) and not faulty,
        "CORRECTION": bool(faulty),
        "REJECTED": len(str(attempt.variables.get("checkReason") or "").strip()) >= REASON_MINIMUM,
    }
    if not consistent[str(attempt.variables["conclusion"])]:
        raise FundingChecklistInconsistent()


@guard("so-funding: one correction notice only", "complete", at={CASE: ("formal-check",)})
def one_correction_notice(attempt: Attempt) -> None:
    """A second notice may only concern newly submitted material."""
    if attempt.variables["conclusion"] != "CORRECTION":
        return
    known = known_to_task(attempt)
    old = _faulty(attempt.variables.get("items") or []) - set(known.get("resubmitted") or ())
    if known.get("correction_count") and old:
        raise SecondFundingNotice(materials="、".join(sorted(old)))


def _faulty(items: list[Mapping[str, Any]]) -> set[str]:
    return {str(item["material"]) for item in items if item.get("state") != "COMPLETE"}


@guard(
    "so-funding: both sides agree to the agreement",
    "complete",
    at={CASE: ("sign-for-organization", "sign-for-district")},
)
def agreement_is_accepted(attempt: Attempt) -> None:
    """A signature is of somebody of the organisation, and accepts every term."""
    if not attempt.variables.get("agreed"):
        raise GrantAgreementNotSigned()
    if attempt.task.element_id == "sign-for-organization" and attempt.actor.groups is not None:
        known = known_to_task(attempt)
        posts = {f"so-operator:{known['org_unit']}", f"so-legal:{known['org_unit']}"}
        is_applicant = known["applicant"] in (attempt.actor.user_id, attempt.actor.on_behalf_of)
        if not is_applicant and not posts & attempt.actor.groups:
            raise NotTheGrantee(name=known["org_name"])


@guard("so-funding: a payment is confirmed", "complete", at={CASE: ("pay-first", "pay-second", "pay-final")})
def payment_is_confirmed(attempt: Attempt) -> None:
    """Voucher and confirmation, each time."""
    if not attempt.variables.get("paymentConfirmed") or not str(attempt.variables.get("voucherNo")).strip():
        raise GrantPaymentNotConfirmed()


@guard(
    "so-funding: a refund is what is due",
    "complete",
    at={CASE: ("confirm-refund",), RECOVERY: ("confirm-refund",)},
)
def refund_is_due(attempt: Attempt) -> None:
    """Never more than is due; less only when the case is closed expressly."""
    due = money(known_to_task(attempt)["refund_due"])
    amount = money(attempt.variables["refundAmount"])
    if amount > due or (amount < due and not attempt.variables.get("refundClosed")):
        raise GrantRefundIncomplete(due=due, amount=amount)


@guard(
    "so-funding: the points of an evaluation are a hundred at most",
    "complete",
    at={CASE: ("final-evaluation",)},
)
def points_are_shared_out(attempt: Attempt) -> None:
    """The grades' cut-offs are shares of the whole, however many indicators an application has."""
    points = sum((Decimal(str(each["points"])) for each in attempt.variables["results"]), Decimal(0))
    most = int(rule("evaluation-points", _rules_on(known_to_task(attempt))))
    if points > most:
        raise FundingPointsTooMany(points=points, most=most)


@guard("so-funding: no more is recovered than was paid", "complete", at={RECOVERY: ("verify-facts",)})
def recovery_is_covered(attempt: Attempt) -> None:
    """Nor twice: what came back already is not claimed again."""
    grant = grant_of(attempt.session, known_to_task(attempt)["grant_no"])
    left, amount = grant["paid"] - grant["recovered"], money(attempt.variables["recoveryAmount"])
    if amount > left:
        raise GrantRecoveryTooHigh(amount=amount, paid=left)


# -- decisions ---------------------------------------------------------------------------------------------

_DECISIONS = {
    ROUND: ("review-guide", "approve-guide", "review-proposals"),
    RECOVERY: ("review-recovery", "approve-recovery"),
    CHANGE: ("review-change", "approve-change"),
}


@guard("so-funding: a decision that does not agree is reasoned", "complete", at=_DECISIONS)
def decision_is_reasoned(attempt: Attempt) -> None:
    """FG-DECISION: a declared conflict ends in recusal (公务员法76)."""
    text = str(attempt.variables.get("opinionText") or "").strip()
    unreasoned = attempt.variables.get("opinion") != "AGREE" and len(text) < REASON_MINIMUM
    if unreasoned or attempt.variables.get("conflictDeclared"):
        raise FundingDecisionUnreasoned(minimum=REASON_MINIMUM)


# -- the round ---------------------------------------------------------------------------------------------


@guard(
    "so-funding-round: who drafted the guide does not decide on it",
    "claim",
    "complete",
    at={ROUND: ("review-guide", "approve-guide")},
)
def guide_by_three(attempt: Attempt) -> None:
    """SoD-01: the drafter is the one who began the case, and did no user task in it."""
    people = {attempt.actor.user_id, attempt.actor.on_behalf_of}
    for drafter in beginners(attempt.session, attempt.instance) & people:
        raise OwnFundingGuide(user=drafter)


@guard("so-funding-round: the guide may go out", "complete", at={ROUND: ("approve-guide",)})
def guide_is_ready(attempt: Attempt) -> None:
    """The window is long enough from today on, and the line has the money."""
    if attempt.variables.get("opinion") != "AGREE":
        return
    known, today = known_to_task(attempt), local_date(attempt.session.now)
    opens, closes = (date.fromisoformat(str(known[name])[:10]) for name in ("opensOn", "closesOn"))
    least = notices.least_period("FUNDING_GUIDE", max(opens, today))
    assert least is not None, "the guide has a least period"
    left, total = Decimal(0), money(known["total"])
    if known["budget_line_id"] is not None:
        line = find(attempt.session, LINES, int(known["budget_line_id"]))
        left = line["amount"] - line["reserved"] - line["committed"] - line["paid"]
    if opens < today or closes < least.end or total > left:
        raise FundingGuideNotReady(
            earliest=least.end.isoformat(), code=known["budgetCode"], total=total, left=left
        )


@guard(
    "so-funding-round: experts are drawn when every application is checked",
    "complete",
    at={ROUND: ("close-intake",)},
)
def intake_is_over(attempt: Attempt) -> None:
    """Nobody is left in the formal check; an odd number of experts, and a pool that has them."""
    known, session = known_to_task(attempt), attempt.session
    on, round_id = _rules_on(known), int(known["round_id"])
    waiting = in_state(session, round_id, *UNCHECKED)
    if waiting:
        raise FundingIntakeNotOver(grants="、".join(row["grant_no"] for row in waiting))
    count = int(attempt.variables["expertCount"])
    least, most = int(rule("experts-minimum", on)), int(rule("experts-maximum", on))
    if count % 2 == 0 or not least <= count <= most:
        raise FundingPanelSizeWrong(least=least, most=most, count=count)
    for row in in_state(session, round_id, "READY"):
        organization = find(session, ORGANIZATIONS, row["organization_id"])
        found = len(free_experts(session, row, organization, local_date(session.now), on))
        if found < count:
            raise FundingPoolTooSmall(grant_no=row["grant_no"], found=found, count=count)


@guard(
    "so-funding-round: the expert who was drawn scores, in person",
    "claim",
    "complete",
    at={ROUND: ("score-sheet",)},
)
def expert_in_person(attempt: Attempt) -> None:
    """Seats are never delegated (D.5); nobody suggests more than was asked for."""
    seat = known_to_task(attempt)["seat"]
    if attempt.actor.user_id != seat["account"] or attempt.actor.on_behalf_of is not None:
        raise NotOnTheFundingPanel()
    if attempt.verb == "complete" and attempt.variables.get("conflict") == "NONE":
        amount, requested = money(attempt.variables["suggestAmount"]), money(seat["requested"])
        if amount > requested:
            raise FundingSheetTooHigh(amount=amount, requested=requested)


@guard(
    "so-funding-round: amounts within request, ceiling, pass mark and money",
    "complete",
    at={ROUND: ("propose-amounts",)},
)
def proposals_fit(attempt: Attempt) -> None:
    """And in the order of the ranking: who passes over a better application says why."""
    known, session = known_to_task(attempt), attempt.session
    pass_score = int(rule("pass-score", _rules_on(known)))
    left = find(session, ROUNDS, int(known["round_id"]))["total"]
    rows = attempt.variables["ranking"]
    last_funded = max((row["rank"] for row in rows if money(row["proposed"]) > 0), default=0)
    for row in sorted(rows, key=lambda each: each["rank"]):
        grant, amount = grant_of(session, row["grant_no"]), money(row["proposed"])
        fails = Decimal(grant["score"]) < pass_score * 1000
        limit = Decimal(0) if fails else min(grant["requested"], grant["ceiling"], left)
        if amount > limit:
            raise FundingProposalWrong(
                grant_no=row["grant_no"], amount=amount, limit=limit, pass_score=pass_score, left=left
            )
        passed_over = amount == 0 and not fails and row["rank"] < last_funded
        if passed_over and not str(row.get("reason") or "").strip():
            raise FundingProposalOutOfOrder(grant_no=row["grant_no"])
        left -= amount


@guard(
    "so-funding-round: objections concern proposed grants, within the period",
    "complete",
    at={ROUND: ("record-objection",)},
)
def objections_are_timely(attempt: Attempt) -> None:
    """The day of receipt decides, not the day of entry; also of a grant that was refused meanwhile."""
    session, known = attempt.session, known_to_task(attempt)
    until, given = str(known["publicity_ends"]), attempt.variables.get("objections") or []
    notice = find_by(session, notices.NOTICES, instance_id=attempt.instance.id, kind=objections.NOTICE)
    if notice is None or not given:
        raise FundingObjectionInvalid(grant_no=given[0]["grantNo"] if given else "—", until=until)
    proposed = objections.proposed_in(notice)
    begun, last = notice["published_on"].isoformat(), min(until, local_date(session.now).isoformat())
    for each in given:
        in_time = begun <= str(each["receivedOn"])[:10] <= last
        if each["grantNo"] not in proposed or not in_time:
            raise FundingObjectionInvalid(grant_no=each["grantNo"], until=until)


@guard("so-funding-round: every objection gets its finding", "complete", at={ROUND: ("re-examine",)})
def findings_are_complete(attempt: Attempt) -> None:
    known = known_to_task(attempt)
    asked = {each["grantNo"] for each in known["objections"]}
    found = [each["grantNo"] for each in attempt.variables["reexaminations"]]
    for grant_no in asked ^ set(found):
        raise FundingObjectionInvalid(grant_no=grant_no, until=str(known["publicity_ends"]))
    if len(found) != len(set(found)):
        raise FundingObjectionInvalid(grant_no=found[0], until=str(known["publicity_ends"]))


@guard(
    "so-funding-round: nobody re-examines an objection of one's own",
    "claim",
    "complete",
    at={ROUND: ("re-examine",)},
)
def objectors_do_not_reexamine(attempt: Attempt) -> None:
    answers_others(attempt)
