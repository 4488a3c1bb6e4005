"""Official documents, for whoever sees their case or is written to: as data, as issued, as PDF."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import Any, Final

from flask import Response, request

from api.acting import Call, command, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import documents as schemas
from api.sight import check_sees_case
from engine.errors import ProcessInstanceNotFound
from workflows.documents.issue import printed
from workflows.errors import EntryNotFound
from workflows.procurement_evaluation.letters import is_addressee
from workflows.registries.documents import DOCUMENTS, document_of, documents, is_unaltered
from workflows.registries.objections import is_answer_to
from workflows.registries.register import Row

blueprint = Resource("documents", __name__, description="Official documents of cases")
blueprints = (blueprint,)

ONE = "/documents/<key:document_key>"

_SHEET: Final[dict[str, Any]] = {"type": "string", "format": "binary"}
#: The sheet is ours, but what people wrote stands in it: it runs nothing, fetches nothing, and may be shown
#: inside our own page only.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


@blueprint.get("/process-instances/<key:process_instance_key>/documents")
@allowed("signed-in")
@blueprint.response(200, schemas.Documents)
def list_case_documents(process_instance_key: int) -> Any:
    """The documents of a case, the oldest first."""
    with query() as call:
        check_sees_case(call, process_instance_key, "documents")
        return {"items": [_described(row) for row in documents(call.session, process_instance_key)]}


@blueprint.get(ONE)
@allowed("signed-in")
@blueprint.response(200, schemas.Document)
def get_document(document_key: int) -> Any:
    """One document: number, addressee, hashes, delivery."""
    with query() as call:
        return _described(_seen(call, document_key))


@blueprint.get(ONE + "/html")
@allowed("signed-in")
@blueprint.response(200, _SHEET, content_type="text/html")
@blueprint.alt_response(304, description="The caller has it already")
@blueprint.doc(**{"x-if-none-match": True})
def get_document_html(document_key: int) -> Response:
    """The sheet as it was issued, for the screen and for printing."""
    with query() as call:
        row = _seen(call, document_key)
    if row["html"] is None:
        raise _no_sheet(document_key)
    return _sheet(row["html"].encode(), "text/html; charset=utf-8")


@blueprint.get(ONE + "/pdf")
@allowed("signed-in")
@blueprint.response(
    200, _SHEET, content_type="application/pdf", headers={"Repr-Digest": {"schema": {"type": "string"}}}
)
@blueprint.alt_response(304, description="The caller has it already")
@blueprint.doc(**{"x-if-none-match": True})
def get_document_pdf(document_key: int) -> Response:
    """The sheet as PDF; made when first asked for, the same bytes ever after.

    ``Repr-Digest`` is its hash as it stands in the register, also of one that was made just now."""
    with query() as call:
        row = _seen(call, document_key)
    if row["html"] is None and row["pdf"] is None:
        raise _no_sheet(document_key)
    if row["pdf"] is not None:
        content, recorded = bytes(row["pdf"]), row["pdf_sha256"]
    else:
        with command("print-document") as call:
            content = printed(call.session, call.actor, document_key)
            recorded = document_of(call.session, document_key)["pdf_sha256"]
    answer = _sheet(content, "application/pdf", f'inline; filename="{row["code"]}-{document_key}.pdf"')
    answer.headers["Repr-Digest"] = f"sha-256=:{b64encode(bytes.fromhex(recorded)).decode()}:"
    return answer


def _seen(call: Call, document_key: int) -> Row:
    """Raises EntryNotFound, for a document of a case that is none of the caller's business too."""
    row = document_of(call.session, document_key)
    try:
        check_sees_case(call, row["instance_id"], "document")
    except ProcessInstanceNotFound as error:
        if not _is_written_to(call, row):
            raise _no_sheet(document_key) from error
    return row


def _is_written_to(call: Call, row: Row) -> bool:
    """A letter to an organisation one works for, or the answer to an objection of one's own."""
    if is_addressee(call.session, call.actor, row):
        return True
    return is_answer_to(call.session, call.actor.user_id, row["id"])


def _no_sheet(document_key: int) -> EntryNotFound:
    return EntryNotFound(register=DOCUMENTS.name, id=document_key)


def _described(row: Row) -> dict[str, Any]:
    return {**row, "is_unaltered": is_unaltered(row)}


def _sheet(content: bytes, media_type: str, disposition: str = "inline") -> Response:
    answer = Response(content, content_type=media_type)
    answer.headers["Content-Disposition"] = disposition
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    answer.set_etag(sha256(content).hexdigest())
    answer.make_conditional(request)
    return answer
