"""The review page at /inbox: server-rendered, for people."""

from drafting.inbox.application import install
from drafting.inbox.oidc import Provider

__all__ = ["Provider", "install"]
