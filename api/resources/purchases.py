"""What people do to a purchase, its contract or a challenge outside their user tasks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from api.acting import Call, Loaded, command
from api.objecting import objecting_to
from api.resource import Resource
from api.rules import allowed
from api.schemas import purchases as schemas
from api.schemas.objections import NewObjection, TakenObjection
from api.sight import unseen_does_not_exist
from engine.errors import EngineError
from workflows.procurement_challenge.commands import withdraw_challenge
from workflows.procurement_challenge.errors import ChallengeNotFound, NotYourOrganization, ProjectUnknown
from workflows.procurement_contract.commands import propose_supplement
from workflows.procurement_contract.errors import ContractNotFound, NotThePurchaser
from workflows.procurement_plan.commands import cancel_plan, terminate_purchase
from workflows.procurement_plan.errors import NotTheDeciderOfPurchase, NotTheDemandDepartment, PlanDecided
from workflows.procurement_single_source.commands import object_to_single_source
from workflows.procurement_single_source.errors import NoPublicityRunning
from workflows.procurement_small.commands import object_to_selection
from workflows.procurement_small.errors import NobodyObjects
from workflows.registries.challenges import challenge_by_number, project_by_number
from workflows.registries.contracts import CONTRACTS, contract_of
from workflows.registries.project_cases import case_of, cases_of
from workflows.registries.purchases import CHALLENGES

blueprint = Resource("purchases", __name__, description="Purchases, contracts and challenges")
blueprints = (blueprint,)


@blueprint.post("/purchases/<project_no>/cancellation")
@allowed("signed-in")
@blueprint.arguments(schemas.PurchaseReason)
@blueprint.response(200, schemas.PurchaseTold)
def cancel_purchase_plan(body: Loaded, project_no: str) -> Any:
    """Who proposed a purchase takes it back, until its plan is decided; the money is free again."""
    with _project("cancel-plan", project_no, NotTheDemandDepartment, PlanDecided) as (call, project_id):
        return cancel_plan(call.session, call.actor, project_id, **body, idempotency_key=call.key)


@blueprint.post("/purchases/<project_no>/termination")
@allowed("signed-in")
@blueprint.arguments(schemas.PurchaseReason)
@blueprint.response(200, schemas.PurchaseTold)
def terminate_comparison_or_single_source(body: Loaded, project_no: str) -> Any:
    """The purchaser's leader ends a comparison or a single source before its award; the public is told."""
    with _project("terminate-purchase", project_no, NotTheDeciderOfPurchase) as (call, project_id):
        return terminate_purchase(call.session, call.actor, project_id, **body, idempotency_key=call.key)


@blueprint.post("/purchases/<project_no>/selection-objections")
@allowed("signed-in")
@blueprint.arguments(NewObjection)
@blueprint.response(200, TakenObjection)
def object_to_a_selection(body: Loaded, project_no: str) -> Any:
    """Anybody objects to a selection by comparison while it stands before the public."""
    with _objection("object-to-selection", project_no, "COMPARISON_RESULT", NobodyObjects) as (
        call,
        project_id,
    ):
        return object_to_selection(call.session, call.actor, project_id, **body, idempotency_key=call.key)


@blueprint.post("/purchases/<project_no>/single-source-objections")
@allowed("signed-in")
@blueprint.arguments(NewObjection)
@blueprint.response(200, TakenObjection)
def object_to_a_single_source(body: Loaded, project_no: str) -> Any:
    """Anybody objects to a single source while it stands before the public."""
    name, kind = "object-to-single-source", "SINGLE_SOURCE_PUBLICITY"
    with _objection(name, project_no, kind, NoPublicityRunning) as (call, project_id):
        return object_to_single_source(call.session, call.actor, project_id, **body, idempotency_key=call.key)


@blueprint.post("/contracts/<contract_no>/supplements")
@allowed("signed-in")
@blueprint.arguments(schemas.SupplementProposal)
@blueprint.response(200, schemas.ProposedSupplement)
def propose_contract_supplement(body: Loaded, contract_no: str) -> Any:
    """The purchaser's handler proposes to raise a contract that is being performed, a tenth at most."""
    with command("propose-supplement") as call:
        row = contract_of(call.session, contract_no)
        cases = () if row is None else (case_of(call.session, CONTRACTS.name, row["id"]),)
        with unseen_does_not_exist(call, cases, ContractNotFound(contract_no=contract_no), NotThePurchaser):
            return propose_supplement(call.session, call.actor, contract_no, **body, idempotency_key=call.key)


@blueprint.post("/challenges/<challenge_no>/withdrawal")
@allowed("signed-in")
@blueprint.arguments(schemas.TakenBack)
@blueprint.response(200, schemas.TakenBackChallenge)
def withdraw_challenge_or_complaint(body: Loaded, challenge_no: str) -> Any:
    """The supplier takes a challenge or a complaint back, until it is answered or decided."""
    with command("withdraw-challenge") as call:
        row = challenge_by_number(call.session, challenge_no)
        cases = () if row is None else (case_of(call.session, CHALLENGES.name, row["id"]),)
        with unseen_does_not_exist(call, cases, ChallengeNotFound(number=challenge_no), NotYourOrganization):
            return withdraw_challenge(call.session, call.actor, challenge_no, idempotency_key=call.key)


@contextmanager
def _project(name: str, project_no: str, *refusals: type[EngineError]) -> Iterator[tuple[Call, int]]:
    """A command on the project of a number, as public notices tell it. Raises ProjectUnknown.

    Who has no part in a purchase is told of none."""
    with command(name) as call:
        project_id, cases = _cases(call, project_no)
        with unseen_does_not_exist(call, cases, ProjectUnknown(project_no=project_no), *refusals):
            yield call, project_id


@contextmanager
def _objection(
    name: str, project_no: str, kind: str, refusal: type[EngineError]
) -> Iterator[tuple[Call, int]]:
    """An objection to the notice of a kind about a project. Raises ProjectUnknown, ObjectionsClosed."""
    with command(name) as call:
        project_id, cases = _cases(call, project_no)
        absent = ProjectUnknown(project_no=project_no)
        with objecting_to(call, kind, project_no, cases, absent=absent, refusal=refusal):
            yield call, project_id


def _cases(call: Call, project_no: str) -> tuple[int, frozenset[int]]:
    """The id of a project and the cases about it. Raises ProjectUnknown."""
    row = project_by_number(call.session, project_no)
    if row is None:
        raise ProjectUnknown(project_no=project_no)
    return int(row["id"]), cases_of(call.session, row["id"])
