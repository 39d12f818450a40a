"""Personal data out of an exchange: each datum gives way to a made-up one of its kind, the same one throughout."""

import re
from dataclasses import dataclass, field

from drafting.text.personal_data import Kind, find_personal_data

_MADE_UP = {
    Kind.IBAN: "NL91 ABNA 0417 1643 00",
    Kind.CARD: "4111 1111 1111 1111",
    Kind.BSN: "111222333",
    Kind.EMAIL: "klant{n}@example.com",
    Kind.PHONE: "06-123456{n:02d}",
    Kind.DATE_OF_BIRTH: "01-01-1980",
    Kind.ADDRESS: "Dorpsstraat {n}",
    Kind.POSTCODE: "1234 AB",
}
"""Examples that belong to nobody. What is not here keeps its shape and changes its digits."""
_NAMES = ("Sam Jansen", "Robin de Vries", "Kim Bakker", "Noor Visser", "Alex Smit")
_SHORTEST_NAME = 3
_HANDLE = re.compile(r"(?<![\w@])@[\w.]{3,}")


@dataclass
class Anonymous:
    """Replaces within one exchange, so that what was the same person stays the same person."""

    brand_words: frozenset[str] = frozenset()
    """The brand's own names and handles, which stay."""
    _given: dict[str, str] = field(default_factory=dict)

    def name(self, name: str | None) -> str | None:
        """A made-up name for this one; its parts are replaced wherever they stand from now on."""
        if not name or name in self._given:
            return self._given.get(name or "", name)
        made_up = _NAMES[sum(value in _NAMES for value in self._given.values()) % len(_NAMES)]
        self._given[name] = made_up
        for part, other in zip(name.split(), made_up.split(), strict=False):
            if len(part) >= _SHORTEST_NAME:
                self._given.setdefault(part, other)
        return made_up

    def text(self, text: str) -> str:
        """The text without personal data that can be found. Names that no field gives are not found: read it."""
        found = find_personal_data(text)
        for datum in reversed(found):
            text = text[: datum.span.start] + self._instead(datum.kind, datum.span.quote) + text[datum.span.end :]
        text = _HANDLE.sub(lambda match: self._handle(match.group()), text)
        for original in sorted(self._given, key=len, reverse=True):
            if original[0].isalpha():
                text = re.sub(rf"(?<!\w){re.escape(original)}(?!\w)", self._given[original], text, flags=re.IGNORECASE)
        return text

    def optional(self, text: str | None) -> str | None:
        """The same for what may be missing."""
        return None if text is None else self.text(text)

    def _instead(self, kind: Kind, datum: str) -> str:
        if datum not in self._given:
            pattern = _MADE_UP.get(kind)
            number = len(self._given) + 1
            self._given[datum] = pattern.format(n=number % 100) if pattern else _other_digits(datum, number)
        return self._given[datum]

    def _handle(self, handle: str) -> str:
        if handle.lstrip("@").lower() in self.brand_words:
            return handle
        return self._given.setdefault(handle, f"@klant{len(self._given) + 1}")


def _other_digits(datum: str, number: int) -> str:
    """The same shape with other digits, none of them as it was."""
    return re.sub(r"\d", lambda digit: str((int(digit.group()) + 1 + number % 8) % 10), datum)
