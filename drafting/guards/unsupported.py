"""Sentences that assert something about the world which nothing in the brief holds and that show no goodwill.

A reply says what it acknowledges, what it offers and what it asks; whatever else it says should rest on the comment or
the facts. A plain statement full of words that stand in neither explains, defends, or is made up.
"""

import re
from functools import cache, lru_cache

from drafting.domain.decision import COMPLAINTS, Visibility
from drafting.domain.draft import Brief
from drafting.guards.content_words import Vocabulary, content_words, listed_words, vocabulary
from drafting.guards.known import known_text
from drafting.guards.private_channel import names_private
from drafting.guards.said import Said, Sentence
from drafting.text.language import guess
from drafting.text.topics import topics

LISTED = ("nl", "en")
"""The languages whose words of goodwill and of replies are listed here."""
_MOST_KNOWN = 0.5
"""The share of a sentence's words that may be known while it still asserts something new."""
_LETTERS = 4
"""Letters of a word that can be new: shorter ones are seldom what a sentence is about."""
_LEAST_NEW = 2
"""New words that make an assertion; fewer are a turn of phrase."""
_ASKS_OR_GREETS = re.compile(
    r"^\W*(?:stuur|mail|bel|app|laat|kom|kijk|zoek|check|open|kies|ga|zet|neem|houd|volg|probeer|vul|geef|schrijf|hoi|hallo|beste|geachte|dag|groet\w*|als\s(?:u|je)|dan\s\w+\s(?:we|wij|ik)|heb(?:t)?\s(?:u|je)|mocht|"
    r"send|dm|drop|let|please|tell|call|email|message|pop|give|just|go|open|choose|tap|click|try|keep|hold|do\b|don['’]t|if\s(?:you|your|it)|hi|hello|hey|dear|best|kind|sincerely|when\syou|then\swe|that\sway)\b|,\s?\n",
    re.IGNORECASE,
)
_MIRRORS = re.compile(
    r"^\W*(?:[a-z]+ing|to|having|not|an?|no|as\san?|dat\s(?:je|u|jullie|er)|een|zo['’]n|geen|je|u|you)\b"
    r"(?!\s(?:must|had|should|kunt|kun|moet|dient))",
    re.IGNORECASE,
)
"""How a sentence begins that puts into words what happened to the customer."""
_OUR_SIDE = {
    "nl": re.compile(
        r"\b(?:we|wij|ons|onze|altijd|meestal|gewoon|dus|omdat|want|door|als|zal|zullen|moet|moeten)\b", re.IGNORECASE
    ),
    "en": re.compile(r"\b(?:we|our|us|always|usually|simply|so|because|due|if|will|must)\b", re.IGNORECASE),
}
"""Words that speak for the brand, or give reasons."""
_ACKNOWLEDGES = re.compile(
    r"^\W*dat\b[^.!?]{5,120},\s(?:is|voelt|klinkt|doet|frustreert|steekt|raakt|maakt)\b|,\s(?:dat|daar|daarvan|dan)\b(?!\s(?:kun|kunt|komt|zal|zou)\b)|^\W*(?:een|zo['’]n|elke|geen|\w+\s(?:keer|dagen|weken|maanden|uur|minuten))\b.{5,120}\b(?:is|zijn|voelt|klinkt)\s(?:\w+\s){0,3}\w+[.!]?$",
    re.IGNORECASE,
)


@cache
def _reply_words() -> Vocabulary:
    """Words that replies use to acknowledge, offer and invite: they need no fact to rest on."""
    return Vocabulary(listed_words("reply_words.txt"))


def unsupported(part: Said, brief: Brief) -> tuple[Sentence, ...]:
    """The sentences of a part that assert what nothing shows; in Dutch and English, whose words are listed."""
    if brief.language not in LISTED:
        return ()
    comment, topic = brief.thread.comment.text, brief.signals.topic.value
    return _unsupported(part, known_text(brief), comment, topic, brief.private_channel)


