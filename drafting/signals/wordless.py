"""A comment without words: emoji, a sticker, a picture, punctuation, a bare link, a bare mention."""

import re

from drafting.domain.signal import Level, Signal, SignalName, Span
from drafting.signals.evidence import none
from drafting.signals.reading import Reading
from drafting.text.links import links, without_links

_PICTURE = re.compile(
    r"[\[(<*]?\s*(?:sticker|images?|gif|photo|picture|video|audio|voice message|attachment|afbeelding|foto|plaatje|"
    r"filmpje|spraakbericht|bijlage|bild|autocollant|image jointe|imagen|pegatina|media omitted)\s*[\])>*]",
    re.IGNORECASE,
)
_MENTION = re.compile(r"[@#][\w.]{1,60}")
_LETTER = re.compile(r"[^\W_]")
_GLAD = "👍❤🥰😍😘😊🙂😀😃😄😁🤗👏🙏💕💖💗💙💚💛🧡💜🖤🤍💪🎉🥳🔥💯👌🤩😋✨⭐🌟🙌🫶☺💐🌹😻🤝🥐🍰"
_SAD = "👎😡🤬😠😤🤮🤢💩😒🙄😞😢😭😔🖕☹🙁😑😐"

_LONGEST = 600
_MOST_WORDS = 2
"""Words that may stand in `[voice message]`; more is prose, and the expressions below need not run."""


def look(reading: Reading) -> Signal:
    """`high` where no word stands in it; `value` is `glad sad mixed signs picture link mention`."""
    text = reading.text
    if len(text) > _LONGEST or sum(map(_is_prose, text.split()[:20])) > _MOST_WORDS:
        return none(SignalName.WORDLESS)
    kind = _kind(text)
    if kind is None:
        return none(SignalName.WORDLESS)
    stripped = text.strip()
    start = text.index(stripped)
    evidence = (Span(start=start, end=start + len(stripped), quote=stripped),) if len(stripped) <= 200 else ()
    return Signal(name=SignalName.WORDLESS, level=Level.HIGH, value=kind, evidence=evidence)


def _is_prose(chunk: str) -> bool:
    return chunk.isalpha()


def _kind(text: str) -> str | None:
    rest = text
    for kind, take_out in (("picture", _without_pictures), ("link", without_links), ("mention", _without_mentions)):
        taken = take_out(rest)
        if taken != rest and not _LETTER.search(taken):
            return kind
        rest = taken
    if _LETTER.search(rest) or links(text):
        return None
    return emoji_mood(text) or "signs"


def emoji_mood(text: str) -> str | None:
    """`glad` or `sad` by the faces and hearts in a text; None where there are none, `mixed` where both are."""
    glad = any(sign in text for sign in _GLAD)
    sad = any(sign in text for sign in _SAD)
    if glad and sad:
        return "mixed"
    return "glad" if glad else "sad" if sad else None


def _without_pictures(text: str) -> str:
    return _PICTURE.sub(" ", text)


def _without_mentions(text: str) -> str:
    return _MENTION.sub(" ", text)
