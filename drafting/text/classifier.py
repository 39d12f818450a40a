"""A linear model over the words of a text: which labels they speak for, learned from labelled texts.

Its features are the different words of a text, how longer ones begin, pairs of neighbours, and marks that a caller
adds. Beginnings make it read inflections and compounds that it never met. All pieces of a word said less, and in drafts
much less: they know what a text is about better than how it is said.
"""

import gzip
import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Self

_BEGINNINGS = (4, 6)
"""Letters of a longer word that are a feature of their own."""
_LANE = 24
"""Bits for one label in a packed row: a row is one integer, and adding rows adds every label at once."""
_ZERO = 128
"""What a lane holds for a weight of 0: lanes are never negative."""
_MASK = (1 << _LANE) - 1
_LONGEST_WORD = 40
_MOST_WORDS = 400
"""Different words of a text that are read: the few thousand features of 400 words are far fewer than a lane holds."""
_BETWEEN = "_"
"""Stands between the words of a pair, and in no word."""
_MARK = "m:"
"""Stands before the name of a mark, as the next does before a word."""
_WORD, _BEGINNING = "w:", "b:"
_REMEMBERED = 20_000
"""Words whose sums are kept; beyond that all are forgotten, so that a stream of made-up words takes no memory."""


def words_read(words: Sequence[str]) -> list[str]:
    """The words as a classifier reads them: every number is the same word."""
    return ["0" if word.isdigit() else word[:_LONGEST_WORD] for word in words[: 4 * _MOST_WORDS]]


def of_word(word: str) -> list[str]:
    """The features of one word: itself, and its beginnings where it is longer."""
    return [_WORD + word, *(_BEGINNING + word[:letters] for letters in _BEGINNINGS if len(word) > letters)]


def damping(count: int) -> float:
    """What each of so many features of words weighs: in a long text each says less than in a short one."""
    return 4 / math.sqrt(math.sqrt(max(count, 1)))


def is_mark(feature: str) -> bool:
    """Whether it is a mark that a caller added, which weighs the same in every text."""
    return feature.startswith(_MARK)


def features(words: Sequence[str], marks: Iterable[str] = ()) -> dict[str, int]:
    """Every feature and how often it counts: the sum that `Classifier.scores` takes, spelt out for training."""
    counts: dict[str, int] = {}
    read = words_read(words)
    for word in _different(read):
        for feature in of_word(word):
            counts[feature] = counts.get(feature, 0) + 1
    for feature in (*_pairs(read), *(f"{_MARK}{mark}" for mark in set(marks))):
        counts[feature] = counts.get(feature, 0) + 1
    return counts


def _different(read: Sequence[str]) -> Collection[str]:
    """The different words; of very many the first by the alphabet, so that the answer is always the same."""
    different = frozenset(read)
    return different if len(different) <= _MOST_WORDS else sorted(different)[:_MOST_WORDS]


def _pairs(read: Sequence[str]) -> frozenset[str]:
    """The features of every two words that stand side by side; the text begins and ends with an empty word."""
    return frozenset(map(_BETWEEN.join, pairwise(["", *read[: 2 * _MOST_WORDS], ""])))


