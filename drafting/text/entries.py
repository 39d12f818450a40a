"""One line of a word list, read into something that can be found."""

import re
from dataclasses import dataclass
from functools import cache

from drafting.text.anchors import needed_literals
from drafting.text.fold import fold, plain
from drafting.text.number_words import CARDINALS, ORDINALS
from drafting.text.phrases import Gap, ListLevel, Origin, Part, Phrase, phrase_of

_LEVELS: dict[str, ListLevel] = {"none": "none", "low": "low", "medium": "medium", "high": "high"}
_MOST_WAYS = 150


class BadEntry(ValueError):
    """A line that is no entry, and why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: phrases (several where a word may be missing), a regular expression, or signs."""

    text: str
    level: ListLevel
    origin: Origin
    phrases: tuple[Phrase, ...] = ()
    pattern: re.Pattern[str] | None = None
    needs: tuple[frozenset[str], ...] = ()
    sign: str = ""

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where its regular expression or its signs stand in a folded text."""
        if self.sign:
            return [found.span() for found in re.finditer(re.escape(self.sign), text)] if self.sign in text else []
        if self.pattern is None:
            return []
        for needed in self.needs:
            for literal in needed:  # not any(): this runs dozens of times a comment
                if literal in text:
                    break
            else:
                return []
        return [found.span() for found in self.pattern.finditer(text) if found.end() > found.start()]


def parse_entry(line: str, origin: Origin) -> Entry:
    """Read `phrase = level`; raises BadEntry with the reason."""
    text, equals, level_name = (part.strip() for part in line.rpartition("="))
    level = _LEVELS.get(level_name)
    if not equals or not text or level is None:
        raise BadEntry("write `phrase = level`, level being low, medium, high or none")
    if text.startswith("re:"):
        source = text.removeprefix("re:").strip()
        return Entry(text, level, origin, pattern=_compiled(source), needs=_needs(source))
    if not re.search(r"[^\W_]", text):
        return Entry(text, level, origin, sign=plain(text).strip())
    return Entry(text, level, origin, phrases=tuple(_phrases(text, level, origin)))


def _needs(source: str) -> tuple[frozenset[str], ...]:
    """What stands at the start of the text is quicker tried than asked for."""
    return () if source.startswith("^") else needed_literals(source)


def _compiled(source: str) -> re.Pattern[str]:
    if re.search(r"(?<!\\)(?:\.|\))(?:\*|\+|\{\d*,\})", source):
        raise BadEntry("an unbounded repeat of `.` or of a group can take for ever: write {0,30}")
    if re.search(r"\\[1-9]|\(\?P=", source):
        raise BadEntry("no back-references")
    try:
        return re.compile(source)
    except re.error as error:
        raise BadEntry(f"not a regular expression: {error}") from None


def _phrases(text: str, level: ListLevel, origin: Origin) -> list[Phrase]:
    """Each way to say it: with and without the words in square brackets, and by each alternative of several words."""
    ways: list[list[str]] = [[]]
    for said in re.findall(r"\[[^\]]*\]|\([^)]*\)|\.\.\.|[^\s\[\]()]+", text):
        if said.startswith("["):
            options = _options(said) if "|" in said else [said[1:-1].split()]
            ways += [[*way, *option] for way in ways for option in options]
        elif said.startswith("("):
            ways = [[*way, *option] for way in ways for option in _options(said)]
        else:
            ways = [[*way, said] for way in ways]
    if len(ways) > _MOST_WAYS:
        raise BadEntry("too many ways to read it: cut it into several lines")
    return [_phrase(text, way, level, origin) for way in ways if any(re.search(r"[^\W_]", word) for word in way)]


def _words_of(part: str) -> list[str]:
    return [part] if part in _NUMBERS else _split(part)


def _options(said: str) -> list[list[str]]:
    """Alternatives: those of one word stay together as one, those of several words are ways of their own."""
    options = [[word for part in option.split() for word in _words_of(part)] for option in said[1:-1].split("|")]
    if not all(options):
        raise BadEntry("every alternative needs a letter: (a|b)")
    single = "|".join(option[0] for option in options if len(option) == 1 and option[0] not in _NUMBERS)
    several = [option for option in options if len(option) > 1 or option[0] in _NUMBERS]
    return ([[f"({single})"]] if single else []) + several


def _phrase(text: str, tokens: list[str], level: ListLevel, origin: Origin) -> Phrase:
    parts: list[Part | Gap] = []
    for said in tokens:
        parts += [Gap()] if said == "..." else _parts(said)
    if isinstance(parts[0], Gap) or isinstance(parts[-1], Gap):
        raise BadEntry("a gap stands between words")
    return phrase_of(text, level, origin, tuple(parts))


_NUMBERS = {"<n>": Part(CARDINALS, (), (), (), is_number=True), "<nth>": Part(ORDINALS, (), (), ())}


@cache  # lists repeat their words: `my`, `je`, `(a|an|the)`
def _parts(said: str) -> tuple[Part, ...]:
    """The words of one piece of a phrase: `don't` has two, `(a|b)` is one, `<n>` and `<nth>` are numbers."""
    if said in _NUMBERS:
        return (_NUMBERS[said],)
    if said.startswith("("):
        return (_part(said[1:-1].split("|")),)
    return tuple(_part([word]) for word in _split(said))


_SPLIT = re.compile(r"\*?[^\W_]+\*?")


@cache
def _split(token: str) -> list[str]:
    return _SPLIT.findall(plain(token))


def _part(options: list[str]) -> Part:
    whole, heads, tails, middles = set(), [], [], []
    for option in options:
        word = _split(option)[0]
        bare = word.strip("*")
        if word != bare and len(bare) < 3:
            raise BadEntry("a word with `*` needs three letters")
        if word == bare:
            whole |= {bare, fold(bare).text}  # `sub4sub` is `subasub` in a folded text
        elif word.startswith("*") and word.endswith("*"):
            middles.append(bare)
        elif word.endswith("*"):
            heads.append(bare)
        else:
            tails.append(bare)
    return Part(frozenset(whole), tuple(heads), tuple(tails), tuple(middles))
