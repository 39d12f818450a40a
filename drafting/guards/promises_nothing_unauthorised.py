"""A reply promises nothing that the brand did not authorise in the facts or in what it may offer."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafting.domain.draft import Brief, Finding, FindingKind, Reply, Severity
from drafting.domain.wording import Wording
from drafting.guards.content_words import content_words, vocabulary
from drafting.guards.known import allowed_text
from drafting.guards.mentions import known_keys, mentions
from drafting.guards.said import finding, parts


class Promise(NamedTuple):
    """A kind of promise: what in the brand's own texts authorises it, and what an agent is told."""

    authorised_by: re.Pattern[str]
    message: Wording


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


PROMISES = {
    "money": Promise(
        _words(
            r"terugbeta|terugstort|terugboek|terug\s?betaal|geld\sterug|vergoed|restitut|compens|gecrediteerd|crediteren|kwijt|kosteloos|"
            r"gratis|refund|reimburs|money\sback|credit|waive|free\b|charge|complimentary|rembours|erstatt|reembols"
        ),
        Wording(
            nl="Beloof geen terugbetaling of vergoeding die niet in de feiten staat: zeg dat u ernaar kijkt.",
            en="Do not promise a refund or compensation that is not in the facts: say that you will look at it.",
        ),
    ),
    "gift": Promise(
        _words(
            r"korting|gratis|kosteloos|free of charge|cadeau|bon\b|waardebon|tegoed|actie|van het huis|extra|"
            r"% off|discount|free|voucher|gift|complimentary|on us|on the house"
        ),
        Wording(
            nl="Beloof geen korting, cadeau of gratis dienst die niet in de feiten staat.",
            en="Do not promise a discount, a gift or anything free that is not in the facts.",
        ),
    ),
    "replacement": Promise(
        _words(
            r"vervang|nieuwe?\b|omruil|opsturen|opgestuurd|nasturen|gestuurd|toesturen|replac|new\b|another|exchange|spare|resend|re-send|sent"
        ),
        Wording(
            nl="Beloof geen vervanging of nieuw exemplaar dat niet in de feiten staat.",
            en="Do not promise a replacement that is not in the facts.",
        ),
    ),
    "deadline": Promise(
        _words(r"(?!)"),
        Wording(
            nl="Beloof geen termijn of tijdstip dat niet in de feiten staat.",
            en="Do not promise a deadline or a time that is not in the facts.",
        ),
    ),
    "outcome": Promise(
        _words(
            r"opgelost|hersteld|gerepareerd|repar|verholpen|geregeld|in\sorde|werkt\sweer|solved|resolved|fixed|repair|sorted|restored|guarantee|garantie|gegarandeerd"
        ),
        Wording(
            nl="Beloof geen uitkomst: zeg dat u het uitzoekt en wat de volgende stap is.",
            en="Do not promise an outcome: say that you will look into it, and what the next step is.",
        ),
    ),
}
_OPEN = _words(
    r"\b(?:of\s(?:we|wij|u|je|er|een|dat|het|dit)|als\s(?:u|je)\s(?:dat\s|het\s)?(?:wilt?|liever|prettig|fijn)\b|mocht|wellicht|misschien|mogelijk\w*|eventue\w+|wat\s(?:we|wij|er)\s|hoe\s(?:we|wij)\s|"
    r"whether|if\syou(?:['’]d|\swould)\s(?:like|prefer|rather)|might|may\b|perhaps|maybe|possibl\w+|what\s(?:we|can|is)|how\s(?:we|to)|see\sif|could\s(?:we|be)|so\s(?:that\s)?we\scan|"
    r"zodat\s(?:we|wij)|om\s(?:het|dit|uw|je)\b[^.!?]{0,30}\bte\s|proberen|probeer|try\sto|hopen|hope|graag\s(?:helpen|kijken)|like\sto)"
)
_UNSAID = _words(
    r"\b(?:niet|geen|nooit|not|never|cannot|can['’]t|won['’]t|don['’]t|unable to)\b[^.,!?\n]{0,30}"
    r"\b(?:belo\w+|garand\w+|toezegg\w*|zeggen|promise|guarantee|say|commit)\b"
)
_THEIR_TURN = _words(
    r"^\W*(?:stuur|stuurt|mail|mailt|bel|belt|app|laat|schrijf|kom|neem|wil|wilt|kun|kunt|zou|graag|please|send|drop|dm|call|email|message|write|let\sus|could|would|can|have\s(?:an?|fun)|enjoy|safe|geniet|veel|fijne)\b"
)
"""Beginnings of sentences that ask the customer to do something: when is theirs to say."""


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Promises of money, gifts, replacements, deadlines and outcomes, unless the brand's own texts make them."""
    allowed = allowed_text(brief)
    for part in parts(reply, brief):
        for hit in part.hits("promises"):
            promise = PROMISES[hit.section]
            if hit.level == "low" or _is_authorised(hit.span.quote, promise, allowed):
                continue
            sentence = part.sentence_at(hit.span.start).text
            if _is_open(sentence, hit.span.quote) or (
                hit.section == "deadline" and _is_theirs(sentence, hit.span.quote)
            ):
                continue
            if hit.section in ("gift", "replacement") and hit.span.quote.lower() in brief.thread.comment.text.lower():
                continue  # the customer's own words for what they have
            severity: Severity = "block" if hit.level == "high" else "warn"
            yield finding(
                FindingKind.UNAUTHORISED_PROMISE, severity, promise.message, quote=hit.span.quote, part=part.name
            )


