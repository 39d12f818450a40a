"""Characters that hide or turn around text: bidirectional controls, zero-width characters, tag characters."""

import re

from drafting.domain.signal import Level, Signal, SignalName, Span
from drafting.signals.evidence import none
from drafting.signals.reading import Reading

# Overrides and embeddings turn text around; nobody types them.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Tags spell ASCII that is not shown; after a black flag they are the flags of England, Scotland and Wales.
_TAGS = re.compile("(?<!\U0001f3f4)(?<![\U000e0020-\U000e007f])[\U000e0001-\U000e007f]+|[\U000e0100-\U000e01ef]+")
# Zero-width characters inside a word cut it in two for a filter. Between emoji the joiner belongs to the emoji; the
# non-joiner belongs to Persian and Indic words.
_INVISIBLE = re.compile(
    "(?<=[A-Za-z\u00c0-\u024f])[\u200b\u200c\u200d\u2060\u2061-\u2064\ufeff\u00ad]+(?=[A-Za-z\u00c0-\u024f])"
)
_ROW_OF_INVISIBLE = re.compile("[\u200b\u200c\u2060-\u2064\ufeff]{3,}")
# Marks and lone zero-width characters come along with copied text.
_MARKS = re.compile("[\u200b\u200e\u200f\u061c\ufeff\u2060]")

_ANY = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0001-\U000e01ef]")
_KINDS: tuple[tuple[re.Pattern[str], Level, str], ...] = (
    (_TAGS, Level.HIGH, "tag_characters"),
    (_TURNING, Level.HIGH, "bidi_controls"),
    (_ROW_OF_INVISIBLE, Level.HIGH, "zero_width"),
    (_INVISIBLE, Level.MEDIUM, "zero_width"),
    (_MARKS, Level.LOW, "marks"),
)


def look(reading: Reading) -> Signal:
    """`value` is the kind; evidence is where the characters stand, for the inbox to show."""
    text = reading.text
    if text.isascii() or not _ANY.search(text):
        return none(SignalName.HIDDEN_TEXT)
    for pattern, level, kind in _KINDS:
        found = [match.span() for match in pattern.finditer(text)][:8]
        if found:
            evidence = tuple(Span(start=start, end=end, quote=text[start:end]) for start, end in found)
            certain = level is Level.HIGH
            return Signal(name=SignalName.HIDDEN_TEXT, level=level, value=kind, evidence=evidence, certain=certain)
    return none(SignalName.HIDDEN_TEXT)
