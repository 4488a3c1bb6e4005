"""Objections (异议) to proposed grants, online or on paper: entered, and answered by a paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from engine.actions import ActionContext
from engine.persistence.session import Session
from workflows.posts import single_units
from workflows.registries.objections import (
    NewObjection,
    answer_objection,
    enter_objection,
    objection_of,
)
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import Row, find
from workflows.rules import current_rules
from workflows.so_funding.common import grant_of, issue_document, last_day, session_of

#: The notice that is objected to.
NOTICE: Final = "GRANT_PUBLICITY"
#: What a finding comes to -> the result of the objection, and in words.
RESULTS: Final = {
    "UPHELD": ("UPHELD", "异议成立，取消资助"),
    "DISMISSED": ("REJECTED", "异议不成立，维持拟资助"),
    "ENDED": ("ENDED", "本批次已终止，异议不再处理"),
}


def entry(
    grant: Row,
    *,
    instance_id: int,
    objector: str,
    text: str,
    raised_on: date,
    rules_on: date,
    account: str | None = None,
) -> NewObjection:
    """An objection to a grant as the register takes it, with the last day of its answer."""
    return NewObjection(
        instance_id=instance_id,
        kind=NOTICE,
        reference=grant["grant_no"],
        subject=grant["project_name"],
        unit_key=single_units()["civil-affairs"],
        objector=objector,
        account=account,
        text=text,
        raised_on=raised_on,
        due_on=last_day("reexamination-period", raised_on, rules_on),
    )


def proposed_in(notice: Row) -> frozenset[str]:
    """The numbers of the applications that a notice proposes to fund."""
    return frozenset(str(line[0]) for line in json.loads(notice["content"])["rows"])


def line(id: int, new: NewObjection) -> dict[str, str]:
    """An objection that is in the register already, as the case re-examines it."""
    return {
        "id": str(id),
        "grantNo": new.reference,
        "receivedOn": new.raised_on.isoformat(),
        "by": new.objector,
        "text": new.text,
    }


def answer(
    context: ActionContext, objection: Mapping[str, Any], finding: Mapping[str, Any], on: date
) -> None:
    """Answer one objection (DOC-311) with what may be done against the answer."""
    session = session_of(context)
    row = _entered(context, session, objection, on)
    grant = grant_of(session, row["reference"])
    result, conclusion = RESULTS[finding["verdict"]]
    content = {
        "grant_no": grant["grant_no"],
        "org_name": find(session, ORGANIZATIONS, grant["organization_id"])["name"],
        "project_name": grant["project_name"],
        "raised_on": row["raised_on"],
        "objection": row["text"],
        "conclusion": conclusion,
        "answer": finding["text"],
        "remedy": current_rules().rule("so-funding.objection-remedy", on).text,
    }
    issued = issue_document(context, "DOC-311", row["objector"], content)
    answer_objection(
        session,
        context.actor,
        row["id"],
        result=result,
        answer=finding["text"],
        document_id=issued.document_id,
    )


def _entered(context: ActionContext, session: Session, objection: Mapping[str, Any], on: date) -> Row:
    """The row of one raised online; one on paper is entered now."""
    if (known := objection.get("id")) is not None:
        return objection_of(session, int(known))
    new = entry(
        grant_of(session, objection["grantNo"]),
        instance_id=context.instance_id,
        objector=objection["by"],
        text=objection["text"],
        raised_on=date.fromisoformat(str(objection["receivedOn"])[:10]),
        rules_on=on,
    )
    return objection_of(session, enter_objection(session, context.actor, new))
