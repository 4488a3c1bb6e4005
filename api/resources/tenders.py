"""Tenders with sealed bids: the bidders' desk, the keyholders' opening, and what is read afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from api.access import leave_unlogged
from api.acting import Call, Loaded, command, query
from api.auth import current_actor
from api.resource import Resource
from api.rules import allowed
from api.runtime import runtime
from api.schemas import tenders as schemas
from engine.persistence.database import transaction
from workflows.procurement_open_tender import commands
from workflows.registries.documents import document_of
from workflows.tendering import answers, desk, opening, opening_keys, reading
from workflows.tendering.case import project
from workflows.tendering.desk_key import desk_key
from workflows.tendering.errors import EnvelopeRefused

blueprint = Resource("tenders", __name__, description="Tenders with sealed bids")
blueprints = (blueprint,)

ONE: Final = "/tenders/<key:project_key>"


@blueprint.put("/opening-key")
@allowed("signed-in")
@blueprint.arguments(schemas.OpeningKeyRegistration)
@blueprint.response(200, schemas.OpeningKey)
def register_opening_key(body: Loaded) -> Any:
    """A pair of keys of one's own, made in one's browser; the private key comes wrapped."""
    with command("register-opening-key") as call:
        opening_keys.register_opening_key(call.session, call.actor, **body)
        return opening_keys.opening_key_of(call.session, call.actor.user_id)


@blueprint.get("/opening-key")
@allowed("signed-in")
@blueprint.response(200, schemas.OpeningKey)
def get_opening_key() -> Any:
    """One's own pair, for later tenders."""
    with query() as call:
        return opening_keys.opening_key_of(call.session, call.actor.user_id)


@blueprint.get(ONE)
@allowed("signed-in")
@blueprint.response(200, schemas.Tender)
def get_tender(project_key: int) -> Any:
    """What a bid is sealed for: until when, in which size, for which keys."""
    with query() as call:
        tender = desk.find_tender(call.session, project_key)
        this = project(call.session, project_key)
        return {
            **{
                name: getattr(tender, name)
                for name in ("id", "project_id", "round", "stage", "state", "closes_at")
            },
            "project_no": this["project_no"],
            "project_name": this["name"],
            "method": this["method"],
            "envelope_bytes": tender.envelope_bytes,
            "threshold": tender.threshold,
            "holders": desk.holders_of(call.session, tender.id),
            "receipt_key": desk_key(call.session, tender.key_id).public_key,
        }


@blueprint.post(f"{ONE}/desk")
@allowed("signed-in")
@blueprint.arguments(schemas.DeskVisit)
@blueprint.response(200, schemas.DeskAnswer)
def visit_desk(body: Loaded, project_key: int) -> Any:
    """Take the documents, bring, replace or take back a bid, or look at one's own receipt.

    One door for all of it, without a line in the log, a figure in the metrics or a key kept for repetitions:
    an envelope sent twice gives the same receipt."""
    leave_unlogged()
    organization_id = body["organization_id"]
    with _unmeasured() as call:
        where = (call.session, call.actor, project_key, organization_id)
        if body["action"] == "TAKE":
            receipt: desk.Receipt | None = desk.take_documents(*where)
        elif body["action"] == "BID":
            if body["envelope"] is None:
                raise EnvelopeRefused(reason="size")
            receipt = desk.submit_bid(*where, body["envelope"])
        elif body["action"] == "WITHDRAW":
            receipt = desk.withdraw_bid(*where)
        else:
            receipt = desk.look(*where)
        has_taken = desk.has_taken(*where)
        tender = desk.find_tender(call.session, project_key)
        shown = document_of(call.session, tender.document_id)["html"] if has_taken else None
        return {
            "receipt": None if receipt is None else _receipt(receipt),
            "has_taken": has_taken,
            "documents": shown,
            "terms": tender.terms if has_taken else None,
        }


@blueprint.post("/receipts/check")
@allowed("signed-in", reads=True)
@blueprint.arguments(schemas.ReceiptToCheck)
@blueprint.response(200, schemas.ReceiptCheck)
def check_receipt(body: Loaded) -> Any:
    """Whether the desk signed this statement."""
    leave_unlogged()
    with query() as call:
        return {"is_valid": _is_signed(call, body["statement"], body["signature"])}


