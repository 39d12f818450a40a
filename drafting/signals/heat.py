"""How heated the exchange is: who speaks, how often, how fast, and whether it is getting worse."""

import re
from datetime import datetime
from functools import cache
from itertools import pairwise

from drafting.domain.signal import Level, Signal, SignalName
from drafting.domain.thread import Role, Turn
from drafting.signals.evidence import by_weight, none, seen, weight
from drafting.signals.lexicon import lexicon
from drafting.signals.reading import Reading
from drafting.text.phrases import Part

_TURNS = 3
"""Of the customer's turns before the comment: anger cools."""
_ANGRY = 2
_MOST_FOR_PATIENCE = 2
"""A calm third message is only a third message; an angry one is worse than an angry first."""
_CAPITALS = re.compile(r"[A-Z]{4}")
_FAST = 300
"""Seconds between two messages of a customer who is typing in anger."""


def look(reading: Reading) -> Signal:
    """`value` is `rising` where the comment is angrier than the customer's turns before it, else `steady`.

    Anger in the comment weighs most; earlier anger, a third message, messages in quick succession add to it.
    """
    hits = reading.hits("heat")
    now = weight(hits) + _loudness(reading.text) + _insults(reading)
    before = _before(reading)
    if now == 0 and not any(before):
        return none(SignalName.HEAT)
    patience = min(len(before), _MOST_FOR_PATIENCE) if now >= _ANGRY else 0
    level = by_weight(now + min(sum(before), 4) // 2 + patience + _haste(reading), high=7, medium=3)
    value = "rising" if before and now > max(before) else "steady"
    found = seen(SignalName.HEAT, hits, level=level, value=value)
    return found if hits else Signal(name=SignalName.HEAT, level=level, value=value)


def _before(reading: Reading) -> list[int]:
    """The anger of the customer's last turns, by their single words: what was said before only tips the scales."""
    texts = [turn.text for turn in reading.turns if turn.role is Role.CUSTOMER]
    said = zip(texts, reading.turn_words, strict=True)
    return [2 * len(words & _angry_words()) + _loudness(text) for text, words in said][-_TURNS:]


@cache
def _angry_words() -> frozenset[str]:
    """The single words among the entries that are not just a leaning."""
    entries = (entry for entry in lexicon("heat").entries if entry.level in ("medium", "high"))
    parts = (phrase.parts[0] for entry in entries for phrase in entry.phrases if len(phrase.parts) == 1)
    return frozenset().union(*(part.whole for part in parts if isinstance(part, Part)))


def _loudness(text: str) -> int:
    marks = min(text.count("!") // 2, 2) + ("?!" in text or "!?" in text or "???" in text)
    return marks + 2 * _is_shouted(text)


def _is_shouted(text: str) -> bool:
    """A good part in capitals; short texts and abbreviations shout nothing."""
    if not _CAPITALS.search(text):
        return False
    words = [word for word in text.split() if len(word) > 3 and word.isalpha()]
    shouted = sum(word.isupper() for word in words)
    return shouted >= 3 and shouted * 5 >= len(words) * 2


def _insults(reading: Reading) -> int:
    insult = reading.earlier(SignalName.INSULT).level
    profanity = reading.earlier(SignalName.PROFANITY).level
    return 2 * insult.at_least(Level.MEDIUM) + profanity.at_least(Level.MEDIUM)


def _haste(reading: Reading) -> int:
    """One more where two of the customer's messages came within minutes."""
    turns = [turn for turn in reading.turns if turn.role is Role.CUSTOMER]
    times = [*_times(turns), *([reading.thread.comment.posted_at] if reading.thread.comment.posted_at else [])]
    return int(any(0 <= (later - earlier).total_seconds() <= _FAST for earlier, later in pairwise(times)))


def _times(turns: list[Turn]) -> list[datetime]:
    return [turn.posted_at for turn in turns if turn.posted_at is not None]
