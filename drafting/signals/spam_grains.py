"""What points to spam, grain by grain, each with its weight: phrases, links, numbers, the signs that adverts wear."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafting.signals.reading import Reading
from drafting.text.fold import Piece
from drafting.text.links import links, without_links
from drafting.text.phones import phones


class Grain(NamedTuple):
    """One thing that points to spam, and its weight."""

    weight: float
    span: Piece


def grains(reading: Reading, *, is_customer: bool) -> Iterator[Grain]:
    """All of them. Phone numbers and sums count only beside something suspicious: alone they are a customer's."""
    text = reading.text
    hits = {hit.entry: hit for hit in reading.hits("spam")}.values()
    for hit in hits:
        yield Grain(_WEIGHTS[hit.level], hit.span)
    if reading.readable is not text:
        yield from _links(text, is_customer=is_customer)
    if hits or not is_customer:
        yield from _premium_numbers(text, suspicious=bool(hits))
    if hits:
        yield from _numbers(text)
    yield from _dressing(text)
    if not is_customer and (again := _said_again(text)) is not None:
        yield Grain(2.5, again)


_WEIGHTS = {"low": 1.0, "medium": 2.5, "high": 5.0}
_SENTENCE = re.compile(r"[^.!?\n]{16,}")


def _said_again(text: str) -> Piece | None:
    """A sentence that was said before, word for word."""
    said: set[str] = set()
    for match in _SENTENCE.finditer(text):
        sentence = match.group().strip().lower()
        if sentence in said:
            return _piece(match)
        said.add(sentence)
    return None


_SHORTENERS = (
    "bit.ly", "tinyurl", "goo.gl", "adf.ly", "ow.ly", "t.me/", "wa.me/", "shorturl", "cutt.ly", "rebrand.ly", "is.gd",
)  # fmt: skip
_MOMENT = re.compile(r"[?&](?:amp;)?t=\d")  # a moment of the very video that is talked about
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEW_WORDS = 4


def _links(text: str, *, is_customer: bool) -> Iterator[Grain]:
    """Links, all the more where little else is said, and nothing that a customer would ask or report."""
    found = [link for link in links(text) if not _MOMENT.search(link.quote)]
    for index, link in enumerate(found[:4]):
        short = any(part in link.quote.lower() for part in _SHORTENERS)
        yield Grain((2.5 if index == 0 else 1.0) + 1.5 * short, link)
    if found and not is_customer:
        yield Grain(1.0, found[0])
    if found and len(_WORD.findall(without_links(text))) <= _FEW_WORDS:
        yield Grain(1.5, found[0])


# Numbers that cost the caller money in Britain and the Netherlands, and the short codes that texts are sent to.
_PREMIUM = re.compile(r"(?<!\d)0(?:8[47]\d|9\d\d)[ -]?\d{3}[ -]?\d{3,5}(?!\d)|(?<![\d.,])[68]\d{4}(?![\d.,])")
_CALLED = re.compile(r"\b(?:call|callin|reply|txt|text|chat|ring|bel|sms)\w*", re.IGNORECASE)
_SUM = re.compile(r"[€$£]\s?\d[\d.,]{2,9}|\d[\d.,]{2,9}\s?(?:€|euro|usd|dollars?|pounds?)\b", re.IGNORECASE)


def _premium_numbers(text: str, *, suspicious: bool) -> Iterator[Grain]:
    match = _PREMIUM.search(text)
    if match is None:
        return
    if _CALLED.search(text, max(0, match.start() - 60), match.start()):
        yield Grain(3.5, _piece(match))
    elif suspicious:
        yield Grain(1.5, _piece(match))


def _numbers(text: str) -> Iterator[Grain]:
    first = next(iter(phones(text)), None)
    if first is not None:
        start, end, _ = first
        yield Grain(1.5, Piece(start, end, text[start:end]))
    if (amount := _SUM.search(text)) is not None:
        yield Grain(1.0, _piece(amount))


_DRESS = re.compile("[🔥💰💵💸🤑🚀✅👉👇💯🎁🎉📈💎📲📩🌟💪✈💕💋🔞⬇➡]")


def _dressing(text: str) -> Iterator[Grain]:
    """Signs that advertisements wear: rows of arrows, fire, money bags; more where they frame the text."""
    if text.isascii():
        return
    signs = list(_DRESS.finditer(text))
    if len(signs) >= 2:
        first, last = signs[0], signs[-1]
        yield Grain(1.5 if len(signs) > 2 else 1.0, _piece(first))
        if first.start() == 0 and last.end() == len(text.rstrip("\ufe0f ")):
            yield Grain(0.5, _piece(last))


def _piece(match: re.Match[str]) -> Piece:
    return Piece(match.start(), match.end(), match.group())
