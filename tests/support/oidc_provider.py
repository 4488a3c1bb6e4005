"""An OpenID Connect provider on the loopback: Authlib's server, with people who consent at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, jsonify
from flask import request as flask_request
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

CLIENT_ID, CLIENT_SECRET = "gongzhi", "shared-with-the-provider"


@dataclass
class Client:
    """Ourselves, as the provider knows us."""

    redirect_uri: str
    client_id: str = CLIENT_ID
    id_token_signed_response_alg: str = "RS256"

    @property
    def client_metadata(self) -> dict[str, Any]:
        return {"id_token_signed_response_alg": "RS256"}

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, uri: str) -> bool:
        return uri == self.redirect_uri

    def check_client_secret(self, secret: str) -> bool:
        return secret == CLIENT_SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code:
    """An authorization code that was given out."""

    code: str
    user: str
    redirect_uri: str
    scope: str
    nonce: str | None
    code_challenge: str | None
    code_challenge_method: str | None

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str | None:
        return self.nonce

    def get_auth_time(self) -> None:
        return None

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


@cache
def _first_key() -> RSAKey:
    """Made once for a run: a sixteenth of a second."""
    return RSAKey.generate_key(2048, {"kid": "first"})


@dataclass
class Provider:
    """The running provider, and what a test may twist."""

    redirect_uri: str
    url: str = ""
    #: who is signed in at the provider
    user: str = "sub-of-wang"
    #: claims that replace the honest ones
    claims: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=_first_key)
    #: signs with another key than it publishes
    forged_key: RSAKey | None = None
    #: what it says its name is
    issuer: str = ""
    codes: dict[str, Code] = field(default_factory=dict)


def application(provider: Provider) -> Flask:
    app = Flask("provider")
    client = Client(provider.redirect_uri)

    class CodeGrant(grants.AuthorizationCodeGrant):  # type: ignore[misc]
        TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic"]

        def save_authorization_code(self, code: str, request: Any) -> None:
            data = request.payload.data
            provider.codes[code] = Code(
                code,
                request.user,
                request.payload.redirect_uri,
                request.payload.scope,
                data.get("nonce"),
                data.get("code_challenge"),
                data.get("code_challenge_method"),
            )

        def query_authorization_code(self, code: str, client: Client) -> Code | None:
            return provider.codes.get(code)

        def delete_authorization_code(self, authorization_code: Code) -> None:
            provider.codes.pop(authorization_code.code)

        def authenticate_user(self, authorization_code: Code) -> str:
            return authorization_code.user

    class Identity(OpenIDCode):  # type: ignore[misc]
        def exists_nonce(self, nonce: str, request: Any) -> bool:
            return False

        def get_client_algorithm(self, client: Client) -> str:
            return "RS256"

        def get_client_claims(self, client: Client) -> dict[str, Any]:
            return {"iss": provider.issuer or provider.url}

        def resolve_client_private_key(self, client: Client) -> Any:
            return provider.forged_key or provider.key

        def get_encode_header(self, client: Client) -> dict[str, Any]:
            return {"alg": "RS256", "kid": provider.key.kid}

        def generate_user_info(self, user: str, scope: str) -> UserInfo:
            return UserInfo({"sub": user, **provider.claims})

    def query_client(client_id: str) -> Client | None:
        return client if client_id == CLIENT_ID else None

    server = AuthorizationServer(app, query_client=query_client, save_token=lambda token, request: None)
    server.register_grant(CodeGrant, [Identity(require_nonce=True), CodeChallenge(required=True)])

    @app.get("/.well-known/openid-configuration")
    def metadata() -> Any:
        return jsonify(
            issuer=provider.issuer or provider.url,
            authorization_endpoint=f"{provider.url}/authorize",
            token_endpoint=f"{provider.url}/token",
            jwks_uri=f"{provider.url}/keys",
        )

    @app.get("/keys")
    def keys() -> Any:
        return jsonify(keys=[provider.key.as_dict(private=False)])

    @app.get("/authorize")
    def authorize() -> Any:
        grant = server.get_consent_grant(end_user=provider.user)
        return server.create_authorization_response(grant=grant, grant_user=provider.user)

    @app.post("/token")
    def token() -> Any:
        assert flask_request.form.get("code_verifier")
        return server.create_token_response()

    return app


@contextmanager
def running(redirect_uri: str) -> Iterator[Provider]:
    """A provider that listens on a free port of the loopback while the block runs."""
    provider = Provider(redirect_uri)
    server = make_server("127.0.0.1", 0, application(provider), threaded=True)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    # stopped within this many seconds, instead of half of one
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
