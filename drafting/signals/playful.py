"""A light joke with nobody upset. Humour in a reply rests on this, so that any doubt counts against it."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import none, seen
from drafting.signals.reading import Reading

_NO_JOKE = (
    SignalName.THREAT,
    SignalName.HATE,
    SignalName.INSULT,
    SignalName.CULTURAL_INSULT,
    SignalName.BLASPHEMY,
    SignalName.HEALTH_SAFETY,
    SignalName.SELF_HARM,
    SignalName.LEGAL,
    SignalName.PRESS,
    SignalName.DISCRIMINATION,
)
_SPOILS = (SignalName.PROBLEM, SignalName.PROFANITY, SignalName.SARCASM)


# Who laughs with these words laughs bitterly.
_SOUR = frozenset(
    """
    slechtste slecht waardeloos oplichters oplichting nooit teleurgesteld teleurstelling schandalig belachelijk
    onbetrouwbaar klacht geld worst terrible awful useless scam scammers disappointed disappointing never ridiculous
    pathetic shame refund complaint disgrace schlecht nie pire jamais peor nunca
    """.split()
)
_LAUGHS = frozenset(
    "haha hahaha hihi hihihi hehe heehee lol lmao rofl xd mdr ptdr jaja jajaja re:(?<!\\w):-?p\\b".split()
)


def look(reading: Reading) -> Signal:
    """`high` where the author says it is a joke, or laughs and teases; one laugh is `low`; none beside trouble."""
    hits = reading.hits("playful")
    if not hits or any(reading.earlier(name).level.at_least(Level.LOW) for name in _NO_JOKE):
        return none(SignalName.PLAYFUL)
    if any(reading.earlier(name).level.at_least(Level.MEDIUM) for name in _SPOILS):
        return none(SignalName.PLAYFUL)
    if reading.folded.places_of.keys() & _SOUR:
        return none(SignalName.PLAYFUL)
    laughs = {hit.entry for hit in hits if hit.entry.rstrip("*") in _LAUGHS or not any(map(str.isalpha, hit.entry))}
    words = {hit.entry for hit in hits if hit.level != "low"} - laughs
    if any(hit.level == "high" and hit.entry not in laughs for hit in hits) or (laughs and words) or len(words) > 1:
        return seen(SignalName.PLAYFUL, hits, level=Level.HIGH)
    return seen(SignalName.PLAYFUL, hits, level=Level.MEDIUM if words else Level.LOW)
