"""Contempt for a people's or region's culture: its food, language, customs or the practices of a faith."""

from collections.abc import Iterator
from typing import NamedTuple

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.context import Context
from drafting.signals.evidence import none, span
from drafting.signals.reading import Reading
from drafting.signals.sentences import words_between
from drafting.signals.together import together
from drafting.text.fold import Piece
from drafting.text.words import Hit

_FAR = 6
_NEAR, _REACH = 24, 100
"""Characters."""

_WEIGHTS = {"low": 0.5, "medium": 1.0, "high": 2.0}
_LINKS = frozenset(
    """
    is zijn zo echt gewoon allemaal toch maar een de het dat die ook altijd alleen puur nog steeds in van of the are
    all just really so such a an that those these always only pure still like as als voor for ist sind nur est sont
    que es son muy too te erg heel
    """.split()
)
# Here somebody speaks of what he bought or met, not of a culture.
_OWN_CASE = frozenset(
    """
    besteld bestelde gekregen kreeg gehaald gegeten restaurant bestelling menu maaltijd portie was waren smaakte
    geleverd bezorgd ordered order bought got had ate delivery dish meal portion were tasted arrived received tried
    delivered
    """.split()
)
# A nation's name on something of the company's: the Polish driver, the German site.
_BUSINESS = frozenset(
    """
    klantenservice site website webshop chauffeur bezorger medewerker medewerkster versie handleiding post afdeling
    helpdesk vestiging driver version manual translation customer service support staff branch department operator
    market
    """.split()
)


class _Contempt(NamedTuple):
    level: Level
    pieces: tuple[Piece, ...]


def look(reading: Reading) -> Signal:
    """`high` for contempt that leaves no doubt, `medium` where it may be taste. A meal that was bad is a complaint."""
    whole = reading.hits("cultural_insult")
    named = (*reading.hits("cultures"), *reading.hits("demonyms"))
    if not (whole or named):
        return none(SignalName.CULTURAL_INSULT)
    context = Context(reading.text)
    found = [_Contempt(Level(hit.level), (hit.span,)) for hit in whole if not context.is_reported(hit)]
    if named:
        found += _composed(reading, context, [hit for hit in named if not _is_business(context, hit)])
    if not found:
        return none(SignalName.CULTURAL_INSULT)
    strongest = max((contempt.level for contempt in found), key=lambda level: level.rank)
    evidence = tuple(dict.fromkeys(span(piece) for contempt in found for piece in contempt.pieces))
    return Signal(name=SignalName.CULTURAL_INSULT, level=strongest, evidence=evidence[:8])


def _composed(reading: Reading, context: Context, named: list[Hit]) -> Iterator[_Contempt]:
    said = together("customs", "contempt").find(reading.folded, reading.languages)
    contempts = [
        hit
        for hit in said["contempt"]
        if not (context.is_denied(hit) or context.is_reported(hit)) and _OWN_CASE.isdisjoint(context.sentence(hit))
    ]
    for name in named:
        what = _custom_of(context, name, said["customs"])
        for hit in contempts:
            if what is not None and hit.level != "low" and _is_said_of(context, what, hit):
                yield _Contempt(Level(hit.level), (what, hit.span))
        yield from _heaped(context, name, contempts)


def _heaped(context: Context, name: Hit, contempts: list[Hit]) -> Iterator[_Contempt]:
    """Several words of contempt in the sentence that names a people, or in the next one."""
    index = context.sentences.index(name.span.start)
    near = [hit for hit in contempts if 0 <= context.sentences.index(hit.span.start) - index <= 1]
    weight = sum({hit.entry: _WEIGHTS[hit.level] for hit in near}.values())
    if weight >= 2:
        level = Level.HIGH if weight >= 3 and any(hit.level == "high" for hit in near) else Level.MEDIUM
        yield _Contempt(level, (name.span, *(hit.span for hit in near)))


def _is_business(context: Context, name: Hit) -> bool:
    after = words_between(context.text, name.span.end, name.span.end + 24)
    return bool(after) and after[0] in _BUSINESS


def _custom_of(context: Context, name: Hit, customs: tuple[Hit, ...]) -> Piece | None:
    """The people, or its food, language or custom right behind its name: `Turks eten`, `that Limburg dialect`."""
    if name.section == "demonyms":
        return name.span
    for custom in customs:
        if not 0 <= custom.span.start - name.span.end <= _NEAR:
            continue
        if len(words_between(context.text, name.span.end, custom.span.start)) <= 1:
            start, end = name.span.start, custom.span.end
            return Piece(start, end, context.text[start:end])
    return None


def _is_said_of(context: Context, what: Piece, contempt: Hit) -> bool:
    if context.sentences.index(what.start) != context.sentences.index(contempt.span.start):
        return False
    if max(what.start, contempt.span.start) - min(what.end, contempt.span.end) > _REACH:
        return False
    if contempt.span.start >= what.end:
        between = words_between(context.text, what.end, contempt.span.start)
        return len(between) <= _FAR and (_LINKS.issuperset(between) or contempt.level == "high")
    between = words_between(context.text, contempt.span.end, what.start)
    return len(between) <= 2 and _LINKS.issuperset(between)
