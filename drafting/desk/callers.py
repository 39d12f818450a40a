"""Who is asking, and what they may do for which brand."""

import ipaddress
from dataclasses import dataclass

from drafting.domain.errors import NotFound, RightMissing
from drafting.domain.person import Grant, Right

EVERYTHING = (Grant(rights=frozenset(Right)),)


@dataclass(frozen=True)
class Caller:
    """Somebody who may do something, for some brands: a person, a key, or this machine itself."""

    name: str
    grants: tuple[Grant, ...]
    person_id: str | None = None

    @property
    def brands(self) -> frozenset[str] | None:
        """The brands they have any right for; None stands for every brand."""
        if any(grant.brand is None for grant in self.grants):
            return None
        return frozenset(grant.brand for grant in self.grants if grant.brand is not None)

    def can(self, right: Right | str, brand: str | None = None) -> bool:
        """Whether they have this right for the brand, or for any brand where none is named."""
        wanted = Right(right)
        return any(wanted in grant.rights and (brand is None or grant.covers(brand)) for grant in self.grants)

    def may(self, right: Right | str, brand: str | None = None) -> None:
        """Raise RightMissing without this right."""
        if not self.can(right, brand):
            where = f" for {brand}" if brand else ""
            raise RightMissing(f"{self.name} may not {Right(right).value}{where}", hint=f"ask for the right `{right}`")

    def administered(self) -> frozenset[str] | None:
        """The brands that they administer, None for every brand; raises RightMissing for none at all."""
        self.may(Right.ADMINISTER)
        grants = [grant for grant in self.grants if Right.ADMINISTER in grant.rights]
        if any(grant.brand is None for grant in grants):
            return None
        return frozenset(grant.brand for grant in grants if grant.brand is not None)

    def administers_all(self) -> bool:
        """Whether they administer every brand."""
        return any(grant.brand is None and Right.ADMINISTER in grant.rights for grant in self.grants)

    def sees(self, brand: str) -> bool:
        """Whether this brand is theirs."""
        return any(grant.covers(brand) for grant in self.grants)

    def must_see(self, brand: str, what: str) -> None:
        """Raise NotFound for another brand's thing: that it exists is not theirs to know."""
        if not self.sees(brand):
            raise NotFound(f"no {what} with that id", hint="check the id, and the brand of your key")


def is_loopback(host: str) -> bool:
    """Whether the address is this machine's own."""
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"


def asked_locally(peer: str | None, named: str | None) -> bool:
    """Whether a request came from this machine.

    A page in a browser here can reach loopback under a foreign name; so the name that was asked for counts as well.
    """
    return peer is not None and is_loopback(peer) and is_loopback((named or "").strip("[]"))
