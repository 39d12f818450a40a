"""What a learned reader takes a comment for, where the rules cannot tell: it read some thousands of labelled comments.

It sees the words and what the detectors and rules made of them, so it learns also how far each of those is to be
trusted. It never speaks for certain: what it raises, a model may lower. It also raises what makes a comment a matter
for a person before all else, where no list names the words.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from drafting.domain.decision import IGNORABLE, REMOVABLE, Category
from drafting.domain.signal import CategoryReading, Level, Signal, SignalName, Span
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
_REMOVES_ALONE = 0.85
_REMOVES_SPAM = {Level.HIGH: 0.15, Level.LOW: 0.3}
"""How likely it must be that a comment has no place here, where the rules say so too and where they only lean that way.
The words of a customer may be removed twice in a thousand at most; that costs a good many that should be, which a
person then sees. Spam has marks of its own, which the rules know better than words do: by how sure they are."""
_IGNORES_AGAINST_THE_RULES = 0.9
"""To pass over somebody who asks is worse than to answer somebody who only wants a reaction."""
_THANKS_AGAINST_THE_RULES = {Level.HIGH: 0.7, Level.MEDIUM: 0.7, Level.LOW: 0.5}
_THANKS = 0.4
"""How likely praise must be to be thanked for, where the rules see a complaint and where they do not: to thank who
complains is worse than to ask who is content what the matter is."""
_LOOK = {
    SignalName.SELF_HARM: 0.08,
    SignalName.HEALTH_SAFETY: 0.2,
    SignalName.DISCRIMINATION: 0.15,
    SignalName.LEGAL: 0.1,
    SignalName.PRESS: 0.1,
}
"""How likely one of them must be for a person to look: about half of those looks are in vain. One costs a minute, and a
hint that is missed far more."""
PERSON_FIRST = tuple(_LOOK)
"""What a person sees first; of two in one comment, it learned the earlier of these."""
NOTHING_SUCH = "nothing_such"
"""The label of a comment that is none of these."""
_SURE = 0.9
_LIKELY = 0.7
"""How likely what is done must be to count as told; below that a person looks."""
_LEARNED = ("nl", "en", None)
"""The languages it learned, and what is too short to tell."""
_SURPRISE, _SURPRISE_IN_FEW = 0.45, 0.75
"""A likelier customer's words of threat and marks of spam are figures of speech and links of their own, until a person
looked; in a few words there is little else to go by than what was seen for certain."""
_SAID_KINDLY = frozenset({Category.PRAISE_OR_NEUTRAL, Category.QUESTION})
_ASKED = tuple(one for one in Category if one is not Category.PRAISE_OR_NEUTRAL and one not in REMOVABLE | IGNORABLE)
"""What is answered without being thanks."""
_OF_PERSONS = (*map(str, PERSON_FIRST), NOTHING_SUCH)
_SEEN_FOR_CERTAIN = {SignalName.THREAT: Category.THREAT, SignalName.SPAM: Category.SPAM}
_FEW_WORDS = 6
"""Fewer are read by the exchange that they stand in."""


def settle(reading: Reading, ruled: CategoryReading) -> CategoryReading:
    """The category by the rules and the learned reader together; the rules' own where words alone cannot tell.

    In `reading.seen`, what was seen for certain but would be a surprise in these words is no longer certain, and what
    makes it likely a matter for a person is raised.
    """
    if reading.earlier(SignalName.LANGUAGE).value not in _LEARNED or _says_little(reading, ruled):
        return ruled
    scores = classifier().scores(reading.folded.words, marks(reading, ruled))
    for_a_person = softmax({name: scores.pop(name) for name in _OF_PERSONS})
    chances = softmax(scores)
    _raise(reading, for_a_person, is_praise=chances[Category.PRAISE_OR_NEUTRAL] >= _LIKELY)
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
    if first == Category.PRAISE_OR_NEUTRAL and chances[first] < _enough_praise(ruled):
        first = max(_ASKED, key=lambda one: chances[one])
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


def _enough_praise(ruled: CategoryReading) -> float:
    if _act(ruled.category) == "respond" and ruled.category not in _SAID_KINDLY:
        return _THANKS_AGAINST_THE_RULES.get(ruled.certainty, _THANKS)
    return _THANKS


def _says_little(reading: Reading, ruled: CategoryReading) -> bool:
    """No words, solved by what the thread says, a journalist, or an exchange that goes on in a few words."""
    if reading.earlier(SignalName.WORDLESS).level.at_least(Level.HIGH):
        return True
    if ruled.category is Category.PRAISE_OR_NEUTRAL and reading.earlier(SignalName.RESOLUTION).level is Level.HIGH:
        return True
    if ruled.category is Category.QUESTION and reading.earlier(SignalName.PRESS).level.at_least(Level.MEDIUM):
        return True
    return bool(reading.turns) and len(reading.folded.words) < _FEW_WORDS


def _raise(reading: Reading, chances: dict[str, float], *, is_praise: bool) -> None:
    """Of who is likely content, only that he may not want to live: that is said in kind words, too."""
    for name, least in _LOOK.items():
        if is_praise and name is not SignalName.SELF_HARM:
            continue
        if chances[name] >= least and not reading.earlier(name).level.at_least(Level.MEDIUM):
            evidence = _evidence(reading, name)
            reading.seen[name] = Signal(name=name, level=Level.MEDIUM, evidence=evidence, certain=False)


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
