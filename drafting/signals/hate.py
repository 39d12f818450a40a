"""Hate: a group of people, and something said of it that dehumanises, shuts out, derogates or wishes harm."""

from drafting.domain.signal import Level, Signal, SignalName, Span
from drafting.signals.evidence import none, span
from drafting.signals.hate_claims import AIMS, Claim, claims
from drafting.signals.hate_words import LINKS
from drafting.signals.reading import Reading
from drafting.signals.respelling import respelling
from drafting.signals.together import Found, together
from drafting.text.words import Hit

_RESPELT = ("hate_groups", "hate_slurs", "hate_after", "hate_before", "hate_violence")
_MOST = 4


def look(reading: Reading) -> Signal:
    """`high` where a group and what is said of it stand tightly together or a slur is thrown at people; `medium` where
    they only stand together; `low` where somebody else may be quoted. Counter-speech and denied hate are `none`."""
    words = respelling(_RESPELT, LINKS)
    folded = words.respelt(reading.folded)
    aims = _aims(reading.found if folded is reading.folded else together(*AIMS).find(folded, reading.languages))
    if not aims:
        return none(SignalName.HATE)
    found = claims(reading, folded, aims)
    if not found and (unglued := words.unglued(folded)) is not folded:
        found = claims(reading, unglued, _aims(together(*AIMS).find(unglued, reading.languages)))
    if not found:
        return none(SignalName.HATE)
    found.sort(key=lambda claim: -claim.level.rank)
    return Signal(
        name=SignalName.HATE,
        level=found[0].level,
        evidence=_evidence(found),
        certain=found[0].level is Level.HIGH and found[0].is_plain,
    )


def _aims(found: Found) -> list[Hit]:
    """Groups and slurs."""
    return [hit for kind in AIMS for hit in found[kind]]


def _evidence(found: list[Claim]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span(piece) for claim in found[:_MOST] for piece in claim.pieces))
