"""The likeliest category, read off the other signals by rules in a fixed order, and how sure that is.

The order is the handling policy's: people first, then what has no place here, then what is a provocation, then what a
customer wants. A factual problem beats every insult; what only leans somewhere is `low`, and a person looks.
"""

from collections.abc import Callable

from drafting.domain.decision import Category
from drafting.domain.signal import CategoryReading, Level, Signal, SignalName, Span
from drafting.domain.thread import AccountType, Role
from drafting.signals.complaint import complaint_kinds, earlier_kinds
from drafting.signals.matter import asks_only, has_bought, has_matter, level, names_a_case, praises, touches_us
from drafting.signals.reading import Reading

_LAUGHS = ("😅", "😂", "🤣", "😜", "😉", "haha", "lol", "hihi")
Rule = Callable[[Reading], CategoryReading | None]


def read_category(reading: Reading) -> CategoryReading:
    """The first rule that has an answer. Criticism alone never leads to a category that is removed."""
    for rule in RULES:
        found = rule(reading)
        if found is not None:
            return found
    return _nothing_told(reading)


def _answer(
    category: Category, certainty: Level, evidence: tuple[Span, ...] = (), runner_up: Category | None = None
) -> CategoryReading:
    return CategoryReading(category=category, certainty=certainty, evidence=evidence[:6], runner_up=runner_up)


def _threat(reading: Reading) -> CategoryReading | None:
    """A threat is a threat, whatever stands beside it. What may be a figure of speech is for a person: the likeliest is
    a threat, unless somebody laughs while naming a real problem."""
    signal = reading.earlier(SignalName.THREAT)
    if signal.level is Level.HIGH:
        return _answer(Category.THREAT, Level.HIGH, signal.evidence)
    if signal.level is not Level.MEDIUM:
        return None
    if has_matter(reading) and any(laugh in reading.text.lower() for laugh in _LAUGHS):
        return _answer(_complaint(reading), Level.LOW, signal.evidence, Category.THREAT)
    return _answer(Category.THREAT, Level.LOW, signal.evidence, _complaint(reading))


def _wordless(reading: Reading) -> CategoryReading | None:
    """Glad signs thank; anything else without words cannot be told."""
    signal = reading.earlier(SignalName.WORDLESS)
    if not signal.level.at_least(Level.HIGH) or level(reading, SignalName.RESOLUTION) is Level.HIGH:
        return None
    if signal.value == "glad":
        return _answer(Category.PRAISE_OR_NEUTRAL, Level.MEDIUM, signal.evidence)
    if signal.value == "link":
        return _answer(Category.SPAM, Level.LOW, signal.evidence, Category.PRAISE_OR_NEUTRAL)
    if signal.value == "sad":
        return _answer(Category.PRODUCT_COMPLAINT, Level.LOW, signal.evidence, Category.PRAISE_OR_NEUTRAL)
    return _answer(Category.PRAISE_OR_NEUTRAL, Level.LOW, signal.evidence, Category.PRODUCT_COMPLAINT)


def _spam(reading: Reading) -> CategoryReading | None:
    signal = reading.earlier(SignalName.SPAM)
    if not signal.level.at_least(Level.MEDIUM):
        return None
    if level(reading, SignalName.PROBLEM) is Level.HIGH and signal.level is not Level.HIGH:
        return None
    certainty = Level.HIGH if signal.level is Level.HIGH else Level.LOW
    return _answer(Category.SPAM, certainty, signal.evidence, Category.PRAISE_OR_NEUTRAL)


# What has no value where no factual problem stands beside it, the gravest first.
_REMOVED = (
    (SignalName.HATE, Category.HATE_OR_RACISM),
    (SignalName.CULTURAL_INSULT, Category.CULTURAL_INSULT),
    (SignalName.BLASPHEMY, Category.BLASPHEMY),
    (SignalName.CONSPIRACY, Category.CONSPIRACY),
    (SignalName.INSULT, Category.INSULT_OR_AGGRESSION),
)


