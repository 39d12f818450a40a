"""The model's typed reading of a comment: it may raise what detectors saw, and every claim needs a quote."""

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
    """Add the model's reading to what the detectors saw; without a usable answer, say so in `reading`."""
    if model is None:
        ledger.note("no_model")
        return signals
    if is_obvious(signals):
        return signals
    prompt = prompts.render("assess", assessment_variables(thread), answer=AssessmentAnswer)
    try:
        answer = read_answer((await ledger.ask(model, prompt)).text, AssessmentAnswer)
    except ModelError as error:
        ledger.note(f"assess:{error.code}")
        return signals.model_copy(update={"reading": "failed"})
    return merge(signals, answer, thread.comment.text)


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
