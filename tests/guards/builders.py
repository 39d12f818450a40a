"""Briefs and replies for the guards' tests, with a complaint about a late parcel where a case names no comment."""

from typing import Any

from drafting.domain.decision import Action, Category, Decision, Urgency, Visibility
from drafting.domain.draft import Brief, Reply
from drafting.domain.signal import CategoryReading, Level, Signals, Topic
from drafting.domain.thread import Author, Channel, Comment, Context, Thread, Turn
from drafting.domain.voice import Voice
from drafting.text.lengths import limit

COMMENTS = {
    "nl": "Mijn pakket is al twee weken te laat en niemand reageert op mijn mails.",
    "en": "My parcel is two weeks late and nobody answers my emails.",
    "de": "Mein Paket kommt seit zwei Wochen nicht und niemand antwortet auf meine Mails.",
    "fr": "Mon colis a deux semaines de retard et personne ne répond à mes mails.",
    "es": "Mi paquete lleva dos semanas de retraso y nadie responde a mis correos.",
}
CHANNELS = {
    "nl": "een privébericht",
    "en": "a private message",
    "de": "eine private Nachricht",
    "fr": "message privé",
    "es": "mensaje privado",
}
VOICE = Voice(
    name="Zonnewinkel",
    words_to_avoid=("helaas", "unfortunately"),
    worn_phrases={
        "nl": ("wat vervelend om te horen", "excuses voor het ongemak"),
        "en": ("we hear you", "sorry for any inconvenience"),
    },
)


def brief(
    language: str = "nl",
    *,
    comment: str | None = None,
    turns: tuple[Turn, ...] = (),
    author: str | None = None,
    channel: str = "facebook",
    facts: tuple[str, ...] = (),
    instructions: str | None = None,
    formality: Any = None,
    private_channel: str | None = None,
    max_length: int | None = None,
    visibility: str | None = "private",
    category: str = "product_complaint",
    topic: str = "delivery",
    ask_removal: bool = False,
    humour_allowed: bool = False,
    may_offer: tuple[str, ...] = (),
) -> Brief:
    """A brief for a reply to one comment."""
    asked = Comment(
        text=comment or COMMENTS[language], channel=Channel(channel), author=Author(name=author) if author else None
    )
    context = Context(facts=facts, instructions=instructions, formality=formality)
    fits = formality in {"nl": ("u", "je"), "de": ("Sie", "du"), "fr": ("vous", "tu")}.get(language, ())
    return Brief(
        thread=Thread(comment=asked, turns=turns, context=context),
        signals=Signals(
            seen=(),
            category=CategoryReading(category=Category(category), certainty=Level.HIGH),
            topic=Topic(topic),
            language=language,
        ),
        decision=Decision(
            action=Action.RESPOND,
            category=Category(category),
            urgency=Urgency.IMMEDIATE,
            respond_by=None,
            visibility=None if visibility is None else Visibility(visibility),
            ask_removal=ask_removal,
            humour_allowed=humour_allowed,
            reasons=(),
            policy="default@1#0123456789ab",
        ),
        voice=VOICE.model_copy(update={"may_offer": may_offer}),
        language=language,
        formality=formality if fits else None,
        private_channel=private_channel or CHANNELS[language],
        max_length=max_length or limit(channel),
        known=tuple(text for text in (instructions, VOICE.name) if text),
    )


def reply(text: str, private_message: str | None = None) -> Reply:
    """A reply of these words."""
    return Reply(text=text, private_message=private_message)
