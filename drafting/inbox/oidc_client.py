"""The OpenID Connect provider, by the authorization code flow with PKCE; loaded only where one is set."""

from typing import Any

import httpx
from authlib.common.errors import AuthlibBaseError  # type: ignore[import-untyped]
from authlib.integrations.httpx_client import AsyncOAuth2Client  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from pydantic import BaseModel

from drafting.inbox.oidc import Attempt, NotSignedIn, Provider

_TIMEOUT = 10.0
_LEEWAY = 60
"""Seconds that the provider's clock may differ from ours."""
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signatures only: never `none`, and no shared secrets."""


class _Document(BaseModel):
    """What a provider says of itself (OpenID Connect Discovery, section 3), as far as we need it."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str


class _Keys(BaseModel):
    """A set of keys (RFC 7517, section 5)."""

    keys: list[dict[str, Any]]


class Oidc:
    """The provider, asked."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._known: _Document | None = None

    def _client(self, redirect_uri: str) -> AsyncOAuth2Client:
        provider = self._provider
        return AsyncOAuth2Client(
            provider.client_id,
            provider.client_secret,
            redirect_uri=redirect_uri,
            scope="openid email profile",
            code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic" if provider.client_secret else "none",
            timeout=_TIMEOUT,
        )

    def redirect_uri(self, base: str) -> str:
        """Where the provider sends people back to."""
        return f"{(self._provider.public_url or base).rstrip('/')}/inbox/oidc/back"

    async def address(self, attempt: Attempt, base: str) -> str:
        """Where people prove who they are; raises NotSignedIn when the provider cannot be reached."""
        known = await self._discovered()
        async with self._client(self.redirect_uri(base)) as client:
            url, _ = client.create_authorization_url(
                known.authorization_endpoint,
                state=attempt.state,
                nonce=attempt.nonce,
                code_verifier=attempt.verifier,
            )
        return str(url)

    async def login(self, attempt: Attempt, code: str, base: str) -> str:
        """The login of who came back with this code; raises NotSignedIn."""
        known = await self._discovered()
        try:
            async with self._client(self.redirect_uri(base)) as client:
                token = await client.fetch_token(known.token_endpoint, code=code, code_verifier=attempt.verifier)
            async with httpx.AsyncClient(timeout=_TIMEOUT) as client:
                answer = (await client.get(known.jwks_uri)).raise_for_status()
            published: Any = _Keys.model_validate_json(answer.content).model_dump()
            keys = KeySet.import_key_set(published)
            claims = self._checked(jwt.decode(token["id_token"], keys, algorithms=_ALGORITHMS).claims, attempt)
        except (AuthlibBaseError, JoseError, httpx.HTTPError, KeyError, ValueError):
            # What the provider answered may name people, so it is not repeated.
            raise NotSignedIn from None
        return self._login_in(claims)

    def _checked(self, claims: dict[str, Any], attempt: Attempt) -> dict[str, Any]:
        provider = self._provider
        rules = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY,
            iss={"essential": True, "value": provider.issuer},
            aud={"essential": True, "value": provider.client_id},
            exp={"essential": True},
            nonce={"essential": True, "value": attempt.nonce},
        )
        rules.validate(claims)
        audiences = claims["aud"]
        if isinstance(audiences, list) and len(audiences) > 1 and claims.get("azp") != provider.client_id:
            raise NotSignedIn
        return claims

    def _login_in(self, claims: dict[str, Any]) -> str:
        login = claims.get(self._provider.claim)
        is_unproven = self._provider.claim == "email" and claims.get("email_verified") is not True
        if not isinstance(login, str) or not login.strip() or is_unproven:
            raise NotSignedIn
        return login.strip().lower()

    async def _discovered(self) -> _Document:
        if self._known is None:
            address = f"{self._provider.issuer.rstrip('/')}/.well-known/openid-configuration"
            try:
                async with httpx.AsyncClient(timeout=_TIMEOUT) as client:
                    answer = (await client.get(address)).raise_for_status()
                found = _Document.model_validate_json(answer.content)
            except (httpx.HTTPError, ValueError):
                raise NotSignedIn from None
            if found.issuer != self._provider.issuer:
                raise NotSignedIn
            self._known = found
        return self._known
