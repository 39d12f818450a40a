"""A reply stays polite: never curt, sarcastic, condescending or mocking."""

from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.goodwill import LISTED, rests_on_facts, shows_goodwill
from drafting.guards.said import Said, finding, parts, phrase_findings

_MESSAGE = Wording(
    nl="Dit klinkt kortaf, spottend of neerbuigend: zeg het zoals u het een klant aan de balie zou zeggen.",
    en="This sounds curt, sarcastic or condescending: say it as you would to a customer at the counter.",
)
_CURT = Wording(
    nl="Dit is kortaf: schrijf hele zinnen met een vriendelijk woord erin.",
    en="This is curt: write whole sentences with a kind word in them.",
)
_SHORTEST = 5
"""Words a sentence of a reply without a kind word has at least, on average, before it stops sounding like a command."""


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Sarcasm, condescension, mockery, and a few bare words."""
    yield from phrase_findings(reply, brief, FindingKind.IMPOLITE, "impolite", _MESSAGE)
    for part in parts(reply, brief):
        if brief.language in LISTED and _is_curt(part) and not rests_on_facts(part, brief):
            yield finding(FindingKind.IMPOLITE, "warn", _CURT, quote=part.text.strip(), part=part.name)


def _is_curt(part: Said) -> bool:
    words = len(part.folded.words)
    return 0 < words <= _SHORTEST * len(part.sentences) and not shows_goodwill(part)
