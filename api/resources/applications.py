"""What an organisation does outside its user tasks to an application for money or for a rating."""

from __future__ import annotations

from typing import Any

from api.acting import Loaded, command
from api.objecting import objecting_to
from api.resource import Resource
from api.rules import allowed
from api.schemas import applications as schemas
from api.schemas.filings import Withdrawal
from api.schemas.objections import NewObjection, TakenGrantObjection
from api.sight import unseen_does_not_exist
from workflows.registries.assessments import CASES
from workflows.registries.grants import ROUNDS, grant_by_number
from workflows.registries.register import find, find_by
from workflows.so_assessment.commands import withdraw_assessment
from workflows.so_assessment.errors import AssessmentNotFound, NotTheAssessed
from workflows.so_funding.commands import withdraw_funding
from workflows.so_funding.errors import GrantNotFound, NoGrantPublicity, NotTheGrantee
from workflows.so_funding.objecting import object_to_grant
from workflows.so_funding.objections import NOTICE

blueprint = Resource("applications", __name__, description="Applications for money and for a rating")
blueprints = (blueprint,)


@blueprint.post("/grants/<grant_no>/withdrawal")
@allowed("signed-in")
@blueprint.arguments(Withdrawal)
@blueprint.response(200, schemas.WithdrawnFunding)
def withdraw_grant_application(body: Loaded, grant_no: str) -> Any:
    """The applicant takes an application for money back, until the round has decided."""
    with command("withdraw-funding") as call:
        row = grant_by_number(call.session, grant_no)
        cases = () if row is None else (row["instance_id"],)
        with unseen_does_not_exist(call, cases, GrantNotFound(grant_no=grant_no), NotTheGrantee):
            return withdraw_funding(call.session, call.actor, grant_no, **body, idempotency_key=call.key)


@blueprint.post("/grants/<grant_no>/objections")
@allowed("signed-in")
@blueprint.arguments(NewObjection)
@blueprint.response(200, TakenGrantObjection)
def object_to_a_grant(body: Loaded, grant_no: str) -> Any:
    """Anybody objects to a proposed grant while it stands before the public."""
    with command("object-to-grant") as call:
        row = grant_by_number(call.session, grant_no)
        round_ = None if row is None else find(call.session, ROUNDS, row["round_id"])
        cases = [each["instance_id"] for each in (row, round_) if each is not None]
        absent = GrantNotFound(grant_no=grant_no)
        with objecting_to(call, NOTICE, grant_no, cases, absent=absent, refusal=NoGrantPublicity):
            return object_to_grant(call.session, call.actor, grant_no, **body, idempotency_key=call.key)


@blueprint.post("/assessments/<key:assessment_key>/withdrawal")
@allowed("signed-in")
@blueprint.arguments(Withdrawal)
@blueprint.response(200, schemas.WithdrawnAssessment)
def withdraw_assessment_application(body: Loaded, assessment_key: int) -> Any:
    """The organisation takes an application for a rating back, until the confirmation is signed."""
    with command("withdraw-assessment") as call:
        row = find_by(call.session, CASES, id=assessment_key)
        cases = () if row is None else (row["instance_id"],)
        with unseen_does_not_exist(call, cases, AssessmentNotFound(case_id=assessment_key), NotTheAssessed):
            return withdraw_assessment(
                call.session, call.actor, assessment_key, **body, idempotency_key=call.key
            )
