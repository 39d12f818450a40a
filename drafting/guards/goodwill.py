"""Whether a text holds a kind word, and whether it answers in the words of the facts."""

import re

from drafting.domain.decision import Visibility
from drafting.domain.draft import Brief
from drafting.guards.content_words import content_words, vocabulary
from drafting.guards.said import Said

LISTED = ("nl", "en")
"""The languages whose words of goodwill are listed here."""
_WARM = re.compile(r"[!❤🧡💛💚💙💜🙏☺😊🙂😀😃😄🥰😍🎉🎂🍞🌞☀💪👏🤗]")
_LEAST_SHARED = 3


def shows_goodwill(part: Said) -> bool:
    """Whether it holds a word of sympathy, thanks or offer, or a warm sign."""
    return bool(part.hits("goodwill")) or _WARM.search(part.text) is not None


def rests_on_facts(part: Said, brief: Brief) -> bool:
    """Whether it answers in public in the words of the facts: matter-of-fact, not cold."""
    facts = brief.thread.context.facts
    if not facts or brief.decision.visibility is Visibility.PRIVATE:
        return False
    return sum(vocabulary(*facts).has(word) for word in content_words(part.text)) >= _LEAST_SHARED
