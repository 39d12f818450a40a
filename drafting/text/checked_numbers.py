"""Numbers that carry a check digit: bank accounts, payment cards, the Dutch citizen service number."""

import re
from collections.abc import Iterator

_MAYBE_IBAN = re.compile(r"\d(?<=[A-Za-z]{2}.)\d")
_IBAN = re.compile(r"\b(?=([A-Za-z]{2}\d{2}(?:[A-Za-z0-9]{11,30}|(?: [A-Za-z0-9]{4}){2,7}(?: [A-Za-z0-9]{1,4})?)))")
# Lengths per country: the SWIFT IBAN registry.
_IBAN_LENGTHS = {
    "NL": 18, "BE": 16, "DE": 22, "FR": 27, "ES": 24, "GB": 22, "IE": 22, "LU": 20, "AT": 20, "CH": 21, "IT": 27,
    "PT": 25, "PL": 28, "DK": 18, "SE": 24, "NO": 15, "FI": 18, "TR": 26, "LT": 20, "RO": 24, "CZ": 24, "GR": 27,
}  # fmt: skip


def ibans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Account numbers, written together or in fours, and whether their check digits are right (ISO 13616)."""
    if not _MAYBE_IBAN.search(text):
        return
    for match in _IBAN.finditer(text):
        length = _IBAN_LENGTHS.get(match[1][:2].upper())
        signs = [index for index in range(*match.span(1)) if text[index] != " "]
        if length is None or len(signs) < length:
            continue
        start, end = match.start(1), signs[length - 1] + 1
        yield start, end, _passes_mod_97(text[start:end].replace(" ", "").upper())


def _passes_mod_97(iban: str) -> bool:
    return iban.isascii() and int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1


# What is rare first, then what must not stand before it.
_CARD = re.compile(r"[3-6](?<![\d-].)\d{3}(?:[ -]?\d){9,15}(?![\d-])")


def cards(text: str) -> Iterator[tuple[int, int]]:
    """Payment cards whose last digit is right (Luhn, ISO/IEC 7812)."""
    for match in _CARD.finditer(text):
        digits = [int(sign) for sign in match.group() if sign.isdigit()]
        if 13 <= len(digits) <= 19 and len(set(digits)) > 1 and _passes_luhn(digits):
            yield match.span()


def _passes_luhn(digits: list[int]) -> bool:
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


_BSN_NAME = re.compile(r"\bbsn\b|burgerservicenummer|\bsofi-?nummer", re.IGNORECASE)
_NINE_DIGITS = re.compile(r"\D{0,15}(\d{4}[ .]?\d{2}[ .]?\d{3}|\d{3}[ .]\d{3}[ .]\d{3})(?!\d)")
_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def bsns(text: str) -> Iterator[tuple[int, int, bool]]:
    """Citizen service numbers beside their name, and whether the eleven-test holds.

    Only beside the name: one in eleven numbers of nine digits passes the test. Beside it a wrong digit is a slip of the
    finger, and the number is still not for strangers.
    """
    lowered = text.lower()
    if "bsn" not in lowered and "burgerservice" not in lowered and "sofi" not in lowered:
        return
    for name in _BSN_NAME.finditer(text):
        match = _NINE_DIGITS.match(text, name.end())
        if match is not None:
            digits = [int(sign) for sign in match[1] if sign.isdigit()]
            total = sum(digit * weight for digit, weight in zip(digits, _BSN_WEIGHTS, strict=True))
            yield *match.span(1), total % 11 == 0
