"""Which language the comment is in; the turns before it help where it is too short to tell."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.domain.thread import Role
from drafting.signals.reading import Reading
from drafting.text.language import Guess, guess


def look(reading: Reading) -> Signal:
    """`value` is the ISO 639-1 code; `low` where only earlier turns or a leaning say so; unknown where nothing does."""
    hint = reading.thread.comment.language
    found = guess(reading.text, hint)
    if found.code is None or found.sureness == "low":
        found = _by_turns(reading, found)
    if found.code is None:
        return Signal.unknown(SignalName.LANGUAGE, "too_little_text")
    return Signal(name=SignalName.LANGUAGE, level=Level(found.sureness), value=found.code)


def _by_turns(reading: Reading, found: Guess) -> Guess:
    """What the customer, or else anybody, spoke before. Not stronger than `low`: people change languages."""
    said = [turn.text for turn in reading.turns if turn.role is Role.CUSTOMER] or [turn.text for turn in reading.turns]
    for text in reversed(said):
        earlier = guess(text)
        if earlier.code is not None and earlier.sureness != "low":
            return Guess(earlier.code, "low")
    return found
