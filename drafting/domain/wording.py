"""A sentence for a person of the service desk, in each language that a desk reads."""

from typing import Literal

from drafting.domain.frozen import Frozen

Reader = Literal["nl", "en"]


class Wording(Frozen):
    """One sentence in Dutch and in English; both always exist."""

    nl: str
    en: str

    def to(self, reader: Reader) -> str:
        """The sentence in the reader's language."""
        return self.nl if reader == "nl" else self.en


def reader_named(accept_language: str | None) -> Reader | None:
    """The first language of ours in an Accept-Language header; None when it names neither."""
    ranked: list[tuple[float, str]] = []
    for item in (accept_language or "").split(","):
        tag, _, weight = item.strip().partition(";q=")
        try:
            ranked.append((-float(weight) if weight else -1.0, tag.lower()[:2]))
        except ValueError:
            continue
    for _, tag in sorted(ranked, key=lambda pair: pair[0]):
        if tag == "nl":
            return "nl"
        if tag == "en":
            return "en"
    return None
