"""Signing in with an OpenID Connect provider.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class Oidc:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_provider_offer(
        self,
    ) -> models.ProviderOffer:
        """Whether people may sign in with a provider beside their password."""
        return self._transport.send(
            "GET",
            "/v2/oidc",
            answer=models.ProviderOffer,
        )

    def begin_oidc_sign_in(
        self,
        *,
        return_to: str | Unset = UNSET,
        anew: bool | Unset = UNSET,
    ) -> None:
        """Send the browser to the provider; it comes back to `/v2/oidc/callback`."""
        self._transport.tell(
            "GET",
            "/v2/oidc/sign-in",
            query={"returnTo": return_to, "anew": anew},
        )

    def end_oidc_sign_in(
        self,
        *,
        code: str | Unset = UNSET,
        state: str | Unset = UNSET,
        iss: str | Unset = UNSET,
    ) -> None:
        """Where the provider sends the browser back: opens the session of whoever its identity is linked
        to."""
        self._transport.tell(
            "GET",
            "/v2/oidc/callback",
            query={"code": code, "state": state, "iss": iss},
        )

    def link_identity(
        self,
        user_id: str,
        body: models.Identity,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Let an identity of the provider, named by its `sub`, sign in as this person."""
        self._transport.tell(
            "POST",
            f"/v2/users/{user_id}/identities",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
        )

    def unlink_identity(
        self,
        user_id: str,
        subject: str,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Take the link of an identity away."""
        self._transport.tell(
            "DELETE",
            f"/v2/users/{user_id}/identities/{subject}",
            headers={"Idempotency-Key": idempotency_key},
        )
