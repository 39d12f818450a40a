"""An attack on a person or creator of the kind that their community answers, and fans who quarrel."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.domain.thread import AccountType, Role
from drafting.signals.evidence import none, seen
from drafting.signals.reading import Reading

_LEVELS = (Level.NONE, Level.LOW, Level.MEDIUM, Level.HIGH)


_YOU = frozenset("je jij jou jouw you your youre u ur du dein dich tu ton ta toi te".split())


def look(reading: Reading) -> Signal:
    """As strong as the attack; on a company's page at most `low`, for there nobody steps in; a customer's own matter
    weighs against it, fans who already answer weigh for it."""
    hits = reading.hits("community_defence")
    if not hits:
        return none(SignalName.COMMUNITY_DEFENCE)
    strength = max(Level(hit.level).rank for hit in hits)
    if reading.thread.context.account_type is AccountType.BUSINESS:
        return seen(SignalName.COMMUNITY_DEFENCE, hits, level=Level.LOW)
    several = len({hit.entry for hit in hits if hit.level != "low"}) > 1
    if several or _fans_speak(reading) or reading.folded.places_of.keys() & _YOU:
        strength += 1
    if _is_customer(reading):
        strength -= 2
    level = _LEVELS[max(0, min(3, strength))]
    return (
        none(SignalName.COMMUNITY_DEFENCE)
        if level is Level.NONE
        else seen(SignalName.COMMUNITY_DEFENCE, hits, level=level)
    )


def _fans_speak(reading: Reading) -> bool:
    return any(turn.role is Role.COMMUNITY for turn in reading.thread.turns)


def _is_customer(reading: Reading) -> bool:
    return any(
        reading.earlier(name).level.at_least(Level.MEDIUM) for name in (SignalName.PROBLEM, SignalName.PERSONAL_DATA)
    )
