"""Objections (异议) to a notice of a purchase: entered for who raises them, answered by a paper to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.actions import ActionContext
from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.documents.feed import kind_label
from workflows.procurement_plan.projects import issue_for, session_of
from workflows.registries.objections import (
    NewObjection,
    answer_objection,
    enter_objection,
    waiting_objections,
)
from workflows.registries.register import Row
from workflows.registries.rounds import shown_name
from workflows.rules import current_rules

#: Of rules that are nobody's provision but a default of this house a paper names no article.
_NO_ARTICLE: Final = "系统默认"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How objections are answered: the result as a value and in words, the reasons, on what they rest."""

    result: str
    conclusion: str
    text: str
    basis: str
    #: keys of the rules that tell what may be done against the answer
    remedies: Collection[str] = ()


def raised(
    session: Session,
    actor: Actor,
    this: Row,
    *,
    id: int,
    instance_id: int,
    kind: str,
    objector: str,
    account: str | None,
    text: str,
    raised_on: date,
    due_on: date,
) -> None:
    """Enter an objection to a notice of a project; ``account`` is whose it is, None for a letter on paper."""
    new = NewObjection(
        instance_id=instance_id,
        kind=kind,
        reference=this["project_no"],
        subject=shown_name(this),
        unit_key=this["purchaser"],
        objector=objector,
        account=account,
        text=text,
        raised_on=raised_on,
        due_on=due_on,
    )
    enter_objection(session, actor, new, id=id)


def answer(context: ActionContext, this: Row, found: Iterable[Row], given: Answer, on: date) -> None:
    """A paper (DOC-429) to each who objected, with the remedies of the rules in force on a day."""
    session = session_of(context)
    for row in found:
        content = {
            "notice": kind_label(row["kind"]),
            "raised_on": row["raised_on"],
            "objection": row["text"],
            "conclusion": given.conclusion,
            "answer": given.text,
            "basis": given.basis,
            "remedies": [_remedy(key, on) for key in given.remedies],
        }
        issued = issue_for(context, "DOC-429", this, content, addressee=row["objector"])
        answer_objection(
            session,
            context.actor,
            row["id"],
            result=given.result,
            answer=given.text,
            document_id=issued.document_id,
        )


def end(context: ActionContext, this: Row, reason: str) -> None:
    """What was objected to goes on no longer: whoever waits for an answer is told why."""
    waiting = waiting_objections(session_of(context), context.instance_id)
    given = Answer(
        result="ENDED",
        conclusion="采购活动已经终止，异议不再处理",
        text=reason,
        basis="终止公告",
    )
    answer(context, this, waiting, given, local_date(context.now))


def _remedy(key: str, on: date) -> str:
    """What a rule allows, with its article."""
    rule = current_rules().rule(key, on)
    return rule.text if rule.legal_basis == _NO_ARTICLE else f"{rule.text}（{rule.legal_basis}）"
