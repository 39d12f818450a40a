"""Does the comment ask something?"""

import re

from drafting.domain.signal import Level, Signal, SignalName, Span
from drafting.signals.evidence import none, seen
from drafting.signals.reading import Reading

_MARK = re.compile(r"\?+(?:\s|$)")
_OPENING = 1
"""Words before a question's first: "hi, can someone…" asks without a mark, "because can you…" does not."""
_AFTERTHOUGHT = 4
"""Words that may follow the question: `thank you in advance`. More, and the question was only a way to open."""
_SHORT = 10
"""Words: what is so short and ends in a question mark asks, whatever its form."""


def look(reading: Reading) -> Signal:
    """By form only; whether it is a complaint in a question's clothes is for the category to weigh."""
    hits = reading.hits("question")
    marks = list(_MARK.finditer(reading.text))
    if not marks:
        opens = any(len(reading.text[: hit.span.start].split()) <= _OPENING for hit in hits) and "!" not in reading.text
        level = Level.MEDIUM if opens or any(hit.level == "high" for hit in hits) else Level.LOW
        return seen(
            SignalName.QUESTION,
            hits if level is Level.MEDIUM else [hit for hit in hits if hit.level != "low"],
            level=level,
        )
    mark = marks[-1]
    if any(hit.level != "low" for hit in hits) or len(reading.folded.words) <= _SHORT:
        level = Level.HIGH
    else:
        level = Level.MEDIUM if len(reading.text[mark.end() :].split()) <= _AFTERTHOUGHT else Level.LOW
    if not hits:
        quote = Span(start=mark.start(), end=mark.start() + 1, quote="?")
        return Signal(name=SignalName.QUESTION, level=level, evidence=(quote,))
    return seen(SignalName.QUESTION, hits, level=level) if hits else none(SignalName.QUESTION)
