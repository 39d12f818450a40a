"""What a text is about, out of a lexicon of a dozen topics."""

from collections import defaultdict
from collections.abc import Iterable
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


def read_topics(words: WordList, *, within: str = "", everywhere: bool = False) -> WordList:
    """Add the lexicon to a list, a section for each topic, so that a reader of more can find all in one pass."""
    folder = files("drafting.text") / "lists"
    for name in _FILES:
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        words.read(lines, name.split(".")[1], name, within, everywhere=everywhere)
    return words


@cache
def _lexicon() -> WordList:
    return read_topics(WordList(name="topics"))


def topics(text: str | Folded) -> tuple[About, ...]:
    """The topics of a text, the most prominent first; nothing where no word of the lexicon stands in it.

    The same word said twice counts once. `product_other` only leads where no other topic is named at all.
    """
    return ranked(_lexicon().find(text))


def ranked(hits: Iterable[Hit]) -> tuple[About, ...]:
    """The topics that hits of the lexicon speak of, the most prominent first."""
    said: dict[str, dict[str, Hit]] = defaultdict(dict)
    for hit in hits:
        said[hit.section.rpartition(".")[2]].setdefault(hit.entry, hit)
    found = [
        About(topic, sum(_WEIGHTS[hit.level] for hit in each.values()), tuple(each.values()))
        for topic, each in said.items()
    ]
    return tuple(sorted(found, key=lambda about: (about.topic == "product_other", -about.weight, about.topic)))
