"""The model's typed reading of a comment: it may raise what detectors saw, and every claim needs a quote."""

import re

from drafting.domain.decision import Category
from drafting.domain.errors import ModelError
from drafting.domain.signal import CategoryReading, Level, Signal, SignalName, Signals, Span
from drafting.domain.thread import Thread
from drafting.llm.model import Model
from drafting.pipeline.ledger import Ledger
from drafting.pipeline.quotes import locate
from drafting.pipeline.variables import assessment_variables
from drafting.prompting.answers import AssessmentAnswer, Claim, read_answer
from drafting.prompting.library import Prompts
from drafting.signals import detect, without

_READ_BY_MODEL = frozenset(SignalName) - {
    SignalName.LANGUAGE,
    SignalName.PERSONAL_DATA,
    SignalName.HIDDEN_TEXT,
    SignalName.WORDLESS,
    SignalName.TOPIC,
}
"""The signals that need understanding. The others are read off the text and no model's word changes them."""

_ABSENCE_NEEDS_NO_MODEL = frozenset({SignalName.INJECTION, SignalName.HEAT, SignalName.RESOLUTION})
"""A model that does not name these has not denied them: what a detector saw stays."""

_OF_THE_WHOLE = (
    SignalName.INJECTION,
    SignalName.HIDDEN_TEXT,
    SignalName.PERSONAL_DATA,
    SignalName.THREAT,
    SignalName.SELF_HARM,
    SignalName.HEALTH_SAFETY,
)
"""What is told of a comment even where it stands in a text that is planted."""


def is_obvious(signals: Signals) -> bool:
    """Clear spam costs no call."""
    reading = signals.category
    return (
        reading.category is Category.SPAM
        and reading.certainty is Level.HIGH
        and signals.level(SignalName.SPAM) is Level.HIGH
        and not signals.level(SignalName.PROBLEM).at_least(Level.LOW)
    )


async def assess(thread: Thread, signals: Signals, *, prompts: Prompts, model: Model | None, ledger: Ledger) -> Signals:
    """Add the model's reading to what the detectors saw; without a usable answer, say so in `reading`.

    One call; none for clear spam, and a second one for a comment with something planted in it.
    """
    if model is None:
        ledger.note("no_model")
        return signals
    if is_obvious(signals):
        return signals
    answer = await _asked(thread, prompts, model, ledger)
    if answer is None:
        return signals.model_copy(update={"reading": "failed"})
    seen = merge(signals, answer, thread.comment.text)
    rest = _rest(thread, signals, seen)
    if rest is None:
        return seen
    again = await _asked(_closed_up(rest), prompts, model, ledger)
    if again is None:
        return seen.model_copy(update={"reading": "failed"})
    return _beside_what_is_planted(seen, merge(detect(rest), again, rest.comment.text))


async def _asked(thread: Thread, prompts: Prompts, model: Model, ledger: Ledger) -> AssessmentAnswer | None:
    prompt = prompts.render("assess", assessment_variables(thread), answer=AssessmentAnswer)
    try:
        return read_answer((await ledger.ask(model, prompt)).text, AssessmentAnswer)
    except ModelError as error:
        ledger.note(f"assess:{error.code}")
        return None


def _rest(thread: Thread, detected: Signals, seen: Signals) -> Thread | None:
    """The thread without what anybody took for planted in its comment; None where that is nothing, or all of it.

    A model that has read an order may follow it unawares; what it never reads it cannot follow.
    """
    planted = seen[SignalName.INJECTION]
    if not planted.level.at_least(Level.MEDIUM):
        return None
    evidence = planted.evidence + detected[SignalName.INJECTION].evidence
    return without(planted.model_copy(update={"evidence": evidence}), thread)


def _closed_up(thread: Thread) -> Thread:
    """As it would read had the rest never been there; quotes are found in it whatever the blanks."""
    text = re.sub(r" {2,}", " ", thread.comment.text).strip()
    return thread.model_copy(update={"comment": thread.comment.model_copy(update={"text": text})})


def _beside_what_is_planted(whole: Signals, rest: Signals) -> Signals:
    """The reading of the rest, with what must not be missed wherever it stands."""
    kept = {name: whole[name] for name in _OF_THE_WHOLE if whole.level(name).rank > rest.level(name).rank}
    seen = {signal.name: signal for signal in rest.seen} | kept
    return rest.model_copy(update={"seen": tuple(seen.values()), "language": rest.language or whole.language})


def merge(signals: Signals, answer: AssessmentAnswer, text: str) -> Signals:
    """The detectors' signals and the model's claims as one."""
    claims = {claim.name: claim for claim in answer.signals if claim.name in _READ_BY_MODEL}
    seen = tuple(_merged(name, signals[name], claims.get(name), text) for name in SignalName)
    span = locate(answer.category_quote, text)
    return Signals(
        seen=tuple(signal for signal in seen if signal is not None),
        category=_category(signals.category, answer, span),
        topic=answer.topic,
        language=signals.language or answer.known_language,
        reading="unverified" if span is None else "model",
    )


def _category(detected: CategoryReading, answer: AssessmentAnswer, span: Span | None) -> CategoryReading:
    """The model's category where its quote is really there; without that it is the runner-up of a doubtful case."""
    if span is None:
        return detected.model_copy(update={"certainty": Level.LOW, "runner_up": answer.category})
    return CategoryReading(
        category=answer.category,
        certainty=Level.MEDIUM if answer.unsure else Level.HIGH,
        source="model",
        evidence=(span,),
        runner_up=None if detected.category is answer.category else detected.category,
    )


def _merged(name: SignalName, detected: Signal, claim: Claim | None, text: str) -> Signal | None:
    if name not in _READ_BY_MODEL:
        return detected if detected.level is not Level.NONE else None
    if claim is None:
        keeps = detected.certain or name in _ABSENCE_NEEDS_NO_MODEL
        return detected if keeps and detected.level is not Level.NONE else None
    if detected.certain and detected.level.at_least(claim.level):
        return detected
    span = locate(claim.quote, text)
    if span is not None:
        return Signal(name=name, level=claim.level, value=detected.value, evidence=(span,), source="model")
    if detected.level.at_least(Level.LOW):
        return detected
    return Signal.unknown(name, "the model's quote is not in the comment", source="model")
