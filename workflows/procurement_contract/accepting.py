"""Acceptance with the opinions of those who were served, and the evaluation of the project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from engine.actions import ActionContext, action
from workflows.documents.issue import signer_name
from workflows.documents.words import label
from workflows.procurement_contract import schemas
from workflows.procurement_contract.case import agreed, common, paper, signers, today
from workflows.procurement_plan.projects import session_of
from workflows.registries import notices
from workflows.registries.contracts import advance_contract, register_acceptance, register_evaluation
from workflows.rules import current_rules

PASS, FAIL = "PASS", "FAIL"


@action(
    "procurement-contract.conclude-acceptance",
    input=schemas.AcceptanceInput,
    output=schemas.AcceptanceOutput,
)
def conclude_acceptance(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Accepted when every acceptor accepts every item; the result is public (实施条例45)."""
    session, contract = session_of(context), agreed(session_of(context), given)
    sheets, opinions = given["acceptances"], given["user_opinions"]
    items = _items(sheets)
    result = PASS if all(sheet["overall"] == PASS for sheet in sheets) and not _failed(items) else FAIL
    register_acceptance(
        session,
        context.actor,
        contract["id"],
        accepted_on=today(context),
        result=result,
        items=items,
        user_opinions=opinions,
        instance_id=context.instance_id,
    )
    counts = Counter(label(opinion["satisfaction"]) for opinion in opinions)
    summary = "，".join(f"{word}{count}" for word, count in counts.items())
    shown = [
        [opinion["respondent"], label(opinion["satisfaction"]), opinion.get("comment")]
        for opinion in opinions
    ]
    paper(context, "DOC-424", contract, {"rows": shown})
    content = {
        "accepted_on": today(context),
        "acceptors": signers(context, "accept-items", len(sheets)),
        "rows": [[item["item"], item["standard"], label(item["result"])] for item in items],
        "user_opinions": summary,
        "conclusion": label(result),
    }
    paper(context, "DOC-423", contract, content)
    facts = common(session, contract["project_id"], contract["organization_id"])
    public = {
        **facts,
        "contract_no": contract["contract_no"],
        "accepted_on": today(context),
        "result": result,
        "satisfaction": dict(Counter(opinion["satisfaction"] for opinion in opinions)),
    }
    notices.publish(
        session,
        context.actor,
        "ACCEPTANCE_RESULT",
        facts["project_name"],
        public,
        today(context),
        instance_id=context.instance_id,
    )
    if result == PASS:
        advance_contract(session, context.actor, contract["id"], "ACCEPTED", instance_id=context.instance_id)
    return {"is_accepted": result == PASS}


@action("procurement-contract.record-evaluation", input=schemas.EvaluationInput)
def record_evaluation(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The third party's report (DOC-425); its grade decides on the instalment that waits for it."""
    session, contract = session_of(context), agreed(session_of(context), given)
    found, graded = given["evaluation"], given["graded"]
    evaluator = signer_name(session, context.actor)
    register_evaluation(
        session,
        context.actor,
        contract["id"],
        phase=found["phase"],
        evaluator=evaluator,
        items=found["scores"],
        grade=graded["grade"],
        evaluated_on=today(context),
        instance_id=context.instance_id,
    )
    rules, on = current_rules(), given["rules_on"]
    content = {
        "phase": label(found["phase"]),
        "evaluator": evaluator,
        "total": graded["total"],
        "grade": graded["grade"],
        "rows": [
            [label(f"EVALUATION_{name}"), rules.rule(f"procurement-contract.weight-{name}", on).value, score]
            for name, score in found["scores"].items()
        ],
        "opinion": found["text"],
    }
    paper(context, "DOC-425", contract, content)
    return {
        "instalment": {
            **given["instalment"],
            "grade": graded["grade"],
            "rectification": bool(found["rectification"]),
        }
    }


def _items(sheets: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Every item once, failed when one acceptor says so, with the evidence of all."""
    found: dict[str, dict[str, Any]] = {}
    for sheet in sheets:
        for item in sheet["items"] or ():
            known = found.setdefault(item["item"], {**item, "evidence": []})
            known["evidence"].append(item.get("evidence"))
            if item["result"] == FAIL:
                known["result"] = FAIL
    return list(found.values())


def _failed(items: Sequence[Mapping[str, Any]]) -> bool:
    return any(item["result"] == FAIL for item in items)
