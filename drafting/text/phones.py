"""Phone numbers in a text, read by `phonenumbers`, which is asked only about what looks like one."""

import re
from collections.abc import Iterator

import phonenumbers

_MOST_TRIED = 20
_LOOKS_LIKE_ONE = re.compile(
    r"[+(\d](?<![\w.,/#€$£-].)(?:(?<=[+(])\d|(?<=0)0\d|(?<=\d))(?:[ ()./-]{0,2}\d){6,14}(?!\w|[.,/-]\d)"
)
# Spanish and American numbers start without a 0: nine or ten digits may be any number, unless something says "call".
_CALL = re.compile(
    r"\b(?:bel|bellen|app|appen|whats ?app\w*|tel|telefoon\w*|mobiel\w*|06|call|text|phone|mobile|cell|ring|"
    r"reach|anrufen|handy|appele[rz]|téléphone|llama\w*|teléfono|móvil|wa\.me|telegram|signal)\b",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{3,4}|\d{3} \d{2} \d{2} \d{2}")


def phones(text: str, *, region: str = "NL") -> Iterator[tuple[int, int, bool]]:
    """Where numbers stand, the countries of our languages tried in turn, `region` first; and whether each is valid.

    A number that is only possible counts where it has a country's prefix or the words before it ask to call.
    """
    for tried, match in enumerate(_LOOKS_LIKE_ONE.finditer(text)):
        if tried >= _MOST_TRIED:  # a wall of digits is not a list of friends
            return
        number = match.group()
        digits = sum(sign.isdigit() for sign in number)
        if 8 <= digits <= 15 and not _IS_DATE_OR_AMOUNT.fullmatch(number):
            valid = _is_valid(number, region, calls=_calls_nearby(text, match))
            if valid is not None:
                yield *match.span(), valid


def _calls_nearby(text: str, match: re.Match[str]) -> bool:
    return _CALL.search(text, max(0, match.start() - 40), match.start()) is not None


def _is_valid(number: str, region: str, *, calls: bool) -> bool | None:
    """Whether it is valid; None where it is no phone number at all."""
    if number.startswith(("+", "00", "(+", "(00")):
        return _read(re.sub(r"^\(?(?:00|\+)", "+", number).replace("(0)", ""), None, possible=True)
    if number.lstrip("(").startswith("0"):
        regions: tuple[str, ...] = (region, "NL", "BE", "GB", "DE", "FR")
    elif calls or _GROUPED.fullmatch(number):
        regions = ("ES", "US")
    else:
        return None
    valid = any(_read(number, tried, possible=False) for tried in regions)
    return True if valid else (False if calls and number.lstrip("(").startswith("0") else None)


def _read(number: str, region: str | None, *, possible: bool) -> bool | None:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_valid_number(parsed):
        return True
    return False if possible and phonenumbers.is_possible_number(parsed) else None


_IS_DATE_OR_AMOUNT = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,3}(?:\.\d{3})+")
