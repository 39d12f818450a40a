"""Several kinds of word lists found in one pass over a comment, in the languages that it may be in."""

from functools import cache

from drafting.domain.signal import Level, Signal
from drafting.signals.lexicon import files_of
from drafting.text.fold import Folded
from drafting.text.language import OURS
from drafting.text.words import Hit, WordList


class Found(dict[str, tuple[Hit, ...]]):
    """The hits of each kind, in the comment's order; of a kind that was not found, none."""

    def __missing__(self, kind: str) -> tuple[Hit, ...]:
        return ()


class Together:
    """Lists of several kinds, each a section of one list."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds
        self._words = WordList(name="+".join(kinds))
        for kind in kinds:
            for file in files_of(kind):
                lines = file.read_text(encoding="utf-8").splitlines()
                self._words.read(lines, file.name.split(".")[1], file.name, within=kind)

    def find(self, folded: Folded, languages: frozenset[str] | None = None) -> Found:
        """Every entry in the text by its kind; where two of a kind overlap, an exception wins, then the stronger."""
        found: dict[str, list[Hit]] = {}
        for hit in self._words.find(folded, languages):
            found.setdefault(hit.section, []).append(hit)
        return Found({kind: tuple(hits) for kind, hits in found.items()})


SPEECH = tuple(
    """
    threat threat_acts hate_groups hate_slurs hate_phrases cultures demonyms cultural_insult insult profanity
    blasphemy sacred conspiracy sarcasm sarcasm_praise playful community_defence health_safety self_harm legal press
    discrimination
    """.split()
)
"""The kinds that every comment is searched for."""


def speech(folded: Folded, spoken: frozenset[str] | None) -> Found:
    """The hits of all kinds of SPEECH."""
    return together(*SPEECH).find(folded, spoken)


def languages(language: Signal) -> frozenset[str] | None:
    """Whose lists to read: the comment's language; Dutch and English, in which customers swear whatever they write; all
    where the language is not sure."""
    if language.value in OURS and language.level.at_least(Level.MEDIUM):
        return frozenset({language.value, "en"} if language.value != "en" else {"nl", "en"})
    return None


@cache
def together(*kinds: str) -> Together:
    """The lists of these kinds, read once."""
    return Together(*kinds)
