"""Does the comment ask something?"""

import re

from drafting.domain.signal import Level, Signal, SignalName, Span
from drafting.signals.evidence import seen
from drafting.signals.reading import Reading
from drafting.text.words import Hit

_MARK = re.compile(r"\?+(?:\s|$)")
_GREETINGS = frozenset(
    """hi hey hello hoi hallo dag goedemorgen goedemiddag goedenavond goeiemorgen beste good morning afternoon evening
    all team there guys everyone dear sorry yo ok oke so ff even please quick vraagje vraag question genuine just hola
    bonjour guten morgen tag salut jullie allemaal mensen""".split()
)
"""What may stand before a question that has no mark: "hi all, can someone…" asks, "jullie kunnen…" does not."""
_AFTERTHOUGHT = 4
"""Words that may follow the question: `thank you in advance`. More, and the question was only a way to open."""
_SHORT = 10
"""Words: what is so short and ends in a question mark asks, whatever its form."""
_REACH = 160
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?]")


def look(reading: Reading) -> Signal:
    """By form only; whether it is a complaint in a question's clothes is for the category to weigh."""
    hits = reading.hits("question")
    marks = list(_MARK.finditer(reading.text))
    if not marks:
        return _unmarked(hits, reading.text)
    level = _marked(hits, marks[-1], reading)
    if not hits:
        start = marks[-1].start()
        return Signal(name=SignalName.QUESTION, level=level, evidence=(Span(start=start, end=start + 1, quote="?"),))
    return seen(SignalName.QUESTION, hits, level=level)


def _unmarked(hits: tuple[Hit, ...], text: str) -> Signal:
    """Without a question mark: a question where it opens like one, or says that it is one."""
    opens = "!" not in text and any(_is_opened(text[: hit.span.start]) for hit in hits)
    if opens or any(hit.level == "high" for hit in hits):
        return seen(SignalName.QUESTION, hits, level=Level.MEDIUM)
    return seen(SignalName.QUESTION, [hit for hit in hits if hit.level != "low"], level=Level.LOW)


def _is_opened(before: str) -> bool:
    words = _WORD.findall(before.lower())
    return len(words) <= 4 and _GREETINGS.issuperset(words) and words[-1:] != ["jullie"]


def _marked(hits: tuple[Hit, ...], mark: re.Match[str], reading: Reading) -> Level:
    if len(reading.folded.words) <= _SHORT or any(_asks(hit, reading.text) for hit in hits):
        return Level.HIGH
    return Level.MEDIUM if len(reading.text[mark.end() :].split()) <= _AFTERTHOUGHT else Level.LOW


def _asks(hit: Hit, text: str) -> bool:
    """Whether a phrase asks: outright, or `can you` with a question mark at the end of its sentence."""
    if hit.level != "low":
        return True
    end = _SENTENCE_END.search(text, hit.span.end, hit.span.end + _REACH)
    return end is not None and end.group() == "?"
