"""What committees ask bidders.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class TenderQuestions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def find_tender_by_number(
        self,
        *,
        project_no: str | Unset = UNSET,
    ) -> models.FoundTender:
        """The newest tender of a project, by the number its papers bear."""
        return self._transport.send(
            "GET",
            "/v2/tenders",
            query={"projectNo": project_no},
            answer=models.FoundTender,
        )

    def get_bid_questions(
        self,
        project_key: str,
    ) -> models.BidQuestions:
        """What the committee asked, and the answers: of all bids for who may read them, else of the own."""
        return self._transport.send(
            "GET",
            f"/v2/tenders/{project_key}/questions",
            answer=models.BidQuestions,
        )

    def ask_bidder(
        self,
        project_key: str,
        bid_key: str,
        body: models.BidQuestionToAsk,
        *,
        idempotency_key: str | None = None,
    ) -> models.AskedQuestion:
        """The chair asks a bidder to clarify its bid, without changing what it offers (87号令 51)."""
        return self._transport.send(
            "POST",
            f"/v2/tenders/{project_key}/bids/{bid_key}/questions",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.AskedQuestion,
        )

    def get_letters(
        self,
        project_key: str,
    ) -> models.Documents:
        """The letters to the organisations the caller works for: of award, or with its own points and
        rank."""
        return self._transport.send(
            "GET",
            f"/v2/tenders/{project_key}/letters",
            answer=models.Documents,
        )
