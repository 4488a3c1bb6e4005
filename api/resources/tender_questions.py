"""Tenders by the number of their project, what a committee asks bidders, and what bidders are told."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from api.acting import Loaded, command, query
from api.resource import Resource
from api.rules import allowed
from api.schemas import tender_questions as schemas
from api.schemas.documents import Documents
from workflows.procurement_challenge.errors import ProjectUnknown
from workflows.procurement_evaluation import clarification, letters
from workflows.registries.challenges import project_by_number
from workflows.registries.documents import is_unaltered
from workflows.tendering import desk

blueprint = Resource("tender-questions", __name__, description="What committees ask bidders")
blueprints = (blueprint,)


@blueprint.get("/tenders")
@allowed("signed-in")
@blueprint.doc(**{"x-refusals": (404,)})
@blueprint.arguments(schemas.TenderByNumber, location="query")
@blueprint.response(200, schemas.FoundTender)
def find_tender_by_number(asked: Loaded) -> Any:
    """The newest tender of a project, by the number its papers bear."""
    with query() as call:
        row = project_by_number(call.session, asked["project_no"])
        if row is None:
            raise ProjectUnknown(project_no=asked["project_no"])
        tender = desk.find_tender(call.session, row["id"])
        names = ("id", "project_id", "round", "state", "closes_at")
        return {"project_no": row["project_no"], **{name: getattr(tender, name) for name in names}}


@blueprint.get("/tenders/<key:project_key>/questions")
@allowed("signed-in")
@blueprint.response(200, schemas.BidQuestions)
def get_bid_questions(project_key: int) -> Any:
    """What the committee asked, and the answers: of all bids for who may read them, else of the own."""
    with command("read-bids") as call:  # a refusal is written
        where = (call.session, call.actor, project_key)
        return {"items": clarification.questions(*where), "may_ask": clarification.may_ask(*where)}


@blueprint.post("/tenders/<key:project_key>/bids/<key:bid_key>/questions")
@allowed("signed-in")
@blueprint.arguments(schemas.BidQuestionToAsk)
@blueprint.response(200, schemas.AskedQuestion)
def ask_bidder(body: Loaded, project_key: int, bid_key: int) -> Any:
    """The chair asks a bidder to clarify its bid, without changing what it offers (87号令 51)."""
    with command("ask-bidder") as call:
        asked = clarification.ask_bidder(
            call.session, call.actor, project_key, bid_key, **body, idempotency_key=call.key
        )
        return {**asdict(asked), "due_at": datetime.fromisoformat(asked.due_at)}


@blueprint.get("/tenders/<key:project_key>/letters")
@allowed("signed-in")
@blueprint.response(200, Documents)
def get_letters(project_key: int) -> Any:
    """The letters to the organisations the caller works for: of award, or with its own points and rank."""
    with query() as call:
        found = letters.letters_to(call.session, call.actor, project_key)
        return {"items": [{**row, "is_unaltered": is_unaltered(row)} for row in found]}
