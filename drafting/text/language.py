"""Which language a text is in, short texts too; "could not tell" is an answer."""

import re
import unicodedata
from functools import cache
from typing import Literal, NamedTuple

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

from drafting.text.function_words import FUNCTION_WORDS
from drafting.text.vocabulary import leaning

OURS = ("nl", "en", "de", "fr", "es")
"""The languages that we know words of; any other is for a person who reads it."""

Sureness = Literal["high", "medium", "low"]


class Guess(NamedTuple):
    """A language and how sure it is; `low` is a leaning."""

    code: str | None
    sureness: Sureness
    others: tuple[str, ...] = ()
    """Further languages that the text holds whole stretches of."""


UNTOLD = Guess(None, "low")


def guess(text: str, hint: str | None = None) -> Guess:
    """The language of a text. A caller's `hint` wins wherever the words do not speak against it."""
    said = hint[:2].lower() if hint else None
    script = _by_script(text)
    if script is not None:
        return Guess(script, "high")
    own = _by_own_words(text)
    if said is None:
        return own
    if own.code == said:
        return Guess(said, "high", own.others)
    return own if own.sureness == "high" else Guess(said, "medium", own.others)


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_SAID = re.compile(r"https?://\S+|www\.\S+|@\w+")
_ENOUGH = (150, 600)
"""Characters that are read at first, and where those do not tell."""
_SCRIPTS = {
    "CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he", "GREEK": "el", "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAI": "th", "DEVANAGARI": "hi", "BENGALI": "bn", "ARMENIAN": "hy", "GEORGIAN": "ka", "TAMIL": "ta",
}  # fmt: skip
_FOREIGN = re.compile(r"[\u0370-\u1cff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, as they are looked up; no numbers, no links, nobody's @name."""
    if "://" in text or "www." in text or "@" in text:
        text = _NOT_SAID.sub(" ", text)
    return _WORD.findall(text.lower().replace("’", "'"))


def _by_own_words(text: str) -> Guess:
    """What the small words say, of the beginning where that is enough; letter groups where they do not tell, and then
    what is written in one language and hardly in another."""
    own = UNTOLD
    words: list[str] = []
    for letters in _ENOUGH:
        words = words_in(text[:letters])
        own = _by_words(words)
        if own.sureness == "high" or len(text) <= letters:
            break
    told = own
    if len(words) >= _FEWEST_FOR_LETTERS and (own.code is None or (own.sureness == "low" and len(words) >= 4)):
        told = _by_letters(" ".join(words), own)
    is_doubtful = own.code is None and told.sureness == "low"
    return Guess(leaning(words) or told.code, "low") if is_doubtful else told


def _by_script(text: str) -> str | None:
    """The language of a script that only one of the languages we meet is written in; None for Latin letters."""
    if text.isascii():
        return None
    foreign = _FOREIGN.findall(text)
    if not foreign or len(foreign) <= len(_LATIN.findall(text)):
        return None
    counts: dict[str, int] = {}
    for letter in foreign[:200]:
        script = unicodedata.name(letter, "").split(" ")[0]
        if script in _SCRIPTS:
            counts[_SCRIPTS[script]] = counts.get(_SCRIPTS[script], 0) + 1
    if counts.get("ja"):  # Japanese mixes kana with the characters of Chinese
        return "ja"
    return max(counts, key=lambda code: counts[code]) if counts else None


def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each small word, what it says for each language that has it: the fewer have it, the more."""
    languages: dict[str, list[str]] = {}
    for code, words in FUNCTION_WORDS.items():
        for word in words:
            languages.setdefault(word, []).append(code)
    return {
        word: tuple((code, 1.0 if len(codes) == 1 else 0.45 / (len(codes) - 0.5)) for code in codes)
        for word, codes in languages.items()
    }


_WEIGHTS = _weights()
# Letters and pairs that all but one of ours lack; half a word each.
_TELLING = {
    "nl": ("ij", "aa", "oe", "uu", "sch", "eeuw", "lijk", "ijs", "heid"),
    "de": ("ß", "ü", "ö", "ä", "ung", "sch", "cht"),
    "fr": ("ç", "è", "ê", "œ", "eau", "oux", "ez"),
    "es": ("ñ", "¿", "¡", "ción", "ó", "í", "ú"),
    "en": ("th", "ght", "wh", "ough", "tion", "ing"),
    "pl": ("ł", "ż", "ą", "ę", "szcz"),
    "tr": ("ğ", "ş", "ı"),
    "pt": ("ã", "õ", "ção"),
}


def _by_words(words: list[str]) -> Guess:
    scores: dict[str, float] = {}
    for word in words:
        for code, weight in _WEIGHTS.get(word, ()):
            scores[code] = scores.get(code, 0.0) + weight
    joined = " ".join(words)
    for code, parts in _TELLING.items():
        found = sum([part in joined for part in parts])
        if found:
            scores[code] = scores.get(code, 0.0) + 0.3 * found
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    if not ranked:
        return UNTOLD
    best, score = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if score < 0.9 or score < second * 1.15:
        return UNTOLD
    others = tuple(code for code, other in ranked[1:3] if code in OURS and other >= 2.5 and other >= score * 0.4)
    return Guess(best, _sureness(score, second, len(words)), others)


def _sureness(score: float, second: float, words: int) -> Sureness:
    if score >= 2.5 and score >= 2 * second and score >= 0.12 * words:
        return "high"
    if score >= 1.2 and score >= 1.5 * second:
        return "medium"
    return "low"


# Read only when words did not tell. Low accuracy (trigrams) takes 20 MB and 0.2 s once, against 250 MB and 3 s.
_LINGUA = "nl en de fr es it pt pl tr ro sv da id".split()
_LEAST_LETTERS = 12
_FEWEST_FOR_LETTERS = 3
"""Words; the letters of fewer are as good as any language's."""


@cache
def _lingua() -> LanguageDetector:
    known = [Language.from_iso_code_639_1(getattr(IsoCode639_1, code.upper())) for code in _LINGUA]
    return LanguageDetectorBuilder.from_languages(*known).with_low_accuracy_mode().build()


def _by_letters(text: str, own: Guess) -> Guess:
    """What the letter groups say; in doubt, what the words said."""
    if len(text) < _LEAST_LETTERS:
        return own
    first, second = _lingua().compute_language_confidence_values(text)[:2]
    code = first.language.iso_code_639_1.name.lower()
    if first.value < 0.75 or first.value < 3 * second.value:
        return own
    if own.code is not None and own.code != code:
        return own if first.value < 0.95 else Guess(code, "low")
    enough = first.value >= 0.9 and text.count(" ") >= 3
    return Guess(code, "medium" if enough else "low", own.others)
