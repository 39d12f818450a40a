"""Which sentences of a comment are likely meant for software, where no list and no form says so for certain.

It learned from some thousands of sentences. What it points at is neither shown nor held: it is only not read for what
the comment is about, so that a planted text does not change how the rest is understood.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from drafting.domain.signal import Level, SignalName
from drafting.signals.reading import Reading
from drafting.signals.sentences import Sentences
from drafting.text.classifier import Classifier, softmax
from drafting.text.fold import Folded, fold

WEIGHTS = "planted.weights.gz"
PLANTED, SAID = "planted", "said"
_LIKELY = 0.4
_LIKELY_BESIDE = 0.2
_LIKELY_AT_ALL = 0.05
"""How likely it must be of a whole comment for its stretches to be read one by one."""
_TELLING = 0.05
"""How strongly a word by itself must speak for a planted text to count."""
_ENOUGH = 0.5
"""What such words of a comment must come to for a closer look: one comment in seven has that."""
_MOST_STRETCHES = 60
_OPENS = re.compile(r"-{3,}|={3,}|\*{3,}|#{3,}|[\[<{](?=[\w/!|\[<{])")
_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 3
"""Words that must be left of a comment for it to have a matter of its own."""
_SIGNS = frozenset("<>[]{}|#`=_")


@cache
def classifier() -> Classifier:
    """The weights that `python -m evals train` writes, read when the first comment comes."""
    return Classifier.load((files("drafting.signals") / WEIGHTS).read_bytes())


@cache
def _telling() -> dict[str, float]:
    return classifier().words_for(PLANTED, least=_TELLING)


def without_planted(reading: Reading) -> Reading:
    """The same thread without the sentences that instruct software: content, but not the customer's matter.

    Every place keeps its number. Where nothing of weight would be left, the comment is read as it is.
    """
    places = [*_seen(reading), *_likely(reading)]
    if not places:
        return reading
    text = reading.text
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    if len(_WORD.findall(text)) < _FEWEST_WORDS:
        return reading
    comment = reading.thread.comment.model_copy(update={"text": text})
    left = Reading(reading.thread.model_copy(update={"comment": comment}))
    left.seen = reading.seen
    return left


def _seen(reading: Reading) -> Iterator[tuple[int, int]]:
    """The sentences around what the detector of planted instructions shows."""
    signal = reading.earlier(SignalName.INJECTION)
    if signal.level.at_least(Level.MEDIUM):
        sentences = Sentences(reading.text)
        for piece in signal.evidence:
            yield sentences.around(piece.start)[0], max(sentences.around(piece.end - 1)[1], piece.end)


def _likely(reading: Reading) -> Iterator[tuple[int, int]]:
    """The stretches that are likely meant for software; most comments hold no words that ask for a closer look."""
    telling = _telling()
    if sum(telling[word] for word in telling.keys() & reading.folded.vocabulary) < _ENOUGH:
        return
    if _chance(reading.text, reading.folded, alone=False) < _LIKELY_AT_ALL:
        return
    found = stretches(reading.text)[:_MOST_STRETCHES]
    texts = [reading.text[start:end] for start, end in found]
    chances = [_chance(text, fold(text), alone=len(found) == 1) for text in texts]
    seeds = {place for place, chance in enumerate(chances) if chance >= _LIKELY}
    for place, stretch in enumerate(found):
        # Beside a planted stretch another is far likelier than elsewhere.
        beside = place - 1 in seeds or place + 1 in seeds
        if place in seeds or (beside and chances[place] >= _LIKELY_BESIDE):
            yield stretch


def stretches(text: str) -> list[tuple[int, int]]:
    """Where its sentences start and end, cut also before what opens a block: `---`, `[`, `<`."""
    cuts = {
        0,
        len(text),
        *(start for start, _ in Sentences(text).spans),
        *(one.start() for one in _OPENS.finditer(text)),
    }
    return [(start, end) for start, end in pairwise(sorted(cuts)) if not text[start:end].isspace()]


def _chance(text: str, folded: Folded, *, alone: bool) -> float:
    if not folded.words:
        return 0.0
    return softmax(classifier().scores(folded.words, marks(text, folded, alone=alone)))[PLANTED]


def marks(text: str, folded: Folded, *, alone: bool) -> list[str]:
    """What stands beside the words of a sentence: how it ends, its signs, its length."""
    said = [f"words:{min(len(folded.words).bit_length(), 6)}", f"alone:{alone}"]
    ending = text.rstrip("\"'”’») \n")
    said += [f"ends {sign}" for sign in "?!:" if ending.endswith(sign)]
    if not _SIGNS.isdisjoint(text):
        said.append("signs")
    if any(word.isupper() and len(word) > 3 for word in text.split()):
        said.append("capitals")
    return said
