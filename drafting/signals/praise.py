"""Does the comment praise or thank?"""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import none, seen, weight
from drafting.signals.reading import Reading
from drafting.signals.wordless import emoji_mood
from drafting.text.words import Hit

_DENIALS = frozenset(
    """niet geen nooit niks zonder weinig amper nauwelijks not no never isn wasn aren weren don doesn didn t without
    hardly nothing cant can't kein keine nicht nie pas jamais aucun nunca sin ni""".split()
)
_MUCH = 4
_SHORT = 14
"""Words: a longer comment with one kind word in it may say anything."""


def look(reading: Reading) -> Signal:
    """`high` from an unmistakable phrase or several; one kind word in a long letter is `low`; denials count."""
    hits = [hit for hit in reading.hits("praise") if not _is_denied(hit, reading.text)]
    glad = emoji_mood(reading.text) == "glad"
    if not hits:
        return Signal(name=SignalName.PRAISE, level=Level.LOW) if glad else none(SignalName.PRAISE)
    total = weight(hits) + 2 * glad
    if total >= _MUCH:
        return seen(SignalName.PRAISE, hits, level=Level.HIGH)
    is_short = len(reading.folded.words) <= _SHORT
    return seen(SignalName.PRAISE, hits, level=Level.MEDIUM if is_short else Level.LOW)


def _is_denied(hit: Hit, text: str) -> bool:
    before = text[max(0, hit.span.start - 24) : hit.span.start].lower().replace("'", " ").replace("’", " ").split()
    return any(word in _DENIALS for word in before[-2:])
