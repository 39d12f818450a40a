"""Contempt for a people's or region's culture: its food, language, customs or the practices of a faith."""

from collections.abc import Iterator

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.context import Context
from drafting.signals.evidence import none, span
from drafting.signals.reading import Reading
from drafting.signals.sentences import words_between
from drafting.signals.together import Found, together
from drafting.text.fold import Piece
from drafting.text.words import Hit

_FAR = 6
_LINKS = frozenset(
    """
    is zijn zo echt gewoon allemaal toch maar een de het dat die ook altijd alleen puur nog steeds in van of the are
    all just really so such a an that those these always only pure still like as als voor for ist sind nur est sont
    que es son muy too te very erg heel
    """.split()
)
# Here somebody speaks of what he bought or met, not of a culture.
_OWN_CASE = frozenset(
    """
    jullie u uw je mijn onze mn besteld bestelde gekregen kreeg gehaald gegeten restaurant bestelling menu maaltijd
    portie was waren smaakte your you my our ordered order bought got had ate delivery dish meal portion were tasted
    arrived received tried
    """.split()
)


def look(reading: Reading) -> Signal:
    """`high` for contempt that leaves no doubt, `medium` where it may be taste. A meal that was bad is a complaint."""
    whole = reading.speech["cultural_insult"]
    cultures, people = reading.speech["cultures"], reading.speech["demonyms"]
    if not (whole or cultures or people):
        return none(SignalName.CULTURAL_INSULT)
    context = Context(reading.text)
    found = [(Level(hit.level), hit.span, hit.span) for hit in whole if not context.is_reported(hit)]
    if cultures or people:
        said = together("customs", "contempt").find(reading.folded, reading.languages)
        found += _composed(context, cultures, people, said)
    if not found:
        return none(SignalName.CULTURAL_INSULT)
    strongest = max((level for level, _, _ in found), key=lambda level: level.rank)
    evidence = tuple(dict.fromkeys(span(piece) for _, *pieces in found for piece in pieces))
    return Signal(name=SignalName.CULTURAL_INSULT, level=strongest, evidence=evidence)


def _composed(
    context: Context, cultures: tuple[Hit, ...], people: tuple[Hit, ...], said: Found
) -> Iterator[tuple[Level, Piece, Piece]]:
    for contempt in said["contempt"]:
        if contempt.level == "low" or context.is_denied(contempt) or context.is_reported(contempt):
            continue
        if not _OWN_CASE.isdisjoint(context.sentence(contempt)):
            continue
        for culture in cultures:
            custom = _custom_of(context, culture, said["customs"])
            if custom is not None and _is_said_of(context, custom, contempt):
                yield (
                    Level(contempt.level),
                    Piece(culture.span.start, custom.end, context.text[culture.span.start : custom.end]),
                    contempt.span,
                )
        for demonym in people:
            if _is_said_of(context, demonym.span, contempt):
                sure = demonym.level == "high" and contempt.level == "high"
                yield Level.HIGH if sure else Level.MEDIUM, demonym.span, contempt.span


def _custom_of(context: Context, culture: Hit, customs: tuple[Hit, ...]) -> Piece | None:
    """The food, language or custom that stands right behind the culture: `Turks eten`, `that Limburg dialect`."""
    for custom in customs:
        if (
            custom.span.start >= culture.span.end
            and len(words_between(context.text, culture.span.end, custom.span.start)) <= 1
        ):
            return custom.span
    return None


def _is_said_of(context: Context, what: Piece, contempt: Hit) -> bool:
    sentences = context.sentences
    if sentences.index(what.start) != sentences.index(contempt.span.start):
        return False
    if contempt.span.start >= what.end:
        between = words_between(context.text, what.end, contempt.span.start)
        return len(between) <= _FAR and (_LINKS.issuperset(between) or contempt.level == "high")
    between = words_between(context.text, contempt.span.end, what.start)
    return len(between) <= 2 and _LINKS.issuperset(between)
