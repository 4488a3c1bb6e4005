"""Announcing a batch of assessments (P5-1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.actions import ActionContext, action
from workflows.documents import issue
from workflows.registries import notices
from workflows.registries.assessments import BATCHES, register_batch
from workflows.registries.register import find
from workflows.so_assessment import schemas
from workflows.so_assessment.common import REGISTRAR, label, rules_day, session_of, today
from workflows.so_assessment.indicators import indicator_sets


@action("so-assessment.open-batch", input=schemas.BatchInput, output=schemas.RulesDayOutput)
def open_batch(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """From now on the case is bound by the rules of a day."""
    return {"rules_on": rules_day(context, given["rules_on"])}


@action("so-assessment.publish-batch", input=schemas.BatchInput, output=schemas.BatchOutput)
def publish_batch(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The announcement (DOC-501) and its notice; from now on the batch has a number."""
    session, on = session_of(context), today(context)
    days = {"opens_on": given["opensOn"], "closes_on": given["closesOn"]}
    batch_id = register_batch(session, context.actor, on, **days, instance_id=context.instance_id)
    batch_no = find(session, BATCHES, batch_id)["batch_no"]
    sets = [[each.title, len(each.indicators), each.points] for each in indicator_sets().values()]
    issue(
        session,
        context.actor,
        "DOC-501",
        instance_id=context.instance_id,
        addressee="",
        content={"batch_no": batch_no, **days, "rows": sets},
        issued_on=on,
        issuing_unit=REGISTRAR,
    )
    public = {
        label("batch"): batch_no,
        label("opens"): days["opens_on"],
        label("closes"): days["closes_on"],
        label("fee"): label("no-fee"),
    }
    notices.publish(
        session,
        context.actor,
        "ASSESSMENT_NOTICE",
        label("batch-subject", batch_no=batch_no),
        public,
        on,
        instance_id=context.instance_id,
    )
    return {"batch_id": str(batch_id), "batch_no": batch_no}
