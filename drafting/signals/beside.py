"""Groups of words that mean something only beside one another: `wheelchair` and `refused`, `brakes` and `failed`."""

from itertools import product

from drafting.signals.groups import Rule
from drafting.signals.reading import Reading
from drafting.signals.sentences import Sentences
from drafting.text.fold import Folded
from drafting.text.words import Hit

_FARTHEST = 18
"""Words from the first to the last of what stands together."""
_MOST_PLACES = 8
"""Of one group in one comment: a hostile one may hold thousands."""


def beside(kind: str, reading: Reading) -> tuple[Hit, ...]:
    """What stands together in one sentence of the comment, in the order of the rules; an entry is the rule's text."""
    places, rules = reading.grouped
    spoken = reading.languages
    rules = [rule for rule in rules if rule.kind == kind and (spoken is None or rule.language in spoken)]
    if not rules:
        return ()
    sentences = Sentences(reading.text)
    hits = (_hit(rule, places, reading.folded, sentences) for rule in rules)
    return tuple(hit for hit in hits if hit is not None)


def _hit(rule: Rule, places: dict[str, list[int]], folded: Folded, sentences: Sentences) -> Hit | None:
    """The first place where all groups of the rule stand in one sentence without a spoiler, each by a word of its
    own."""
    spoilt = {
        _sentence(index, folded, sentences)
        for name in rule.spoilers
        for index in sorted(places.get(name, ()))[:_MOST_PLACES]
    }
    for indexes in product(*(sorted(places[name])[:_MOST_PLACES] for name in rule.groups)):
        first, last = min(indexes), max(indexes)
        if last - first > _FARTHEST or len(set(indexes)) < len(indexes):
            continue
        within = {_sentence(index, folded, sentences) for index in indexes}
        if len(within) == 1 and within.isdisjoint(spoilt):
            return Hit(rule.entry, rule.level, folded.words_piece(first, last), rule.language, rule.kind)
    return None


def _sentence(index: int, folded: Folded, sentences: Sentences) -> int:
    return sentences.index(folded.words_piece(index, index).start)
