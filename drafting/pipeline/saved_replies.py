"""The draft that needs no model: the brand's own replies by category, topic, language and visibility."""

import hashlib

from drafting.domain.draft import Brief, Reply
from drafting.domain.signal import SignalName, Topic
from drafting.domain.voice import SavedReply
from drafting.pipeline.variables import stage_of
from drafting.signals.facts_answer import answering
from drafting.text.language import guess

_FACTS = "{facts}"
"""Where a saved reply has this, the facts that answer the question are put in."""


def facts_for(brief: Brief) -> tuple[str, ...]:
    """The facts that answer the question, as far as they are written in the language of the reply."""
    known = answering(brief.signals[SignalName.FACTS_ANSWER], brief.thread.context.facts)
    return tuple(fact for fact in known if guess(fact).code == brief.language)


def candidates(replies: tuple[SavedReply, ...], brief: Brief) -> tuple[SavedReply, ...]:
    """Every saved reply that suits, the best first: the exact topic before any, the due visibility before none."""
    stage, answers = stage_of(brief), facts_for(brief)
    fitting = [
        reply
        for reply in replies
        if reply.language == brief.language
        and reply.formality in (None, brief.formality)
        and reply.category is brief.decision.category
        and reply.stage in (stage, "first")
        and reply.ask_removal is brief.decision.ask_removal
        and reply.visibility is brief.decision.visibility
        and reply.topic in (brief.signals.topic, Topic.ANY)
        and (answers or _FACTS not in reply.text)
    ]
    return tuple(
        sorted(
            fitting,
            key=lambda reply: (
                _FACTS not in reply.text,
                reply.stage != stage,
                reply.topic is not brief.signals.topic,
                _turn(reply, brief),
            ),
        )
    )


def _turn(reply: SavedReply, brief: Brief) -> str:
    """An order that differs from comment to comment and never for the same one: replies under a post vary."""
    return hashlib.sha256(f"{brief.thread.state}{reply.id}".encode()).hexdigest()


def fill(saved: SavedReply, brief: Brief) -> Reply:
    """The saved reply's words with the private channel filled in."""

    def filled(text: str) -> str:
        return text.replace("{private_channel}", brief.private_channel).replace(_FACTS, " ".join(facts_for(brief)))

    return Reply(text=filled(saved.text), private_message=saved.private_message and filled(saved.private_message))
