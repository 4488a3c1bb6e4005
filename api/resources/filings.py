"""What an applicant does to a filing outside its user tasks."""

from __future__ import annotations

from typing import Any

from api.acting import Loaded, command
from api.resource import Resource
from api.rules import allowed
from api.schemas import filings as schemas
from engine.identity.visibility import sees_instance
from workflows.errors import FilingNotFound
from workflows.registries.filings import filing
from workflows.so_filing.commands import withdraw_application
from workflows.so_filing_followup.commands import find_followup, withdraw_followup
from workflows.so_filing_followup.errors import FollowupNotFound

blueprint = Resource("filings", __name__, description="Filings of community organisations")
blueprints = (blueprint,)


@blueprint.post("/filings/<receipt_no>/withdrawal")
@allowed("signed-in")
@blueprint.arguments(schemas.Withdrawal)
@blueprint.response(200, schemas.WithdrawnApplication)
def withdraw_filing(body: Loaded, receipt_no: str) -> Any:
    """The applicant takes the application back, until the approval is signed."""
    with command("withdraw-filing") as call:
        found = filing(call.session, receipt_no=receipt_no)
        if not sees_instance(call.session, call.actor, found["instance_id"]):
            raise FilingNotFound(receipt_no=receipt_no)
        return withdraw_application(call.session, call.actor, receipt_no, **body, idempotency_key=call.key)


@blueprint.post("/filing-followups/<receipt_no>/withdrawal")
@allowed("signed-in")
@blueprint.arguments(schemas.Withdrawal)
@blueprint.response(200, schemas.WithdrawnApplication)
def withdraw_filing_followup(body: Loaded, receipt_no: str) -> Any:
    """The applicant takes a change, renewal or cancellation back, until the approval is signed."""
    with command("withdraw-followup") as call:
        found = find_followup(call.session, receipt_no)
        if not sees_instance(call.session, call.actor, found["instance_id"]):
            raise FollowupNotFound(receipt_no=receipt_no)
        return withdraw_followup(call.session, call.actor, receipt_no, **body, idempotency_key=call.key)
