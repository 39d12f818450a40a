"""What is seen in a comment, without a model.

A detector is a file with one function, `look(reading: Reading) -> Signal`, and a line in DETECTORS.
"""

from drafting.domain.decision import Category
from drafting.domain.signal import CategoryReading, Level, Signal, SignalName, Signals, Topic
from drafting.domain.thread import Thread
from drafting.signals import (
    hate,
    heat,
    hidden_text,
    injection,
    language,
    lookup,
    facts_answer,
    personal_data,
    petty,
    praise,
    problem,
    product,
    question,
    resolution,
    service,
    social_media,
    spam,
    topic,
    trolling,
    wordless,
)
from drafting.signals.category import read_category
from drafting.signals.detector import Detector
from drafting.signals.reading import Reading

DETECTORS: tuple[Detector, ...] = (
    Detector(SignalName.LANGUAGE, language.look),  # first: a phone number is read by the country of the language
    Detector(SignalName.PERSONAL_DATA, personal_data.look),  # before a problem: who names an order has one
    Detector(SignalName.HIDDEN_TEXT, hidden_text.look),  # what the folding below takes out is told here
    Detector(SignalName.INJECTION, injection.look),  # the reader must be warned, whatever the comment is otherwise
    Detector(SignalName.WORDLESS, wordless.look),  # where there are no words, the lists below are silent
    Detector(SignalName.PROBLEM, problem.look),  # before everything that a real problem excuses
    Detector(SignalName.PRODUCT, product.look),  # what a complaint is about decides how fast it is answered
    Detector(SignalName.SERVICE, service.look),  # the same
    Detector(SignalName.SOCIAL_MEDIA, social_media.look),  # the same
    Detector(SignalName.QUESTION, question.look),  # before spam: who asks may paste a link
    Detector(SignalName.PRAISE, praise.look),  # before irony, which is praise beside a failure
    Detector(SignalName.RESOLUTION, resolution.look),  # opens the way to ask for the comment's removal
    Detector(SignalName.HATE, hate.look),
    Detector(SignalName.SPAM, spam.look),  # after problem and question, which weigh against it
    Detector(SignalName.PETTY, petty.look),  # a demand over a trifle is ignored
    Detector(SignalName.TROLLING, trolling.look),  # after problem: who names one is no troll
    Detector(SignalName.HEAT, heat.look),  # after insults and swearing, which heat
    Detector(SignalName.TOPIC, topic.look),  # chooses among saved replies
    Detector(SignalName.LOOKUP, lookup.look),
    Detector(SignalName.FACTS_ANSWER, facts_answer.look),
)


def detect(thread: Thread) -> Signals:
    """Everything that can be seen without a model. A detector that fails is an unknown signal; the rest still speaks."""
    reading = Reading(thread)
    for detector in DETECTORS:
        reading.seen[detector.name] = _look(detector, reading)
    said = reading.earlier(SignalName.TOPIC)
    return Signals(
        seen=tuple(reading.seen.values()),
        category=_category(reading),
        topic=Topic(said.value) if said.value else Topic.ANY,
        language=reading.earlier(SignalName.LANGUAGE).value,
    )


def _look(detector: Detector, reading: Reading) -> Signal:
    try:
        return detector.look(reading)
    except Exception as error:  # noqa: BLE001 - one detector that fails leaves the others their say
        return Signal.unknown(detector.name, f"detector_failed:{type(error).__name__}")


def _category(reading: Reading) -> CategoryReading:
    """What could not be read is answered by a person: that is the likeliest, and it harms nobody."""
    try:
        return read_category(reading)
    except Exception:  # noqa: BLE001 - the signals stand, and `low` sends it to a person
        return CategoryReading(category=Category.PRAISE_OR_NEUTRAL, certainty=Level.LOW)
