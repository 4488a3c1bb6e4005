"""The service tasks of a grant: agreement, instalments, checks, result, recovery."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Any

from engine.actions import ActionContext, action
from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.persistence.session import Session
from workflows.registries import notices
from workflows.registries.grants import advance_grant, note_grant, pay_grant, recover_grant
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import Row, find
from workflows.so_funding import schemas
from workflows.so_funding.common import (
    ISSUER,
    content_of,
    grant_of,
    issue_document,
    money,
    number,
    reason,
    rule,
    session_of,
    today,
)

Given = Mapping[str, Any]

INSTALMENTS = (1, 2, 3)
GRADE_NAMES = {"EXCELLENT": "优秀", "GOOD": "良好", "PASS": "合格", "FAIL": "不合格"}


def instalment_amount(grant: Row, instalment: int, on: date) -> Decimal:
    """What an instalment is: its share, rounded down to whole 分; the last one is all that is left."""
    approved: Decimal = grant["approved"]
    if instalment == INSTALMENTS[-1]:
        # a grant whose second instalment was withheld does not get it with the last one
        withheld = sum((_share(approved, each, on) for each in INSTALMENTS[:-1]), Decimal(0))
        return approved - withheld
    return _share(approved, instalment, on)


def _share(approved: Decimal, instalment: int, on: date) -> Decimal:
    share = Decimal(rule(f"instalment-{instalment}", on)) / 100
    return (approved * share).quantize(Decimal("0.01"), rounding=ROUND_DOWN)


def _name(session: Session, grant: Row) -> str:
    return str(find(session, ORGANIZATIONS, grant["organization_id"])["name"])


@action("so-funding.conclude", input=schemas.GrantInput, output=schemas.AgreementOutput)
def conclude_agreement(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """Both sides have signed: the money is committed, the agreement issued (DOC-306)."""
    session, on = session_of(context), given["rules_on"]
    row = grant_of(session, given["grant_no"])
    advance_grant(session, context.actor, row["id"], "RUNNING", instance_id=context.instance_id)
    conditions = ("签订协议后", "中期检查合格后", "结项评价合格后")
    issue_document(
        context,
        "DOC-306",
        _name(session, row),
        {
            "grant_no": row["grant_no"],
            "grantor": ISSUER,
            "org_name": _name(session, row),
            "project_name": row["project_name"],
            "amount": row["approved"],
            "period_from": row["period_from"],
            "period_to": row["period_to"],
            "rows": [
                (f"第{each}期", f"{rule(f'instalment-{each}', on)}%", condition)
                for each, condition in zip(INSTALMENTS, conditions, strict=True)
            ],
        },
    )
    half = row["period_from"] + (row["period_to"] - row["period_from"]) / 2
    return {"mid_on": half, **_instalment(row, 1, on)}


def _instalment(grant: Row, instalment: int, on: date) -> dict[str, Any]:
    amount = number(instalment_amount(grant, instalment, on))
    return {"instalment": instalment, "instalment_amount": amount}


@action("so-funding.pay", input=schemas.PayInput, output=schemas.InstalmentOutput)
def pay_instalment(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """Pay against the committed budget in the payer's own transaction; the notice goes out (DOC-307)."""
    session, instalment = session_of(context), given["instalment"]
    row = grant_of(session, given["grant_no"])
    amount = instalment_amount(row, instalment, given["rules_on"])
    paid = pay_grant(session, context.actor, row["id"], amount, instance_id=context.instance_id)
    content = {
        "grant_no": row["grant_no"],
        "org_name": _name(session, row),
        "instalment": str(instalment),
        "amount": amount,
        "account_name": row["account_name"],
        "paid": paid["paid"],
    }
    issue_document(context, "DOC-307", row["account_name"], content)
    following = min(instalment + 1, INSTALMENTS[-1])
    return _instalment(paid, following, given["rules_on"])


@action("so-funding.book-mid-term", input=schemas.MidTermInput)
def book_mid_term(context: ActionContext, given: Given) -> None:
    """The record of the mid-term check (DOC-308)."""
    session, check = session_of(context), given["mid_term"]
    row = grant_of(session, given["grant_no"])
    conclusions = {"PASS": "合格", "RECTIFY": "限期整改", "FAIL": "不合格，停拨二款"}
    content = {
        "grant_no": row["grant_no"],
        "org_name": _name(session, row),
        "checked_on": today(context),
        "rows": [(each["subject"], each["situation"], each["verdict"]) for each in check["findings"]],
        "conclusion": conclusions[check["result"]],
    }
    issue_document(context, "DOC-308", _name(session, row), content)


