"""Names of people, places and things in a text that no known text holds."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from drafting.guards.content_words import listed_words
from drafting.guards.emergency import is_of_the_emergency_services
from drafting.guards.said import Said

_NAME = re.compile(
    r"(?<![\w@.'’-])[A-ZÀ-Ý][a-zà-ÿ]+(?:[A-Z]+[a-zà-ÿ]*)*(?:['’-][A-Za-zà-ÿ]+)*(?:\s(?:(?:van|de|den|der|of|the|and|en)\s)?[A-ZÀ-Ý][a-zà-ÿ]+(?:['’-][A-Za-zà-ÿ]+)*){0,3}"
)
_GREETED = re.compile(
    r"(?:^|[\s,!])(?:hoi|hallo|hi|hey|hiya|hello|dear|beste|geachte|dag|goedemorgen|goedemiddag|goedenavond|goedendag|good\s(?:morning|afternoon|evening)|"
    r"bedankt|dank\s?je(?:\swel)?|dank\su(?:\swel)?|dankjewel|thanks|thank\syou|sorry|ha|hé|mr|mrs|ms|miss|mx|dr|meneer|mevrouw|heer|dhr|mevr|familie)\.?,?\s$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:groet\w*|groetjes|regards|wishes|cheers|best|namens|on\sbehalf\sof|team|\^|[-–—~/])[,\s]*(?:[\wà-ÿ'’-]{2,30}\s(?:&|en|and|van|of)\s)?$|,\s?\n\s*$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"(?:^|[\s,!.])(?:ik\sben|ik\sheet|mijn\snaam\sis|u\sspreekt\smet|je\sspreekt\smet|met|i['’]m|i\sam|my\sname\sis|my\sname['’]s|it['’]s|this\sis)\s$",
    re.IGNORECASE,
)
"""Who answers says his name."""


@cache
def _ordinary() -> frozenset[str]:
    """Words that are written with a capital and name nobody."""
    return frozenset(map(str.lower, listed_words("capitals.txt")))


def names_in(part: Said, known: str) -> Iterator[tuple[int, int]]:
    """Where names stand, inside a sentence, that no known text holds; who is greeted or signs is no statement."""
    if part.language == "de":  # every noun has a capital there
        return
    lower = known.lower()
    for match in _NAME.finditer(part.text):
        if _opens_a_sentence(part.text, match.start()):
            continue
        words = re.findall(r"[A-ZÀ-Ý][\wà-ÿ'’-]+", match.group())
        unknown = [word for word in words if not is_ordinary(word.lower()) and not _stands_in(word.lower(), lower)]
        before, after = part.text[max(0, match.start() - 40) : match.start()], part.text[match.end() : match.end() + 2]
        if unknown and not (
            _GREETED.search(before)
            or _SIGNED.search(before)
            or _INTRODUCED.search(before)
            or _is_called(before, after)
            or is_of_the_emergency_services(match.group())
        ):
            yield match.start(), match.end()


def _stands_in(word: str, known: str) -> bool:
    """Whether a known text has the name, also without its s of belonging or its accents."""
    return any(one in known for one in (word, _OF.sub("", word), _plain(word)))


def _plain(word: str) -> str:
    """Without accents: who types on a phone leaves them out."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


_OF = re.compile(r"(?:['’]s?|s)$")


def _is_called(before: str, after: str) -> bool:
    """Whether somebody is called by name: "…, Samira!"."""
    return before.endswith(", ") and (not after.strip() or after[0] in ".!?," or not after.strip()[0].isalnum())


_ENDS = re.compile(r"(?:['’]s|s['’]|['’]|s|en)$")
_PRONOUN = re.compile(r"(?:i|we|you|he|she|it|they|that|there|who|what|ik)['’](?:m|re|ve|ll|d|s)$")


def is_ordinary(word: str) -> bool:
    """Whether it is a word with a capital that names nobody, also in the plural and with an s of belonging."""
    return word in _ordinary() or _ENDS.sub("", word) in _ordinary() or _PRONOUN.match(word) is not None


def _opens_a_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'“‘«(*")
    return (
        not before
        or before[-1] in ".!?…:\n•-–—;)"
        or text[:start].endswith("\n")
        or (not before[-1].isalnum() and before[-1] not in ",&/")
    )