@blueprint.get(f"{ONE}/shares")
@allowed("signed-in")
@blueprint.response(200, schemas.SharesToUnwrap)
def get_shares(project_key: int) -> Any:
    """After the deadline: what a keyholder's browser unwraps with the passphrase."""
    with query() as call:
        found = opening.shares_to_unwrap(call.session, call.actor, project_key)
        pair = opening.wrapped_key(call.session, call.actor, project_key)
        agreed = opening.what_is_opened(call.session, call.actor, project_key)
        return {
            "public_key": pair["public_key"],
            "wrapped_private_key": pair["wrapped_private_key"],
            "shares": found,
            "envelopes": agreed["envelopes"],
            "seals": agreed["seals"],
        }


@blueprint.post(f"{ONE}/shares")
@allowed("signed-in")
@blueprint.arguments(schemas.SharesGiven)
@blueprint.response(200, schemas.SharesTaken)
def give_shares(body: Loaded, project_key: int) -> Any:
    """A keyholder gives the share of every bid.

    Needs a recent confirmation of who one is (403 `confirmation-required`)."""
    with command("give-shares") as call:
        shares = {each["slot"]: each["share"] for each in body["shares"]}
        return {"count": opening.give_shares(call.session, call.actor, project_key, shares)}


@blueprint.get(f"{ONE}/bids")
@allowed("signed-in")
@blueprint.response(200, schemas.Bids)
def get_bids(project_key: int) -> Any:
    """The bids once they are open; a bidder sees its own."""
    with command("read-bids") as call:  # a refusal is written
        return {"items": reading.shown_bids(call.session, call.actor, project_key)}


@blueprint.get(f"{ONE}/bids/<key:bid_key>")
@allowed("signed-in")
@blueprint.response(200, schemas.BidContent)
def get_bid(project_key: int, bid_key: int) -> Any:
    """What a bid says; whoever has no part in the tender is refused, and that is recorded."""
    with command("read-bids") as call:  # a refusal is written
        return {"content": reading.read_bid(call.session, call.actor, project_key, bid_key)}


@blueprint.get(f"{ONE}/score-sheets")
@allowed("signed-in")
@blueprint.response(200, schemas.Sheets)
def get_score_sheets(project_key: int) -> Any:
    """A member's own sheets; all of them once the report is signed, for those who may."""
    with command("read-bids") as call:  # a refusal is written
        return {"items": reading.shown_sheets(call.session, call.actor, project_key)}


@blueprint.get(f"{ONE}/questions/<key:organization_key>")
@allowed("signed-in")
@blueprint.response(200, schemas.Questions)
def get_questions(project_key: int, organization_key: int) -> Any:
    """What the committee asks one's own organisation."""
    with query() as call:
        desk.check_bidder(call.actor, organization_key)
        return {"items": answers.open_questions(call.session, project_key, organization_key)}


@blueprint.post("/bid-questions/<key:question_key>/answer")
@allowed("signed-in")
@blueprint.arguments(schemas.QuestionAnswer)
@blueprint.response(200, schemas.Question)
def answer_question(body: Loaded, question_key: int) -> Any:
    """Answer in writing, in time."""
    with command("answer-question") as call:
        return answers.answer_question(
            call.session, call.actor, question_key, body["organization_id"], body["answer"]
        )


@blueprint.post(f"{ONE}/clarifications")
@allowed("signed-in")
@blueprint.arguments(schemas.Clarification)
@blueprint.response(200, schemas.TenderTold)
def clarify_tender(body: Loaded, project_key: int) -> Any:
    """The agency clarifies or amends the documents, and gives more time where bids are affected."""
    with command("clarify-tender") as call:
        return commands.clarify(call.session, call.actor, project_key, **body, idempotency_key=call.key)


@blueprint.post(f"{ONE}/termination")
@allowed("signed-in")
@blueprint.arguments(schemas.Termination)
@blueprint.response(200, schemas.TenderTold)
def terminate_tender(body: Loaded, project_key: int) -> Any:
    """The purchaser calls the tender off for grave reasons."""
    with command("terminate-tender") as call:
        return commands.terminate(call.session, call.actor, project_key, **body, idempotency_key=call.key)


@contextmanager
def _unmeasured() -> Iterator[Call]:
    """A transaction that no metric counts: their number would be that of the visits."""
    actor = current_actor()
    with transaction(runtime().database) as session:
        yield Call(session, actor)


def _receipt(receipt: desk.Receipt) -> dict[str, Any]:
    return {"statement": receipt.statement(), "signature": receipt.signature}


def _is_signed(call: Call, statement: Mapping[str, str], signature: str) -> bool:
    return desk_key(call.session, statement.get("key")).is_signed(statement, signature)
