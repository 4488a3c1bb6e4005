"""Rules of consultations that hold whatever page or program completes their tasks; what is kept apart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.guards import Attempt, guard
from engine.submissions import keeper
from workflows.calendar import local_date
from workflows.errors import ConflictDeclared, DecisionWithoutReason
from workflows.procurement_consultation.errors import (
    ConsultationAwardWrong,
    ConsultationChangeWrong,
    ConsultationDocumentsWrong,
    ConsultationHeldUp,
    ConsultationQuoteTimeWrong,
    ConsultationResponseRefused,
    ConsultationSeatMissing,
)
from workflows.procurement_consultation.rules import last_day, least_suppliers, percent, rule
from workflows.procurement_consultation.suppliers import supplier
from workflows.procurement_plan.requirement import check_qualification, check_scoring, price_weight, rows
from workflows.registries.challenges import is_paused
from workflows.registries.committees import declare_interests, lock_score, write_score
from workflows.registries.register import Row
from workflows.tendering import committee
from workflows.tendering.case import known, moment, project, shown_moment
from workflows.tendering.errors import ExpertPoolTooSmall
from workflows.tendering.scoring import read_sheet

KEY: Final = "procurement-consultation"
DECISIONS: Final = ("review-documents", "approve-documents")
MEMBERS_ONLY: Final = (
    "declare-interests",
    "negotiate",
    "conclude-negotiation",
    "score-responses",
)
OPINIONS: Final = frozenset({"AGREE", "DISAGREE", "RETURN"})
#: Characters of a reason (FG-DECISION: 10 to 500).
REASON_MINIMUM: Final = 10
NOTICE: Final = "NOTICE"


def _concerns(attempt: Attempt, *elements: str) -> bool:
    return attempt.instance.process_key == KEY and attempt.task.element_id in elements


def _rules_on(case: Mapping[str, Any]) -> date:
    return date.fromisoformat(str(case["rules_on"]))


@guard(f"{KEY}: the documents keep to the rules", "complete")
def documents_are_lawful(attempt: Attempt) -> None:
    """Conditions, factors, deposit, time to respond, who is asked, what may be negotiated."""
    if not _concerns(attempt, "draft-documents"):
        return
    given, case = attempt.variables, known(attempt)
    on, today = _rules_on(case), local_date(attempt.session.now)
    qualification, scoring = rows(given, "qualification"), rows(given, "scoring")
    check_qualification(qualification, on)
    check_scoring(scoring, qualification, str(given.get("fixedPriceGrounds") or ""), on)
    most = Decimal(str(rule("price-weight-maximum", on)))
    if price_weight(scoring) > most:
        raise ConsultationDocumentsWrong(reason="price-weight", weight=price_weight(scoring), most=most)
    share = Decimal(str(rule("deposit-share", on)))
    limit = Decimal(str(case["budget"])) * share / 100
    if Decimal(str(given.get("deposit") or 0)) > limit:
        raise ConsultationDocumentsWrong(reason="deposit", share=share, most=limit)
    earliest = last_day("documents-on-offer", today, on)
    if date.fromisoformat(str(given["documentsUntil"])) < earliest:
        raise ConsultationDocumentsWrong(reason="on-offer", earliest=earliest.isoformat())
    if not given.get("negotiable"):
        raise ConsultationDocumentsWrong(reason="negotiable")
    _time_to_respond(attempt, given["responseDeadline"], case)
    _recommended(attempt, given, on)


@guard(f"{KEY}: suppliers still have time when the documents go out", "complete")
def time_is_left(attempt: Attempt) -> None:
    """The documents are issued by this approval: the days to respond count from today."""
    if _concerns(attempt, "approve-documents") and attempt.variables.get("opinion") == "AGREE":
        case = known(attempt)
        _time_to_respond(attempt, case["documents"]["response_deadline"], case)


@guard(f"{KEY}: a decision has an opinion and, unless it agrees, a reason", "complete")
def decision_is_reasoned(attempt: Attempt) -> None:
    """FG-DECISION; who has an interest does not decide (公务员法76)."""
    if _concerns(attempt, *DECISIONS):
        opinion, text = attempt.variables.get("opinion"), attempt.variables.get("opinionText")
        is_reasoned = isinstance(text, str) and len(text.strip()) >= REASON_MINIMUM
        if opinion not in OPINIONS or (opinion != "AGREE" and not is_reasoned):
            raise DecisionWithoutReason(minimum=REASON_MINIMUM)
    if _concerns(attempt, *DECISIONS, "decide-winner") and attempt.variables.get("conflictDeclared"):
        raise ConflictDeclared(user=attempt.actor.user_id)


@guard(f"{KEY}: responses come from registered suppliers, sealed and in time", "complete")
def responses_are_in_order(attempt: Attempt) -> None:
    """A filed group has no unified code (T11); late and open ones are refused."""
    if not _concerns(attempt, "receive-responses"):
        return
    documents = known(attempt)["documents"]
    asked = {_code(row) for row in documents.get("recommended") or []}
    received = rows(attempt.variables, "responses")
    for row in received:
        if documents["source"] != NOTICE and _code(row) not in asked:
            raise ConsultationResponseRefused(reason="not-recommended", uscc=_code(row))
        _check_received(attempt, row, received, documents["response_deadline"])


@guard(f"{KEY}: what was received is opened, all of it", "complete")
def everything_is_opened(attempt: Attempt) -> None:
    """The opening names exactly the suppliers whose responses were received."""
    if not _concerns(attempt, "open-responses"):
        return
    opened = rows(attempt.variables, "openings")
    if sorted(map(_code, opened)) != sorted(_code(row) for row in known(attempt)["received"]):
        raise ConsultationResponseRefused(reason="other-suppliers")
    for row in opened:
        if row.get("qualified") is not True and not str(row.get("reason") or "").strip():
            raise ConsultationResponseRefused(reason="no-reason", uscc=_code(row))


@guard(f"{KEY}: the group is odd, large enough, two thirds experts", "complete")
def group_is_lawful(attempt: Attempt) -> None:
    """D5: three and more, odd; and a pool that suffices."""
    if not _concerns(attempt, "draw-group"):
        return
    case, given = known(attempt), attempt.variables
    on, purchaser = _rules_on(case), str(case["purchaser"])
    experts, reps = int(given.get("expertCount") or 0), int(given.get("repCount") or 0)
    committee.check_composition(experts + reps, reps, int(rule("group-size", on)), on)
    own = committee.purchaser_people(attempt.session, purchaser)
    pool = committee.drawable(attempt.session, specialty=given.get("specialty") or None, besides=own)
    if len(pool) < experts:
        raise ExpertPoolTooSmall(found=len(pool), wanted=experts)
    found = len(committee.representatives(attempt.session, purchaser))
    if found < reps:
        raise ExpertPoolTooSmall(found=found, wanted=reps)


@guard(f"{KEY}: members act for themselves", "claim", "complete")
def members_only(attempt: Attempt) -> None:
    """Seats cannot be delegated; whoever had to leave does nothing more."""
    if _concerns(attempt, *MEMBERS_ONLY):
        _seat(attempt, known(attempt))


@guard(f"{KEY}: only what the documents name is changed", "complete")
def change_is_allowed(attempt: Attempt) -> None:
    """214号20: technical matters, services, terms of the contract, as far as the documents say so."""
    if not _concerns(attempt, "conclude-negotiation") or not attempt.variables.get("hasChange"):
        return
    allowed = set(known(attempt)["documents"]["negotiable"])
    changes = rows(attempt.variables, "changes")
    for row in changes:
        if row.get("kind") not in allowed:
            raise ConsultationChangeWrong(reason="not-negotiable", article=row.get("article"))
    if not changes or any(not str(row.get("after") or "").strip() for row in changes):
        raise ConsultationChangeWrong(reason="empty")


@guard(f"{KEY}: final quotes are asked for a moment to come", "complete")
def quote_time_is_ahead(attempt: Attempt) -> None:
    """All quote until the same moment."""
    if _concerns(attempt, "call-quotes"):
        if moment(attempt.variables["quoteDeadline"]) <= attempt.session.now:
            raise ConsultationQuoteTimeWrong()


@guard(f"{KEY}: final quotes come from those who negotiated, sealed and in time", "complete")
def quotes_are_in_order(attempt: Attempt) -> None:
    """Who gives none has left; nobody else may quote."""
    if not _concerns(attempt, "receive-quotes"):
        return
    case, received = known(attempt), rows(attempt.variables, "quotes")
    negotiating = {str(each["uscc"]) for each in case["suppliers"]}
    for row in received:
        if _code(row) not in negotiating:
            raise ConsultationResponseRefused(reason="not-negotiating", uscc=_code(row))
        _check_received(attempt, row, received, case["quote_deadline"])


@guard(f"{KEY}: the first candidate is taken, or a later one with a reason", "complete")
def award_in_order(attempt: Attempt) -> None:
    """214号28."""
    if not _concerns(attempt, "decide-winner"):
        return
    rank = int(attempt.variables.get("winnerRank") or 0)
    reason = str(attempt.variables.get("decisionReason") or "").strip()
    ranks = {int(row["rank"]) for row in known(attempt)["ranking"]}
    if rank not in ranks or (rank > 1 and len(reason) < REASON_MINIMUM):
        raise ConsultationAwardWrong(rank=rank)


@guard(f"{KEY}: nothing goes on while it is held up", "complete")
def not_held_up(attempt: Attempt) -> None:
    """A challenge or complaint that may change the result stops opening, award and notice (实施条例 54)."""
    if _concerns(attempt, "open-responses", "decide-winner", "publish-result"):
        project_id = int(known(attempt)["projectId"])
        if is_paused(attempt.session, project_id):
            raise ConsultationHeldUp(project=project(attempt.session, project_id)["project_no"])


@keeper(KEY, "declare-interests")
def keep_declaration(attempt: Attempt) -> Mapping[str, Any]:
    """A declaration is the register's, not the case's."""
    given = attempt.variables
    declare_interests(
        attempt.session,
        attempt.actor,
        _seat(attempt, known(attempt))["id"],
        has_conflict=bool(given.get("conflictDeclared")),
        statement=str(given.get("statement") or "—"),
        # of this case: the administrators' chain would tell who sits in the group
        instance_id=attempt.instance.id,
    )
    return {}


@guard(f"{KEY}: a sheet is complete", "complete")
def sheet_is_complete(attempt: Attempt) -> None:
    """Every factor of every supplier, within its points."""
    if _concerns(attempt, "score-responses"):
        _sheet(attempt, known(attempt))


@keeper(KEY, "score-responses")
def keep_sheet(attempt: Attempt) -> Mapping[str, Any]:
    """The sheet is locked in the register; the case learns that there is one."""
    case = known(attempt)
    seat_id = _seat(attempt, case)["id"]
    for bid, items in _sheet(attempt, case).items():
        case_id = attempt.instance.id
        row = write_score(attempt.session, attempt.actor, seat_id, int(bid), items, instance_id=case_id)
        lock_score(attempt.session, attempt.actor, row["id"], instance_id=case_id)
    return {}


def _sheet(attempt: Attempt, case: Mapping[str, Any]) -> dict[str, dict[str, Decimal]]:
    names = {str(bid["bid"]): str(bid["supplier"]) for bid in case["valid_bids"]}
    return read_sheet(rows(attempt.variables, "scores"), case["scoring"], names, [])


def _seat(attempt: Attempt, case: Mapping[str, Any]) -> Row:
    found = committee.seat_of(attempt.session, int(case["committee_id"]), attempt.actor.user_id)
    if found is None or attempt.actor.on_behalf_of:
        raise ConsultationSeatMissing(user=attempt.actor.user_id)
    return found


def _time_to_respond(attempt: Attempt, deadline: object, case: Mapping[str, Any]) -> None:
    earliest = last_day("response-window", local_date(attempt.session.now), _rules_on(case))
    if local_date(moment(deadline)) < earliest:
        raise ConsultationDocumentsWrong(reason="response-window", earliest=earliest.isoformat())


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


def _check_received(attempt: Attempt, row: Mapping[str, Any], received: Any, deadline: object) -> None:
    uscc, at, until = _code(row), moment(row.get("receivedAt")), moment(deadline)
    faults = {
        "unknown": supplier(attempt.session, uscc) is None,
        "twice": [_code(other) for other in received].count(uscc) > 1,
        "late": at > until,
        "unsealed": row.get("sealOk") is not True,
    }
    for reason, is_so in faults.items():
        if is_so:
            raise ConsultationResponseRefused(
                reason=reason, uscc=uscc, at=shown_moment(at), deadline=shown_moment(until)
            )


def _code(row: Mapping[str, Any]) -> str:
    return str(row.get("uscc") or "").strip().upper()
