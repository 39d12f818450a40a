"""Do the verified facts hold the answer to what is asked? Told by the words that a question and a fact share."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import none, span
from drafting.signals.reading import Reading
from drafting.text.fold import fold
from drafting.text.function_words import FUNCTION_WORDS

_SHORTEST = 4
"""Letters: shorter words are shared by every two texts."""

_STEM = 5
"""Letters that two forms of a word share: `bezorgen` and `bezorgd`, `shipping` and `shipped`."""

_SMALL = frozenset().union(*FUNCTION_WORDS.values()) - {
    "bestelling", "pakket", "levering", "winkel", "klantenservice", "delivery", "refund", "store", "shop", "open",
}  # fmt: skip


def look(reading: Reading) -> Signal:
    """`high` when a fact shares two words with the comment, `medium` when one; only where something is asked."""
    facts = reading.thread.context.facts
    if not facts or not reading.earlier(SignalName.QUESTION).level.at_least(Level.LOW):
        return none(SignalName.FACTS_ANSWER)
    known = [_stems(fold(fact).words) for fact in facts]
    asked = {
        word[:_STEM]: place
        for word, place in zip(reading.folded.words, reading.folded.spans, strict=True)
        if _tells(word)
    }
    shared = [stems & asked.keys() for stems in known]
    most = max(map(len, shared))
    if not most:
        return none(SignalName.FACTS_ANSWER)
    evidence = tuple(span(reading.folded.piece(*asked[stem])) for stem in sorted(frozenset().union(*shared)))
    return Signal(
        name=SignalName.FACTS_ANSWER,
        level=Level.HIGH if most > 1 else Level.MEDIUM,
        value=",".join(str(number) for number, stems in enumerate(shared) if len(stems) > 1) or None,
        evidence=evidence,
    )


def answering(signal: Signal, facts: tuple[str, ...]) -> tuple[str, ...]:
    """The facts that hold the answer, where that was told with some certainty."""
    numbers = [int(number) for number in (signal.value or "").split(",") if number.isdecimal()]
    return tuple(facts[number] for number in numbers if number < len(facts))


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in _SMALL


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words if _tells(word))
