"""A reply jokes only when the comment is playful and nobody is upset."""

from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.said import phrase_findings

_MESSAGE = Wording(
    nl="Haal de grap weg: deze klant is niet in de stemming, en wie meeleest ziet spot.",
    en="Take out the joke: this customer is in no mood for it, and readers see mockery.",
)


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Laughing and winking signs, and words that announce a joke, where humour is not allowed."""
    if not brief.decision.humour_allowed:
        yield from phrase_findings(reply, FindingKind.UNSAFE_HUMOUR, "joke", _MESSAGE)
