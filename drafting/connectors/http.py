"""One HTTP client for every way out: short timeouts, no redirects, private addresses refused."""

import httpx

from drafting.connectors.addresses import resolve
from drafting.domain.errors import DeliveryError

_TIMEOUT = httpx.Timeout(10.0, connect=5.0)
_MOST_ANSWER = 64 * 1024
"""Bytes of an answer that are read: nothing of it is needed but its status."""

_TRY_AGAIN = frozenset({408, 425, 429})


class Outbound:
    """Posts bytes to a URL that an operator configured; raises DeliveryError that says whether to try again."""

    def __init__(self, *, allow_private: bool = False, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._allow_private = allow_private
        self._client = httpx.AsyncClient(timeout=_TIMEOUT, follow_redirects=False, trust_env=False, transport=transport)

    async def post(self, url: str, content: bytes, headers: dict[str, str]) -> None:
        """Post once. 2xx is taken; 408, 425, 429 and 5xx may be tried again; everything else is final."""
        target = httpx.URL(url)
        if target.scheme != "https" and not self._allow_private:
            raise DeliveryError("the webhook is not https", permanent=True, hint="use an https address")
        port = target.port or (443 if target.scheme == "https" else 80)
        address = await resolve(target.host, port, allow_private=self._allow_private)
        request = self._client.build_request(
            "POST",
            target.copy_with(host=str(address)),
            content=content,
            headers=headers | {"Host": target.netloc.decode()},
            extensions={"sni_hostname": target.host},
        )
        try:
            response = await self._client.send(request, stream=True)
        except httpx.HTTPError as error:
            raise DeliveryError(f"the webhook did not answer ({type(error).__name__})", permanent=False) from None
        try:
            await self._drain(response)
        finally:
            await response.aclose()
        if not response.is_success:
            again = response.status_code in _TRY_AGAIN or response.status_code >= 500
            raise DeliveryError(f"the webhook answered {response.status_code}", permanent=not again)

    async def _drain(self, response: httpx.Response) -> None:
        size = 0
        try:
            async for chunk in response.aiter_raw():
                size += len(chunk)
                if size > _MOST_ANSWER:
                    return
        except httpx.HTTPError:
            return  # the status came; what was to follow it matters to nobody

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()
