"""Who works here: people, what each may do for which brand, and the case file of a threat."""

import json
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime, Field

from drafting.domain.decision import Authority, Reason
from drafting.domain.errors import InvalidInput
from drafting.domain.frozen import Frozen
from drafting.domain.thread import Author, Channel, Turn
from drafting.domain.wording import Reader


class Right(StrEnum):
    """What somebody may do. The three are apart: who administers does not approve by that."""

    DRAFT = "draft"
    """Send comments in, ask for another draft, check a text."""
    APPROVE = "approve"
    """Give a verdict."""
    ADMINISTER = "administer"
    """Make people and keys, end sessions, close case files, read the figures."""


class Grant(Frozen):
    """Rights for one brand, or for every brand."""

    brand: str | None = None
    rights: frozenset[Right]

    def covers(self, brand: str | None) -> bool:
        """Whether it holds for this brand."""
        return self.brand is None or self.brand == brand


class Person(Frozen):
    """Somebody with an account."""

    id: str
    login: str
    """An e-mail address or a short name; lower case."""
    name: str
    grants: tuple[Grant, ...]
    language: Reader | None = None
    created_at: datetime
    ended_at: datetime | None = None
    has_password: bool = False


class Session(Frozen):
    """One sign-in of a person in one browser."""

    id: str
    person_id: str
    created_at: datetime
    last_seen: datetime
    ended_at: datetime | None = None
    browser: str | None = None


class CaseFile(Frozen):
    """All that is kept of a threat, so that it can be reported even when the comment is gone."""

    schema_version: Literal[1] = 1
    id: str
    draft_id: str
    thread_id: str
    brand: str
    channel: Channel
    text: str
    author: Author | None = None
    link: str | None = None
    posted_at: AwareDatetime | None = None
    """With the zone in which the channel gave it."""
    seen_at: AwareDatetime = Field(description="when the comment reached us")
    turns: tuple[Turn, ...] = ()
    quotes: tuple[str, ...] = ()
    """The words in which the threat was seen."""
    why: tuple[Reason, ...]
    tell: tuple[Authority, ...]
    """Whom to tell besides the manager."""
    policy: str
    opened_at: AwareDatetime
    closed_at: AwareDatetime | None = None
    closed_by: str | None = None
    conclusion: str | None = None


def parse_grant(text: str) -> Grant:
    """Read `brand=right,right` or `right,right` for every brand; raises InvalidInput."""
    brand, given, rights = text.rpartition("=")
    try:
        chosen = frozenset(Right(name.strip()) for name in rights.split(",") if name.strip())
    except ValueError:
        chosen = frozenset()
    if not chosen or (given and not brand.strip()):
        raise InvalidInput(
            f"{text!r} is no role",
            field="role",
            hint=f"write it like acme=draft,approve, or approve for every brand; rights: {', '.join(Right)}",
        )
    return Grant(brand=brand.strip() or None, rights=chosen)


def as_json(grants: tuple[Grant, ...]) -> str:
    """The grants as they are kept."""
    return json.dumps([grant.model_dump(mode="json") | {"rights": sorted(grant.rights)} for grant in merged(grants)])


def merged(grants: Iterable[Grant]) -> tuple[Grant, ...]:
    """One grant a brand."""
    rights: dict[str | None, frozenset[Right]] = {}
    for grant in grants:
        rights[grant.brand] = rights.get(grant.brand, frozenset()) | grant.rights
    return tuple(Grant(brand=brand, rights=rights[brand]) for brand in sorted(rights, key=lambda name: name or ""))
