"""Groups of words, and rules on which of them mean something beside one another: `wordgroups/<kind>.<language>.txt`."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast, get_args

from drafting.text.fold import Folded
from drafting.text.phrases import ListLevel

_FOLDER = files("drafting.signals") / "wordgroups"


class Rule(NamedTuple):
    """Groups of which each must have a word in one sentence, and groups that spoil it there."""

    kind: str
    entry: str
    level: ListLevel
    language: str
    groups: tuple[str, ...]
    spoilers: tuple[str, ...]
    needs: frozenset[str]
    """The groups once more, to be compared at once."""
    rank: int
    """Its place among all rules."""


class Grouped(NamedTuple):
    """What a text holds of the groups."""

    places: dict[str, list[int]]
    """The indexes of the words of each group; empty where no rule has all of its groups in the text."""
    rules: list[Rule]
    """The rules of which every group has a word in it, in their order."""


_NOTHING = Grouped({}, [])


class Groups:
    """The groups and rules of all kinds, found in one pass over a text.

    A line `name: word word* two_words` is a group (`*` any ending, of three letters at least; `_` side by side);
    a line `name + name - name = level` a rule on groups of the same file. All words stand as folding leaves them.
    """

    def __init__(self) -> None:
        self._rules: dict[str, list[Rule]] = {}
        """By their first group."""
        self._count = 0
        self._words: dict[str, list[str]] = {}
        self._pairs: dict[str, list[str]] = {}
        self._heads: dict[str, list[tuple[str, str]]] = {}
        for file in sorted(_FOLDER.iterdir(), key=lambda file: file.name):
            kind, language, *_ = file.name.split(".")
            self._read(file.read_text(encoding="utf-8").splitlines(), kind, language, file.name)

    def _read(self, lines: Iterable[str], kind: str, language: str, file: str) -> None:
        known: set[str] = set()
        for number, line in enumerate(lines, start=1):
            if not line.strip() or line.startswith("#"):
                continue
            name, colon, words = line.partition(":")
            if colon:
                known.add(name.strip())
                self._add(f"{kind} {language} {name.strip()}", words.split())
                continue
            told, _, level = (part.strip() for part in line.partition("="))
            together, *spoilers = (part.strip() for part in told.split(" - "))
            groups = [group.strip() for group in together.split(" + ")]
            if level not in get_args(ListLevel) or not known.issuperset((*groups, *spoilers)):
                raise ValueError(f"{file}:{number}: not a rule on groups above it")
            needed, spoiling = (tuple(f"{kind} {language} {group}" for group in some) for some in (groups, spoilers))
            self._count += 1
            rule = Rule(
                kind, told, cast("ListLevel", level), language, needed, spoiling, frozenset(needed), self._count
            )
            self._rules.setdefault(needed[0], []).append(rule)

    def _add(self, group: str, words: Iterable[str]) -> None:
        for word in words:
            if word.endswith("*"):
                head = word[:-1]
                self._heads.setdefault(head[: 6 if len(head) >= 6 else 3], []).append((head, group))
            elif "_" in word:
                self._pairs.setdefault(word.replace("_", " "), []).append(group)
            else:
                self._words.setdefault(word, []).append(group)

    def find(self, folded: Folded) -> Grouped:
        """Which rules have all of their groups in the text, and where the words of the groups stand if any has."""
        seen = self._seen(folded)
        rules = [rule for group in seen & self._rules.keys() for rule in self._rules[group] if rule.needs <= seen]
        return Grouped(self._places(folded), sorted(rules, key=lambda rule: rule.rank)) if rules else _NOTHING

    def _seen(self, folded: Folded) -> frozenset[str]:
        words = [self._words[word] for word in folded.vocabulary & self._words.keys()]
        pairs = [self._pairs[pair] for pair in folded.pairs & self._pairs.keys()]
        heads = [
            [group for start, group in self._heads[head] if any(word.startswith(start) for word in folded.heads[head])]
            for head in folded.heads.keys() & self._heads.keys()
        ]
        return frozenset().union(*words, *pairs, *heads)

    def _places(self, folded: Folded) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for word in folded.vocabulary & self._words.keys():
            for group in self._words[word]:
                found.setdefault(group, []).extend(folded.places_of[word])
        for head in folded.heads.keys() & self._heads.keys():
            for word in folded.heads[head]:
                for start, group in self._heads[head]:
                    if word.startswith(start):
                        found.setdefault(group, []).extend(folded.places_of[word])
        for pair in folded.pairs & self._pairs.keys():
            first, _, second = pair.partition(" ")
            at = [index for index in folded.places_of[first] if folded.words[index + 1 : index + 2] == [second]]
            for group in self._pairs[pair]:
                found.setdefault(group, []).extend(at)
        return found


@cache
def groups() -> Groups:
    """All of them, read once."""
    return Groups()
