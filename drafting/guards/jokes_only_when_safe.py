"""A reply jokes only when the comment is playful and nobody is upset."""

from collections.abc import Iterator

from drafting.domain.decision import COMPLAINTS
from drafting.domain.draft import Brief, Finding, FindingKind, Reply, Severity
from drafting.domain.wording import Wording
from drafting.guards.said import finding, parts

_MESSAGE = Wording(
    nl="Haal de grap weg: deze klant is niet in de stemming, en wie meeleest ziet spot.",
    en="Take out the joke: this customer is in no mood for it, and readers see mockery.",
)


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Laughing and winking signs, words that announce a joke, and to a complaint festive signs and fancies."""
    if brief.decision.humour_allowed:
        return
    complains = brief.decision.category in COMPLAINTS
    for part in parts(reply, brief):
        for hit in part.hits("joke"):
            severity: Severity = "block" if hit.level == "high" else "warn"
            if hit.section == "festive" and not complains:
                continue
            if hit.level != "low" or hit.section == "festive":
                yield finding(FindingKind.UNSAFE_HUMOUR, severity, _MESSAGE, quote=hit.span.quote, part=part.name)