def _is_authorised(quote: str, promise: Promise, allowed: str) -> bool:
    if promise.authorised_by.search(allowed) or quote.lower() in allowed.lower():
        return True
    when = {match.group().lower() for match in _WHEN.finditer(quote)}
    if when and all(word in allowed.lower() for word in when):
        return True
    if _SAME_DAY.search(allowed) and _TODAY.search(quote):
        return True
    if _said_so(quote, allowed) or _holds_all(quote, allowed):
        return True
    keys = known_keys(allowed)
    if _TERM.search(allowed) and any(mention.kind == "day" for mention in mentions(quote)):
        return True  # a day that can be counted from a term that the brand gave
    promised = [mention for mention in mentions(quote) if mention.kind in ("number", "day", "date", "time")]
    return bool(promised) and all((mention.kind, mention.key) in keys for mention in promised)


def _said_so(quote: str, allowed: str) -> bool:
    """Whether the brand names the same end or beginning: "end of week", and "25 augustus" for "eind augustus"."""
    ends = _END_OF.search(quote)
    if ends is None:
        return False
    pattern = (
        rf"\b(?:end|eind\w*|begin\w*|medio|mid|\d{{1,2}})\s(?:of\s|van\s)?(?:the\s|de\s|this\s|deze\s)?{ends[1]}\b"
    )
    return re.search(pattern, allowed, re.IGNORECASE) is not None


_END_OF = _words(
    r"\b(?:end|eind|begin|medio)\s(?:of\s|van\s)?(?:the\s|de\s|this\s|deze\s)?"
    r"(day|week|month|dag|maand|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b"
)
_WHEN = _words(
    r"\b(?:(?:deze|volgende|komende|this|next|coming)\s(?:week|maand|month)|weekend|kerst|christmas|"
    r"(?:eind|begin|medio)\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december))\b"
)
_SAME_DAY = _words(r"\b(?:(?:de)?zelfde|same)[\s-]?(?:dag|day)\b|\bvandaag\b|\btoday\b")
_TODAY = _words(r"\b(?:vandaag|today)\b")
_TERM = _words(
    r"\b\d+\s?(?:to\s\d+\s|-\s?\d+\s|tot\s\d+\s)?(?:working\s|business\s|werk)?(?:days?|dagen|weeks?|weken|hours?|uur)\b"
)


_OURS = _words(
    r"\b(?:(?:we|you|it|they)(?:['’]ll|\swill|\sshall)|will\sbe|(?:dan|en|zodat)\b[^.!?\n]{0,40}\b(?:we|wij|heeft|hebt|krijgt?))\b"
)


def _is_theirs(sentence: str, quote: str) -> bool:
    """Whether it asks the customer to do something, and promises nothing behind it."""
    before = sentence[: sentence.find(quote)] if quote in sentence else sentence
    ours = _OURS.search(before) or _OURS.match(quote)
    return _THEIR_TURN.search(sentence) is not None and ours is None


def _holds_all(quote: str, allowed: str) -> bool:
    """Whether the brand's texts say the same thing in the same words: "the buggy back", "are returned"."""
    said = content_words(quote)
    given = vocabulary(allowed)
    return (
        bool(said)
        and all(given.has(word) or given.has(word.removesuffix("y")) for word in said)
        and _GIVEN_BACK.search(allowed) is not None
    )


_GIVEN_BACK = _words(r"\breturn\w*|\bback\b|\bterug\b|teruggegeven|teruggekregen")


def _is_open(sentence: str, quote: str) -> bool:
    """Whether it is only a possibility, or says that it is not promised."""
    before = sentence[: sentence.find(quote)] if quote in sentence else sentence
    if sentence.rstrip().endswith("?") and _NOT_YET.search(quote):
        return True  # "Zie je het dan niet terug?" supposes
    return _OPEN.search(before) is not None or _UNSAID.search(sentence) is not None


_NOT_YET = _words(r"\b(?:niet|geen|not)\b|n['’]t\b")
