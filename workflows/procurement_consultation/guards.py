"""Rules of consultations that hold whatever page or program completes their tasks; what is kept apart.

The rules for members of the group are those of every committee (``workflows.procurement_evaluation.guards``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.guards import Attempt, guard
from engine.submissions import keeper
from workflows.attempts import known
from workflows.calendar import local_date
from workflows.opinions import REASON_MINIMUM, check_interest, check_opinion
from workflows.procurement_consultation.errors import (
    ConsultationAwardWrong,
    ConsultationChangeWrong,
    ConsultationDocumentsWrong,
    ConsultationGroupUnrepresented,
    ConsultationHeldUp,
    ConsultationJudgeDecides,
    ConsultationQuoteTimeWrong,
    ConsultationResponseRefused,
    ConsultationReviewWrong,
)
from workflows.procurement_consultation.group import DECIDER, GROUP
from workflows.procurement_consultation.preparation import KEY, NOTICE
from workflows.procurement_consultation.rules import last_day, least_suppliers, percent, rule
from workflows.procurement_consultation.suppliers import supplier
from workflows.procurement_plan.requirement import check_qualification, check_scoring, price_weight, rows
from workflows.registries.challenges import is_paused
from workflows.tendering import case, committee
from workflows.tendering.case import moment, project
from workflows.tendering.eligibility import FAIL, PASS
from workflows.tendering.errors import ExpertPoolTooSmall
from workflows.tendering.keyholding import check_keyholder
from workflows.tendering.opening import require_shares, what_is_opened

DECISIONS: Final = ("review-documents", "approve-documents")
SHARES: Final = ("deliver-key-share", "deliver-quote-share")


def _rules_on(variables: Mapping[str, Any]) -> date:
    return date.fromisoformat(str(variables["rules_on"]))


@guard(f"{KEY}: the documents keep to the rules", "complete", at={KEY: ("draft-documents",)})
def documents_are_lawful(attempt: Attempt) -> None:
    """Conditions, factors, deposit, who is asked, what may be negotiated, rates of low prices."""
    given, variables = attempt.variables, known(attempt)
    on = _rules_on(variables)
    qualification, scoring = rows(given, "qualification"), rows(given, "scoring")
    check_qualification(qualification, on)
    check_scoring(scoring, qualification, str(given.get("fixedPriceGrounds") or ""), on)
    most = Decimal(str(rule("price-weight-maximum", on)))
    if price_weight(scoring) > most:
        raise ConsultationDocumentsWrong(reason="price-weight", weight=price_weight(scoring), most=most)
    share = Decimal(str(rule("deposit-share", on)))
    limit = Decimal(str(variables["budget"])) * share / 100
    if Decimal(str(given.get("deposit") or 0)) > limit:
        raise ConsultationDocumentsWrong(reason="deposit", share=share, most=limit)
    if not given.get("negotiable"):
        raise ConsultationDocumentsWrong(reason="negotiable")
    _check_rates(given, on)
    _recommended(attempt, given, on)


@guard(f"{KEY}: suppliers have time to respond", "complete", at={KEY: ("publish-notice",)})
def suppliers_have_time(attempt: Attempt) -> None:
    """Ten days from the day the documents go out, which are on offer for five working days (214号10)."""
    today, on = local_date(attempt.session.now), _rules_on(known(attempt))
    earliest = last_day("response-window", today, on)
    if local_date(moment(attempt.variables["responseDeadline"])) < earliest:
        raise ConsultationDocumentsWrong(reason="response-window", earliest=earliest.isoformat())
    offered = last_day("documents-on-offer", today, on)
    if date.fromisoformat(str(attempt.variables["documentsUntil"])) < offered:
        raise ConsultationDocumentsWrong(reason="on-offer", earliest=offered.isoformat())


@guard(
    f"{KEY}: a decision has an opinion and, unless it agrees, a reason",
    "complete",
    at={KEY: (*DECISIONS, "decide-winner")},
)
def decision_is_reasoned(attempt: Attempt) -> None:
    """FG-DECISION; who has an interest does not decide (公务员法76)."""
    if attempt.is_at(*DECISIONS):
        check_opinion(attempt)
    check_interest(attempt)


@guard(f"{KEY}: keyholders are three people with keys", "complete", at={KEY: ("hold-key",)})
def keyholders_differ(attempt: Attempt) -> None:
    """Nobody holds two keys, and everybody has one of their own."""
    check_keyholder(attempt)


@guard(f"{KEY}: keyholders give every share", "complete", at={KEY: SHARES})
def shares_are_given(attempt: Attempt) -> None:
    """The task is done when the shares are here, and not before the deadline."""
    require_shares(attempt.session, attempt.actor, int(known(attempt)["projectId"]))


@keeper(KEY, "deliver-key-share")
@keeper(KEY, "deliver-quote-share")
def what_is_signed(attempt: Attempt) -> Mapping[str, Any]:
    """The keyholder's signature says which envelopes it opens, not only that shares were given."""
    project_id = int(known(attempt)["projectId"])
    return {**attempt.variables, **what_is_opened(attempt.session, attempt.actor, project_id)}


@guard(f"{KEY}: the review is complete and true", "complete", at={KEY: ("open-responses",)})
def review_is_true(attempt: Attempt) -> None:
    """Every line has a conclusion; what the registers show cannot be passed (T11, SoD-13)."""
    given = {
        (str(row.get("bidId")), str(row.get("requirement"))): row for row in rows(attempt.variables, "checks")
    }
    for row in known(attempt)["qualification_rows"]:
        found = given.get((str(row["bidId"]), str(row["requirement"])), {})
        result, parts = found.get("result"), {name: row[name] for name in ("bidder", "requirement")}
        without_reason = result == FAIL and not str(found.get("reason") or "").strip()
        if result not in (PASS, FAIL) or without_reason:
            raise ConsultationReviewWrong(reason="unfinished", **parts)
        if row.get("finding") and result == PASS:
            raise ConsultationReviewWrong(reason="contradicted", finding=row["finding"], **parts)