def _without_value(reading: Reading) -> CategoryReading | None:
    """Seen strongly and no customer's matter in it: removed. Beside a matter, or half seen: a person, or an answer."""
    seen = [(reading.earlier(name), category) for name, category in _REMOVED]
    seen = [(signal, category) for signal, category in seen if signal.level.at_least(Level.MEDIUM)]
    if not seen or level(reading, SignalName.DISCRIMINATION).at_least(Level.MEDIUM):
        return None
    gravest, category = seen[0]
    strongest = max((signal for signal, _ in seen), key=lambda signal: signal.level.rank)
    is_insult = category is Category.INSULT_OR_AGGRESSION
    if has_matter(
        reading
    ):  # rule 12: an insult beside a complaint changes nothing; anything graver is shown to a person
        if is_insult or gravest.level is not Level.HIGH:
            return None
        return _answer(_complaint(reading), Level.LOW, gravest.evidence, category)
    if is_insult and level(reading, SignalName.TROLLING) is Level.HIGH:
        return None  # who provokes everybody is a troll first
    if is_insult and touches_us(reading):
        return _answer(_complaint(reading), Level.LOW, gravest.evidence, category)
    if strongest.level is Level.HIGH and level(reading, SignalName.PROBLEM).rank < Level.MEDIUM.rank:
        certainty = Level.HIGH if strongest.certain else Level.MEDIUM
        return _answer(category, certainty, gravest.evidence, seen[-1][1] if len(seen) > 1 else None)
    return _answer(category, Level.LOW, gravest.evidence, _complaint(reading))


def _resolved(reading: Reading) -> CategoryReading | None:
    """Solved, by the brand's word or the customer's; a new failure in the same breath opens it again."""
    signal = reading.earlier(SignalName.RESOLUTION)
    if signal.level is not Level.HIGH:
        return None
    if signal.value != "context" and level(reading, SignalName.PROBLEM) is Level.HIGH:
        return None
    return _answer(Category.PRAISE_OR_NEUTRAL, Level.HIGH, signal.evidence, _complaint(reading))


def _petty(reading: Reading) -> CategoryReading | None:
    signal = reading.earlier(SignalName.PETTY)
    if signal.level is Level.HIGH and not names_a_case(reading):
        return _answer(Category.PETTY_OR_UNREASONABLE, Level.MEDIUM, signal.evidence, _complaint(reading))
    if signal.level is Level.MEDIUM and not has_matter(reading):
        return _answer(Category.PETTY_OR_UNREASONABLE, Level.LOW, signal.evidence, _complaint(reading))
    return None


def _press(reading: Reading) -> CategoryReading | None:
    """A journalist asks, whatever the question is about."""
    signal = reading.earlier(SignalName.PRESS)
    return _answer(Category.QUESTION, Level.MEDIUM, signal.evidence) if signal.level.at_least(Level.MEDIUM) else None


def _troll(reading: Reading) -> CategoryReading | None:
    signal = reading.earlier(SignalName.TROLLING)
    if not signal.level.at_least(Level.MEDIUM) or has_matter(reading):
        return None
    certainty = Level.MEDIUM if signal.level is Level.HIGH else Level.LOW
    return _answer(Category.TROLL, certainty, signal.evidence, Category.INSULT_OR_AGGRESSION)


def _community(reading: Reading) -> CategoryReading | None:
    """On a person's own account, where the community already answers; buyers with a case are customers there too."""
    if reading.thread.context.account_type is AccountType.BUSINESS or has_bought(reading):
        return None
    if level(reading, SignalName.PRAISE) is Level.HIGH or asks_only(reading):
        return None
    signal = reading.earlier(SignalName.COMMUNITY_DEFENCE)
    attack = level(reading, SignalName.COMMUNITY_DEFENCE).at_least(Level.MEDIUM)
    if level(reading, SignalName.PROBLEM) is Level.HIGH and not attack:
        return None  # a buyer with a matter of their own is a customer there too
    defended = any(turn.role is Role.COMMUNITY for turn in reading.thread.turns)
    if defended or signal.level.at_least(Level.MEDIUM):
        return _answer(Category.COMMUNITY_WILL_DEFEND, Level.MEDIUM, signal.evidence, Category.TROLL)
    return _answer(Category.COMMUNITY_WILL_DEFEND, Level.LOW, signal.evidence, _complaint(reading))


def _complains(reading: Reading) -> CategoryReading | None:
    """A problem; irony about a topic of ours; displeasure that is about something."""
    problem = reading.earlier(SignalName.PROBLEM)
    ironic = level(reading, SignalName.SARCASM).at_least(Level.MEDIUM)
    if asks_only(reading) or (praises(reading) and not ironic and problem.level is not Level.HIGH):
        return None
    if problem.level.at_least(Level.MEDIUM):
        return _complaint_reading(reading, Level.HIGH if problem.level is Level.HIGH else Level.MEDIUM, problem)
    if ironic or (problem.level is Level.LOW and not level(reading, SignalName.QUESTION).at_least(Level.MEDIUM)):
        return _complaint_reading(reading, Level.MEDIUM, problem)
    if level(reading, SignalName.DISCRIMINATION).at_least(Level.MEDIUM):
        signal = reading.earlier(SignalName.DISCRIMINATION)
        return _answer(Category.SERVICE_COMPLAINT, Level.MEDIUM, signal.evidence)
    return None


