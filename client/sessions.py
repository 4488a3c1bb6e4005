"""Signing in; sessions and API tokens.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Sessions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_session(
        self,
    ) -> models.Session:
        """Who is signed in, and what they hold now."""
        return self._transport.send(
            "GET",
            "/v2/session",
            answer=models.Session,
        )

    def create_session(
        self,
        body: models.SignIn,
        *,
        idempotency_key: str | None = None,
    ) -> models.Session:
        """Sign in with a password. The session is in a cookie that scripts cannot read."""
        return self._transport.send(
            "POST",
            "/v2/session",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.Session,
        )

    def delete_session(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Sign out."""
        self._transport.tell(
            "DELETE",
            "/v2/session",
            headers={"Idempotency-Key": idempotency_key},
        )

    def put_own_password(
        self,
        body: models.PasswordChange,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Take a new password; every other session of one's own ends."""
        self._transport.tell(
            "PUT",
            "/v2/session/password",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
        )

    def list_own_sessions(
        self,
    ) -> models.LoginSessions:
        """One's sessions that are not over."""
        return self._transport.send(
            "GET",
            "/v2/sessions",
            answer=models.LoginSessions,
        )

    def revoke_own_session(
        self,
        session_key: str,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """End one of one's own sessions, at once."""
        self._transport.tell(
            "DELETE",
            f"/v2/sessions/{session_key}",
            headers={"Idempotency-Key": idempotency_key},
        )

    def list_sessions(
        self,
        user_id: str,
    ) -> models.LoginSessions:
        """Somebody's sessions that are not over."""
        return self._transport.send(
            "GET",
            f"/v2/users/{user_id}/sessions",
            answer=models.LoginSessions,
        )

    def revoke_session(
        self,
        user_id: str,
        session_key: str,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """End somebody's session, at once."""
        self._transport.tell(
            "DELETE",
            f"/v2/users/{user_id}/sessions/{session_key}",
            headers={"Idempotency-Key": idempotency_key},
        )

    def list_tokens(
        self,
    ) -> models.Tokens:
        """One's API tokens, without their secrets."""
        return self._transport.send(
            "GET",
            "/v2/tokens",
            answer=models.Tokens,
        )

    def issue_token(
        self,
        body: models.TokenIssue,
        *,
        idempotency_key: str | None = None,
    ) -> models.IssuedToken:
        """A new API token. Only from a session: a stolen token must not make itself an heir."""
        return self._transport.send(
            "POST",
            "/v2/tokens",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.IssuedToken,
        )

    def revoke_token(
        self,
        token_key: str,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Make one of one's API tokens worthless, at once."""
        self._transport.tell(
            "DELETE",
            f"/v2/tokens/{token_key}",
            headers={"Idempotency-Key": idempotency_key},
        )
