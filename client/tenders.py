"""Tenders with sealed bids.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Tenders:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_opening_key(
        self,
    ) -> models.OpeningKey:
        """One's own pair, for later tenders."""
        return self._transport.send(
            "GET",
            "/v2/opening-key",
            answer=models.OpeningKey,
        )

    def register_opening_key(
        self,
        body: models.OpeningKeyRegistration,
        *,
        idempotency_key: str | None = None,
    ) -> models.OpeningKey:
        """A pair of keys of one's own, made in one's browser; the private key comes wrapped."""
        return self._transport.send(
            "PUT",
            "/v2/opening-key",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.OpeningKey,
        )

    def get_tender(
        self,
        project_key: str,
    ) -> models.Tender:
        """What a bid is sealed for: until when, in which size, for which keys."""
        return self._transport.send(
            "GET",
            f"/v2/tenders/{project_key}",
            answer=models.Tender,
        )

    def visit_desk(
        self,
        project_key: str,
        body: models.DeskVisit,
        *,
        idempotency_key: str | None = None,
    ) -> models.DeskAnswer:
        """Take the documents, bring, replace or take back a bid, or look at one's own receipt."""
        return self._transport.send(
            "POST",
            f"/v2/tenders/{project_key}/desk",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.DeskAnswer,
        )

    def check_receipt(
        self,
        body: models.ReceiptToCheck,
    ) -> models.ReceiptCheck:
        """Whether the desk signed this statement."""
        return self._transport.send(
            "POST",
            "/v2/receipts/check",
            body=body,
            answer=models.ReceiptCheck,
        )

    def get_shares(
        self,
        project_key: str,
    ) -> models.SharesToUnwrap:
        """After the deadline: what a keyholder's browser unwraps with the passphrase."""
        return self._transport.send(
            "GET",
            f"/v2/tenders/{project_key}/shares",
            answer=models.SharesToUnwrap,
        )

    def give_shares(
        self,
        project_key: str,
        body: models.SharesGiven,
        *,
        idempotency_key: str | None = None,
    ) -> models.SharesTaken:
        """A keyholder gives the share of every bid."""
        return self._transport.send(
            "POST",
            f"/v2/tenders/{project_key}/shares",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.SharesTaken,
        )

    def get_bids(
        self,
        project_key: str,
    ) -> models.Bids:
        """The bids once they are open; a bidder sees its own."""
        return self._transport.send(
            "GET",
            f"/v2/tenders/{project_key}/bids",
            answer=models.Bids,
        )

    def get_bid(
        self,
        project_key: str,
        bid_key: str,
    ) -> models.BidContent:
        """What a bid says; whoever has no part in the tender is refused, and that is recorded."""
        return self._transport.send(
            "GET",
            f"/v2/tenders/{project_key}/bids/{bid_key}",
            answer=models.BidContent,
        )

    def get_score_sheets(
        self,
        project_key: str,
    ) -> models.Sheets:
        """A member's own sheets; all of them once the report is signed, for those who may."""
        return self._transport.send(
            "GET",
            f"/v2/tenders/{project_key}/score-sheets",
            answer=models.Sheets,
        )

    def get_questions(
        self,
        project_key: str,
        organization_key: str,
    ) -> models.Questions:
        """What the committee asks one's own organisation."""
        return self._transport.send(
            "GET",
            f"/v2/tenders/{project_key}/questions/{organization_key}",
            answer=models.Questions,
        )

    def answer_question(
        self,
        question_key: str,
        body: models.QuestionAnswer,
        *,
        idempotency_key: str | None = None,
    ) -> models.Question:
        """Answer in writing, in time."""
        return self._transport.send(
            "POST",
            f"/v2/bid-questions/{question_key}/answer",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.Question,
        )

    def clarify_tender(
        self,
        project_key: str,
        body: models.Clarification,
        *,
        idempotency_key: str | None = None,
    ) -> models.TenderTold:
        """The agency clarifies or amends the documents, and gives more time where bids are affected."""
        return self._transport.send(
            "POST",
            f"/v2/tenders/{project_key}/clarifications",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.TenderTold,
        )

    def terminate_tender(
        self,
        project_key: str,
        body: models.Termination,
        *,
        idempotency_key: str | None = None,
    ) -> models.TenderTold:
        """The purchaser calls the tender off for grave reasons."""
        return self._transport.send(
            "POST",
            f"/v2/tenders/{project_key}/termination",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.TenderTold,
        )