def _asks(reading: Reading) -> CategoryReading | None:
    signal = reading.earlier(SignalName.QUESTION)
    if not signal.level.at_least(Level.MEDIUM):
        return None
    return _answer(Category.QUESTION, signal.level, signal.evidence, _complaint(reading))


def _thanks(reading: Reading) -> CategoryReading | None:
    if not praises(reading):
        return None
    signal = reading.earlier(SignalName.PRAISE)
    return _answer(Category.PRAISE_OR_NEUTRAL, signal.level, signal.evidence)


def _goes_on(reading: Reading) -> CategoryReading | None:
    """A customer who answers within a running complaint goes on complaining, or sends what was asked for."""
    kinds = earlier_kinds(reading)
    return _answer(kinds[0], Level.MEDIUM, (), kinds[1]) if kinds else None


def _leans(reading: Reading) -> CategoryReading | None:
    """Only a leaning: the last thing before nothing."""
    playful = reading.earlier(SignalName.PLAYFUL)
    if playful.level.at_least(Level.LOW) and not level(reading, SignalName.TROLLING).at_least(Level.LOW):
        return _answer(Category.PRAISE_OR_NEUTRAL, playful.level, playful.evidence, _complaint(reading))
    if level(reading, SignalName.LOOKUP).at_least(Level.MEDIUM):
        return _complaint_reading(reading, Level.MEDIUM, reading.earlier(SignalName.LOOKUP))
    for name, category in _REMOVED:
        signal = reading.earlier(name)
        if signal.level is Level.LOW and category is not Category.INSULT_OR_AGGRESSION:
            return _answer(category, Level.LOW, signal.evidence, _complaint(reading))
    heat = reading.earlier(SignalName.HEAT)
    if heat.level.at_least(Level.MEDIUM) or level(reading, SignalName.PROFANITY).at_least(Level.MEDIUM):
        return _complaint_reading(reading, Level.LOW, heat)
    question = reading.earlier(SignalName.QUESTION)
    if question.level is Level.LOW:
        return _answer(Category.QUESTION, Level.LOW, question.evidence, _complaint(reading))
    return None


def _mentions(reading: Reading) -> CategoryReading | None:
    """No failure by name, but staff, silence, an ad or a post: who mentions them without praise seldom means well."""
    service, social = reading.earlier(SignalName.SERVICE), reading.earlier(SignalName.SOCIAL_MEDIA)
    if service.level.at_least(Level.MEDIUM) or social.level.at_least(Level.MEDIUM):
        certainty = Level.LOW if level(reading, SignalName.PRAISE).at_least(Level.LOW) else Level.MEDIUM
        return _complaint_reading(reading, certainty, service if service.level.rank >= social.level.rank else social)
    return None


def _nothing_told(reading: Reading) -> CategoryReading:
    """Under a brand's posts a comment without a kind word is most often a complaint; a person sees which."""
    kind = level(reading, SignalName.PRAISE).at_least(Level.LOW)
    category = Category.PRAISE_OR_NEUTRAL if kind else _complaint(reading)
    return _answer(category, Level.LOW, (), _complaint(reading) if kind else Category.PRAISE_OR_NEUTRAL)


RULES: tuple[Rule, ...] = (
    _threat,  # people before everything
    _wordless,  # nothing below can read it
    _spam,  # its authors pretend to praise, to ask and to have had a problem
    _without_value,  # only where nobody names a problem
    _resolved,  # before the complaint that it repeats
    _press,
    _petty,  # before the complaint that it is in form
    _troll,  # before the complaint that it imitates
    _community,  # only on accounts of persons
    _complains,
    _asks,
    _thanks,
    _mentions,
    _goes_on,  # what says nothing by itself is read by the exchange it stands in
    _leans,
)


def _complaint(reading: Reading) -> Category:
    return complaint_kinds(reading)[0]


def _complaint_reading(reading: Reading, certainty: Level, signal: Signal) -> CategoryReading:
    first, second = complaint_kinds(reading)
    return _answer(first, certainty, signal.evidence, second)
