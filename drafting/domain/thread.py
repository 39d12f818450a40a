"""What comes in: a customer's comment, the turns before it, and what the brand knows about it."""

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field

from drafting.domain.frozen import Frozen

MAX_TEXT = 10_000
"""Characters of one comment or turn; the longest public comment that a supported channel allows is 10,000 (YouTube)."""


MOST_FACTS = 50
LONGEST_FACT = 2_000
"""How many facts there may be about one comment, and how many characters each may have."""


class Channel(StrEnum):
    """Where the comment was placed."""

    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    X = "x"
    YOUTUBE = "youtube"
    TIKTOK = "tiktok"
    LINKEDIN = "linkedin"
    GOOGLE_REVIEWS = "google_reviews"
    TRUSTPILOT = "trustpilot"
    EMAIL = "email"
    CHAT = "chat"
    OTHER = "other"

    @property
    def is_review_site(self) -> bool:
        """Review sites forbid asking a customer to change or remove a review."""
        return self in (Channel.GOOGLE_REVIEWS, Channel.TRUSTPILOT)

    @property
    def is_public(self) -> bool:
        """Whether strangers can read along. An unknown channel is taken to be public: the careful side."""
        return self not in (Channel.EMAIL, Channel.CHAT)


class Role(StrEnum):
    """Who spoke a turn."""

    CUSTOMER = "customer"
    BRAND = "brand"
    COMMUNITY = "community"


class AccountType(StrEnum):
    """Whose page the comment stands on."""

    BUSINESS = "business"
    PERSONAL = "personal"
    INFLUENCER = "influencer"


def _has_no_control_characters(text: str) -> str:
    if any((ord(c) < 32 and c not in "\n\r\t") or 127 <= ord(c) < 160 for c in text):
        raise ValueError("holds control characters: remove all but tab and new line")
    return text


def _is_not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty: send the comment's words, or its emoji, or [image] where it is only a picture")
    return text


Words = Annotated[str, Field(max_length=MAX_TEXT), AfterValidator(_has_no_control_characters)]
Line = Annotated[str, Field(max_length=500), AfterValidator(_has_no_control_characters)]


class Author(Frozen):
    """Who wrote the comment, as the channel names them."""

    id: Line | None = None
    name: Line | None = None


class Comment(Frozen):
    """The customer's newest message: the one that is decided."""

    id: Line | None = None
    text: Annotated[Words, AfterValidator(_is_not_blank)]
    channel: Channel = Channel.OTHER
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$", max_length=20)] | None = None
    author: Author | None = None
    posted_at: AwareDatetime | None = None
    url: Line | None = None
    rating: Annotated[float, Field(ge=0, le=10)] | None = None


class Turn(Frozen):
    """An earlier message of the exchange."""

    role: Role
    text: Words
    posted_at: AwareDatetime | None = None


class Context(Frozen):
    """What the brand knows and wants for this one comment."""

    account_type: AccountType = AccountType.BUSINESS
    resolved: bool = False
    facts: Annotated[tuple[Annotated[Words, Field(max_length=LONGEST_FACT)], ...], Field(max_length=MOST_FACTS)] = ()
    private_channel: Line | None = None
    formality: Literal["u", "je", "Sie", "du", "vous", "tu", "usted", "tú"] | None = None
    max_length: Annotated[int, Field(ge=40, le=10_000)] | None = None
    instructions: Annotated[Words, Field(max_length=2_000)] | None = None
    signature: Line | None = None


class Thread(Frozen):
    """One exchange as it stands now: the comment to decide, the turns before it, oldest first, and its context."""

    brand: str = "default"
    comment: Comment
    turns: Annotated[tuple[Turn, ...], Field(max_length=200)] = ()
    context: Context = Context()

    @property
    def root(self) -> str:
        """The text that opened the exchange."""
        return self.turns[0].text if self.turns else self.comment.text

    @property
    def state(self) -> str:
        """A digest of all that was said so far; it changes when anybody speaks."""
        said = [f"{turn.role}:{turn.text}" for turn in self.turns] + [f"customer:{self.comment.text}"]
        return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:16]

    @property
    def last_brand_turn(self) -> Turn | None:
        """The brand's newest message, if it spoke."""
        return next((turn for turn in reversed(self.turns) if turn.role is Role.BRAND), None)


def posted_or(thread: Thread, now: datetime) -> datetime:
    """When the comment was posted; `now` where the channel did not say, or said a time still to come."""
    posted = thread.comment.posted_at
    return now if posted is None or posted > now else posted
