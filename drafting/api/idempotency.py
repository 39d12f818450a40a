"""A request with an `Idempotency-Key` is done once; a repeat gets the first answer again, for a day."""

import hashlib
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.responses import Response

from drafting.api.deps import DeskDep
from drafting.desk import Desk
from drafting.domain.errors import InvalidInput

_KEPT = ("location", "etag", "preference-applied")
"""Headers that a repeat gets again besides the body's own type."""


class Once:
    """One request that may have been made before."""

    def __init__(self, desk: Desk, key: str | None, request: Request) -> None:
        self._desk, self._key, self._request = desk, key, request

    async def answer(self, caller: str, work: Callable[[], Awaitable[Response]]) -> Response:
        """The first answer to this key, or the work's own; raises KeyReused and StillRunning."""
        if self._key is None:
            return await work()
        rows, now = self._desk.store.idempotency, self._desk.clock()
        asked = f"{self._request.method} {self._request.url.path}\n".encode() + getattr(
            self._request.state, "body", b""
        )
        digest = hashlib.sha256(asked).hexdigest()
        stored = await rows.begin(caller, self._key, digest, now=now)
        if stored is not None:
            headers = dict(stored.headers) | {"Idempotent-Replayed": "true"}
            return Response(stored.body, stored.status, headers, "application/json")
        try:
            response = await work()
        except BaseException:
            # Nothing was answered, so a repeat may try again: also when the caller hung up.
            await rows.release(caller, self._key)
            raise
        headers = {name: value for name, value in response.headers.items() if name in _KEPT}
        await rows.finish(
            caller, self._key, status=response.status_code, body=bytes(response.body), headers=headers, now=now
        )
        return response


async def once(
    desk: DeskDep,
    request: Request,
    key: Annotated[str | None, Header(alias="Idempotency-Key", max_length=255)] = None,
) -> Once:
    """The dependency: this request, and its key if it has one."""
    if key is not None and not key.strip():
        raise InvalidInput("is empty", field="Idempotency-Key", hint="send any text that is unique to this request")
    return Once(desk, key, request)


OnceDep = Annotated[Once, Depends(once)]
