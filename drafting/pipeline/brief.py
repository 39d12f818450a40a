"""All that a reply to one comment must respect, gathered in one place for the prompts and the guards."""

from drafting.domain.decision import Decision
from drafting.domain.draft import Brief
from drafting.domain.signal import Signals
from drafting.domain.thread import Channel, Thread
from drafting.policy import Policy
from drafting.text.lengths import limit

WRITTEN = ("nl", "en", "de", "fr", "es")
"""Languages that a reply can be written in."""

_FORMS = {"u": "nl", "je": "nl", "Sie": "de", "du": "de", "vous": "fr", "tu": "fr", "usted": "es", "tú": "es"}
_POLITE = {"nl": "u", "de": "Sie", "fr": "vous", "es": "usted"}
_PRIVATE_CHANNEL = {
    "nl": "een privébericht",
    "en": "private message",
    "de": "eine private Nachricht",
    "fr": "message privé",
    "es": "mensaje privado",
}
_LONGEST_PUBLIC = 600
"""Characters: replies are short, also where a channel would take a page."""


def language_of(thread: Thread, signals: Signals, policy: Policy) -> str:
    """The language that the reply is due in: the comment's, or the brand's own where that could not be told."""
    return signals.language if signals.language in WRITTEN else policy.language


def formality_of(thread: Thread, language: str, policy: Policy) -> str | None:
    """The form of address: what the caller asked if that language has it, else the brand's, else the polite one."""
    asked = thread.context.formality
    if asked is not None and (_FORMS[asked] == language or (asked, language) == ("tu", "es")):
        return asked
    return policy.voice.form_of_address.get(language, _POLITE.get(language))


def max_length_of(thread: Thread) -> int:
    """Most characters of the public text on this channel."""
    most = limit(thread.comment.channel)
    if thread.context.max_length is not None:
        return min(most, thread.context.max_length)
    return most if thread.comment.channel in (Channel.EMAIL, Channel.CHAT) else min(most, _LONGEST_PUBLIC)


def brief_for(thread: Thread, signals: Signals, decision: Decision, policy: Policy) -> Brief:
    """The brief of a reply to this comment."""
    language = language_of(thread, signals, policy)
    signature = thread.context.signature or policy.voice.signature
    instructions = thread.context.instructions
    return Brief(
        thread=thread,
        signals=signals,
        decision=decision,
        voice=policy.voice,
        language=language,
        formality=formality_of(thread, language, policy),
        private_channel=thread.context.private_channel or _PRIVATE_CHANNEL.get(language, _PRIVATE_CHANNEL["en"]),
        max_length=max_length_of(thread),
        known=tuple(text for text in (signature, instructions, policy.voice.ai_disclosure, policy.voice.name) if text),
    )


def additions(brief: Brief) -> tuple[str, ...]:
    """What code adds to every public text: the line that AI helped, and the signature."""
    signature = brief.thread.context.signature or brief.voice.signature
    return tuple(addition for addition in (brief.voice.ai_disclosure, signature) if addition)


def finish(text: str, brief: Brief) -> str:
    """The public text with what code adds to it."""
    for addition in additions(brief):
        if addition not in text:
            text = f"{text.rstrip()} {addition}"
    return text.strip()
