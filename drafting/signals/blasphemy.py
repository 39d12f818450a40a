"""Blasphemy: mockery of God, prophets, scripture or faith as such. An exclamation is swearing, a doubt is debate."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.context import Context
from drafting.signals.evidence import none, seen
from drafting.signals.reading import Reading
from drafting.signals.sentences import words_between
from drafting.signals.together import together
from drafting.text.words import Hit

_FAR = 8
_REACH = 100
"""Characters."""

_SAYING = frozenset("is was are were zijn waren van kan de die of ist war est etait es era".split())


def look(reading: Reading) -> Signal:
    """`high` for mockery and nothing else, `medium` for what may be debate; quoted or reported, `low`."""
    phrases, sacred = reading.hits("blasphemy"), reading.hits("sacred")
    if not (phrases or sacred):
        return none(SignalName.BLASPHEMY)
    context = Context(reading.text)
    own = [hit for hit in phrases if not context.is_reported(hit)]
    own += _mocked(reading, context, sacred)
    if not own:
        return seen(SignalName.BLASPHEMY, phrases, level=Level.LOW)
    found = seen(SignalName.BLASPHEMY, own)
    return found.model_copy(update={"certain": any(hit.level == "high" for hit in phrases)})


def _mocked(reading: Reading, context: Context, sacred: tuple[Hit, ...]) -> list[Hit]:
    """The mockery that is said of what is holy: `high` where both words are, otherwise `medium`."""
    if not sacred:
        return []
    mockery = (
        *together("mockery").find(reading.folded, reading.languages)["mockery"],
        *(hit for hit in reading.hits("insult") if hit.level == "high"),
    )
    found = []
    for holy in sacred:
        for mock in mockery:
            if _is_said_of(context, holy, mock) and not context.is_denied(mock, reach=2):
                sure = holy.level == "high" and mock.level == "high"
                found.append(mock._replace(level="high" if sure or _is_plain(context, holy, mock) else "medium"))
    return found if any(hit.level == "high" for hit in found) or len(found) > 1 else []


def _is_said_of(context: Context, holy: Hit, mock: Hit) -> bool:
    """In one sentence and near; `Jezus` and `god` are cried out, so that of them it must be said in so many words."""
    sentences = context.sentences
    if sentences.index(holy.span.start) != sentences.index(mock.span.start) or context.is_reported(mock):
        return False
    first, second = sorted((holy.span, mock.span), key=lambda piece: piece.start)
    if second.start - first.end > _REACH:
        return False
    between = words_between(context.text, first.end, second.start)
    if len(between) > _FAR:
        return False
    return holy.level == "high" or _is_plain(context, holy, mock)


def _is_plain(context: Context, holy: Hit, mock: Hit) -> bool:
    """`Christ was a liar`: a copula behind the holy word."""
    if mock.span.start - holy.span.end > _REACH:
        return False
    after = words_between(context.text, holy.span.end, mock.span.start)
    return bool(after) and len(after) <= _FAR and after[0] in _SAYING and mock.level == "high"
