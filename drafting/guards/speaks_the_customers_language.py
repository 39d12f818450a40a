"""A reply speaks the customer's language."""

from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.said import finding, parts
from drafting.text.language import OURS, guess

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
        told = guess(part.text)
        if told.code is None or told.code == brief.language or told.code not in OURS:
            continue
        if told.sureness != "low" or guess(part.text, brief.language).code != brief.language:
            quote = part.sentences[0].text.strip() if part.sentences else None
            yield finding(FindingKind.WRONG_LANGUAGE, "block", _message(brief.language), quote=quote, part=part.name)


def _message(language: str) -> Wording:
    dutch, english = _NAMES.get(language, (language, language))
    return Wording(
        nl=f"Schrijf dit in het {dutch}: dat is de taal van de klant.",
        en=f"Write this in {english}: that is the customer's language.",
    )
