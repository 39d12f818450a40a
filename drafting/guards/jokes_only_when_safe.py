"""A reply jokes with nobody who is upset."""

from collections.abc import Iterator

from drafting.domain.decision import COMPLAINTS, Category, Visibility
from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.signal import Level, SignalName
from drafting.domain.wording import Wording
from drafting.guards.said import Said, finding, parts, phrases
from drafting.text.fold import fold
from drafting.text.words import Hit

_MESSAGE = Wording(
    nl="Haal de grap weg: deze klant is niet in de stemming, en wie meeleest ziet spot.",
    en="Take out the joke: this customer is in no mood for it, and readers see mockery.",
)
_UPSET = (
    SignalName.PROBLEM,
    SignalName.INSULT,
    SignalName.HEAT,
    SignalName.PROFANITY,
    SignalName.SARCASM,
    SignalName.HEALTH_SAFETY,
    SignalName.SELF_HARM,
    SignalName.DISCRIMINATION,
    SignalName.LEGAL,
    SignalName.THREAT,
)
_GRAVE = (
    (SignalName.HEALTH_SAFETY, Level.LOW),
    (SignalName.SELF_HARM, Level.LOW),
    (SignalName.DISCRIMINATION, Level.LOW),
    (SignalName.LEGAL, Level.LOW),
    (SignalName.THREAT, Level.LOW),
    (SignalName.INSULT, Level.MEDIUM),
    (SignalName.HEAT, Level.MEDIUM),
)
"""From what level on nobody laughs along."""
_CERTAIN = 2
"""Words or signs that may each be meant otherwise, and that together are a joke."""


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """What is surely a joke, to somebody who is upset and does not laugh along."""
    if brief.decision.humour_allowed or not _is_upset(brief) or _laughs(brief):
        return
    mild = _takes_a_laugh(brief)
    for part in parts(reply, brief):
        for hit in _jokes(part, may_laugh=mild):
            yield finding(FindingKind.UNSAFE_HUMOUR, "block", _MESSAGE, quote=hit.span.quote, part=part.name)


def _jokes(part: Said, *, may_laugh: bool) -> list[Hit]:
    """What is surely a joke in it, or several things that are one together."""
    hits = [hit for hit in part.hits("joke") if not (may_laugh and hit.section == "laugh")]
    certain = [hit for hit in hits if hit.level == "high"]
    likely = [hit for hit in hits if hit.level == "medium"]
    if certain or len({hit.entry for hit in likely}) >= _CERTAIN:
        return [*certain, *likely]
    return []


def _is_upset(brief: Brief) -> bool:
    """Who complains and is asked to go on in private, for any sign of it; in public only who is clearly upset."""
    private = brief.decision.visibility is Visibility.PRIVATE
    if private and brief.decision.category in COMPLAINTS:
        return True
    least = Level.LOW if private else Level.MEDIUM
    return any(brief.signals.level(name).at_least(least) for name in _UPSET)


def _laughs(brief: Brief) -> bool:
    """Whether the customer jokes first: then a light word is no mockery."""
    if brief.signals.level(SignalName.PLAYFUL).at_least(Level.LOW):
        return True
    hits = phrases("joke", brief.language).find(fold(brief.thread.comment.text))
    return any(hit.level == "high" and hit.section in ("joke", "laugh") for hit in hits)


def _takes_a_laugh(brief: Brief) -> bool:
    """Whether a laugh along mocks nobody: nothing serious happened, and the matter is small enough for all to read, or
    the customer plays with it or only praises."""
    level = brief.signals.level
    if brief.decision.category is Category.PRAISE_OR_NEUTRAL and level(SignalName.PRAISE) is Level.HIGH:
        return True
    said = phrases("plays", brief.language).find(fold(brief.thread.comment.text))
    if any(level(name).at_least(least) for name, least in _GRAVE) or any(hit.section == "grave" for hit in said):
        return False
    return brief.decision.visibility is not Visibility.PRIVATE or any(hit.section == "plays" for hit in said)
