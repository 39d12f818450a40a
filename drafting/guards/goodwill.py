"""Whether a text holds a kind word, and whether it answers in the words of the facts."""

import re

from drafting.domain.decision import Visibility
from drafting.domain.draft import Brief
from drafting.guards.content_words import content_words, vocabulary
from drafting.guards.mentions import known_keys
from drafting.guards.said import Said

LISTED = ("nl", "en")
"""The languages whose words of goodwill are listed here."""
_WARM = re.compile(
    "[!❤☺☀\U0001f300-\U0001f43f\U0001f490-\U0001f4a0\U0001f600-\U0001f60d🤗🥰🙏💪👏🎉🧡💛💚💙💜👍👟🤍🖤🤎🥳🐾✨]"
)
"""An exclamation mark, a smile, a heart, a flower, an animal, a treat: signs that nobody puts under a cold answer."""
_LEAST_SHARED = 2


def shows_goodwill(part: Said) -> bool:
    """Whether it holds a word of sympathy, thanks or offer, or a warm sign."""
    return bool(part.hits("goodwill")) or _WARM.search(part.text) is not None


def rests_on_facts(part: Said, brief: Brief) -> bool:
    """Whether it answers in public in the words of the facts: matter-of-fact, not cold."""
    facts = brief.thread.context.facts
    if not facts or brief.decision.visibility is Visibility.PRIVATE:
        return False
    shared = sum(vocabulary(*facts).has(word) for word in content_words(part.text))
    counted = {key for key in known_keys(part.text) if key[0] in _COUNTED} & known_keys("\n".join(facts))
    return shared + bool(counted) >= _LEAST_SHARED


_COUNTED = ("time", "date", "day")
