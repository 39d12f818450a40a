"""Numbers and names that anybody may be pointed to in an emergency: public knowledge, which no brand has to state."""

import re

_NUMBERS = (
    "112",  # European emergency number
    "113",  # suicide prevention, Netherlands
    "0800-0113",
    "0800-9009",  # gas and electricity, Netherlands
    "0900-8844",  # police without haste, Netherlands
    "1813",  # suicide prevention, Belgium
    "106",  # Tele-Onthaal, Belgium
    "070 245 245",  # Antigifcentrum, Belgium
    "999",  # emergency number, United Kingdom
    "111",  # NHS
    "116 123",  # Samaritans
    "0800 111 999",  # gas, United Kingdom
    "911",  # emergency number, United States
    "988",  # suicide prevention, United States
)
_NAMES = frozenset(
    {
        "samaritans",
        "childline",
        "storingsnummer",
        "nationaal storingsnummer",
        "antigifcentrum",
        "tele-onthaal",
        "kindertelefoon",
        "de kindertelefoon",
        "zelfmoordlijn",
        "stichting 113",
        "national gas emergency",
        "national gas emergency service",
        "shout",
        "veilig thuis",
    }
)
_CALLED = re.compile(
    "|".join(r"(?<![\d€£$.,/-])(?<![€£$] )" + re.sub("[ -]", "[ -]?", number) + r"(?![.,]?\d)" for number in _NUMBERS)
)
_CALLS = re.compile(r"\b(?:bel\w*|call\w*|ring\w*|phone|dial|bereik\w*|noodnummer)\b", re.IGNORECASE)


def emergency_numbers(text: str) -> list[tuple[int, int]]:
    """Where such a number stands in a text that asks somebody to call it."""
    if not _CALLS.search(text):
        return []
    return [match.span() for match in _CALLED.finditer(text)]


def is_of_the_emergency_services(name: str) -> bool:
    """Whether it names one of them."""
    return name.lower() in _NAMES
