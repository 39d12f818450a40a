"""Which addresses an outgoing request may reach: public ones, unless the operator allows more."""

import ipaddress
import socket
from asyncio import get_running_loop

from drafting.domain.errors import DeliveryError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: Address) -> bool:
    """Whether the address is on the open internet; an IPv4 address written as IPv6 counts as what it maps to."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


async def resolve(host: str, port: int, *, allow_private: bool) -> Address:
    """The one address to connect to; raises DeliveryError when the name leads nowhere, or anywhere private.

    Resolved at every delivery, and the connection goes to this very address: a name that changes its mind between the
    check and the connection would get past a check of the name.
    """
    try:
        found = await get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise DeliveryError("the webhook's host name does not resolve", permanent=False) from None
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    if not allow_private and not all(is_public(address) for address in addresses):
        raise DeliveryError(
            "the webhook's host leads to a private address",
            permanent=True,
            hint="set DRAFTING_WEBHOOK_ALLOW_PRIVATE=true if that is meant",
        )
    return addresses[0]
