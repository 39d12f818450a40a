"""A reply speaks the customer's language."""

import re
from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.known import customer_texts
from drafting.guards.said import Said, finding, parts, touches
from drafting.guards.strange_words import strange_words
from drafting.text.language import OURS, Guess, guess

_NAMES = {
    "nl": ("Nederlands", "Dutch"),
    "en": ("Engels", "English"),
    "de": ("Duits", "German"),
    "fr": ("Frans", "French"),
    "es": ("Spaans", "Spanish"),
}


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """A part that is surely in another language; where it cannot be told, nothing is said."""
    for part in parts(reply, brief):
        strange = _strange(part, brief)
        if strange is not None:
            message = _message(brief.language)
            yield finding(FindingKind.WRONG_LANGUAGE, "block", message, quote=strange or None, part=part.name)


def _strange(part: Said, brief: Brief) -> str | None:
    """The words that show another language; empty where the part has no sentence to show, None where all is well."""
    told = guess(part.text)
    if told.code is not None and told.code != brief.language and (told.code in OURS or _is_far(told, brief)):
        if _may_be_the_customers(told.code, part, brief):
            return None
        if told.sureness != "low" or guess(part.text, brief.language).code != brief.language:
            first = part.sentences[0].text.strip() if part.sentences else ""
            return _strange_sentence(part, brief.language) or _strange_words(part, brief) or first
    return _strange_sentence(part, brief.language) or _strange_words(part, brief)


def _is_far(told: Guess, brief: Brief) -> bool:
    """Whether it is surely in a language that is not ours, which the customer does not write either."""
    return told.sureness == "high" and guess(brief.thread.comment.text).code != told.code


_HANDLES = re.compile(r"[@#]\w+|https?://\S+|\b\w*\d\w*\b")


def _may_be_the_customers(code: str, part: Said, brief: Brief) -> bool:
    """Whether the comment is too short to tell, and its words allow this language too; what a caller names is sure."""
    if brief.thread.comment.language is not None or code not in _MOST_WRITTEN:
        return False
    if any(guess(sentence.text).code == brief.language for sentence in part.sentences):
        return False  # who mixes two languages answers in neither
    said = _HANDLES.sub(" ", brief.thread.comment.text)
    return len(said.split()) <= _SHORT and guess(said, code).code == code


_MOST_WRITTEN = ("nl", "en")
_SHORT = 10
"""Words of a comment whose language may have been told wrongly."""
_LEAST_WORDS = 6
"""Words of a sentence whose language can be told; a shorter one may be a name, a title or a saying."""


def _strange_sentence(part: Said, language: str) -> str | None:
    """A sentence that is surely in another language of ours, and is no quotation."""
    for sentence in part.sentences:
        if len(sentence.text.split()) < _LEAST_WORDS or touches(part.quoted, sentence.place):
            continue
        told = guess(sentence.text)
        if told.sureness == "high" and told.code in OURS and told.code != language:
            return sentence.text.strip()
    return None


def _strange_words(part: Said, brief: Brief) -> str | None:
    """Words of another language that neither the customer nor the brand's own voice uses."""
    given = (brief.thread.context.instructions, brief.thread.context.signature, brief.voice.signature)
    own = "\n".join((*customer_texts(brief), *brief.voice.words_to_use, *(text for text in given if text)))
    for strange in strange_words(part, brief.language, own):
        if not _may_be_the_customers(strange.language, part, brief):
            return strange.quote
    return None


def _message(language: str) -> Wording:
    dutch, english = _NAMES.get(language, (language, language))
    return Wording(
        nl=f"Schrijf dit in het {dutch}: dat is de taal van de klant.",
        en=f"Write this in {english}: that is the customer's language.",
    )
