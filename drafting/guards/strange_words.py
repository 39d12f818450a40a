"""Words of another language within a text: a courtesy of it, or a clause whose small words are all of it."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from drafting.guards.said import Said, touches
from drafting.text.function_words import FUNCTION_WORDS
from drafting.text.language import OURS
from drafting.text.words import WordList


class Strange(NamedTuple):
    """Words of a part in another language; empty `language`: one of those that are not ours."""

    quote: str
    language: str


def strange_words(part: Said, language: str, said: str) -> list[Strange]:
    """What stands in another language than the due one; what the customer `said`, and quotations, may."""
    if language not in OURS:
        return []
    return [*_courtesies(part, language, said.lower()), *_clauses(part, language, said), *_scripts(part, said)]


_CROSSES = re.compile(r"[.!?…]\s|\n\n")


@cache
def _listed() -> WordList:
    folder = files(__package__) / "phrases"
    names = ("courtesies.txt", *(f"courtesies.{code}.txt" for code in OURS))
    return WordList.load(*(folder / name for name in names))


def _courtesies(part: Said, language: str, said: str) -> list[Strange]:
    return [
        Strange(hit.span.quote, hit.language)
        for hit in _listed().find(part.folded)
        if hit.language != language
        and not _CROSSES.search(hit.span.quote)
        and not touches(part.unread, (hit.span.start, hit.span.end))
        and hit.span.quote.lower() not in said
    ]


_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u1cff\u3040-\u9fff\uac00-\ud7af]{4,}")


def _scripts(part: Said, said: str) -> list[Strange]:
    """Words in another script than ours: Greek, Cyrillic, Arabic, the scripts of Asia."""
    if part.text.isascii():
        return []
    found = (match for match in _SCRIPT.finditer(part.text) if not touches(part.unread, match.span()))
    return [Strange(match.group(), "") for match in found if match.group() not in said]


# Words that others borrow, and words that are also a word of another of ours: they tell nothing.
_SHARED = frozenset(
    """thanks thank sorry hi hello hey please love like hate best good last new open back shop store help yes yeah
    cheers nice amazing work works get go day time just know up out down now first right guys joke customer
    money mate lovely great company die met door men mag ten tot toe hem hen dan er om al den ben zit dag
    nee wie hun kapot prima lekker ja groet echt hele zo wat kan nu goed alles das fijne beste hoor want
    week was all an am as so man also top gut hallo euro kunden ganz bis war hat on des plus tout bien mal
    client pour les nous vous merci salut jour en si es un una me que solo hola gracias del dos sin con non
    per di via era ora amigo nada todo todos mas para por""".split()
)


@cache
def _telling() -> dict[str, str]:
    """The language of each small word that only one of those we know has."""
    holders: dict[str, list[str]] = {}
    for code, words in FUNCTION_WORDS.items():
        for word in words:
            holders.setdefault(word, []).append(code)
    more = {word: code for code, words in _MORE.items() for word in words.split()}
    own = {word: codes[0] for word, codes in holders.items() if len(codes) == 1 and word not in _SHARED}
    return own | more


_MORE = {
    "nl": "lekker prima samen hè hoor zo'n lezen makkelijk fijne",
    "en": "hope soon us welcome those i'll we'll you'll we'd you'd we've that's there's let's glad happy",
    "de": "freuen sehen schön",
    "fr": "nous vous pour les des sommes désolé désolés désolée vraiment beaucoup visite",
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PIECE = re.compile(r"[:;]\s|\s[–—-]\s|[()]")
_LEAST_WORDS = 3
_LEAST_BORROWED = 5
"""Words of a clause in English, of which every desk borrows short sayings ("to be continued")."""
_LEAST_TELLING = 2
_SHARE = 0.4
_MANY = 4


def _clauses(part: Said, language: str, said: str) -> list[Strange]:
    """Clauses that hold several small words of one other language, and none of the due one."""
    known = frozenset(_words(said))
    found: list[Strange] = []
    for sentence in part.sentences:
        at = 0
        for end in (*(match.start() for match in _PIECE.finditer(sentence.text)), len(sentence.text)):
            piece, start = sentence.text[at:end], sentence.start + at
            at = end
            code = _language_of(piece, language, known)
            if code is not None and not touches(part.unread, (start, start + len(piece))):
                found.append(Strange(piece.strip(" \n:;–—-()"), code))
    return found


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def _language_of(piece: str, language: str, known: frozenset[str]) -> str | None:
    """The other language that a clause is in; a word with a capital inside it may be of a title or a name."""
    words = [word.replace("’", "'") for word in _WORD.findall(piece)]
    if len(words) < _LEAST_WORDS:
        return None
    telling = _telling()
    counts: Counter[str] = Counter()
    for index, word in enumerate(words):
        lower = word.lower()
        code = telling.get(lower)
        if code == language or (code and lower not in known and (index == 0 or word.islower())):
            counts[code] += 1
    own = counts.pop(language, 0)
    if own or not counts:
        return None
    code, most = counts.most_common(1)[0]
    if code == "en" and len(words) < _LEAST_BORROWED:
        return None
    return code if most >= _LEAST_TELLING and most >= _SHARE * len(words) and _is_enough(code, most) else None


def _is_enough(code: str, found: int) -> bool:
    """Of a language that is not ours we know fewer words, and more of those are also words of another."""
    return code in OURS or found >= _MANY
