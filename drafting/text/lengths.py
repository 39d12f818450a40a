"""How long a text is by a channel's own counting, and how long it may be there."""

import re
from itertools import pairwise

# Characters of a public reply or comment; where a platform documents none for replies, the limit of a post.
# As documented in November 2026; platforms change these without notice.
_LIMITS = {
    "x": 280,  # docs.x.com/fundamentals/counting-characters: without a paid account
    "facebook": 8_000,  # Graph API, comment.message: longer ones are refused
    "instagram": 2_200,  # developers.facebook.com, Instagram comments: as a caption
    "youtube": 10_000,  # the API refuses longer ones: commentTooLong
    "tiktok": 150,  # support.tiktok.com: comments
    "linkedin": 1_250,  # LinkedIn help: comments
    "google_reviews": 4_096,  # Business Profile API, reviewReply.comment: bytes
    "trustpilot": 10_000,  # our own bound: Trustpilot documents none for replies
    "email": 10_000,
    "chat": 4_000,
    "other": 2_000,
}
DEFAULT_LIMIT = 2_000

_URL = re.compile(
    r"\bhttps?://\S+|\b(?:[a-z0-9-]{1,63}\.){1,4}(?:com|net|org|nl|be|de|fr|es|eu|io|co|uk|info|shop)\b\S*",
    re.IGNORECASE,
)
_URL_WEIGHT = 23  # twitter-text configuration v3: transformedURLLength
# The ranges that count for one there; everything else counts for two.
_LIGHT = ((0, 4_351), (8_192, 8_205), (8_208, 8_223), (8_242, 8_247))
# An emoji counts for two however many characters it is made of: a base, then joiners, skin tones, selectors, bases.
_EMOJI = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3|[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]\ufe0f?"
    "[\U0001f3fb-\U0001f3ff]?(?:\u200d[\u2640-\u2764\U0001f000-\U0001faff]\ufe0f?[\U0001f3fb-\U0001f3ff]?)*[\U000e0020-\U000e007f]*)"
)


def limit(channel: str) -> int:
    """The most that a public reply on the channel may count."""
    return _LIMITS.get(channel, DEFAULT_LIMIT)


def length(text: str, channel: str) -> int:
    """How long the text is by the channel's own counting."""
    if channel == "x":
        return _weighed(text)
    if channel == "google_reviews":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text)


def _weighed(text: str) -> int:
    urls = [match.span() for match in _URL.finditer(text)]
    borders = [0, *(place for span in urls for place in span), len(text)]
    plain = "".join(text[start:end] for start, end in list(pairwise(borders))[::2])
    emoji = _EMOJI.findall(plain) if not plain.isascii() else []
    wide = [each for each in emoji if not (len(each) == 1 and _is_light(each))]
    rest = plain
    for each in wide:
        rest = rest.replace(each, "", 1)
    return len(urls) * _URL_WEIGHT + 2 * len(wide) + sum(1 if _is_light(sign) else 2 for sign in rest)


def _is_light(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in _LIGHT)