@lru_cache(maxsize=8)
def _unsupported(part: Said, known: str, comment: str, topic: str, channel: str) -> tuple[Sentence, ...]:
    return tuple(
        sentence
        for sentence in part.sentences
        if not _says_other_than_facts(part, sentence, comment, channel)
        and _is_new(sentence, known, _asked(comment) | {topic})
        and not _is_another_fault(part, sentence)
    )


def _is_new(sentence: Sentence, known: str, asked: frozenset[str]) -> bool:
    words = content_words(sentence.text)
    new = [word for word in words if len(word) >= _LETTERS and not _reply_words().has(word)]
    if len(new) < _LEAST_NEW:
        return False
    of_topic = _topic_words(sentence.text, asked)
    new = [word for word in new if word not in of_topic and not vocabulary(known).has(word)]
    return len(new) >= _LEAST_NEW and len(new) >= _MOST_KNOWN * len(words - of_topic)


_TOLD_ELSEWHERE = ("promises", "liability", "prompt", "toxic")
"""Lists of other guards: what they say of a sentence says it better."""


def _is_another_fault(part: Said, sentence: Sentence) -> bool:
    """Whether another guard has its own word for the sentence, or it is in another language altogether."""
    if any(hit.level != "low" for kind in _TOLD_ELSEWHERE for hit in part.hits_in(sentence, kind)):
        return True
    told = guess(part.text)
    return told.code not in (None, part.language) and told.sureness != "low"


def explains(part: Said, sentence: Sentence, brief: Brief) -> bool:
    """Whether an unsupported statement explains: to a question that is an answer, to a complaint a defence."""
    complains = brief.decision.category in COMPLAINTS and brief.decision.visibility is Visibility.PRIVATE
    return complains and bool(part.hits_in(sentence, "explains"))


def shows_goodwill(part: Said, sentence: Sentence | None = None) -> bool:
    """Whether a part, or one sentence of it, holds a word of sympathy, thanks or offer, or a warm sign."""
    if sentence is None:
        return bool(part.hits("goodwill")) or _WARM.search(part.text) is not None
    return bool(part.hits_in(sentence, "goodwill")) or _WARM.search(sentence.text) is not None


_WARM = re.compile(r"[!❤🧡💛💚💙💜🙏☺😊🙂😀😃😄🥰😍🎉🎂🍞🌞☀💪👏🤗]")


def _says_other_than_facts(part: Said, sentence: Sentence, comment: str, channel: str) -> bool:
    """Whether it asks, invites, greets or shows goodwill: then new words are no assertion."""
    return (
        sentence.is_question
        or shows_goodwill(part, sentence)
        or _ASKS_OR_GREETS.search(sentence.text) is not None
        or names_private(sentence.text, channel)
        or _ACKNOWLEDGES.search(sentence.text) is not None
        or _mirrors(part, sentence, comment)
    )


def rests_on_facts(part: Said, brief: Brief) -> bool:
    """Whether it answers in public in the words of the facts and adds nothing: matter-of-fact, not cold."""
    facts = brief.thread.context.facts
    if not facts or brief.decision.visibility is Visibility.PRIVATE:
        return False
    shared = [word for word in content_words(part.text) if vocabulary(*facts).has(word)]
    return len(shared) >= _LEAST_SHARED and not unsupported(part, brief)


_LEAST_SHARED = 3


def _mirrors(part: Said, sentence: Sentence, comment: str) -> bool:
    """Whether the reply opens with it and puts what happened into other words, without a word for the brand's side."""
    if sentence is not part.sentences[0] or _OUR_SIDE[part.language].search(sentence.text):
        return False
    return _MIRRORS.search(sentence.text) is not None or vocabulary(comment).has_any(content_words(sentence.text))


@lru_cache(maxsize=32)
def _asked(comment: str) -> frozenset[str]:
    return frozenset(about.topic for about in topics(comment))


def _topic_words(text: str, asked: frozenset[str]) -> frozenset[str]:
    """Words of the topic that the customer writes about: another word for the same thing is nothing new."""
    said = (hit.span.quote for about in topics(text) if about.topic in asked for hit in about.hits)
    return frozenset().union(*(content_words(quote) for quote in said))
