"""What the prompts are told, as plain values; customer text is fenced by the prompts themselves."""

from typing import Any

from drafting.domain.draft import Attempt, Brief, Reply
from drafting.domain.signal import Level, SignalName, Signals
from drafting.domain.thread import Role, Thread
from drafting.domain.voice import SavedReply, Stage
from drafting.pipeline.brief import additions

_MOST_TURNS = 12
"""Newest turns that a prompt holds; what came before rarely changes the answer and always costs."""


def _turns(thread: Thread) -> list[dict[str, str]]:
    return [{"role": turn.role.value, "text": turn.text} for turn in thread.turns[-_MOST_TURNS:]]


def assessment_variables(thread: Thread) -> dict[str, Any]:
    """For the prompt `assess`. What the detectors saw is left out: the reading is a second opinion, and its prompt the
    same whatever the word lists become, so that recorded answers hold."""
    return {
        "comment": thread.comment.text,
        "thread": _turns(thread),
        "channel": thread.comment.channel.value,
        "account_type": thread.context.account_type.value,
        "rating": thread.comment.rating,
        "resolved": thread.context.resolved,
        "facts": list(thread.context.facts),
    }


def stage_of(brief: Brief) -> Stage:
    """Whether this is the first answer, one more in an open thread, or the thanks after it was solved."""
    if brief.decision.ask_removal or (brief.thread.context.resolved and _sounds_content(brief.signals)):
        return "resolved"
    return "first" if brief.thread.last_brand_turn is None else "follow_up"


def _sounds_content(signals: Signals) -> bool:
    """Whether the customer agrees that it is solved: `it broke again` in a resolved thread opens it again."""
    return any(signals.level(name).at_least(Level.LOW) for name in (SignalName.RESOLUTION, SignalName.PRAISE))


def room(brief: Brief) -> int:
    """Characters that are left for the model's own words once code has added what it adds."""
    return brief.max_length - sum(len(addition) + 1 for addition in additions(brief))


def reply_variables(
    brief: Brief, examples: tuple[Reply | SavedReply, ...], avoid: tuple[str, ...] = ()
) -> dict[str, Any]:
    """For the prompt `reply`."""
    decision, context, voice = brief.decision, brief.thread.context, brief.voice
    earlier = [turn.text for turn in brief.thread.turns if turn.role is Role.BRAND]
    return {
        "comment": brief.thread.comment.text,
        "thread": _turns(brief.thread),
        "channel": brief.thread.comment.channel.value,
        "category": decision.category.value,
        "topic": brief.signals.topic.value,
        "visibility": decision.visibility.value if decision.visibility else "public",
        "stage": stage_of(brief),
        "heated": brief.signals.level(SignalName.HEAT).at_least(Level.MEDIUM),
        "ask_removal": decision.ask_removal,
        "humour_allowed": decision.humour_allowed,
        "language": brief.language,
        "formality": brief.formality,
        "private_channel": brief.private_channel,
        "max_length": room(brief),
        "facts": list(context.facts),
        "instructions": context.instructions,
        "brand": voice.name,
        "words_to_use": list(voice.words_to_use),
        "words_to_avoid": list(voice.words_to_avoid),
        "emoji": voice.emoji,
        "may_offer": list(voice.may_offer),
        "worn_phrases": list(voice.worn_phrases.get(brief.language, ())),
        "examples": [{"text": reply.text, "private_message": reply.private_message} for reply in examples],
        "avoid_repeating": [*earlier, *avoid],
    }


def repair_variables(attempt: Attempt) -> dict[str, Any]:
    """What the prompt `repair` is told beyond what `reply` was."""
    previous = attempt.reply or Reply(text="")
    return {
        "previous": previous.text,
        "previous_private_message": previous.private_message,
        "findings": [
            {"kind": finding.kind.value, "message": finding.message.en, "quote": finding.quote}
            for finding in attempt.findings
        ],
    }


def judge_variables(brief: Brief, reply: Reply) -> dict[str, Any]:
    """For the prompt `judge`."""
    return {
        "reply": reply.text,
        "private_message": reply.private_message,
        "comment": brief.thread.comment.text,
        "thread": _turns(brief.thread),
        "facts": [*brief.thread.context.facts, *brief.known],
        "visibility": brief.decision.visibility.value if brief.decision.visibility else "public",
        "language": brief.language,
        "ask_removal": brief.decision.ask_removal,
        "humour_allowed": brief.decision.humour_allowed,
        "may_offer": list(brief.voice.may_offer),
    }
