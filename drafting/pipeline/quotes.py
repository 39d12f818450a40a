"""Whether a model's quote really stands in the text."""

import re

from drafting.domain.signal import Span

_SHORTEST = 2
"""A quote of one character proves nothing."""


def locate(quote: str, text: str) -> Span | None:
    """Where the quote stands in the text, white space and case aside; None when it does not."""
    words = quote.strip().strip("\"'“”‘’«»…").split()
    if sum(map(len, words)) < _SHORTEST:
        return None
    match = re.search(r"\s+".join(map(re.escape, words)), text, flags=re.IGNORECASE)
    if match is None:
        return None
    return Span(start=match.start(), end=match.end(), quote=match.group())
