"""Objections (异议) to proposed grants: entered with their finding, answered by a paper to the objector."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from engine.actions import ActionContext
from workflows.posts import single_units
from workflows.registries.objections import NewObjection, answer_objection, enter_objection
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import find
from workflows.rules import current_rules
from workflows.so_funding.common import grant_of, issue_document, last_day, session_of

#: What a finding comes to -> the result of the objection, and in words.
RESULTS: Final = {
    "UPHELD": ("UPHELD", "异议成立，取消资助"),
    "DISMISSED": ("REJECTED", "异议不成立，维持拟资助"),
}


def answer(
    context: ActionContext, objection: Mapping[str, Any], finding: Mapping[str, Any], on: date
) -> None:
    """Enter one objection, and answer it (DOC-311) with what may be done against the answer."""
    session, grant = session_of(context), grant_of(session_of(context), objection["grantNo"])
    raised_on = date.fromisoformat(str(objection["receivedOn"])[:10])
    new = NewObjection(
        instance_id=context.instance_id,
        kind="GRANT_PUBLICITY",
        reference=grant["grant_no"],
        subject=grant["project_name"],
        unit_key=single_units()["civil-affairs"],
        objector=objection["by"],
        account=None,
        text=objection["text"],
        raised_on=raised_on,
        due_on=last_day("reexamination-period", raised_on, on),
    )
    entered = enter_objection(session, context.actor, new)
    result, conclusion = RESULTS[finding["verdict"]]
    content = {
        "grant_no": grant["grant_no"],
        "org_name": find(session, ORGANIZATIONS, grant["organization_id"])["name"],
        "project_name": grant["project_name"],
        "raised_on": raised_on,
        "objection": objection["text"],
        "conclusion": conclusion,
        "answer": finding["text"],
        "remedy": current_rules().rule("so-funding.objection-remedy", on).text,
    }
    issued = issue_document(context, "DOC-311", objection["by"], content)
    answer_objection(
        session,
        context.actor,
        entered,
        result=result,
        answer=finding["text"],
        document_id=issued.document_id,
    )
