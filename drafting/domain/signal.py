"""What was seen in a comment: levels with the words they rest on. Seen by a detector or claimed by a model."""

from enum import StrEnum
from typing import Literal

from drafting.domain.decision import Category
from drafting.domain.frozen import Frozen


class SignalName(StrEnum):
    """Everything that can be seen. The order groups; it carries no rank."""

    LANGUAGE = "language"
    PERSONAL_DATA = "personal_data"
    INJECTION = "injection"
    HIDDEN_TEXT = "hidden_text"
    WORDLESS = "wordless"
    SPAM = "spam"
    THREAT = "threat"
    HATE = "hate"
    CULTURAL_INSULT = "cultural_insult"
    INSULT = "insult"
    PROFANITY = "profanity"
    BLASPHEMY = "blasphemy"
    CONSPIRACY = "conspiracy"
    PETTY = "petty"
    TROLLING = "trolling"
    COMMUNITY_DEFENCE = "community_defence"
    SARCASM = "sarcasm"
    PLAYFUL = "playful"
    PROBLEM = "problem"
    PRODUCT = "product"
    SERVICE = "service"
    SOCIAL_MEDIA = "social_media"
    QUESTION = "question"
    PRAISE = "praise"
    TOPIC = "topic"
    HEAT = "heat"
    RESOLUTION = "resolution"
    HEALTH_SAFETY = "health_safety"
    SELF_HARM = "self_harm"
    LEGAL = "legal"
    PRESS = "press"
    DISCRIMINATION = "discrimination"
    LOOKUP = "lookup"
    """An answer needs an order, account or person looked up: not in public."""
    FACTS_ANSWER = "facts_answer"
    """The verified facts in the context hold the answer."""


class Level(StrEnum):
    """How strongly something was seen. `unknown` is an answer of its own: it could not be told."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """0 to 3; `unknown` ranks below `none`, so that it never counts as seen."""
        return _RANKS[self]

    def at_least(self, other: "Level") -> bool:
        """Whether this level is known and not below the other."""
        return self is not _UNKNOWN and _RANKS[self] >= _RANKS[other]


_UNKNOWN = Level.UNKNOWN
_RANKS = {Level.UNKNOWN: -1, Level.NONE: 0, Level.LOW: 1, Level.MEDIUM: 2, Level.HIGH: 3}


class Topic(StrEnum):
    """What the comment is about."""

    DELIVERY = "delivery"
    DEFECT = "defect"
    REFUND = "refund"
    WAITING = "waiting"
    STAFF = "staff"
    APP_SITE = "app_site"
    PRICE = "price"
    PRIVACY = "privacy"
    CONTRACT = "contract"
    AD_POST = "ad_post"
    PRODUCT_OTHER = "product_other"
    ANY = "any"


class Span(Frozen):
    """A piece of the comment's own text: `text[start:end]`."""

    start: int
    end: int
    quote: str


Source = Literal["detector", "model"]


class Signal(Frozen):
    """One thing seen, how strongly, and in which words."""

    name: SignalName
    level: Level
    value: str | None = None
    """What was seen where a level says too little: a language code, a kind of personal data, a topic."""
    evidence: tuple[Span, ...] = ()
    source: Source = "detector"
    certain: bool = False
    """Seen for certain: a model may raise it but never lower it."""
    reason: str | None = None
    """Why the level is `unknown`, for people; never holds customer text."""

    @classmethod
    def unknown(cls, name: SignalName, reason: str, *, source: Source = "detector") -> "Signal":
        """It could not be told, and why."""
        return cls(name=name, level=Level.UNKNOWN, reason=reason, source=source)


class CategoryReading(Frozen):
    """The likeliest category and how sure that is: `high` decides, `medium` decides, `low` needs a person."""

    category: Category
    certainty: Level
    source: Source = "detector"
    evidence: tuple[Span, ...] = ()
    runner_up: Category | None = None


class Signals(Frozen):
    """All that was seen in one comment: one Signal a name, the category it points to, its topic and language."""

    seen: tuple[Signal, ...]
    category: CategoryReading
    topic: Topic = Topic.ANY
    language: str | None = None
    """ISO 639-1 code; None when it could not be told."""
    reading: Literal["detectors", "model", "unverified", "failed"] = "detectors"
    """Who read the comment: detectors alone, a model too, a model whose quote is not in the text, or a model that was
    asked and gave no usable answer."""

    def __getitem__(self, name: SignalName) -> Signal:
        for signal in self.seen:
            if signal.name is name:
                return signal
        return Signal(name=name, level=Level.NONE)

    def level(self, name: SignalName) -> Level:
        """How strongly it was seen; `none` where nothing looked for it."""
        return self[name].level

    def with_signal(self, signal: Signal) -> "Signals":
        """The same, with this signal in the place of any other of its name."""
        others = tuple(other for other in self.seen if other.name is not signal.name)
        return self.model_copy(update={"seen": (*others, signal)})
