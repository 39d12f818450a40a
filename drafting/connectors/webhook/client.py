"""Posts approved replies to the operator's webhook."""

from collections.abc import Callable
from datetime import datetime

from drafting.connectors.http import Outbound
from drafting.connectors.webhook.payloads import reply_approved
from drafting.connectors.webhook.signature import headers
from drafting.domain.draft import DraftRecord


class Webhook:
    """A way out for approved replies. The draft's id is the message's, so that a receiver can drop a repeat."""

    def __init__(self, url: str, secret: str | None, *, outbound: Outbound, clock: Callable[[], datetime]) -> None:
        self._url, self._secret, self._outbound, self._clock = url, secret, outbound, clock

    async def deliver(self, record: DraftRecord) -> None:
        """Post the reply once; raises DeliveryError."""
        body = reply_approved(record)
        signed = headers(self._secret, record.id, self._clock(), body) if self._secret else {}
        await self._outbound.post(self._url, body, {"Content-Type": "application/json"} | signed)

    async def close(self) -> None:
        """Close the connections."""
        await self._outbound.close()
