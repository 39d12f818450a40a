"""Links in a text, written out or bare: `https://…`, `www.…`, `shop.example.com/x`."""

import re

from drafting.text.fold import Piece

_TOPS = (
    "com|net|org|nl|be|fr|eu|io|ly|uk|tv|info|biz|shop|store|online|site|xyz|app|club|ru|cn|pl|"
    "link|gl|gd|be|cc|ws|vip|pro|live|top|win|page|blog"
)
_LINK = re.compile(
    rf"https?://[^\s<>\"']{{2,400}}|\bwww\.[^\s<>\"']{{3,400}}|(?<![\w@.-])(?:[a-z0-9-]{{2,63}}\.){{1,4}}(?:{_TOPS})\b(?:/[^\s<>\"']{{0,300}})?"
    # A bare name before these may be two sentences without a space between them: only with a path.
    r"|(?<![\w@.-])[a-z0-9-]{1,63}\.(?:de|es|it|in|me|co|us|to|at)/[^\s<>\"']{1,300}"
    r"|(?<!\w)/watch\?v=[\w-]{6,}"
    r"|(?<![\w.])[a-z0-9-]{4,40}(?: \. ?|\. | \.)com\b",  # spaced out, so that a filter does not see it
    re.IGNORECASE,
)

_MAYBE = re.compile(rf"\. ?(?:{_TOPS})\b|\.[a-z]{{2}}/|://|/watch")


def links(text: str) -> tuple[Piece, ...]:
    """Every link, in order; e-mail addresses are none."""
    if not _maybe_links(text):
        return ()
    return tuple(
        Piece(match.start(), match.end(), match.group())
        for match in _LINK.finditer(text)
        if text[match.end() : match.end() + 1] != "@" and text[match.start() - 1 : match.start()] != "@"
    )


def without_links(text: str) -> str:
    """The text with a space for every character of a link, so that all places stay what they were."""
    return _LINK.sub(lambda match: " " * len(match.group()), text) if _maybe_links(text) else text


def _maybe_links(text: str) -> bool:
    """A cheap no for most texts."""
    if "." not in text and "/" not in text:
        return False
    lowered = text.lower()
    return "www." in lowered or _MAYBE.search(lowered) is not None