@guard(
    f"{GROUP}: the group is odd, large enough, two thirds experts", "complete", at={GROUP: ("draw-group",)}
)
def group_is_lawful(attempt: Attempt) -> None:
    """D5: three and more, odd, with the purchaser in it (214号14); and pools that suffice."""
    variables, given = known(attempt), attempt.variables
    on, purchaser = _rules_on(variables), str(variables["purchaser"])
    experts, reps = int(given.get("expertCount") or 0), int(given.get("repCount") or 0)
    committee.check_composition(experts + reps, reps, int(rule("group-size", on)), on)
    if reps < 1:
        raise ConsultationGroupUnrepresented()
    own = committee.purchaser_people(attempt.session, purchaser)
    pool = committee.drawable(attempt.session, specialty=given.get("specialty") or None, besides=own)
    if len(pool) < experts:
        raise ExpertPoolTooSmall(found=len(pool), wanted=experts)
    deciders = committee.holders(attempt.session, purchaser, DECIDER)
    found = len(committee.representatives(attempt.session, purchaser) - deciders)
    if found < reps:
        raise ExpertPoolTooSmall(found=found, wanted=reps)


@guard(f"{GROUP}: only what the documents name is changed", "complete", at={GROUP: ("conclude-negotiation",)})
def change_is_allowed(attempt: Attempt) -> None:
    """214号20: technical matters, services, terms of the contract, as far as the documents say so."""
    if not attempt.variables.get("hasChange"):
        return
    allowed = set(known(attempt)["documents"]["negotiable"])
    changes = rows(attempt.variables, "changes")
    for row in changes:
        if row.get("kind") not in allowed:
            raise ConsultationChangeWrong(reason="not-negotiable", article=row.get("article"))
    if not changes or any(not str(row.get("after") or "").strip() for row in changes):
        raise ConsultationChangeWrong(reason="empty")


@guard(f"{KEY}: final quotes are asked for a moment to come", "complete", at={KEY: ("call-quotes",)})
def quote_time_is_ahead(attempt: Attempt) -> None:
    """All quote until the same moment."""
    if moment(attempt.variables["quoteDeadline"]) <= attempt.session.now:
        raise ConsultationQuoteTimeWrong()


@guard(
    f"{KEY}: the first candidate is taken, or a later one with a reason",
    "complete",
    at={KEY: ("decide-winner",)},
)
def award_in_order(attempt: Attempt) -> None:
    """214号28; whoever sat in the group, or was drawn for it, does not decide."""
    variables = known(attempt)
    if committee.sat(attempt.session, int(variables["committee_id"]), attempt.actor.user_id):
        raise ConsultationJudgeDecides()
    rank = int(attempt.variables.get("winnerRank") or 0)
    reason = str(attempt.variables.get("decisionReason") or "").strip()
    ranks = {int(row["rank"]) for row in variables["ranking"]}
    if rank not in ranks or (rank > 1 and len(reason) < REASON_MINIMUM):
        raise ConsultationAwardWrong(rank=rank)


@guard(
    f"{KEY}: nothing goes on while it is held up",
    "complete",
    at={KEY: (*SHARES, "decide-winner", "publish-result")},
)
def not_held_up(attempt: Attempt) -> None:
    """A challenge or complaint that may change the result stops opening, award and notice (实施条例 54)."""
    project_id = int(known(attempt)["projectId"])
    if is_paused(attempt.session, project_id):
        raise ConsultationHeldUp(project=project(attempt.session, project_id)["project_no"])


def _check_rates(given: Mapping[str, Any], on: date) -> None:
    """The documents may raise the rates of abnormally low prices, up to the cap (财库〔2026〕2号)."""
    most = Decimal(str(case.rule("low-price-cap", on)))
    for name in ("mean", "second", "ceiling"):
        value = given.get(f"lowPrice{name.capitalize()}")
        if value in (None, ""):
            continue
        rate, least = Decimal(str(value)), Decimal(str(case.rule(f"low-price-{name}", on)))
        if rate > most:
            raise ConsultationDocumentsWrong(reason="low-price", rate=rate, most=most)
        if rate < least:
            raise ConsultationDocumentsWrong(reason="low-price-floor", rate=rate, least=least)


def _recommended(attempt: Attempt, given: Mapping[str, Any], on: date) -> None:
    """Who is asked by name: enough, registered, at most half of them the purchaser's choice (214号6)."""
    if given.get("source") == NOTICE:
        return
    asked = rows(given, "recommended")
    for row in asked:
        if supplier(attempt.session, _code(row)) is None:
            raise ConsultationResponseRefused(reason="unknown", uscc=_code(row))
    least = least_suppliers(False, on)
    own = sum(row.get("by") == "PURCHASER" for row in asked)
    is_wrong = len({_code(row) for row in asked}) < least
    if is_wrong or (
        given.get("source") == "RECOMMENDED" and own > percent("purchaser-share", on) * len(asked)
    ):
        share = rule("purchaser-share", on)
        raise ConsultationDocumentsWrong(reason="recommended", least=least, share=share)


def _code(row: Mapping[str, Any]) -> str:
    return str(row.get("uscc") or "").strip().upper()
