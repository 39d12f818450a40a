"""What is decided about a comment, and everything that made it so."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from drafting.domain.frozen import Frozen
from drafting.domain.wording import Wording


class Action(StrEnum):
    """What is advised. Nothing is done before a person approved it."""

    RESPOND = "respond"
    IGNORE = "ignore"
    REMOVE = "remove"


class Category(StrEnum):
    """What kind of comment it is."""

    PRODUCT_COMPLAINT = "product_complaint"
    SERVICE_COMPLAINT = "service_complaint"
    SOCIAL_MEDIA_COMPLAINT = "social_media_complaint"
    QUESTION = "question"
    PRAISE_OR_NEUTRAL = "praise_or_neutral"
    PETTY_OR_UNREASONABLE = "petty_or_unreasonable"
    TROLL = "troll"
    SPAM = "spam"
    HATE_OR_RACISM = "hate_or_racism"
    INSULT_OR_AGGRESSION = "insult_or_aggression"
    THREAT = "threat"
    BLASPHEMY = "blasphemy"
    CONSPIRACY = "conspiracy"
    CULTURAL_INSULT = "cultural_insult"
    COMMUNITY_WILL_DEFEND = "community_will_defend"


COMPLAINTS = (Category.PRODUCT_COMPLAINT, Category.SERVICE_COMPLAINT, Category.SOCIAL_MEDIA_COMPLAINT)
REMOVABLE = frozenset(
    {
        Category.SPAM,
        Category.HATE_OR_RACISM,
        Category.INSULT_OR_AGGRESSION,
        Category.THREAT,
        Category.BLASPHEMY,
        Category.CONSPIRACY,
        Category.CULTURAL_INSULT,
    }
)
"""What may be removed at all, and only where there is no complaint in it."""
IGNORABLE = frozenset({Category.PETTY_OR_UNREASONABLE, Category.TROLL, Category.COMMUNITY_WILL_DEFEND})
"""What may be left without an answer."""


class Urgency(StrEnum):
    """How soon an answer or act is due."""

    IMMEDIATE = "immediate"
    H24 = "24h"
    H48 = "48h"
    NONE = "none"


class Visibility(StrEnum):
    """Where the matter is dealt with. `private`: the public reply only invites to the private channel."""

    PUBLIC = "public"
    PRIVATE = "private"


Authority = Literal["platform", "police"]


class Moderation(Frozen):
    """Advice for the person; hiding can be undone, deleting cannot."""

    hide: bool = False
    delete: bool = False
    block_author: bool = False
    report: tuple[Authority, ...] = ()


class NeedsPerson(Frozen):
    """Why this may not be left to a draft."""

    reason: Wording


class Reason(Frozen):
    """A rule that shaped the decision, and why in a sentence."""

    rule: str
    text: Wording


class Check(Frozen):
    """One condition of a rule against what was found. `met` is None when it could not be told."""

    condition: str
    found: str
    met: bool | None
    quotes: tuple[str, ...] = ()


class Step(Frozen):
    """One rule that was tried. `unknown` is neither matched nor not."""

    rule: str
    result: Literal["matched", "not_matched", "unknown"]
    checks: tuple[Check, ...] = ()


class Decision(Frozen):
    """What to do with one comment, by when, and why."""

    action: Action
    category: Category
    urgency: Urgency
    respond_by: datetime | None
    visibility: Visibility | None
    """None where no reply is due."""
    moderation: Moderation = Moderation()
    ask_removal: bool = False
    humour_allowed: bool = False
    needs_person: NeedsPerson | None = None
    draft_allowed: bool = True
    """False where a person writes alone (a threat to somebody's life, a journalist): then no draft is made."""
    reasons: tuple[Reason, ...]
    trace: tuple[Step, ...] = ()
    policy: str
    """`name@version#digest` of the policy that decided."""
