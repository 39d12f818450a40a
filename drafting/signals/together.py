"""Several kinds of word lists found in one pass over a comment, in the languages that it may be in."""

from functools import cache
from typing import Self

from drafting.domain.signal import Level, Signal
from drafting.signals.lexicon import add
from drafting.text.fold import Folded
from drafting.text.language import OURS
from drafting.text.topics import read_topics
from drafting.text.words import Hit, WordList


class Found(dict[str, tuple[Hit, ...]]):
    """The hits of each kind, in the comment's order; of a kind that was not found, none."""

    def __missing__(self, kind: str) -> tuple[Hit, ...]:
        return ()


class Together:
    """Lists of several kinds, each a section of one list."""

    def __init__(self, *kinds: str) -> None:
        self._words = WordList(name="+".join(kinds))
        for kind in kinds:
            add(self._words, kind, within=kind)

    def add_everywhere(self, *kinds: str) -> Self:
        """Add kinds, with sections of their own, and the topics, that are found whatever languages are asked for."""
        for kind in kinds:
            add(self._words, kind, within=f"{kind}.", everywhere=True)
        read_topics(self._words, within=f"{TOPICS}.", everywhere=True)
        return self

    def find(self, folded: Folded, languages: frozenset[str] | None = None) -> Found:
        """Every entry in the text by its kind; where two of a section overlap, an exception wins, then the stronger."""
        found: dict[str, list[Hit]] = {}
        for hit in self._words.find(folded, languages):
            found.setdefault(hit.section.partition(".")[0], []).append(hit)
        return Found({kind: tuple(hits) for kind, hits in found.items()})


TOPICS = "topics"
SPEECH = tuple(
    """
    threat threat_acts hate_groups hate_slurs hate_phrases cultures demonyms cultural_insult insult profanity
    blasphemy sacred conspiracy sarcasm sarcasm_praise playful community_defence health_safety self_harm legal press
    discrimination
    """.split()
)
"""The words of anger, danger, law and jest, looked for in the languages that a comment may be in."""
MATTERS = tuple(
    "heat injection lookup petty praise problem product question resolution service social_media spam trolling".split()
)
"""What a comment is about, looked for in all languages: these words are seldom taken for others."""


@cache
def everything() -> Together:
    """All that every comment is searched for, in one pass: SPEECH, MATTERS and TOPICS."""
    return Together(*SPEECH).add_everywhere(*MATTERS)


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
