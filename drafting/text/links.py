"""Links in a text, written out or bare: `https://…`, `www.…`, `shop.example.com/x`."""

import re
from itertools import chain, islice

from drafting.text.fold import Piece

_TOPS = (
    "com|net|org|nl|be|fr|eu|io|ly|uk|tv|info|biz|shop|store|online|site|xyz|app|club|ru|cn|pl|"
    "link|gl|gd|be|cc|ws|vip|pro|live|top|win|page|blog"
)
_LINK = re.compile(
    r"https?://[^\s<>\"']{2,400}|\bwww\.[^\s<>\"']{3,400}|/watch\?v=[\w-]{6,}"
    rf"|(?<![\w@.-])(?:[a-z0-9-]{{2,63}}\.){{1,4}}(?:{_TOPS})\b(?:/[^\s<>\"']{{0,300}})?"
    # A bare name before these may be two sentences without a space between them: only with a path.
    r"|(?<![\w@.-])[a-z0-9-]{1,63}\.(?:de|es|it|in|me|co|us|to|at)/[^\s<>\"']{1,300}"
    r"|(?<![\w.])[a-z0-9-]{4,40}(?: \. ?|\. | \.)com\b",  # spaced out, so that a filter does not see it
    re.IGNORECASE,
)
# What every link holds, the rare sign first; around it is looked more closely.
_MAYBE = re.compile(rf"\. ?(?:{_TOPS})\b|\.[a-z]{{2}}/|://|/watch")
_WWW = re.compile(r"www\.")
_SPACE = re.compile(r"\s")
_MOST = 40
_LONGEST = 400


def links(text: str) -> tuple[Piece, ...]:
    """The links, in order; e-mail addresses are none. After forty the rest is not looked for."""
    return tuple(Piece(start, end, text[start:end]) for start, end in _places(text))


def without_links(text: str) -> str:
    """The text with a space for every character of a link, so that all places stay what they were."""
    places = _places(text)
    if not places:
        return text
    signs = list(text)
    for start, end in places:
        signs[start:end] = " " * (end - start)
    return "".join(signs)


def _places(text: str) -> list[tuple[int, int]]:
    if "." not in text and "/" not in text:
        return []
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that grows in lower case: İ
        lowered = text
    found: list[tuple[int, int]] = []
    maybes = chain(_MAYBE.finditer(lowered), _WWW.finditer(lowered) if "www." in lowered else ())
    for maybe in sorted(islice(maybes, _MOST), key=re.Match.start):
        reached = found[-1][1] if found else 0
        if maybe.start() >= reached:
            start, end = max(_chunk_start(text, maybe.start()), reached), _chunk_end(text, maybe.end())
            match = _LINK.search(text, start, end)
            if match is not None and match.start() <= maybe.start() and not _is_address(text, match):
                found.append(match.span())
    return found


def _is_address(text: str, match: re.Match[str]) -> bool:
    """Whether an `@` stands at either end: the half of an e-mail address."""
    return text[match.end() : match.end() + 1] == "@" or text[max(0, match.start() - 1) : match.start()] == "@"


def _chunk_end(text: str, index: int) -> int:
    """Where the chunk ends that holds a place."""
    space = _SPACE.search(text, index, index + _LONGEST)
    return min(len(text), index + _LONGEST) if space is None else space.start()


def _chunk_start(text: str, index: int) -> int:
    """Where the chunk between white space starts that holds a place; the one before it where only space is between."""
    least = max(0, index - _LONGEST)
    before = text[least:index].rstrip()
    return least + len(before) - len(before.rsplit(maxsplit=1)[-1] if before else "")
