"""A reply names the problem, in words that not every other customer could have got."""

import re
from collections.abc import Iterator
from functools import lru_cache

from drafting.domain.decision import Category, Visibility
from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.signal import Topic
from drafting.domain.wording import Wording
from drafting.guards.content_words import content_words, listed_words, vocabulary
from drafting.guards.known import customer_texts
from drafting.guards.mentions import known_keys
from drafting.guards.said import MOST_READ, finding, parts
from drafting.text.topics import topics

_MOST_EMPTY = 2
"""Words of its own that a text may hold and still suit anybody; with more it is about something, in other words."""
_LEAST_WORDS = 2
"""Content words that a comment must hold before a reply can fail to name one."""


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Words that the brand avoids, and a public text that says nothing of what the customer wrote beside worn phrases.

    A worn phrase in a reply that does name the problem is no finding: good agents write them too.
    """
    for part in parts(reply, brief):
        for quote in _listed(part.text, brief.voice.words_to_avoid):
            yield finding(FindingKind.GENERIC, "warn", _avoided(quote), quote=quote, part=part.name)
    text, worn = reply.text[:MOST_READ], brief.voice.worn_phrases.get(brief.language, ())
    if _can_be_generic(brief):
        yield from _generic(text, tuple(_listed(text, worn)), _without(text, worn), brief)


def _generic(text: str, worn: tuple[str, ...], rest: str, brief: Brief) -> Iterator[Finding]:
    if _names_something(rest, brief):
        return
    if worn:
        yield from (finding(FindingKind.GENERIC, "warn", _worn(quote), quote=quote) for quote in dict.fromkeys(worn))
    elif len(content_words(text) - listed_words("reply_words.txt")) <= _MOST_EMPTY:
        yield finding(FindingKind.GENERIC, "warn", _unnamed(brief))


def _without(text: str, worn: tuple[str, ...]) -> str:
    pattern = _any_of(worn)
    return text if pattern is None else pattern.sub(" ", text)


def _can_be_generic(brief: Brief) -> bool:
    if brief.decision.category is Category.PRAISE_OR_NEUTRAL or brief.decision.ask_removal:
        return False
    return len(vocabulary(*customer_texts(brief)).words) >= _LEAST_WORDS


def _names_something(text: str, brief: Brief) -> bool:
    """Whether a word, a topic or a number of it is the customer's own."""
    said = customer_texts(brief)
    if brief.decision.visibility is not Visibility.PRIVATE:  # a public answer may name it in the words of the facts
        said += brief.thread.context.facts
    return (
        vocabulary(*said).has_any(content_words(text)) or _shares_a_topic(text, brief) or _shares_a_number(text, brief)
    )


def _shares_a_number(text: str, brief: Brief) -> bool:
    """Two weeks, four calls: a count of the customer's own."""
    counted = {key for key in known_keys(brief.thread.comment.text) if key[0] == "number"} - {("number", "1")}
    return bool(counted & known_keys(text))


def _shares_a_topic(text: str, brief: Brief) -> bool:
    named = {about.topic for about in topics(text)}
    asked = {about.topic for about in topics(brief.thread.comment.text)} | {brief.signals.topic.value}
    if asked & {Topic.DEFECT.value, Topic.PRODUCT_OTHER.value} and Topic.PRODUCT_OTHER.value in named:
        return True
    return bool(named & asked - {Topic.ANY.value, Topic.PRODUCT_OTHER.value})


def _listed(text: str, listed: tuple[str, ...]) -> Iterator[str]:
    """The listed words and phrases that stand in the text, as it has them."""
    pattern = _any_of(listed)
    if pattern is not None:
        yield from (match.group() for match in pattern.finditer(text))


@lru_cache(maxsize=64)
def _any_of(listed: tuple[str, ...]) -> re.Pattern[str] | None:
    said = sorted({phrase.strip() for phrase in listed if phrase.strip()}, key=len, reverse=True)
    if not said:
        return None
    ways = "|".join(r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split()) for phrase in said)
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)


def _worn(quote: str) -> Wording:
    return Wording(
        nl=f"“{quote}” klinkt als een standaardzin: zeg het in eigen woorden.",
        en=f"“{quote}” sounds like a stock phrase: say it in your own words.",
    )


def _avoided(quote: str) -> Wording:
    return Wording(
        nl=f"Het merk vermijdt “{quote}”: zeg het anders.",
        en=f"The brand avoids “{quote}”: put it differently.",
    )


_TOPICS = {
    Topic.DELIVERY: ("de bezorging", "the delivery"),
    Topic.DEFECT: ("een product dat niet werkt", "a product that does not work"),
    Topic.REFUND: ("een terugbetaling", "a refund"),
    Topic.WAITING: ("het wachten", "the waiting"),
    Topic.STAFF: ("een medewerker", "a member of staff"),
    Topic.APP_SITE: ("de app of site", "the app or site"),
    Topic.PRICE: ("de prijs", "the price"),
    Topic.PRIVACY: ("privacy", "privacy"),
    Topic.CONTRACT: ("het contract", "the contract"),
    Topic.AD_POST: ("een advertentie of bericht van het merk", "an ad or post of the brand"),
}


def _unnamed(brief: Brief) -> Wording:
    dutch, english = _TOPICS.get(brief.signals.topic, ("", ""))
    return Wording(
        nl="Noem het probleem" + (f": de klant schrijft over {dutch}." if dutch else " waar de klant over schrijft."),
        en="Name the problem" + (f": the customer writes about {english}." if english else " that the customer has."),
    )
