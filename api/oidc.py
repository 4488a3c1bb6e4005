"""The OpenID Connect provider as its client sees it: where to send people, and what its tokens say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from engine.config import Settings
from engine.identity.errors import ProviderSignInFailed
from engine.identity.oidc import ProviderRequest
from engine.observability.logging import logger

#: Asymmetric ones alone: with a shared secret, or none, a token would prove nothing.
ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "Ed25519")
_TIMEOUT: Final = 10  # seconds
_LEEWAY: Final = 60  # seconds that clocks may differ
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")

_log = logger(__name__)


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom the provider vouches for, and when it last asked them for proof, where it says so."""

    subject: str
    shown_at: datetime | None


@dataclass(slots=True)
class Provider:
    """A provider, its metadata and its keys, which are fetched when first needed."""

    issuer: str
    client_id: str
    client_secret: str
    _metadata: dict[str, Any] = field(default_factory=dict)
    _keys: KeySet | None = None

    @classmethod
    def of(cls, settings: Settings) -> Provider | None:
        """The provider of the settings, if there is one. Raises ValueError for one without https."""
        if not settings.oidc_issuer:
            return None
        parts = urlsplit(settings.oidc_issuer)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise ValueError(f"GONGZHI_OIDC_ISSUER={settings.oidc_issuer!r} needs https")
        return cls(settings.oidc_issuer, settings.oidc_client_id, settings.oidc_client_secret)

    def authorization_url(self, request: ProviderRequest, redirect_uri: str, *, anew: bool = False) -> str:
        """Where to send the browser; ``anew``: people are asked for proof although they are signed in there.

        Raises ProviderSignInFailed when the provider does not answer."""
        try:
            with self._session(redirect_uri) as client:
                url, _ = client.create_authorization_url(
                    self._endpoint("authorization_endpoint"),
                    state=request.state,
                    nonce=request.nonce,
                    code_verifier=request.code_verifier,
                    **({"prompt": "login", "max_age": 0} if anew else {}),
                )
                return str(url)
        except (requests.RequestException, AuthlibBaseError, ValueError, KeyError) as error:
            raise _failed(error) from error

    def vouched(self, request: ProviderRequest, redirect_uri: str, code: str, now: datetime) -> Vouched:
        """Who the provider says it is, for the code it gave; every claim is verified.

        Raises ProviderSignInFailed."""
        try:
            with self._session(redirect_uri) as client:
                token = client.fetch_token(
                    self._endpoint("token_endpoint"),
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=request.code_verifier,
                    timeout=_TIMEOUT,
                )
            return self._verified(token, request.nonce, now)
        except (
            requests.RequestException,
            AuthlibBaseError,
            JoseError,
            ValueError,
            KeyError,
            TypeError,
        ) as error:
            raise _failed(error) from error

    def _verified(self, token: dict[str, Any], nonce: str, now: datetime) -> Vouched:
        try:
            decoded = jwt.decode(token["id_token"], self._key_set(), algorithms=list(ALGORITHMS))
        except InvalidKeyIdError:  # the provider changed its keys
            decoded = jwt.decode(token["id_token"], self._key_set(fresh=True), algorithms=list(ALGORITHMS))
        options = {
            "iss": {"essential": True, "value": self.issuer},
            "aud": {"essential": True, "value": self.client_id},
            "sub": {"essential": True},
            "nonce": {"essential": True, "value": nonce},
        }
        params = {"nonce": nonce, "client_id": self.client_id, "access_token": token.get("access_token")}
        claims = CodeIDToken(decoded.claims, decoded.header, options, params)
        claims.validate(now=int(now.timestamp()), leeway=_LEEWAY)
        subject = claims["sub"]
        if not isinstance(subject, str) or not subject:
            raise ValueError("the ID token has no subject")
        shown = claims.get("auth_time")
        is_told = isinstance(shown, int) and not isinstance(shown, bool)
        return Vouched(subject, datetime.fromtimestamp(shown, UTC) if is_told else None)

    def _session(self, redirect_uri: str) -> Any:
        return OAuth2Session(
            self.client_id,
            self.client_secret or None,
            scope="openid",
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic" if self.client_secret else "none",
        )

    def _endpoint(self, name: str) -> str:
        if not self._metadata:
            found = self._get(self.issuer.rstrip("/") + "/.well-known/openid-configuration")
            # one provider must not answer for another (OpenID Connect Discovery 1.0, 4.3)
            if found.get("issuer") != self.issuer:
                raise ValueError(f"{self.issuer} calls itself {found.get('issuer')!r}")
            self._metadata = found
        return str(self._metadata[name])

    def _key_set(self, *, fresh: bool = False) -> KeySet:
        if self._keys is None or fresh:
            self._keys = KeySet.import_key_set(self._get(self._endpoint("jwks_uri")))  # type: ignore[arg-type]
        return self._keys

    def _get(self, url: str) -> dict[str, Any]:
        answer = requests.get(url, timeout=_TIMEOUT, allow_redirects=False)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found


def _failed(error: Exception) -> ProviderSignInFailed:
    _log.warning("sign-in with the provider failed", kind=type(error).__name__, reason=str(error)[:300])
    return ProviderSignInFailed()
