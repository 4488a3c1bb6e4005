"""Findings of auditors: raised here, answered and closed as tasks of a case of their own."""

from __future__ import annotations

from typing import Any

from api.acting import Loaded, command
from api.resource import Resource
from api.rules import allowed
from api.schemas import findings as schemas
from workflows.audit_finding.commands import Finding, raise_finding

blueprint = Resource("findings", __name__, description="Findings of auditors")
blueprints = (blueprint,)


@blueprint.post("/findings")
@allowed("signed-in")
@blueprint.arguments(schemas.RaisedFinding)
@blueprint.response(200, schemas.FindingCase)
def create_finding(body: Loaded) -> Any:
    """An auditor or a discipline inspector raises a finding with a unit, which has to answer it."""
    with command("raise-finding") as call:
        return raise_finding(call.session, call.actor, Finding(**body), idempotency_key=call.key)
