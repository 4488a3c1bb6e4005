"""What anybody may see without signing in.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class Public:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_public_notices(
        self,
        *,
        limit: int | Unset = UNSET,
        after: str | Unset | None = UNSET,
        text: str | Unset = UNSET,
        kind: list[str] | Unset = UNSET,
    ) -> models.NoticePage:
        """Notices that stand, the newest first."""
        return self._transport.send(
            "GET",
            "/public/notices",
            query={"limit": limit, "after": after, "text": text, "kind": kind},
            answer=models.NoticePage,
        )

    def get_public_notice(
        self,
        notice_key: str,
    ) -> models.Notice:
        """One notice."""
        return self._transport.send(
            "GET",
            f"/public/notices/{notice_key}",
            answer=models.Notice,
        )

    def get_notices_json_feed(
        self,
        *,
        kind: list[str] | Unset = UNSET,
    ) -> bytes:
        """The newest notices as a JSON Feed."""
        return self._transport.send(
            "GET",
            "/public/notices.json",
            query={"kind": kind},
            answer=bytes,
        )

    def get_notices_atom_feed(
        self,
        *,
        kind: list[str] | Unset = UNSET,
    ) -> bytes:
        """The newest notices as an Atom feed."""
        return self._transport.send(
            "GET",
            "/public/notices.atom",
            query={"kind": kind},
            answer=bytes,
        )

    def list_public_organizations(
        self,
        *,
        limit: int | Unset = UNSET,
        after: str | Unset | None = UNSET,
        text: str | Unset = UNSET,
    ) -> models.NoticePage:
        """Filed and registered organisations, as they were published."""
        return self._transport.send(
            "GET",
            "/public/organizations",
            query={"limit": limit, "after": after, "text": text},
            answer=models.NoticePage,
        )
