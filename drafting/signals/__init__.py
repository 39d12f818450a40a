"""What is seen in a comment, without a model.

A detector is a file with one function, `look(reading: Reading) -> Signal`, and a line in DETECTORS.
"""

from drafting.domain.decision import Category
from drafting.domain.signal import CategoryReading, Level, Signal, SignalName, Signals, Topic
from drafting.domain.thread import Comment, Thread
from drafting.signals import (
    blasphemy,
    community_defence,
    conspiracy,
    cultural_insult,
    discrimination,
    facts_answer,
    hate,
    health_safety,
    heat,
    hidden_text,
    injection,
    insult,
    language,
    legal,
    lookup,
    personal_data,
    petty,
    playful,
    praise,
    press,
    problem,
    product,
    profanity,
    question,
    resolution,
    sarcasm,
    self_harm,
    service,
    social_media,
    spam,
    threat,
    topic,
    trolling,
    wordless,
)
from drafting.signals.category import read_category
from drafting.signals.detector import Detector
from drafting.signals.likely import settle
from drafting.signals.planted import without_planted
from drafting.signals.reading import Reading

_PERSONAL_DATA = Detector(SignalName.PERSONAL_DATA, personal_data.look)
DETECTORS: tuple[Detector, ...] = (
    Detector(
        SignalName.LANGUAGE, language.look
    ),  # first: the lists are read in its languages, a phone number by its country
    _PERSONAL_DATA,  # before a problem: who names an order has one
    Detector(SignalName.HIDDEN_TEXT, hidden_text.look),  # what folding takes out is told here
    Detector(
        SignalName.INJECTION, injection.look
    ),  # whoever reads on must be warned, whatever the comment is otherwise
    Detector(SignalName.WORDLESS, wordless.look),  # where there are no words, the lists below are silent
    Detector(SignalName.THREAT, threat.look),  # people before products
    Detector(SignalName.SELF_HARM, self_harm.look),  # a person in danger comes before every policy
    Detector(SignalName.HEALTH_SAFETY, health_safety.look),  # danger to somebody's health goes to a person
    Detector(SignalName.LEGAL, legal.look),  # so do claims
    Detector(SignalName.PRESS, press.look),  # and journalists
    Detector(
        SignalName.DISCRIMINATION, discrimination.look
    ),  # and who was discriminated against; before hate, whose words such a complaint repeats
    Detector(SignalName.HATE, hate.look),  # what is said of a group of people
    Detector(
        SignalName.CULTURAL_INSULT, cultural_insult.look
    ),  # the same of a country, a region, a custom: milder, and told apart
    Detector(SignalName.INSULT, insult.look),  # after hate: the same word at one person
    Detector(SignalName.PROFANITY, profanity.look),  # swearing is no insult, but it heats
    Detector(SignalName.BLASPHEMY, blasphemy.look),  # nor is it blasphemy
    Detector(
        SignalName.CONSPIRACY, conspiracy.look
    ),  # a story about hidden powers, with no matter of the customer's own
    Detector(SignalName.PROBLEM, problem.look),  # before everything that a real problem excuses
    Detector(SignalName.PRODUCT, product.look),  # what a complaint is about decides how fast it is answered
    Detector(SignalName.SERVICE, service.look),  # the same
    Detector(SignalName.SOCIAL_MEDIA, social_media.look),  # the same
    Detector(SignalName.QUESTION, question.look),  # before spam: who asks may paste a link
    Detector(SignalName.PRAISE, praise.look),  # before irony, which is praise beside a failure
    Detector(SignalName.SARCASM, sarcasm.look),  # turns praise into a complaint
    Detector(SignalName.PLAYFUL, playful.look),  # turns a threat into a joke, and allows one back
    Detector(SignalName.RESOLUTION, resolution.look),  # opens the way to ask for the comment's removal
    Detector(SignalName.LOOKUP, lookup.look),  # an answer that needs an order or account is not for everybody's eyes
    Detector(SignalName.SPAM, spam.look),  # after problem and question, which weigh against it
    Detector(SignalName.PETTY, petty.look),  # a demand over a trifle is ignored
    Detector(SignalName.TROLLING, trolling.look),  # after problem: who names one is no troll
    Detector(
        SignalName.COMMUNITY_DEFENCE, community_defence.look
    ),  # on a person's own account, others may answer first
    Detector(SignalName.HEAT, heat.look),  # after insults and swearing, which heat
    Detector(SignalName.TOPIC, topic.look),  # chooses among saved replies, and what a reply must name
    Detector(
        SignalName.FACTS_ANSWER, facts_answer.look
    ),  # after question: only what is asked can be answered by the facts
)


def detect(thread: Thread) -> Signals:
    """Everything that can be seen without a model. A detector that fails is an unknown signal; the rest speaks."""
    reading = look(thread)
    category = _category(reading)
    said = reading.earlier(SignalName.TOPIC)
    return Signals(
        seen=tuple({**reading.seen, **reading.set_aside}.values()),
        category=category,
        topic=Topic(said.value) if said.value else Topic.ANY,
        language=reading.earlier(SignalName.LANGUAGE).value,
    )


def look(thread: Thread) -> Reading:
    """A thread with what every detector sees in it."""
    reading = Reading(thread)
    for detector in DETECTORS:
        reading.seen[detector.name] = _look(detector, reading)
        if detector.name is SignalName.DISCRIMINATION:
            # Danger was looked for in every word; what a comment is about is told without what it says to software.
            reading = _left_of(reading)
    return reading


def _left_of(whole: Reading) -> Reading:
    """A comment without what is planted in it; all of it where that could not be told, and so it says."""
    try:
        left = without_planted(whole)
    except Exception as error:  # noqa: BLE001 - the others still have their say
        reason = f"detector_failed:{type(error).__name__}"
        whole.seen[SignalName.INJECTION] = Signal.unknown(SignalName.INJECTION, reason)
        return whole
    if left is not whole:
        # A planted address says nothing of what the rest is about; it is shown and kept private all the same.
        left.set_aside[SignalName.PERSONAL_DATA] = whole.earlier(SignalName.PERSONAL_DATA)
        left.seen[SignalName.PERSONAL_DATA] = _look(_PERSONAL_DATA, left)
    return left


def without(planted: Signal, thread: Thread) -> Thread | None:
    """The thread without the sentences of its comment that hold what is planted in it, every place as it was.

    `planted` is a signal with its evidence, of whoever saw it. None where nothing of weight would be left.
    """
    whole = Reading(thread)
    whole.seen[SignalName.INJECTION] = planted
    left = without_planted(whole)
    return None if left is whole else left.thread


def load() -> None:
    """Read and compile every list: most of a second the first time, nothing after."""
    detect(Thread(brand="default", comment=Comment(text="Waar blijft mijn pakket? Bel me op 06 12345678.")))


def _look(detector: Detector, reading: Reading) -> Signal:
    try:
        return detector.look(reading)
    except Exception as error:  # noqa: BLE001 - one detector that fails leaves the others their say
        return Signal.unknown(detector.name, f"detector_failed:{type(error).__name__}")


def _category(reading: Reading) -> CategoryReading:
    """What could not be read is answered by a person: that is the likeliest, and it harms nobody."""
    try:
        return settle(reading, read_category(reading))
    except Exception:  # noqa: BLE001 - the signals stand, and `low` sends it to a person
        return CategoryReading(category=Category.PRAISE_OR_NEUTRAL, certainty=Level.LOW)
