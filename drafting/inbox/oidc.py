"""OpenID Connect: one sign-in under way, which its own browser alone can end."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Protocol

from drafting.inbox.session import Visitor


class NotSignedIn(Exception):
    """The provider did not say who this is, in a way that can be trusted."""


@dataclass(frozen=True)
class Provider:
    """Where people prove who they are, and what it knows us by."""

    issuer: str
    client_id: str
    client_secret: str | None = None
    claim: str = "email"
    """Which claim is the login of the account here. An `email` counts only when the provider says it is verified."""
    public_url: str | None = None
    """How browsers reach us; None: as the request says."""


@dataclass(frozen=True)
class Attempt:
    """One sign-in under way. All of it follows from the browser's secret and a number: nothing has to be kept."""

    state: str
    nonce: str
    verifier: str
    next: str


def _made_of(seen: Visitor, number: str, address: str) -> Attempt:
    kept = urlsafe_b64encode(address.encode()).decode().rstrip("=")
    proof = seen.token(f"oidc-state:{number}:{address}")
    return Attempt(
        state=f"{number}.{kept}.{proof}",
        nonce=seen.token(f"oidc-nonce:{number}"),
        verifier=seen.token(f"oidc-verifier:{number}"),
        next=address,
    )


def begun(seen: Visitor, address: str) -> Attempt:
    """A new attempt, that leads to this page."""
    return _made_of(seen, secrets.token_urlsafe(16), address)


def resumed(seen: Visitor, state: str) -> Attempt:
    """The attempt that this browser began; raises NotSignedIn for another's."""
    try:
        number, kept, _ = state.split(".")
        address = urlsafe_b64decode(kept + "=" * (-len(kept) % 4)).decode()
    except ValueError:
        raise NotSignedIn from None
    attempt = _made_of(seen, number, address)
    if not hmac.compare_digest(attempt.state.encode(), state.encode()):
        raise NotSignedIn
    return attempt


class Asked(Protocol):
    """The provider, asked."""

    async def address(self, attempt: Attempt, base: str) -> str:
        """Where people prove who they are; raises NotSignedIn."""
        ...

    async def login(self, attempt: Attempt, code: str, base: str) -> str:
        """The login of who came back with this code; raises NotSignedIn."""
        ...
