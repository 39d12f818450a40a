"""Whether words invite to a channel that only the customer and the brand can read."""

import re
from functools import cache

from drafting.guards.content_words import content_words

_NAMED = re.compile(
    r"\b(?:dm(?:'?s|'?en|'?etje|'?en)?|d\.m\.|pm(?:'?s|'?etje|'?en)?|pb(?:'?s|'?tje|'?en)?|pn|mp|inbox|whats\s?app\w*|"
    r"messenger|priv[ée][\s-]?(?:bericht\w*|berichtje|kanaal|chat|gesprek)?|persoonlijk(?:e)?\s(?:bericht\w*|gesprek)|"
    r"direct(?:e)?\s(?:message\w*|bericht\w*)|priva(?:te|t|d[oa])\w*|privately|in\sprivate|one[\s-]to[\s-]one|onder\svier\sogen|"
    r"besloten\s(?:kanaal|gesprek)|niet\sin\shet\sopenbaar|"
    r"(?:stuur|stuurt|zend|zendt)\s(?:\w+\s){0,4}?(?:berichtje|bericht|mailtje|appje)\b|(?:berichtje|bericht)\s(?:\w+\s){0,3}?(?:te\s)?sturen|"
    r"(?:send|write|drop|leave|message|dm)\s(?:\w+\s){0,3}?(?:message|note|line)\b|(?:shall|may|can|could)\s(?:i|we)\s(?:message|call|ring|email|dm|write\sto)\syou|"
    r"connection\srequest|connect\swith\s(?:us|me)\b|connectieverzoek|(?:call|ring|phone|email|mail)\sagain|(?:pop|come|drop)\s(?:in|by|into)\b|kom\s(?:\w+\s){0,2}?langs|loop\s(?:\w+\s){0,2}?binnen|"
    r"(?:zullen|mogen|kunnen)\s(?:we|wij)\s(?:u|je)\s(?:even\s)?(?:bellen|mailen|een\sbericht)|mag\sik\s(?:u|je)\s(?:even\s)?(?:bellen|mailen|een\sbericht)|"
    r"message\s(?:us|me)|drop\sus\sa\s(?:message|line|note)|give\sus\sa\s(?:call|ring|shout)|send\sus\sa\s(?:private\s|direct\s)?(?:message|note|line)|"
    r"(?<!you\s)(?<!u\s)(?<!je\s)(?<!to\s)(?:mail|e-mail|email|bel|app|call|phone|ring|text|write\sto)\s(?:je\s|u\s|jij\s)?(?:ons|us|me|naar|even|gerust|dan)\b|(?:you\s(?:can|could|may)\s)(?:mail|e-mail|email|call|phone|text|reach)\sus|"
    r"(?:mailt|belt|appt)\s(?:u|je)\b|(?:mailtje|ons\s(?:\w+\s)?(?:mailen|bellen|appen)|telefonisch|(?:per|via|by|over\sthe)\s(?:e-?mail|mail|phone|telefoon))\b|"
    r"(?:send|drop|write|shoot|ping)\s(?:us|me|them|him|her)\s(?:an?\s)?(?:\w+\s)?e-?mail\b|(?<!if\s)(?<!when\s)\byou\s(?:please\s|kindly\s|just\s)?(?:e-?mail|mail|write\sto|phone|text)\s(?:us|me|it|this|that|the|your|our|him|her)\b|"
    r"(?:reply|respond)\s(?:to|by)\s(?:(?:this|that|our|the)\s)?e-?mail|(?:antwoord|antwoordt|reageer|reageert|reageren|antwoorden)\s(?:u\s|je\s)?op\s(?:deze|die|onze|de)\s(?:e-?)?mail|"
    r"(?:^|[.!?,:;]\s|\b(?:please|just|simply|and|or|then|gerust|even|en|of|dan)\s)(?:e-?mailt?|app|dm)\s(?:the|your|our|it|them|this|that|de|het|uw|je|die|dat|dit|een)\b|"
    r"(?:stuur|stuurt|zend|zendt)\s(?:\w+\s){0,4}?(?:e-?)?mail\b|\b(?:(?:e-?)?mail|mailtje)\s(?:\w+\s){0,4}?(?:te\s)?(?:sturen|doorsturen|doorstuurt|stuurt)\b|"
    r"\bons\s(?:\w+\s){1,5}?(?:mailen|bellen|appen)\b|\b(?:wilt?|kunt?|kan|zou(?:dt)?)\s(?:u|je)\s(?:[^\s.!?]+\s){0,8}?(?:mailen|appen)\b|"
    r"nachricht|schreiben\ssie\suns|message\spriv[ée]|messages\spriv[ée]s|mensaje\sprivado)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}\.\w{2,}|(?<!\d)(?:\+|0)\d[\d\s-]{7,13}\d(?!\d)")


@cache
def _called(name: str) -> re.Pattern[str]:
    """The name of the brand's channel without its article: "een privébericht" is found in "je privébericht"."""
    bare = re.sub(r"^(?:een|a|an|the|de|het|eine?n?|une?|un|una)\s+", "", name.strip(), flags=re.IGNORECASE)
    return re.compile(r"(?<!\w)" + re.escape(bare) + r"(?!\w)", re.IGNORECASE)


_LEAST_WORDS = 2


def _in_other_order(text: str, own: str) -> bool:
    """Whether the words of a channel's name stand there: "link in booking email", "the link in your booking email"."""
    words = content_words(own)
    return len(words) >= _LEAST_WORDS and len(words & content_words(text)) >= max(_LEAST_WORDS, len(words) - 1)


def names_private(text: str, own: str) -> bool:
    """Whether the words name a private channel: the brand's `own`, or any that people use."""
    if own.strip() and (_called(own).search(text) or _in_other_order(text, own)):
        return True
    return _NAMED.search(text) is not None or _ADDRESS.search(text) is not None
