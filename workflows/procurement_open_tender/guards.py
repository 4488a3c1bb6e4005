"""Rules of the open tender that hold whatever page or program completes its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.guards import Attempt, guard
from engine.submissions import keeper
from workflows.attempts import known
from workflows.calendar import current_calendar, local_date
from workflows.opinions import REASON_MINIMUM
from workflows.procurement_open_tender.errors import (
    AwardOutOfOrder,
    CommitteeAtOpening,
    DeadlineTooEarly,
    DocumentsOfferTooShort,
    QualificationContradicted,
    QualificationUnfinished,
    TenderConflictDeclared,
    TenderDocumentsWrong,
    TenderFailureContradicts,
    TenderHeldUp,
)
from workflows.procurement_plan.requirement import check_qualification, check_scoring, rows
from workflows.registries.challenges import is_paused
from workflows.registries.committees import COMMITTEES
from workflows.registries.register import page
from workflows.tendering import committee
from workflows.tendering.case import last_day, moment, project, rule
from workflows.tendering.errors import ExpertDrawTooEarly, ExpertPoolTooSmall
from workflows.tendering.keyholding import check_keyholder
from workflows.tendering.opening import require_shares, what_is_opened

KEY: Final = "procurement-open-tender"
#: Steps that wait while a challenge or complaint holds the purchase up.
HELD_UP: Final = frozenset({"deliver-key-share", "decide-winner", "publish-result"})


def _rules_on(variables: Mapping[str, Any]) -> date:
    return date.fromisoformat(str(variables["rules_on"]))


@guard(f"{KEY}: the documents keep to the law", "complete", at={KEY: ("draft-documents",)})
def documents_are_lawful(attempt: Attempt) -> None:
    """Qualification (T21), scoring (T20), deposit and the rates of abnormally low prices."""
    given, case = attempt.variables, known(attempt)
    on = _rules_on(case)
    qualification = rows(given, "qualification")
    check_qualification(qualification, on)
    check_scoring(rows(given, "scoring"), qualification, str(given.get("fixedPriceGrounds") or ""), on)
    share = Decimal(str(rule("deposit-share", on)))
    most = Decimal(str(case["budget"])) * share / 100
    amount = Decimal(str(given.get("deposit") or 0))
    if amount > most:
        raise TenderDocumentsWrong(fault="deposit", amount=amount, share=share, most=most)
    for name, field in (
        ("mean", "lowPriceMean"),
        ("second", "lowPriceSecond"),
        ("ceiling", "lowPriceCeiling"),
    ):
        _check_rate(given.get(field), Decimal(str(rule(f"low-price-{name}", on))), on)


def _check_rate(given: Any, least: Decimal, on: date) -> None:
    if given in (None, ""):
        return
    rate, most = Decimal(str(given)), Decimal(str(rule("low-price-cap", on)))
    if rate > most:
        raise TenderDocumentsWrong(fault="low-price", rate=rate, most=most)
    if rate < least:
        raise TenderDocumentsWrong(fault="low-price-floor", rate=rate, least=least)


@guard(f"{KEY}: keyholders are three people with keys", "complete", at={KEY: ("hold-key",)})
def keyholders_differ(attempt: Attempt) -> None:
    """Nobody holds two keys of one tender, and everybody has a key of their own."""
    check_keyholder(attempt)


@guard(f"{KEY}: bidders get their time", "complete", at={KEY: ("publish-notice",)})
def bidders_have_time(attempt: Attempt) -> None:
    """Twenty days to the deadline, the documents on offer for five working days (采购法 35, 87号令 18)."""
    today, on = local_date(attempt.session.now), _rules_on(known(attempt))
    earliest = last_day("bid-window", today, on)
    if local_date(moment(attempt.variables["bidDeadline"])) < earliest:
        raise DeadlineTooEarly(earliest=earliest.isoformat())
    offered = last_day("documents-on-offer", today, on)
    if date.fromisoformat(str(attempt.variables["documentsUntil"])) < offered:
        raise DocumentsOfferTooShort(earliest=offered.isoformat())


@guard(f"{KEY}: the committee is lawful", "complete", at={KEY: ("draw-experts",)})
def committee_is_lawful(attempt: Attempt) -> None:
    """Size and shares (T15, T16), not drawn too early, and a pool that suffices."""
    case, given = known(attempt), attempt.variables
    on = _rules_on(case)
    experts, reps = int(given.get("expertCount") or 0), int(given.get("repCount") or 0)
    committee.check_composition(experts + reps, reps, int(case["committee_size"]["least"]), on)
    earliest = _earliest_draw(local_date(moment(case["bid_deadline"])), int(rule("draw-lead", on)))
    if local_date(attempt.session.now) < earliest:
        raise ExpertDrawTooEarly(earliest=earliest.isoformat())
    purchaser = str(case["purchaser"])
    own = committee.purchaser_people(attempt.session, purchaser)
    pool = committee.drawable(attempt.session, specialty=given.get("specialty") or None, besides=own)
    if len(pool) < experts:
        raise ExpertPoolTooSmall(found=len(pool), wanted=experts)
    if len(committee.representatives(attempt.session, purchaser)) < reps:
        found = len(committee.representatives(attempt.session, purchaser))
        raise ExpertPoolTooSmall(found=found, wanted=reps)


def _earliest_draw(opens_on: date, lead: int) -> date:
    """``lead`` working days before the evaluation."""
    calendar, day = current_calendar(), opens_on
    while lead > 0:
        day = date.fromordinal(day.toordinal() - 1)
        lead -= calendar.is_working_day(day)
    return day


@guard(f"{KEY}: keyholders give every share", "complete", at={KEY: ("deliver-key-share",)})
def shares_are_given(attempt: Attempt) -> None:
    """The task is done when the shares are here, and not before the deadline."""
    require_shares(attempt.session, attempt.actor, int(known(attempt)["projectId"]))


@keeper(KEY, "deliver-key-share")
def what_is_signed(attempt: Attempt) -> Mapping[str, Any]:
    """The keyholder's signature says which envelopes it opens, not only that shares were given."""
    project_id = int(known(attempt)["projectId"])
    return {**attempt.variables, **what_is_opened(attempt.session, attempt.actor, project_id)}


