"""Posts of units.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class Posts:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_posts(
        self,
        *,
        unit: str | Unset | None = UNSET,
    ) -> models.Posts:
        """The posts of a unit, or of all."""
        return self._transport.send(
            "GET",
            "/v2/posts",
            query={"unit": unit},
            answer=models.Posts,
        )

    def put_post(
        self,
        unit: str,
        post: str,
        body: models.PostChange,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Create or change a post of a unit."""
        self._transport.tell(
            "PUT",
            f"/v2/posts/{unit}/{post}",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
        )

    def list_post_holders(
        self,
        unit: str,
        post: str,
    ) -> models.PostHolders:
        """Who holds a post now."""
        return self._transport.send(
            "GET",
            f"/v2/posts/{unit}/{post}/holders",
            answer=models.PostHolders,
        )
