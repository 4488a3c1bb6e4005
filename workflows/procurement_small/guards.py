"""Rules of a comparison that hold whatever page or program completes its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from engine.guards import Attempt, guard
from engine.submissions import keeper
from workflows.attempts import known
from workflows.calendar import current_calendar, local_date
from workflows.calendar.deadline import SHANGHAI
from workflows.objecting import answers_others
from workflows.opinions import check_interest, check_opinion
from workflows.procurement_plan.objecting import LETTERS, keep_letter
from workflows.procurement_plan.requirement import check_qualification, check_scoring, rows
from workflows.procurement_small.commands import SELECTION
from workflows.procurement_small.errors import (
    ComparisonGroupInvalid,
    InvitedTooFew,
    ResponseRefused,
    ResponseWindowTooShort,
)
from workflows.procurement_small.group import hand_in, offers, person_of
from workflows.procurement_small.suppliers import supplier
from workflows.rules import current_rules
from workflows.tendering.committee import EXPERT, purchaser_people, ties

PROCESS_KEY = "procurement-small"
DECISIONS = ("review-documents", "decide-award")
#: Who did one of these may not judge the responses.
HANDLING = ("draft-documents", "receive-responses", "open-responses")


def _rules_on(case: Mapping[str, Any]) -> date:
    return date.fromisoformat(str(case["rules_on"]))


def _number(key: str, case: Mapping[str, Any]) -> int:
    return int(current_rules().rule(key, _rules_on(case)).value)


@guard("procurement-small: the documents are lawful", "complete", at={PROCESS_KEY: ("draft-documents",)})
def documents_are_lawful(attempt: Attempt) -> None:
    """Conditions and factors as in a requirement; time to respond; an inquiry asks enough suppliers."""
    given, case = attempt.variables, known(attempt)
    qualification = rows(given, "qualification")
    check_qualification(qualification, _rules_on(case))
    grounds = str(given.get("fixedPriceGrounds") or "")
    check_scoring(rows(given, "scoring"), qualification, grounds, _rules_on(case))
    _time_to_respond(attempt, given.get("responseDeadline"), case)
    if case["method_rule"]["mode"] == "INQUIRY":
        invited = {_code(row) for row in rows(given, "invited")} - {""}
        minimum = _number("procurement-small.responses", case)
        for uscc in sorted(invited):
            if supplier(attempt.session, uscc) is None:
                raise ResponseRefused(fault="unknown", uscc=uscc)
        if len(invited) < minimum:
            raise InvitedTooFew(count=len(invited), minimum=minimum)


@guard(
    "procurement-small: suppliers still have time when the documents go out",
    "complete",
    at={PROCESS_KEY: ("review-documents",)},
)
def time_is_left(attempt: Attempt) -> None:
    """The documents are issued by this approval: the days to respond count from today."""
    if attempt.variables.get("opinion") == "AGREE":
        case = known(attempt)
        _time_to_respond(attempt, case["documents"]["response_deadline"], case)


def _time_to_respond(attempt: Attempt, deadline: object, case: Mapping[str, Any]) -> None:
    key, today, on = "procurement-small.response-window", local_date(attempt.session.now), _rules_on(case)
    earliest = current_rules().deadline(key, today, current_calendar(), on=on).due_on
    assert earliest is not None, "a period without pauses ends"
    if local_date(_instant(deadline)) < earliest:
        raise ResponseWindowTooShort(
            earliest=earliest.isoformat(), basis=current_rules().rule(key, on).legal_basis
        )


@guard(
    "procurement-small: a decision has an opinion and, unless it agrees, a reason",
    "complete",
    at={PROCESS_KEY: DECISIONS},
)
def decision_is_reasoned(attempt: Attempt) -> None:
    """FG-DECISION."""
    check_opinion(attempt)
    check_interest(attempt)


@guard(
    "procurement-small: responses come from registered suppliers, sealed and in time",
    "complete",
    at={PROCESS_KEY: ("receive-responses",)},
)
def responses_are_in_order(attempt: Attempt) -> None:
    """A filed group has no unified code and cannot be entered (T11); late and open ones are refused.

    So is what came before the documents went out: it answers others."""
    case = known(attempt)
    deadline = _instant(case["response_deadline"])
    invited = {_code(row) for row in case["documents"].get("invited") or []}
    received = rows(attempt.variables, "responses")
    for row in received:
        uscc, at = _code(row), _instant(row.get("receivedAt"))
        faults = {
            "unknown": supplier(attempt.session, uscc) is None,
            "twice": [_code(other) for other in received].count(uscc) > 1,
            "not-invited": case["method_rule"]["mode"] == "INQUIRY" and uscc not in invited,
            "early": local_date(at).isoformat() < str(case["notice_on"]),
            "late": at > deadline,
            "unsealed": row.get("sealOk") is not True,
        }
        for fault, is_so in faults.items():
            if is_so:
                raise ResponseRefused(fault=fault, uscc=uscc, at=_shown(at), deadline=_shown(deadline))


@guard(
    "procurement-small: what was received is opened, all of it",
    "complete",
    at={PROCESS_KEY: ("open-responses",)},
)
def everything_is_opened(attempt: Attempt) -> None:
    """The opening names exactly the suppliers whose responses were received."""
    opened = [_code(row) for row in rows(attempt.variables, "openings")]
    if sorted(opened) != sorted(_code(row) for row in known(attempt)["responses"]):
        raise ResponseRefused(fault="other-suppliers")
    for row in rows(attempt.variables, "openings"):
        if row.get("qualified") is not True and not str(row.get("reason") or "").strip():
            raise ResponseRefused(fault="no-reason", uscc=_code(row))


@guard(
    "procurement-small: the group is odd, large enough, and had no hand in the purchase",
    "complete",
    at={PROCESS_KEY: ("form-group",)},
)
def group_is_proper(attempt: Attempt) -> None:
    """Three, or five from 100 000 yuan on; an odd number; nobody who drafted or opened."""
    session, minimum = attempt.session, int(known(attempt)["method_rule"]["group_minimum"])
    accounts = [str(row.get("account") or "").strip() for row in rows(attempt.variables, "members")]
    if len(accounts) < minimum or len(accounts) % 2 == 0:
        raise ComparisonGroupInvalid(fault="size", count=len(accounts), minimum=minimum)
    for account in accounts:
        if accounts.count(account) > 1:
            raise ComparisonGroupInvalid(fault="twice", account=account)
        person = session.one(
            "SELECT 1 FROM person WHERE tenant_id = ? AND id = ?", (session.tenant_id, account)
        )
        if person is None:
            raise ComparisonGroupInvalid(fault="unknown", account=account)
        if account == attempt.actor.user_id:
            raise ComparisonGroupInvalid(fault="handler", account=account, task=attempt.task.name)
        done = session.one(
            "SELECT name FROM user_task WHERE tenant_id = ? AND instance_id = ? AND status = 'completed'"
            f" AND element_id IN ({', '.join('?' * len(HANDLING))})"
            " AND (completed_by = ? OR completed_on_behalf_of = ?)",
            (session.tenant_id, attempt.instance.id, *HANDLING, account, account),
        )
        if done is not None:
            raise ComparisonGroupInvalid(fault="handler", account=account, task=done[0])


@guard(
    "procurement-small: nobody answers an objection of one's own",
    "claim",
    "complete",
    at={PROCESS_KEY: ("answer-objection",)},
)
def objectors_do_not_answer(attempt: Attempt) -> None:
    answers_others(attempt)


@guard(
    "procurement-small: nobody in the group is tied to a supplier or poses as an expert",
    "complete",
    at={PROCESS_KEY: ("form-group",)},
)
def group_is_independent(attempt: Attempt) -> None:
    """Ties of three years by the registers (实施条例 9, SoD-07); staff are no experts (SoD-04)."""
    session, case = attempt.session, known(attempt)
    own = purchaser_people(session, str(case["purchaser"]))
    suppliers = [
        offer.organization_id for offer in offers(session, int(case["projectId"]), int(case["round"]))
    ]
    for row in rows(attempt.variables, "members"):
        account = str(row.get("account") or "").strip()
        if row.get("role") == EXPERT and account in own:
            raise ComparisonGroupInvalid(fault="own-staff", account=account)
        person_id = person_of(session, account)
        if ties(session, person_id, suppliers, local_date(session.now), _rules_on(case)):
            raise ComparisonGroupInvalid(fault="tied", account=account)


@keeper(PROCESS_KEY, "score-responses")
def keep_sheet(attempt: Attempt) -> Mapping[str, Any]:
    """A sheet goes into its register and is locked; the case learns only that it is there."""
    sheet = rows(attempt.variables, "sheet")
    hand_in(attempt.session, attempt.actor, known(attempt), sheet, instance_id=attempt.instance.id)
    return {}


@keeper(PROCESS_KEY, LETTERS)
def keep_objection(attempt: Attempt) -> Mapping[str, Any]:
    """A letter enters the register; the case answers it as one online."""
    return keep_letter(attempt, SELECTION)


def _code(row: Mapping[str, Any]) -> str:
    return str(row.get("uscc") or "").strip().upper()


def _instant(value: object) -> datetime:
    """An instant of a form; one without a zone is of Shanghai."""
    at = datetime.fromisoformat(str(value))
    return at if at.tzinfo else at.replace(tzinfo=SHANGHAI)


def _shown(at: datetime) -> str:
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
