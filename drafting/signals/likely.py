"""What a learned reader takes a comment for, where the rules cannot tell: it read some thousands of labelled comments.

It sees the words and what the detectors and rules made of them, so it learns also how far each of those is to be
trusted. It never speaks for certain: what it raises, a model may lower.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from drafting.domain.decision import IGNORABLE, REMOVABLE, Category
from drafting.domain.signal import CategoryReading, Level, SignalName, Span
from drafting.domain.thread import AccountType
from drafting.signals.evidence import span
from drafting.signals.reading import Reading
from drafting.text.classifier import Classifier, softmax

WEIGHTS = "likely.weights.gz"


@cache
def classifier() -> Classifier:
    """The weights that `python -m evals train` writes, read when the first comment comes."""
    return Classifier.load((files("drafting.signals") / WEIGHTS).read_bytes())


def marks(reading: Reading, ruled: CategoryReading) -> list[str]:
    """What stands beside the words: what was seen, what the rules say, where it was written and how it ends."""
    said: list[str] = []
    for signal in reading.seen.values():
        level = signal.level
        if level is not _NONE and level is not _UNKNOWN and signal.name not in _NOT_ASKED:
            said += _seen(signal.name, level, signal.value, certain=signal.certain)
    said += _ruled(ruled.category, ruled.certainty, ruled.runner_up)
    said += _form(reading)
    return said


@lru_cache(maxsize=1024)
def _ruled(category: Category, certainty: Level, runner_up: Category | None) -> tuple[str, ...]:
    said = (f"rules:{category}", f"rules:{category}@{certainty}")
    return (*said, f"next:{runner_up}") if runner_up else said


_NONE, _UNKNOWN = Level.NONE, Level.UNKNOWN
_NOT_ASKED = frozenset({SignalName.INJECTION, SignalName.HIDDEN_TEXT})
"""What is planted in a comment says nothing of what the rest is about."""


@lru_cache(maxsize=1024)
def _seen(name: SignalName, level: Level, value: str | None, *, certain: bool) -> tuple[str, ...]:
    said = [f"{name}", f"{name}={level}"]
    if level.at_least(Level.MEDIUM):
        said.append(f"{name}>")
    if value:
        said.append(f"{name}:{value}")
    if certain:
        said.append(f"{name}!")
    return tuple(said)


def _form(reading: Reading) -> Iterator[str]:
    text, context = reading.text.strip(), reading.thread.context
    yield f"account:{context.account_type}"
    yield f"words:{min(len(reading.folded.words).bit_length(), 7)}"
    for sign in "?!":
        if sign in text:
            yield sign
        if text.endswith(sign):
            yield f"{sign} at the end"
    if reading.readable != reading.text:
        yield "link"
    if not text.isascii() and any(sign > "\x7f" and not sign.isalpha() and sign.isprintable() for sign in set(text)):
        yield "signs"
    if context.resolved:
        yield "resolved"


_REMOVES_WITH_THE_RULES = 0.8
_REMOVES_ALONE = 0.9
_REMOVES_SPAM = {Level.HIGH: 0.15, Level.LOW: 0.3}
"""How likely it must be that a comment has no place here, where the rules say so too and where they only lean that way.
The words of a customer may be removed twice in a thousand at most; that costs a good many that should be, which a
person then sees. Spam has marks of its own, which the rules know better than words do: by how sure they are."""
_IGNORES_AGAINST_THE_RULES = 0.9
"""To pass over somebody who asks is worse than to answer somebody who only wants a reaction."""
_SURE = 0.9
_LIKELY = 0.7
"""How likely what is done must be to count as told; below that a person looks."""
_LEARNED = ("nl", "en", None)
"""The languages it learned, and what is too short to tell."""
_SURPRISE, _SURPRISE_IN_FEW = 0.45, 0.75
"""A likelier customer's words of threat and marks of spam are figures of speech and links of their own, until a person
looked; in a few words there is little else to go by than what was seen for certain."""
_SEEN_FOR_CERTAIN = {SignalName.THREAT: Category.THREAT, SignalName.SPAM: Category.SPAM}
_FEW_WORDS = 6
"""Fewer are read by the exchange that they stand in."""


def settle(reading: Reading, ruled: CategoryReading) -> CategoryReading:
    """The category by the rules and the learned reader together; the rules' own where words alone cannot tell.

    What was seen for certain but would be a surprise in these words is no longer certain in `reading.seen`.
    """
    if reading.earlier(SignalName.LANGUAGE).value not in _LEARNED or _says_little(reading, ruled):
        return ruled
    chances = softmax(classifier().scores(reading.folded.words, marks(reading, ruled)))
    if reading.thread.context.account_type is AccountType.BUSINESS:
        del chances[Category.COMMUNITY_WILL_DEFEND]
    by_act = {"respond": 0.0, "ignore": 0.0, "remove": 0.0}
    for category, chance in chances.items():
        by_act[_act(category)] += chance
    few = len(reading.folded.words) < _FEW_WORDS
    if by_act["respond"] > (_SURPRISE_IN_FEW if few else _SURPRISE):
        _doubt(reading)
    elif ruled.certainty is Level.HIGH and ruled.category in _SEEN_FOR_CERTAIN.values():
        return ruled
    first = max(_possible(chances, by_act, ruled), key=lambda one: chances[one])
    return CategoryReading(
        category=Category(first),
        certainty=_certainty(by_act[_act(first)]),
        evidence=ruled.evidence or _evidence(reading, first),
        runner_up=Category(max((one for one in chances if one != first), key=lambda one: chances[one])),
    )


def _possible(chances: dict[str, float], by_act: dict[str, float], ruled: CategoryReading) -> list[str]:
    """The categories that it may be taken for: removed only where that is likely enough, and so for ignored where the
    rules are sure that somebody asks, thanks or complains."""
    if by_act["remove"] >= _enough(ruled):
        return [one for one in chances if one in REMOVABLE]
    is_told = ruled.certainty is Level.HIGH and _act(ruled.category) == "respond"
    if is_told and by_act["ignore"] < _IGNORES_AGAINST_THE_RULES:
        return [one for one in chances if _act(one) == "respond"]
    return [one for one in chances if one not in REMOVABLE]


def _says_little(reading: Reading, ruled: CategoryReading) -> bool:
    """No words, solved by what the thread says, a journalist, or an exchange that goes on in a few words."""
    if reading.earlier(SignalName.WORDLESS).level.at_least(Level.HIGH):
        return True
    if ruled.category is Category.PRAISE_OR_NEUTRAL and reading.earlier(SignalName.RESOLUTION).level is Level.HIGH:
        return True
    if ruled.category is Category.QUESTION and reading.earlier(SignalName.PRESS).level.at_least(Level.MEDIUM):
        return True
    return bool(reading.turns) and len(reading.folded.words) < _FEW_WORDS


def _doubt(reading: Reading) -> None:
    for name in _SEEN_FOR_CERTAIN:
        signal = reading.earlier(name)
        if signal.level is Level.HIGH:
            reading.seen[name] = signal.model_copy(update={"level": Level.MEDIUM, "certain": False})


def _enough(ruled: CategoryReading) -> float:
    """The chance of having no place here at which that is said."""
    if ruled.category is Category.SPAM:
        return _REMOVES_SPAM.get(ruled.certainty, _REMOVES_ALONE)
    agree = ruled.category in REMOVABLE and ruled.certainty.at_least(Level.MEDIUM)
    return _REMOVES_WITH_THE_RULES if agree else _REMOVES_ALONE


def _evidence(reading: Reading, label: str) -> tuple[Span, ...]:
    places = classifier().strongest(reading.folded.words, label)
    return tuple(span(reading.folded.words_piece(place, place)) for place in sorted(places))


def _certainty(chance: float) -> Level:
    if chance >= _SURE:
        return Level.HIGH
    return Level.MEDIUM if chance >= _LIKELY else Level.LOW


def _act(category: str) -> str:
    if category in REMOVABLE:
        return "remove"
    return "ignore" if category in IGNORABLE else "respond"