class _Sums(dict[str, int]):
    """For each word the sum of the rows of its features, worked out once for each that is met."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found = sum(self._rows.get(feature, 0) for feature in of_word(word))
        return found


@dataclass
class Classifier:
    """Weights for each label, ready to be summed."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    scale: float
    """What a weight of one step stands for."""
    rows: Mapping[str, int]
    """Feature to packed weights, -127 to 127 steps each; the lane above them holds a 1: a sum counts its rows."""
    source: str = ""
    """What it was trained on: a digest of the labelled texts."""

    def __post_init__(self) -> None:
        self._of_words = _Sums(self.rows)
        # What is looked up for every text stands in small tables: in the great one a look costs as much as adding up.
        self._of_marks = {name[len(_MARK) :]: row for name, row in self.rows.items() if name.startswith(_MARK)}
        self._of_pairs = {
            name: row for name, row in self.rows.items() if _BETWEEN in name and not name.startswith(_MARK)
        }

    @classmethod
    def load(cls, data: bytes) -> Self:
        """Read what `dump` wrote."""
        head, *lines = gzip.decompress(data).decode("utf-8").split("\n")
        said = json.loads(head)
        one = 1 << (_LANE * len(said["labels"]))
        rows = {name: int(packed, 16) + one for name, _, packed in (line.rpartition("\t") for line in lines if line)}
        return cls(tuple(said["labels"]), tuple(said["bias"]), said["scale"], rows, said["source"])

    def scores(self, words: Sequence[str], marks: Iterable[str] = ()) -> dict[str, float]:
        """How strongly a text speaks for each label, as logarithms of odds."""
        read = words_read(words)
        said = sum(map(self._of_words.__getitem__, _different(read)))
        said += sum(filter(None, map(self._of_pairs.get, _pairs(read))))
        marked = sum(filter(None, map(self._of_marks.get, set(marks))))
        lanes = _LANE * len(self.labels)
        count, beside = said >> lanes, marked >> lanes
        damped = damping(count)
        scores: dict[str, float] = {}
        for label, bias in zip(self.labels, self.bias, strict=True):
            # Lanes overflow into none above: every lane is a sum of numbers that are not negative.
            steps = damped * ((said & _MASK) - _ZERO * count) + (marked & _MASK) - _ZERO * beside
            scores[label] = bias + self.scale * steps
            said >>= _LANE
            marked >>= _LANE
        return scores

    def strongest(self, words: Sequence[str], label: str, *, most: int = 3) -> list[int]:
        """Where the words stand that speak most for a label by themselves, the strongest first."""
        lane, counts = _LANE * self.labels.index(label), _LANE * len(self.labels)
        for_it: dict[int, int] = {}
        for place, word in enumerate(words_read(words)):
            packed = self._of_words[word]
            speaks = ((packed >> lane) & _MASK) - _ZERO * (packed >> counts)
            if speaks > 0:
                for_it[place] = speaks
        return sorted(for_it, key=lambda place: -for_it[place])[:most]

    def words_for(self, label: str, *, least: float) -> dict[str, float]:
        """The whole words that by themselves speak for a label with at least this weight, and their weights."""
        lane, counts = _LANE * self.labels.index(label), _LANE * len(self.labels)
        known = (name.removeprefix(_WORD) for name in self.rows if name.startswith(_WORD))
        sums = {word: self._of_words[word] for word in known}
        weights = {
            word: self.scale * (((packed >> lane) & _MASK) - _ZERO * (packed >> counts))
            for word, packed in sums.items()
        }
        return {word: weight for word, weight in weights.items() if weight >= least}


def dump(
    path: Path, labels: Sequence[str], bias: Sequence[float], weights: Mapping[str, Sequence[float]], *, source: str
) -> None:
    """Write weights for `Classifier.load`, in steps of a hundred-and-twenty-seventh of the greatest."""
    greatest = max(abs(weight) for row in weights.values() for weight in row)
    scale = greatest / 127
    head = {"labels": list(labels), "bias": [round(value, 4) for value in bias], "scale": scale, "source": source}
    lines = [json.dumps(head)]
    for feature in sorted(weights):
        steps = [round(weight / scale) for weight in weights[feature]]
        if any(steps):
            packed = sum((step + _ZERO) << (_LANE * place) for place, step in enumerate(steps))
            lines.append(f"{feature}\t{packed:x}")
    path.write_bytes(gzip.compress("\n".join(lines).encode("utf-8"), 9, mtime=0))


def softmax(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores of labels of which one holds, as probabilities."""
    greatest = max(scores.values())
    parts = {label: math.exp(score - greatest) for label, score in scores.items()}
    whole = sum(parts.values())
    return {label: part / whole for label, part in parts.items()}
