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
