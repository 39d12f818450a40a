"""Sarcasm: praise that is not meant, by a phrase that hardly ever is or by a failure told in the same breath."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.context import Context
from drafting.signals.evidence import none, seen
from drafting.signals.reading import Reading
from drafting.signals.sentences import words_between
from drafting.signals.together import together
from drafting.text.words import Hit

_CONTRAST = frozenset(
    """
    maar echter alleen helaas jammer hoewel ondanks behalve wel toch desondanks enige but however although though
    unfortunately sadly except yet despite apart only_downside still aber leider jedoch obwohl mais malheureusement
    cependant pero lamentablemente aunque
    """.split()
)
_SHORT = 6
_REACH = 140
"""Characters."""


def look(reading: Reading) -> Signal:
    """`high` for phrases that are hardly ever meant, `medium` for praise beside a failure, `low` for a hint."""
    phrases = reading.hits("sarcasm")
    praise = reading.hits("sarcasm_praise")
    if not (phrases or praise):
        return none(SignalName.SARCASM)
    if any(hit.level == "high" for hit in phrases):
        return seen(SignalName.SARCASM, phrases)
    failures = together("sarcasm_failure").find(reading.folded, reading.languages)["sarcasm_failure"]
    context = Context(reading.text)
    beside = [hit for hit in (*phrases, *praise) if hit.level != "low" and _has_failure(hit, failures, context)]
    if beside:
        return seen(SignalName.SARCASM, [*beside, *failures], level=Level.MEDIUM)
    if not phrases:
        return none(SignalName.SARCASM)
    troubled = reading.earlier(SignalName.PROBLEM).level.at_least(Level.MEDIUM)
    likely = troubled and any(hit.level == "medium" for hit in phrases)
    return seen(SignalName.SARCASM, phrases, level=Level.MEDIUM if likely else Level.LOW)


def _has_failure(hit: Hit, failures: tuple[Hit, ...], context: Context) -> bool:
    """A failure behind the praise, in its sentence or in the next one after a short cry of praise, and no `but`."""
    index = context.sentences.index(hit.span.start)
    is_cry = len(context.sentence(hit)) <= _SHORT
    for failure in failures:
        after = context.sentences.index(failure.span.start) - index
        if failure.span.start < hit.span.end or after > int(is_cry):
            continue
        if failure.span.start - hit.span.end > _REACH:
            continue
        between = words_between(context.text, hit.span.end, failure.span.start)
        if len(between) <= 14 and _CONTRAST.isdisjoint(between) and not context.is_denied(hit, reach=2):
            return True
    return False
