"""Sentences that assert something about the world which nothing in the brief holds and that show no goodwill.

A reply says what it acknowledges, what it offers and what it asks; whatever else it says should rest on the comment or
the facts. A plain statement full of words that stand in neither explains, defends, or is made up.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from drafting.domain.decision import COMPLAINTS, Visibility
from drafting.domain.draft import Brief
from drafting.guards.content_words import Vocabulary, content_words, listed_words, vocabulary
from drafting.guards.known import known_text
from drafting.guards.private_channel import names_private
from drafting.guards.said import Said, Sentence, phrases
from drafting.text.topics import topics

LISTED = ("nl", "en")
"""The languages whose words of goodwill and of replies are listed here."""
_MOST_KNOWN = 0.5
"""The share of a sentence's words that may be known while it still asserts something new."""
_LEAST_NEW = 2
"""New words that make an assertion; fewer are a turn of phrase."""
_ASKS_OR_GREETS = re.compile(
    r"^\W*(?:stuur|mail|bel|app|laat|kom|kijk|zoek|check|open|kies|ga|zet|neem|houd|volg|probeer|vul|geef|schrijf|hoi|hallo|beste|geachte|dag|groet\w*|als\s(?:u|je)|heb(?:t)?\s(?:u|je)|mocht|"
    r"send|dm|drop|let|please|tell|call|email|message|pop|give|just|go|open|choose|tap|click|try|keep|hold|do\b|don['’]t|if\s(?:you|your|it)|hi|hello|hey|dear|best|kind|sincerely|when\syou)\b|,\s?\n",
    re.IGNORECASE,
)
_ACKNOWLEDGES = re.compile(
    r",\s(?:dat|daar|daarvan|dan)\b(?!\s(?:kun|kunt|komt|zal|zou)\b)|^\W*(?:een|zo['’]n|elke|geen|\w+\s(?:keer|dagen|weken|maanden|uur|minuten))\b.{5,120}\b(?:is|zijn|voelt|klinkt)\s(?:\w+\s){0,3}\w+[.!]?$",
    re.IGNORECASE,
)


@cache
def _reply_words() -> Vocabulary:
    """Words that replies use to acknowledge, offer and invite: they need no fact to rest on."""
    return Vocabulary(listed_words("reply_words.txt"))


def unsupported(part: Said, brief: Brief) -> Iterator[Sentence]:
    """The sentences of a part that assert what nothing shows; in Dutch and English, whose words are listed."""
    if brief.language not in LISTED:
        return
    known = vocabulary(known_text(brief))
    for sentence in part.sentences:
        if not _says_other_than_facts(sentence, brief):
            words = content_words(sentence.text) - _topic_words(sentence.text, brief)
            new = [word for word in words if not (_reply_words().has(word) or known.has(word))]
            if len(new) >= _LEAST_NEW and len(new) >= _MOST_KNOWN * len(words):
                yield sentence


def explains(sentence: Sentence, brief: Brief) -> bool:
    """Whether an unsupported statement explains or defends: to a question that is an answer, to a complaint a defence."""
    complains = brief.decision.category in COMPLAINTS and brief.decision.visibility is Visibility.PRIVATE
    return complains and bool(phrases("explains").find(sentence.folded))


def shows_goodwill(text: Said | Sentence) -> bool:
    """Whether it holds a word of sympathy, thanks or offer, or a warm sign."""
    return bool(phrases("goodwill").find(text.folded)) or _WARM.search(text.text) is not None


_WARM = re.compile(r"[!❤🧡💛💚💙💜🙏☺😊🙂😀😃😄🥰😍🎉🎂🍞🌞☀💪👏🤗]")


def _says_other_than_facts(sentence: Sentence, brief: Brief) -> bool:
    """Whether it asks, invites, greets or shows goodwill: then new words are no assertion."""
    return (
        sentence.is_question
        or _ASKS_OR_GREETS.search(sentence.text) is not None
        or names_private(sentence.text, brief)
        or _ACKNOWLEDGES.search(sentence.text) is not None
        or shows_goodwill(sentence)
    )


@lru_cache(maxsize=32)
def _asked(comment: str) -> frozenset[str]:
    return frozenset(about.topic for about in topics(comment))


def _topic_words(text: str, brief: Brief) -> frozenset[str]:
    """Words of the topic that the customer writes about: another word for the same thing is nothing new."""
    asked = _asked(brief.thread.comment.text) | {brief.signals.topic.value}
    said = (hit.span.quote for about in topics(text) if about.topic in asked for hit in about.hits)
    return frozenset().union(*(content_words(quote) for quote in said))
