"""What a text is about, out of a lexicon of a dozen topics."""

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from drafting.text.fold import Folded
from drafting.text.words import Hit, WordList

_WEIGHTS = {"low": 1, "medium": 2, "high": 4}
_FILES = ("topics.nl.txt", "topics.en.txt", "topics.de.txt", "topics.fr.txt", "topics.es.txt")


class About(NamedTuple):
    """A topic, how much of the text is about it, and the words that say so."""

    topic: str
    weight: int
    hits: tuple[Hit, ...]


@cache
def _lexicon() -> WordList:
    folder = files("drafting.text") / "lists"
    return WordList.load(*(folder / name for name in _FILES))


def topics(text: str | Folded) -> tuple[About, ...]:
    """The topics of a text, the most prominent first; nothing where no word of the lexicon stands in it.

    The same word said twice counts once. `product_other` only leads where no other topic has more than a leaning.
    """
    hits: dict[str, dict[str, Hit]] = defaultdict(dict)
    for hit in _lexicon().find(text):
        hits[hit.section].setdefault(hit.entry, hit)
    found = [
        About(topic, sum(_WEIGHTS[hit.level] for hit in said.values()), tuple(said.values()))
        for topic, said in hits.items()
    ]
    return tuple(sorted(found, key=lambda about: (about.topic == "product_other", -about.weight)))
