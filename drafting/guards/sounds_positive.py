"""A reply sounds positive: it shows goodwill, and never that there is no hope."""

from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.goodwill import LISTED, rests_on_facts, shows_goodwill
from drafting.guards.said import Said, finding, parts, phrase_findings
from drafting.guards.tone import pushes_back

_CLOSES = Wording(
    nl="Dit sluit de deur: zeg wat wel kan, of bied aan om samen te kijken.",
    en="This closes the door: say what can be done, or offer to look at it together.",
)
_COLD = Wording(
    nl="Hier staat geen vriendelijk woord in: toon begrip en bied hulp aan.",
    en="There is no kind word in this: show understanding and offer help.",
)


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Words that say nothing can be done, and a text without any word of goodwill."""
    yield from phrase_findings(reply, brief, FindingKind.NOT_POSITIVE, "hopeless", _CLOSES)
    for part in parts(reply, brief):
        if brief.language in LISTED and _is_cold(part) and not rests_on_facts(part, brief):
            yield finding(FindingKind.NOT_POSITIVE, "warn", _COLD, part=part.name)


_CONCEDES = -0.5
"""A text that gives way this much is not cold, in whatever words."""


def _is_cold(part: Said) -> bool:
    asks = any(sentence.is_question for sentence in part.sentences)
    return bool(part.text.strip()) and not (asks or shows_goodwill(part)) and pushes_back(part) > _CONCEDES