@action("so-funding.book-evaluation", input=schemas.EvaluationInput, output=schemas.EvaluationOutput)
def book_evaluation(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """Grade by the rule's cut-offs (DOC-309); accounts that are not in order fail whatever the points."""
    session, found, on = session_of(context), given["evaluation"], given["rules_on"]
    row = grant_of(session, given["grant_no"])
    total = sum((Decimal(str(each["points"])) for each in found["results"]), Decimal(0))
    grade = _grade(total, on) if found["accounts_in_order"] else "FAIL"
    note_grant(session, context.actor, row["id"], {"grade": grade}, instance_id=context.instance_id)
    content = {
        "grant_no": row["grant_no"],
        "org_name": _name(session, row),
        "evaluator": found["evaluator"],
        "total": str(total),
        "grade": grade,
        "rows": [
            (each["name"], str(each["target"]), str(each["actual"]), str(each["points"]))
            for each in found["results"]
        ],
        "opinion": found["text"],
    }
    issue_document(context, "DOC-309", _name(session, row), content)
    return {"grade": grade, "total_points": float(total), **_instalment(row, 3, on)}


def _grade(total: Decimal, on: date) -> str:
    for grade in ("excellent", "good", "pass"):
        if total >= rule(f"grade-{grade}", on):
            return grade.upper()
    return "FAIL"


@action("so-funding.publish-result", input=schemas.GrantInput)
def publish_result(context: ActionContext, given: Given) -> None:
    """The grant is closed and its result before the public; what was never paid goes back to the line."""
    session, row = session_of(context), grant_of(session_of(context), given["grant_no"])
    why = reason("closed", grade=GRADE_NAMES[row["grade"]])
    closed = advance_grant(
        session, context.actor, row["id"], "CLOSED", reason=why, instance_id=context.instance_id
    )
    announce(context, closed)


@action("so-funding.start-recovery", input=schemas.GrantInput)
def start_recovery(context: ActionContext, given: Given) -> None:
    """A failed evaluation opens a case of recovery, which decides and tells this one."""
    form = {
        "grantNo": given["grant_no"],
        "cause": "FAILED",
        "factsFound": "结项绩效评价不合格，按资助协议停止拨款并追回已拨资金。",
    }
    # the engine vouches: the form says what the evaluation found, not what the evaluator would like
    vouched = Actor(user_id=context.actor.user_id, on_behalf_of=context.actor.on_behalf_of)
    start_process_instance(session_of(context), vouched, "so-funding-recovery", form)


@action("so-funding.book-refund", input=schemas.RefundInput)
def book_refund(context: ActionContext, given: Given) -> None:
    """Money came back to the line; the grant is closed."""
    session, refund = session_of(context), given["refund"]
    row = grant_of(session, given["grant_no"])
    amount = money(refund["amount"])
    if amount > 0:
        recover_grant(
            session, context.actor, row["id"], amount, reason("refunded"), instance_id=context.instance_id
        )
    closed = advance_grant(
        session,
        context.actor,
        row["id"],
        "CLOSED",
        reason=reason("recovered"),
        instance_id=context.instance_id,
    )
    announce(context, closed)


def announce(context: ActionContext, grant: Row) -> None:
    """The result of one grant on the public page (P3-17): no account, no points."""
    session = session_of(context)
    public = {
        "grant_no": grant["grant_no"],
        "name": _name(session, grant),
        "project_name": grant["project_name"],
        "approved": grant["approved"],
        "paid": grant["paid"],
        "recovered": grant["recovered"],
        "grade": GRADE_NAMES.get(grant["grade"] or "", ""),
        "indicators": [each["name"] for each in content_of(grant).get("indicators", [])],
    }
    notices.publish(
        session,
        context.actor,
        "GRANT_RESULT",
        f"{grant['grant_no']} {_name(session, grant)}",
        public,
        today(context),
        instance_id=context.instance_id,
    )