@guard(f"{KEY}: the committee is absent from the opening", "complete", at={KEY: ("record-opening",)})
def committee_is_absent(attempt: Attempt) -> None:
    """Nobody of those present sits on the committee (87号令 40); neither does who keeps the record."""
    project_id = int(known(attempt)["projectId"])
    present = {str(row.get("name") or "").strip() for row in rows(attempt.variables, "present")}
    for body in page(attempt.session, COMMITTEES, kind="TENDER", subject_id=project_id, limit=50).rows:
        users = [seat["user_id"] for seat in committee.sitting(attempt.session, body["id"])]
        for user, name in committee.names(attempt.session, users).items():
            if name in present or user in present or user == attempt.actor.user_id:
                # who it is stays secret until the result: refusals are history of the case
                raise CommitteeAtOpening()


@guard(
    f"{KEY}: the qualification review is complete and true", "complete", at={KEY: ("qualification-review",)}
)
def qualification_is_true(attempt: Attempt) -> None:
    """Every line has a conclusion; what the register shows cannot be passed (T11, SoD-13)."""
    found = {
        (str(row["bidId"]), str(row["requirement"])): str(row.get("finding") or "")
        for row in known(attempt)["qualification_rows"]
    }
    given = {
        (str(row.get("bidId")), str(row.get("requirement"))): row for row in rows(attempt.variables, "checks")
    }
    for (bid, requirement), finding in found.items():
        row = given.get((bid, requirement), {})
        parts = {"bidder": str(row.get("bidder") or bid), "requirement": requirement}
        failed_without_reason = row.get("result") == "FAIL" and not str(row.get("reason") or "").strip()
        if row.get("result") not in ("PASS", "FAIL") or failed_without_reason:
            raise QualificationUnfinished(**parts)
        if finding and row["result"] == "PASS":
            raise QualificationContradicted(**parts, finding=finding)


@guard(f"{KEY}: what follows a failure is open to the purchaser", "complete", at={KEY: ("record-failure",)})
def failure_leads_on(attempt: Attempt) -> None:
    """87号令 43: another method is for sound documents only; 采购法 36(4), 37: what is cancelled ends."""
    reason, step = attempt.variables.get("failureReason"), attempt.variables.get("nextStep")
    if reason == "CANCELLED" and step != "CANCEL":
        raise TenderFailureContradicts(fault="cancelled")
    if step == "OTHER_METHOD" and not attempt.variables.get("documentsSound"):
        raise TenderFailureContradicts(fault="unsound")


@guard(f"{KEY}: the winner is taken in order", "complete", at={KEY: ("decide-winner",)})
def award_in_order(attempt: Attempt) -> None:
    """The first candidate, or a later one with a reason (87号令 68)."""
    if attempt.variables.get("conflictDeclared"):
        raise TenderConflictDeclared(user=attempt.actor.user_id)
    rank = int(attempt.variables.get("winnerRank") or 0)
    ranks = {int(row["rank"]) for row in known(attempt)["candidates"]}
    reason = str(attempt.variables.get("decisionReason") or "").strip()
    if rank not in ranks or (rank > 1 and len(reason) < REASON_MINIMUM):
        raise AwardOutOfOrder(rank=rank)


@guard(f"{KEY}: nothing goes on while it is held up", "complete", at={KEY: HELD_UP})
def not_held_up(attempt: Attempt) -> None:
    """A challenge or complaint that may change the result stops opening, award and notice (实施条例 54)."""
    project_id = int(known(attempt)["projectId"])
    if is_paused(attempt.session, project_id):
        raise TenderHeldUp(project=project(attempt.session, project_id)["project_no"])
