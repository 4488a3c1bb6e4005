"""Delivery of documents (送达): how their addressees got them, said by those whose house issued them."""

from __future__ import annotations

from typing import Any

from api.acting import Loaded, command, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import deliveries as schemas
from api.sight import check_sees_case
from engine.errors import ProcessInstanceNotFound
from workflows.calendar import local_date
from workflows.documents.delivery import deliveries, may_record, methods, record_delivery, remedies
from workflows.errors import EntryNotFound
from workflows.registries.documents import DOCUMENTS, document_of
from workflows.registries.register import Row

blueprint = Resource("deliveries", __name__, description="Delivery of official documents")
blueprints = (blueprint,)


@blueprint.get("/process-instances/<key:process_instance_key>/deliveries")
@allowed("signed-in")
@blueprint.response(200, schemas.Deliveries)
def list_case_deliveries(process_instance_key: int) -> Any:
    """How each document of a case that is served on somebody was delivered, and the ways there are today."""
    with query() as call:
        check_sees_case(call, process_instance_key, "documents")
        items = deliveries(call.session, call.actor, process_instance_key)
        return {"items": items, "methods": methods(local_date(call.session.now))}


@blueprint.post("/documents/<key:document_key>/delivery")
@allowed("signed-in")
@blueprint.arguments(schemas.DeliveryRecord)
@blueprint.response(200, schemas.Delivery)
def record_document_delivery(body: Loaded, document_key: int) -> Any:
    """Say how and when the addressee got a document; what is known is changed with a reason only."""
    with command("record-delivery") as call:
        row = document_of(call.session, document_key)
        try:
            check_sees_case(call, row["instance_id"], "documents")
        except ProcessInstanceNotFound as error:
            raise EntryNotFound(register=DOCUMENTS.name, id=document_key) from error
        done = record_delivery(call.session, call.actor, document_key, **body, idempotency_key=call.key)
        return _told(done, may_record(call.session, call.actor, done))


def _told(row: Row, may: bool) -> dict[str, Any]:
    return {**row, "may_record": may, "remedies": remedies(row)}
