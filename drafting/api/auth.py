"""Who is calling: a key, or this machine itself as long as no key exists."""

from typing import Annotated

from fastapi import Depends, Request

from drafting.api.deps import store_of
from drafting.desk.callers import EVERYTHING, Caller, asked_locally, is_loopback
from drafting.domain.errors import NotAllowed

__all__ = ["Caller", "CallerDep", "caller", "is_loopback"]


def _asked_locally(request: Request) -> bool:
    return asked_locally(request.client.host if request.client else None, request.url.hostname)


async def caller(request: Request) -> Caller:
    """The caller of this request; raises NotAllowed."""
    keys = store_of(request).keys
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        key = await keys.verify(token.strip())
        if key is None:
            raise NotAllowed("this key is unknown or revoked", hint="make one with `drafting keys create`")
        return Caller(name=key.name, grants=key.grants)
    if not await keys.any_exist() and _asked_locally(request):
        return Caller(name="local", grants=EVERYTHING)
    raise NotAllowed("a key is needed", hint="send it as `Authorization: Bearer …`")


CallerDep = Annotated[Caller, Depends(caller)]
